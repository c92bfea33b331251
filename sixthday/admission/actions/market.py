"""Keeping the market register: who is interested, the events they came to, why they did not apply."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.admission.choices import InterestSource, NotApplied
from sixthday.admission.keepers import tell_keepers
from sixthday.admission.models import (
    Application,
    Attendance,
    Interested,
    InterestedLot,
    MarketEvent,
    ReasonNotApplied,
)
from sixthday.admission.models.application import SENT
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import Lot, Round
from sixthday.providers.models import Provider
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal

MARKET = "Engagement with the market (M20)"
DETAILS = ("contact_name", "email", "telephone", "company_number", "size", "local", "teaches_now")


@transaction.atomic
def record_interest(
    *, name: str, source: InterestSource, lots: Iterable[Lot], by: User, at: datetime, **details: object
) -> Interested:
    """Record an interested organisation with any of DETAILS. Raises Refused with every reason, Stale for a second click."""
    name, known = name.strip(), Interested.objects.filter(name__iexact=name.strip()).exists()
    found = _findings(name, known, reachable=bool(details.get("email") or details.get("telephone")))
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Interested.objects.create(name=name, source=source, recorded_by=by, recorded_at=at, **details)
    except IntegrityError as error:
        raise Stale(what=f"{name} is on the register already.") from error
    for lot in lots:
        InterestedLot.objects.create(interested=made, lot=lot)
    audit.record(Kind.INTEREST_RECORDED, about=[made.ref], by=by, at=at, after={"source": source})
    return made


@transaction.atomic
def register_interest(*, name: str, lots: Iterable[Lot], by: User, at: datetime, **details: str | bool) -> None:
    """What somebody says of an organisation on the public page. One that is on the register already is not changed: those
    who keep it are told what was said, and decide. The sender learns nothing of which it was.
    """
    held = Interested.objects.filter(name__iexact=name.strip()).first()
    if held is None:
        held = record_interest(name=name, source=InterestSource.PUBLIC, lots=lots, by=by, at=at, **details)
        tell_keepers(
            "interest_registered", f"{held.name} is interested", "It registered on the public page.", held.ref, by, at
        )
        return
    said = "\n".join(str(details.get(part, "")) for part in ("contact_name", "email", "telephone") if details.get(part))
    body = f"It is on the register already, and nothing was changed there. This is what was sent now:\n\n{said}"
    tell_keepers("interest_registered", f"{held.name} registered interest again", body, held.ref, by, at)
    audit.record(Kind.INTEREST_REPEATED, about=[held.ref], by=by, at=at)


@transaction.atomic
def correct_interest(
    *,
    interested: Interested,
    name: str,
    lots: Iterable[Lot],
    offered: Iterable[Lot],
    by: User,
    at: datetime,
    **details: object,
) -> Interested:
    """Put right an organisation with any of DETAILS, and which of the lots `offered` it is interested in; lots of other frameworks stay.
    What it was sent stays as it was sent. The record says which parts changed, never what they were. Raises Refused with every reason.
    """  # fmt: skip
    held = Interested.objects.select_for_update(of=("self",)).get(pk=interested.pk)
    name = name.strip()
    said: dict[str, object] = {"name": name} | details
    taken = Interested.objects.filter(name__iexact=name).exclude(pk=held.pk).exists()
    found = _findings(name, taken, reachable=bool(said.get("email") or said.get("telephone")))
    if stops := blockers(found):
        raise Refused(stops)
    changed = [part for part, value in said.items() if getattr(held, part) != value]
    for part in changed:
        setattr(held, part, said[part])
    before, after = set(held.lots.filter(lot__in=offered).values_list("lot", flat=True)), {lot.pk for lot in lots}
    if not changed and before == after:
        raise refusal("interest_changed", "Nothing was changed.", source=MARKET)
    held.forgotten_at = None
    held.save(update_fields=[*changed, "forgotten_at"])
    held.lots.filter(lot__in=before - after).delete()
    for key in sorted(after - before):
        InterestedLot.objects.create(interested=held, lot_id=key)
    parts = sorted([*changed, "lots"] if before != after else changed)
    audit.record(Kind.INTEREST_CORRECTED, about=[held.ref], by=by, at=at, after={"changed": parts})
    return held


@transaction.atomic
def forget_contact(*, interested: Interested, by: User, at: datetime) -> None:
    """Remove whom to speak to at an organisation that was not heard of for so long; its name and its part in rounds stay.

    Raises Stale when that was done before. Source: UK GDPR Article 5(1)(e).
    """
    held = Interested.objects.select_for_update(of=("self",)).get(pk=interested.pk)
    if held.forgotten_at is not None:
        raise Stale(what="The contact was removed before.")
    held.contact_name = held.email = held.telephone = ""
    held.forgotten_at = at
    held.save(update_fields=["contact_name", "email", "telephone", "forgotten_at"])
    audit.record(Kind.INTEREST_FORGOTTEN, about=[held.ref], by=by, at=at)


def _findings(name: str, taken: bool, *, reachable: bool) -> list[Finding]:
    """Whether an organisation can stand on the register so."""
    return [
        Finding("interested_named", bool(name), "Give the organisation's name.", MARKET),
        Finding("interested_once", not taken, f"{name} is on the register already.", MARKET),
        Finding("interested_reachable", reachable, "Give an e-mail address or a telephone number.", MARKET),
    ]


@transaction.atomic
def link_interest(*, interested: Interested, provider: Provider, by: User, at: datetime) -> Interested:
    """Say that this organisation is this provider. Raises Refused when either is tied already."""
    held = Interested.objects.select_for_update(of=("self",)).get(pk=interested.pk)
    found = [
        Finding("interest_free", held.provider_id is None, f"{held} is tied to a provider already.", MARKET),
        Finding("provider_free", not Interested.objects.filter(provider=provider).exists(),
                f"{provider} is tied to another organisation on the register.", MARKET),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    held.provider = provider
    held.save(update_fields=["provider"])
    audit.record(Kind.INTEREST_LINKED, about=[held.ref, provider.ref], by=by, at=at)
    return held


@transaction.atomic
def record_event(*, title: str, held_on: date, place: str, by: User, at: datetime) -> MarketEvent:
    """Record an event with the market, held or ahead. Raises Refused for one of that title on that day."""
    if MarketEvent.objects.filter(title=title.strip(), held_on=held_on).exists():
        raise refusal("event_once", "This event is recorded already.", source=MARKET)
    made = MarketEvent.objects.create(
        title=title.strip(), held_on=held_on, place=place.strip(), recorded_by=by, recorded_at=at
    )
    audit.record(Kind.MARKET_EVENT_RECORDED, about=[made.ref], by=by, at=at, after={"held_on": held_on})
    return made


@transaction.atomic
def record_attendance(*, event: MarketEvent, came: Iterable[Interested], by: User, at: datetime) -> list[Attendance]:
    """Record organisations that came; those recorded before stay. Raises Refused for an event that is still ahead."""
    if event.held_on > london_day(at):
        raise refusal("event_held", "This event has not been held yet.", source=MARKET)
    rows = [
        Attendance.objects.get_or_create(event=event, interested=each, defaults={"recorded_by": by, "recorded_at": at})
        for each in came
    ]
    new = [row for row, made in rows if made]
    about = [event.ref, *(row.interested.ref for row in new)]
    audit.record(Kind.ATTENDANCE_RECORDED, about=about, by=by, at=at, after={"came": len(new)})
    return new


@transaction.atomic
def explain_not_applying(
    *, round: Round, interested: Interested, reason: NotApplied, note: str, by: User, at: datetime
) -> ReasonNotApplied:
    """Keep why an organisation did not apply. Raises Refused before the round was published, when it applied, or unsaid."""
    applied = interested.provider_id is not None and Application.objects.filter(
        SENT, round=round, provider=interested.provider_id
    ).exists()  # fmt: skip
    found = [
        Finding("round_published", round.opened_at is not None, "This round has not been published.", MARKET),
        Finding("not_applied", not applied, f"{interested} applied to this round.", MARKET),
        Finding("reason_said", reason != NotApplied.OTHER or bool(note.strip()), "Say which reason.", MARKET),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    made = ReasonNotApplied.objects.create(
        round=round, interested=interested, reason=reason, note=note.strip(), recorded_by=by, recorded_at=at
    )
    about, after = [interested.ref, round.ref], {"reason": reason}
    audit.record(Kind.NOT_APPLYING_EXPLAINED, about=about, by=by, at=at, after=after)
    return made
