"""Issuing a call-off from a confirmed award; cancelling it before both have signed; ending it early."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, move
from sixthday.audit.references import new_reference
from sixthday.awards.actions import award as awarding
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries
from sixthday.calloffs.models import CallOff, Line
from sixthday.calloffs.paper import paper
from sixthday.documents import actions as documents
from sixthday.documents.choices import DocumentKind
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.ledger import actions as ledger
from sixthday.ledger import queries as money
from sixthday.outbox import actions as outbox
from sixthday.places import actions as places
from sixthday.providers.choices import Vat
from sixthday.rules.awarding import term_finding
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.lifecycles import AWARD, CALLOFF
from sixthday.rules.parameters import law_on

SOURCE = "Decision report, recommendation c (M03)"


@transaction.atomic
def issue_calloff(*, award: Award, by: User, at: datetime) -> CallOff:
    """Print the contract of a confirmed award and offer it to both for signature.

    Raises Refused without an end date, a maximum, terms, or when it runs past the framework's term; Stale when the award
    is not confirmed or has its call-off.
    """
    held = awards.whole().get(pk=award.pk)
    if held.state != "confirmed" or held.calloff_ref:
        raise first(held, AWARD)
    if stops := blockers(_whole(held)):
        raise Refused(stops)
    terms, ref = framework.terms_on(held.request.round_lot.round, london_day(at)), new_reference()
    document = documents.make_document(kind=DocumentKind.CALLOFF, about=ref, data=paper(held, terms, ref), by=by, at=at)
    made = CallOff.objects.create(
        ref=ref, award=held, terms=terms, start_on=held.start_on, end_on=held.end_on, weekly_minutes=held.weekly_minutes,
        maximum_pence=held.whole_life_pence, maximum_inc_vat_pence=held.whole_life_pence + held.whole_life_vat_pence,
        notice_days=framework.choice(Choice.NOTICE_DAYS, london_day(at)), document=document, issued_by=by, issued_at=at,
    )  # fmt: skip
    Line.objects.create(
        calloff=made, what=held.service_type.name, unit=held.unit, quantity=held.frozen["cost"]["quantity"],
        units=held.units, price_pence=held.price_pence, vat_bp=_vat_bp(held), total_pence=held.whole_life_pence,
    )  # fmt: skip
    awarding.bind_award(award=held, calloff_ref=ref, by=by, at=at)
    outbox.post_message(
        to_organisation=held.provider.organisation, kind="calloff_issued", about=ref, by=by, at=at,
        subject="A call-off waits for your signature", body=f"Call-off {ref} for award {held.ref} waits for your signature.",
    )  # fmt: skip
    return made


@transaction.atomic
def cancel_calloff(*, calloff: CallOff, why: str, by: User, at: datetime) -> CallOff:
    """Cancel a call-off before both have signed: its award falls, the place and the money are free again.

    Raises Refused without a reason, Stale when it is signed or gone.
    """
    if not why.strip():
        raise refusal("cancel_reason", "Say why the call-off is cancelled.", source=SOURCE)
    held = queries.whole().get(pk=calloff.pk)
    move(held, CALLOFF, "cancel_calloff", ended_by=by, ended_at=at, ended_why=why.strip())
    awarding.withdraw_award(award=held.award, why=why, calloff_ref=held.ref, by=by, at=at)
    audit.record(Kind.CALLOFF_CANCELLED, about=[held.ref, *awards.about(held.award)], by=by, at=at, why=why)
    return held


@transaction.atomic
def cancel_begun_calloff(*, calloff: CallOff, last_day_on: date, why: str, by: User, at: datetime) -> CallOff:
    """Cancel a call-off under which education began (by an emergency order, or carried over) and ended before both signed.

    Nobody is asked to sign it any more. Its award stands, for what was taught until `last_day_on` is owed: that part of the
    money stays set aside and the rest is free. Raises Stale when it is signed or gone.
    """
    held = queries.whole().get(pk=calloff.pk)
    move(held, CALLOFF, "cancel_calloff", ended_by=by, ended_at=at, ended_why=why.strip())
    taught = awards.cost_until(held.award, last_day_on)
    ledger.lower_earmark(
        about=held.award.ref, by_year=taught.ex_vat_by_year, vat_by_year=taught.vat_by_year,
        why="Ended before its call-off was signed", by=by, at=at,
    )  # fmt: skip
    about = [held.ref, *awards.about(held.award)]
    audit.record(Kind.CALLOFF_CANCELLED, about=about, by=by, at=at, after={"taught_until_on": last_day_on}, why=why)
    return held


@transaction.atomic
def end_calloff(*, calloff: CallOff, last_day_on: date | None, why: str, by: User, at: datetime) -> CallOff:
    """End a signed call-off: what was committed for days after the last one is given back, and the place is free.

    `last_day_on` is the last day of education bought, None when there was none. Raises Refused without a reason or for a
    last day outside the contract or in the future; Stale when it is not signed.
    """
    held = queries.whole().get(pk=calloff.pk)
    inside = last_day_on is None or held.start_on <= last_day_on <= min(held.end_on, london_day(at))
    found = (
        Finding("end_reason", bool(why.strip()), "Say why the call-off ends.", SOURCE),
        Finding("end_day", inside, "The last day must be within the contract and not in the future.", SOURCE),
    )
    if stops := blockers(found):
        raise Refused(stops)
    move(held, CALLOFF, "end_calloff", ended_by=by, ended_at=at, ended_why=why.strip(), last_day_on=last_day_on)
    by_year, vat_by_year = _not_used(held, last_day_on)
    if any(by_year.values()):
        ledger.give_back(about=held.ref, by_year=by_year, vat_by_year=vat_by_year, why="Call-off ended", by=by, at=at)
    places.release_place(award_ref=held.award.ref, why="Call-off ended", by=by, at=at)
    about = [held.ref, *awards.about(held.award)]
    after = {"last_day_on": last_day_on, "given_back": by_year}
    audit.record(Kind.CALLOFF_ENDED, about=about, by=by, at=at, after=after, why=why)
    return held


def _whole(award: Award) -> list[Finding]:
    found = [
        Finding("calloff_end", award.end_on is not None, "A call-off needs an end date.", SOURCE),
        Finding("calloff_maximum", award.whole_life_pence > 0, "A call-off needs a maximum value.", SOURCE),
    ]
    if award.route in awards.FRAMEWORK_ROUTES:
        scheme = award.request.round_lot.round.scheme
        found.append(term_finding(award.end_on, scheme.ends_on, scheme.ongoing_calloffs))
    return found


def _vat_bp(award: Award) -> int:
    """Basis points of VAT on the first day."""
    return int(law_on("vat_standard_bp", award.start_on).value) if award.vat == Vat.STANDARD else 0


def _not_used(calloff: CallOff, last_day_on: date | None) -> tuple[dict[str, int], dict[str, int]]:
    """Pence by year committed beyond the last day, ex VAT and VAT."""
    award, held = calloff.award, money.committed(calloff.ref)
    used = awards.cost_until(award, last_day_on) if last_day_on else None
    ex_vat = _left({year: pence for year, (pence, _) in held.items()}, used.ex_vat_by_year if used else {})
    vat = _left({year: pence for year, (_, pence) in held.items()}, used.vat_by_year if used else {})
    return ex_vat, vat


def _left(held: dict[str, int], used: dict[str, int]) -> dict[str, int]:
    """What each year does not need; what a year needs beyond what it holds (a least number, paid for early) a later one keeps."""
    left, more = {}, 0
    for year in sorted(held):
        needed = used.get(year, 0) + more
        left[year] = max(0, held[year] - needed)
        more = max(0, needed - held[year])
    return left
