"""What an applicant puts forward: answers with evidence, sites, offers with rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.lateness import kept_when_late, writable
from sixthday.admission.meanwhile import unchanged
from sixthday.admission.models import Answer, Application, LotApplication, ProposedOffer, ProposedSite
from sixthday.admission.queries.application import former_answer, put
from sixthday.admission.queries.standing import offer_standing
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.documents import actions as documents
from sixthday.framework.models import RoundQuestion, ServiceType
from sixthday.providers.choices import SiteKind, Unit, Vat
from sixthday.reference.rows import normal_postcode
from sixthday.rules.applications import FILLED, answer_findings
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.offers import Proposed, offer_findings, rate_findings


@dataclass(frozen=True, slots=True)
class NewOffer:
    """An offer as put forward: pence ex VAT a unit of so many minutes, at least `least_units` of them; codes are of rules.needs."""

    service_type: ServiceType
    site: ProposedSite
    mode: str
    unit: Unit
    unit_minutes: int
    price_pence: int
    vat: Vat
    needs: Sequence[str]
    age_from: int
    age_to: int
    part_days: Sequence[str]
    places: int
    travel_miles: int
    group_size: int = 1
    least_units: int = 1


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def save_answer(
    *, application: Application, question: RoundQuestion, lot: LotApplication | None, text: str, by: User, at: datetime,
    upload: "File[bytes] | None" = None, keep_former_file: bool = False, seen: str | None = None,
) -> Answer:  # fmt: skip
    """Answer one question, with evidence where it asks for some; `keep_former_file` takes last round's file over.

    Raises Refused for a question not put, too many words, or a file that is not fit; Stale, also when what stands is not
    what was `seen` (`Put.seen`): a colleague saved it meanwhile.
    """
    held = writable(application, by, at)
    asked = next((each for each in put(held) if each.question == question and each.lot == lot), None)
    if asked is None:
        raise refusal("question_put", "This question is not asked of you.", source=FILLED)
    was = asked.answer
    unchanged(seen, *asked.stands, what="This answer was saved while you were writing.",
              who=was.saved_by if was else None, when=was.saved_at if was else None)  # fmt: skip
    if stops := blockers(answer_findings(text, word_limit=question.word_limit)):
        raise Refused(stops)
    file = was.file if was else None
    if upload is not None:
        file = documents.store_file(upload=upload, by=by, at=at)
    elif file is None and keep_former_file and (last := former_answer(held, question, lot)):
        file = last.file
    answer, _ = Answer.objects.update_or_create(
        application=held, lot=lot, question=question,
        defaults={"text": text.strip(), "file": file, "saved_by": by, "saved_at": at},
    )  # fmt: skip
    after = {"question": question.code, "lot": lot.round_lot.lot.number if lot else None}
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, answer.ref], by=by, at=at, after=after)
    return answer


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def propose_site(
    *,
    application: Application,
    name: str,
    kind: SiteKind,
    by: User,
    at: datetime,
    address: str = "",
    postcode: str = "",
) -> ProposedSite:
    """Put a place forward. Raises Refused with every reason, Stale."""
    held = writable(application, by, at)
    written = _site(held, None, name=name, kind=kind, address=address, postcode=postcode)
    made = ProposedSite.objects.create(application=held, **written)
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, made.ref], by=by, at=at, after={"site": kind})
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def change_site(
    *, application: Application, site: ProposedSite, name: str, kind: SiteKind, by: User, at: datetime, address: str = "",
    postcode: str = "",
) -> ProposedSite:  # fmt: skip
    """Put a site right; what is offered there stays. Raises Refused with every reason, Stale when it was removed."""
    held = writable(application, by, at)
    mine = held.sites.filter(pk=site.pk).first()
    if mine is None:
        raise Stale(what="This site was taken off the list.")
    for field, value in _site(held, mine, name=name, kind=kind, address=address, postcode=postcode).items():
        setattr(mine, field, value)
    mine.save()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, mine.ref], by=by, at=at, after={"site": kind})
    return mine


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def remove_site(*, application: Application, site: ProposedSite, by: User, at: datetime) -> None:
    """Take a site off the list, with what was offered there. Raises Stale."""
    held = writable(application, by, at)
    mine = held.sites.filter(pk=site.pk).first()
    if mine is not None:
        mine.offers.all().delete()
        mine.delete()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, site.ref], by=by, at=at, after={"site": "removed"})


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def propose_offer(
    *, application: Application, lot: LotApplication, offer: NewOffer, by: User, at: datetime
) -> ProposedOffer:
    """Put an offer forward in a lot. Raises Refused with every reason, among them that this rate is put forward already; Stale."""
    held = writable(application, by, at)
    mine = _fit(held, lot, offer, None, at)
    made = ProposedOffer.objects.create(lot=mine, **_columns(offer))
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, made.ref], by=by, at=at, after=_rate(mine, offer))
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def change_offer(
    *, application: Application, row: ProposedOffer, offer: NewOffer, by: User, at: datetime, seen: str | None = None
) -> ProposedOffer:
    """Put an offer right. Raises Refused with every reason; Stale when it was taken back, or is not as it was `seen`."""
    held = writable(application, by, at)
    stands = ProposedOffer.objects.filter(pk=row.pk, lot__application=held).select_related("lot").first()
    if stands is None:
        raise Stale(what="This offer was taken back.")
    unchanged(seen, *offer_standing(stands), what="This offer was changed while you were writing.", who=None, when=None)
    mine = _fit(held, stands.lot, offer, stands, at)
    for field, value in _columns(offer).items():
        setattr(stands, field, value)
    stands.save()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, stands.ref], by=by, at=at, after=_rate(mine, offer))
    return stands


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def remove_offer(*, application: Application, offer: ProposedOffer, by: User, at: datetime) -> None:
    """Take an offer back. Raises Stale."""
    held = writable(application, by, at)
    ProposedOffer.objects.filter(pk=offer.pk, lot__application=held).delete()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, offer.ref], by=by, at=at, after={"offer": "removed"})


def _site(
    held: Application, mine: ProposedSite | None, *, name: str, kind: SiteKind, address: str, postcode: str
) -> dict[str, str]:
    """A site as it is kept: only a setting has an address. Raises Refused with every reason."""
    at_an_address = kind in {SiteKind.INDOOR, SiteKind.OUTDOOR}
    others = held.sites.exclude(pk=mine.pk) if mine else held.sites.all()
    known = normal_postcode(postcode)
    found = [
        Finding("site_name", bool(name.strip()), "Give the site's name.", FILLED),
        Finding("site_once", not others.filter(name=name.strip()).exists(), "A site of that name is on the list.", FILLED),
        Finding("site_postcode", bool(known) or not at_an_address,
                "That is not a postcode." if postcode.strip() else "Give the site's postcode.", "Distance needs it"),
        *(
            Finding("rate_place", row.met, f"{offer.service_type.name} is offered there. {row.reason}", row.source)
            for offer in (mine.offers.select_related("service_type") if mine else ())
            for row in rate_findings(unit=offer.unit, unit_minutes=offer.unit_minutes, mode=offer.mode, site_kind=kind)
        ),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    return {
        "name": name.strip(), "kind": kind, "address": address.strip() if at_an_address else "",
        "postcode": known if at_an_address else "",
    }  # fmt: skip


def _fit(
    held: Application, lot: LotApplication, offer: NewOffer, row: ProposedOffer | None, at: datetime
) -> LotApplication:
    """The lot of the application that an offer may stand in, alone or in place of `row`. Raises Refused with every reason."""
    mine = held.lots.filter(pk=lot.pk).select_related("round_lot__lot").first()
    if mine is None:
        raise refusal("offer_lot", "This application is not for that lot.", source=FILLED)
    same = mine.offers.filter(
        service_type=offer.service_type, site=offer.site, mode=offer.mode, unit=offer.unit, group_size=offer.group_size
    )
    others = same.exclude(pk=row.pk) if row else same
    once = Finding(
        "offer_once",
        not others.exists(),
        "This is on the list already, for a group of that size by that unit: change it there.",
        FILLED,
    )
    if stops := blockers([*_offer_findings(held, mine, offer, london_day(at)), once]):
        raise Refused(stops)
    return mine


def _columns(offer: NewOffer) -> dict[str, Any]:
    held = {name: getattr(offer, name) for name in NewOffer.__dataclass_fields__}
    return held | {"needs": list(offer.needs), "part_days": list(offer.part_days)}


def _rate(lot: LotApplication, offer: NewOffer) -> dict[str, object]:
    return {"lot": lot.round_lot.lot.number, "unit": offer.unit, "price_pence": offer.price_pence}


def _offer_findings(held: Application, lot: LotApplication, offer: NewOffer, on: date) -> tuple[Finding, ...]:
    proposed = Proposed(
        offer.mode, offer.price_pence, offer.unit_minutes, offer.group_size, tuple(offer.needs), offer.age_from,
        offer.age_to, tuple(offer.part_days), offer.places, on, unit=offer.unit, least_units=offer.least_units,
    )  # fmt: skip
    return (
        *offer_findings(
            proposed, own_site=offer.site.application_id == held.pk,
            of_the_lot=offer.service_type.lot_id == lot.round_lot.lot_id, member_from_on=on, earlier_from_on=None,
        ),
        *rate_findings(unit=offer.unit, unit_minutes=offer.unit_minutes, mode=offer.mode, site_kind=offer.site.kind),
    )  # fmt: skip
