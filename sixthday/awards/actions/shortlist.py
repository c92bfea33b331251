"""Locking the shortlist: silence is written down, exact versions are ranked, and everything that made it is frozen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.audit.references import draw
from sixthday.awards.models import Consideration, Invitation, Request, Shortlist, ShortlistEntry
from sixthday.awards.queries.held import held_request
from sixthday.awards.queries.shortlist import Tested, offer_facts, versions, weights_and_scales
from sixthday.rules import ranking
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers, frozen
from sixthday.rules.lifecycles import REQUEST
from sixthday.rules.ranking import Ranked
from sixthday.rules.requests import LockFacts, counted_versions, lock_findings

DRAWS = 1_000_000


@transaction.atomic
def lock_shortlist(*, request: Request, by: User, at: datetime, early_reason: str = "") -> Shortlist:
    """Close a request to answers and rank those it has, in their exact versions.

    Raises Refused when it is too early (all must have answered, or the due moment passed, or a lead broker gives a
    reason), Stale when it was locked or ended before.
    """
    held = held_request(request, "lock_shortlist")
    invitations = list(Invitation.objects.filter(request=held).prefetch_related("responses"))
    found = lock_findings(_lock_facts(held, invitations, by, at, early_reason))
    if blockers(found):
        raise Refused(blockers(found))
    answers = versions(held, london_day(at))
    ranked_rows, aside = _sorted_out(held, answers, at)
    weights, scales = weights_and_scales(held)
    draws = {row.response.ref: draw(DRAWS) for row in ranked_rows}
    ranked = ranking.rank(offer_facts(held, ranked_rows, draws), weights, scales)
    move(held, REQUEST, "lock_shortlist")
    silent = _write_down_silence(invitations)
    facts = {
        **ranking.freeze(ranked, weights, scales), "weights_version": held.weight_set.version if held.weight_set else 0,
        "needs": held.brief.get("needs", {}), "considered": _frozen_findings(answers), "set_aside": aside, "silent": silent, "lock": frozen(found),
    }  # fmt: skip
    shortlist = Shortlist.objects.create(
        request=held, early_reason=early_reason.strip(), frozen=facts, locked_by=by, locked_at=at
    )
    _keep_entries(shortlist, ranked, ranked_rows)
    after = {"ranked": [row.offer.ref for row in ranked], "set_aside": aside, "silent": silent}
    about = [held.ref, held.referral.ref, held.child_ref]
    audit.record(
        Kind.SHORTLIST_LOCKED, about=about, by=by, at=at, after=after, findings=found, why=early_reason.strip()
    )
    return shortlist


def _lock_facts(request: Request, invitations: Sequence[Invitation], by: User, at: datetime, why: str) -> LockFacts:
    assert request.due_at is not None
    return LockFacts(
        asked=len(invitations),
        answered=sum(1 for invitation in invitations if invitation.responses.all()),
        due_at=request.due_at,
        at=at,
        by_lead=access.may(by, Permission.LOCK_EARLY, london_day(at)),
        reason=why,
        sole_eligible=Consideration.objects.filter(request=request, eligible=True).count() == 1,
    )


def _sorted_out(
    request: Request, answers: list[list[Tested]], at: datetime
) -> tuple[list[Tested], list[dict[str, str]]]:
    """The versions to rank; and those that may not be, each with why."""
    assert request.due_at is not None
    by_ref = {row.response.ref: row for rows in answers for row in rows}
    counted = counted_versions([[row.received for row in rows] for rows in answers], request.due_at, at)
    rank_these = [by_ref[received.ref] for received in counted if received.meets_need]
    chosen = {row.response.ref for row in rank_these}
    newest = [rows[-1] for rows in answers if not chosen & {row.response.ref for row in rows}]
    return rank_these, [{"response": row.response.ref, "why": _why_aside(row)} for row in newest]


def _why_aside(row: Tested) -> str:
    if row.considered is None:
        return "cannot"
    return "late" if row.considered.eligible else "not_eligible"


def _write_down_silence(invitations: Sequence[Invitation]) -> list[str]:
    silent = [invitation for invitation in invitations if not invitation.responses.all()]
    for invitation in silent:
        invitation.silent = True
        invitation.save(update_fields=["silent"])
    return [invitation.provider.ref for invitation in silent]


def _frozen_findings(answers: list[list[Tested]]) -> dict[str, Any]:
    """What was found of every version that offered something, with the exact version of offer it leant on."""
    return {
        row.response.ref: {
            "provider": row.response.invitation.provider.ref,
            "version": row.response.version,
            "offer": row.response.offer.ref if row.response.offer else "",
            "offer_version": row.response.offer.version if row.response.offer else 0,
            "findings": frozen(row.considered.findings),
        }
        for rows in answers
        for row in rows
        if row.considered is not None
    }


def _keep_entries(shortlist: Shortlist, ranked: Sequence[Ranked], rows: Sequence[Tested]) -> None:
    by_ref = {row.response.ref: row.response for row in rows}
    for row in ranked:
        ShortlistEntry.objects.create(
            shortlist=shortlist, response=by_ref[row.offer.ref], position=row.position, total=str(row.total),
            points=ranking.as_dict(row)["points"], whole_life_pence=row.offer.whole_life_pence,
        )  # fmt: skip
