"""Deciding to buy outside the framework for one request: the reason, and on whose authority."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold
from sixthday.awards.models import Request, SpotDecision
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.lifecycles import REQUEST

SOURCE = "Decision report risks 3 and 4 (M19)"


@transaction.atomic
def decide_spot(*, request: Request, reason: str, authority: str, by: User, at: datetime) -> SpotDecision:
    """Keep why this request is bought outside the framework, and who authorised it.

    Raises Refused without both, or when it was decided before; Stale when the request is no longer open.
    """
    held = hold(request)
    if held.state not in REQUEST.step("award_request").sources:
        raise first(held, REQUEST)
    found = (
        Finding("spot_reason", bool(reason.strip()), "Say why the framework cannot meet this need.", SOURCE),
        Finding("spot_authority", bool(authority.strip()), "Say who authorised it, and where that is recorded.", SOURCE),
        Finding("spot_once", not SpotDecision.objects.filter(request=held).exists(),
                "A spot purchase is already decided for this request.", SOURCE),
    )  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = SpotDecision.objects.create(
        request=held, reason=reason.strip(), authority=authority.strip(), decided_by=by, decided_at=at
    )
    about = [held.ref, request.referral.ref, request.child_ref]
    audit.record(Kind.SPOT_DECIDED, about=about, by=by, at=at, after={"authority": authority}, why=reason)
    return made
