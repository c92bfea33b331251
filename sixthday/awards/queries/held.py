"""Holding a request's row while an act on it runs."""

from sixthday.audit.moves import first
from sixthday.awards.models import Request
from sixthday.rules.lifecycles import REQUEST


def held_request(request: Request, verb: str) -> Request:
    """The request as it stands now, its row locked until the transaction ends.

    Raises Stale, saying who did what, when the step `verb` can no longer be taken.
    """
    rows = Request.objects.select_for_update(of=("self",))
    held = rows.select_related("referral__child__school", "round_lot__lot", "round_lot__round", "service_type").get(
        pk=request.pk
    )
    if held.state not in REQUEST.step(verb).sources:
        raise first(held, REQUEST)
    return held
