"""Applications of the demonstration: written, sent, sent too late; then checked and marked, some of them."""

from datetime import datetime

from django.core.files.base import ContentFile

from sixthday.access.models import User
from sixthday.admission.actions import applying, checking, grounds, marking, proposing, submitting
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Answer, Application, Marker
from sixthday.admission.queries import assessing
from sixthday.admission.queries.application import put
from sixthday.framework.models import Round, ServiceType
from sixthday.ops.demo.market import Seller
from sixthday.ops.demo.people import People
from sixthday.ops.demo.styles import COMMON
from sixthday.providers.choices import Basis, SiteKind, Unit, Vat
from sixthday.rules.findings import Refused

PAPER = b"A made-up policy of a provider that does not exist.\n"
WORDS = {
    "condition": "Yes: see the paper.",
    "quality": "Made up: two adults meet the child at home first. We agree with the parent what worries the child, write it "
    "on one page, and read it again at the end of each week with the child, the parent and the school.",
    "young_people": "Made up: Robin opens the door, says your name and shows you the kettle. Nobody asks you to write anything.",
    "information": "The last week of July and the first two of August.",
}


def begin(held: Round, seller: Seller, lot: int, at: datetime) -> Application:
    """A draft for one lot, of which only the organisation's own facts are written."""
    made = applying.start_application(round=held, lots={lot: Basis.NEW}, by=seller.lead, at=at)
    provider = seller.provider
    applying.save_facts(
        application=made, legal_name=f"{provider.name} Ltd", company_number="", charity_number="",
        address="1 Made-up Lane, Hereford", contact_name=provider.contact_name, telephone=provider.telephone,
        email=provider.email, size=provider.size, by=seller.lead, at=at,
    )  # fmt: skip
    return made


def write(made: Application, by: User, at: datetime) -> None:
    """Everything else that a whole application needs."""
    applying.save_share_code(application=made, share_code="ZZ99ZZ99", by=by, at=at)
    applying.say_nobody_connected(application=made, by=by, at=at)
    grounds.confirm_grounds(application=made, none_applies=True, by=by, at=at)
    site = proposing.propose_site(
        application=made, name="The upper room", kind=SiteKind.INDOOR, address="1 Made-up Lane", postcode="HR4 9AR", by=by,
        at=at,
    )  # fmt: skip
    for asked in put(made):
        upload = ContentFile(PAPER, "policy.txt") if asked.question.evidence else None
        words = WORDS[asked.question.kind]
        proposing.save_answer(
            application=made, question=asked.question, lot=asked.lot, text=words, upload=upload, by=by, at=at
        )
    for lot in made.lots.select_related("round_lot__lot"):
        service = ServiceType.objects.filter(lot=lot.round_lot.lot).order_by("pk")[0]
        offer = proposing.NewOffer(
            service_type=service, site=site, mode="setting", unit=Unit.HOUR, unit_minutes=60, price_pence=44_50,
            vat=Vat.EXEMPT, needs=list(COMMON[:6]), age_from=9, age_to=16, part_days=["mon_am", "tue_am", "wed_am"],
            places=4, travel_miles=20,
        )  # fmt: skip
        proposing.propose_offer(application=made, lot=lot, offer=offer, by=by, at=at)


def send(held: Round, seller: Seller, lot: int, at: datetime) -> Application:
    """A whole application, sent in time."""
    made = begin(held, seller, lot, at)
    write(made, seller.lead, at)
    return submitting.submit_application(application=made, by=seller.lead, at=at)


def try_too_late(made: Application, by: User, at: datetime) -> None:
    """A whole draft sent after the deadline: refused, and the attempt is kept."""
    try:
        submitting.submit_application(application=made, by=by, at=at)
    except Refused:
        return
    raise AssertionError("an application came after the deadline and was taken")


def check(made: Application, people: People, at: datetime) -> None:
    """Every condition but the last passes; the last waits for the applicant's word."""
    due = assessing.conditions(made)
    for each in due[:-1]:
        checking.record_check(
            application=made, code=each.condition.code, lot=each.lot, seen=0, result=CheckResult.PASS,
            by=people["quality"], at=at,
        )  # fmt: skip


def name_markers(held: Round, people: People, at: datetime) -> None:
    """Two evaluators, and a panel of two young people."""
    by = people["commissioner"]
    for handle in ("evaluator", "evaluator.two"):
        marking.name_evaluator(round=held, evaluator=people[handle], by=by, at=at)
    marking.seat_panel(round=held, seats=2, by=by, at=at)


def mark(made: Application, people: People, at: datetime) -> None:
    """Everybody has marked the first answer, and one mark stands; one evaluator has marked the second; the panel waits."""
    first, second = (each.answer for each in put(made) if each.question.kind == "quality" and each.answer)
    markers = list(assessing.markers(made.round, Panel.QUALITY))
    for marker, given in zip(markers, (4, 3), strict=True):
        _give(first, marker, given, at)
    marking.moderate(
        answer=first, mark=4, reason="Made up: who reads the page each week is named.", by=people["commissioner"], at=at
    )
    _give(second, markers[0], 3, at)


def _give(answer: Answer, marker: Marker, given: int, at: datetime) -> None:
    assert marker.evaluator is not None
    marking.give_mark(
        answer=answer, marker=marker, mark=given, why="Made up: it says who and when.", by=marker.evaluator, at=at
    )
