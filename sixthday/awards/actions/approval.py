"""Approving awards: never one's own, within a limit; the place and the money are taken, the preferred provider is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, move
from sixthday.awards.choices import DisclosureStep
from sixthday.awards.disclosing import disclose
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.ledger import actions as ledger
from sixthday.outbox import actions as outbox
from sixthday.places import actions as places
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.lifecycles import AWARD, REQUEST
from sixthday.rules.splitting import remedies

SOURCE = "Council scheme of delegation (M29)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one award of a bulk approval: approved, or every reason why not."""

    award: Award
    approved: bool
    findings: tuple[Finding, ...] = ()
    stale: str = ""


@transaction.atomic
def approve_award(*, award: Award, by: User, at: datetime) -> Award:
    """Approve a proposed award: money is set aside, the place taken, and the risk summary sent to the preferred provider.

    Raises Refused with every reason, and Stale when somebody decided first.
    """
    held = awards.whole().get(pk=award.pk)
    if held.state not in AWARD.step("approve_award").sources:
        raise first(held, AWARD)
    found = conditions.decision_findings(held, by, london_day(at))
    if stops := blockers(found):
        raise Refused([*stops, *remedies(found)])
    move(held, AWARD, "approve_award", approved_by=by, approved_at=at, risk_summary=awards.risk_summary(held))
    ex_vat, vat = awards.years_of(held)
    ledger.earmark(
        about=held.ref, by_year=ex_vat, vat_by_year=vat, scheme_ref=awards.scheme_ref_of(held), by=by, at=at,
        head=awards.head_of(held),
    )  # fmt: skip
    places.take_place(
        award_ref=held.ref, provider=held.provider, site=held.site, offer=held.offer, route=held.route,
        part_days=held.part_days, by=by, at=at, **awards.placing(held),
    )  # fmt: skip
    move(held.request, REQUEST, "award_request")
    disclose(held, DisclosureStep.RISK_SUMMARY, awards.RISK_FIELDS, by=by, at=at)
    outbox.post_message(
        to_organisation=held.provider.organisation, kind="award_preferred", about=held.ref, by=by, at=at,
        subject="You are preferred for a request",
        body=f"You are preferred for request {held.request.ref}. Read the risk summary of award {held.ref}, then confirm it "
        "or withdraw. Withdrawing does not count against you.",
    )  # fmt: skip
    after = {"whole_life_pence": held.whole_life_pence, "provider": held.provider.ref}
    audit.record(Kind.AWARD_APPROVED, about=awards.about(held), by=by, at=at, after=after, findings=found)
    return held


@transaction.atomic
def approve_awards(*, chosen: Iterable[Award], by: User, at: datetime) -> list[Outcome]:
    """Approve several, each by itself: one that cannot be approved does not hold up the others."""
    return [_approved(award, by, at) for award in chosen]


@transaction.atomic
def send_back_award(*, award: Award, why: str, by: User, at: datetime) -> Award:
    """Send a proposed award back to its proposer with what to change. Raises Refused without it; Stale when decided."""
    if not why.strip():
        raise refusal("send_back_reason", "Say what should change.", source=SOURCE)
    held = awards.whole().get(pk=award.pk)
    if held.proposed_by_id == by.pk:
        raise refusal("not_proposer", "The person who proposed an award withdraws it instead.", source=SOURCE)
    move(held, AWARD, "send_back_award", ended_by=by, ended_at=at, ended_why=why.strip())
    places.end_award_override(award_ref=held.ref, why="The award was sent back", by=by, at=at)
    outbox.post_message(
        to=held.proposed_by, kind="award_sent_back", about=held.ref, by=by, at=at, subject="An award was sent back",
        body=f"Award {held.ref} was sent back: {why.strip()}",
    )  # fmt: skip
    audit.record(Kind.AWARD_SENT_BACK, about=awards.about(held), by=by, at=at, why=why)
    return held


def _approved(award: Award, by: User, at: datetime) -> Outcome:
    try:
        return Outcome(approve_award(award=award, by=by, at=at), approved=True)
    except Refused as refused:
        return Outcome(award, approved=False, findings=refused.findings)
    except Stale as stale:
        return Outcome(award, approved=False, stale=stale.what)
