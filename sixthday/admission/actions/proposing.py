"""What an applicant puts forward: answers with evidence, sites, offers with rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt, Unit
from sixthday.admission.lateness import kept_when_late, writable
from sixthday.admission.models import Answer, Application, LotApplication, ProposedOffer, ProposedSite
from sixthday.admission.queries.application import former_answer, put
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.documents import actions as documents
from sixthday.framework.models import RoundQuestion, ServiceType
from sixthday.providers.choices import SiteKind, Vat
from sixthday.rules.applications import FILLED, answer_findings
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.offers import Proposed, offer_findings

YEAR_MINUTES = 52 * 7 * 24 * 60


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
    upload: "File[bytes] | None" = None, keep_former_file: bool = False,
) -> Answer:  # fmt: skip
    """Answer one question, with evidence where it asks for some; `keep_former_file` takes last round's file over.

    Raises Refused for a question not put, too many words, or a file that is not fit; Stale.
    """
    held = writable(application, by, at)
    asked = next((each for each in put(held) if each.question == question and each.lot == lot), None)
    if asked is None:
        raise refusal("question_put", "This question is not asked of you.", source=FILLED)
    if stops := blockers(answer_findings(text, word_limit=question.word_limit)):
        raise Refused(stops)
    file = asked.answer.file if asked.answer else None
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
    at_an_address = kind in {SiteKind.INDOOR, SiteKind.OUTDOOR}
    found = [
        Finding("site_name", bool(name.strip()), "Give the site's name.", FILLED),
        Finding("site_once", not held.sites.filter(name=name.strip()).exists(), "A site of that name is on the list.", FILLED),
        Finding("site_postcode", bool(postcode.strip()) or not at_an_address, "Give the site's postcode.", "Distance needs it"),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = ProposedSite.objects.create(
        application=held, name=name.strip(), kind=kind, address=address.strip() if at_an_address else "",
        postcode=postcode.strip().upper() if at_an_address else "",
    )  # fmt: skip
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, made.ref], by=by, at=at, after={"site": kind})
    return made


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
    """Put an offer forward in a lot; one already there for the same service, site and place of teaching is replaced.

    Raises Refused with every reason, Stale.
    """
    held = writable(application, by, at)
    mine = held.lots.filter(pk=lot.pk).select_related("round_lot__lot").first()
    if mine is None:
        raise refusal("offer_lot", "This application is not for that lot.", source=FILLED)
    if stops := blockers(_offer_findings(held, mine, offer, london_day(at))):
        raise Refused(stops)
    made, _ = ProposedOffer.objects.update_or_create(
        lot=mine, service_type=offer.service_type, site=offer.site, mode=offer.mode,
        defaults={
            "unit": offer.unit, "unit_minutes": offer.unit_minutes, "price_pence": offer.price_pence, "vat": offer.vat,
            "least_units": offer.least_units, "group_size": offer.group_size, "needs": list(offer.needs),
            "age_from": offer.age_from, "age_to": offer.age_to, "part_days": list(offer.part_days),
            "places": offer.places, "travel_miles": offer.travel_miles,
        },
    )  # fmt: skip
    after = {"lot": mine.round_lot.lot.number, "unit": offer.unit, "price_pence": offer.price_pence}
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, made.ref], by=by, at=at, after=after)
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def remove_offer(*, application: Application, offer: ProposedOffer, by: User, at: datetime) -> None:
    """Take an offer back. Raises Stale."""
    held = writable(application, by, at)
    ProposedOffer.objects.filter(pk=offer.pk, lot__application=held).delete()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref, offer.ref], by=by, at=at, after={"offer": "removed"})


def _offer_findings(held: Application, lot: LotApplication, offer: NewOffer, on: date) -> tuple[Finding, ...]:
    long = offer.unit == Unit.YEAR
    proposed = Proposed(
        offer.mode, offer.price_pence, min(offer.unit_minutes, 60) if long else offer.unit_minutes, offer.group_size,
        tuple(offer.needs), offer.age_from, offer.age_to, tuple(offer.part_days), offer.places, on,
    )  # fmt: skip
    return (
        *offer_findings(
            proposed, own_site=offer.site.application_id == held.pk,
            of_the_lot=offer.service_type.lot_id == lot.round_lot.lot_id, member_from_on=on, earlier_from_on=None,
        ),
        Finding("offer_year", not long or offer.unit_minutes <= YEAR_MINUTES, "A year has no more hours than that.", FILLED),
        Finding("offer_least", offer.least_units >= 1, "The least that can be bought is one.", FILLED),
    )  # fmt: skip
