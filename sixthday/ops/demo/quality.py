"""Quality assurance in the demonstration: visits, one improvement overdue, concerns of every kind; all of it invented."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from sixthday.access import actions as access
from sixthday.access import queries as directory
from sixthday.access.models import User
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.people import People
from sixthday.placements import queries as placements
from sixthday.quality.actions import concern as concerns
from sixthday.quality.actions import improvement as improvements
from sixthday.quality.actions import visit as visits
from sixthday.quality.choices import Channel, ConcernKind, Reporter
from sixthday.quality.models import Improvement, Visit

EVERY = 3  # one provider in so many has been visited
BEFORE_NOW = timedelta(minutes=20)
POLICY = b"Child protection policy, made up for this demonstration.\n"
LEVELS = (
    ("1.1", "met", "The single central record was complete."), ("1.2", "not_yet", "The policy is two years old."),
    ("1.5", "partly", "No deputy is named."),
)  # fmt: skip


def tell_quality(events: Events, market: Market, days: Days, people: People) -> None:
    """Begin every story of quality assurance."""
    sellers = list(market.sellers.values())
    for number, seller in enumerate(sellers[::EVERY]):
        events.add(f"{seller.provider.name} is visited", _visited(seller, days, people, number))
    events.add("a parent is unhappy", _unhappy(sellers[0], days, people))
    events.add("sessions are called off", _attendance(sellers[-1], days, people))
    events.add("a child says something", _worried(sellers, days, people))
    events.add("a fence is mended", _mended(sellers[-2], days, people))
    events.add("a visit is planned", _planned(sellers[1], days, people))


def _visited(seller: Seller, days: Days, people: People, number: int) -> Telling:
    """Planned, held, shared, answered and closed; the first of all leaves what was asked undone."""
    day, by = days.back(55 - number), people["quality"]
    yield at(days.back(58 - number), "09:00")
    visit = visits.plan_visit(
        provider=seller.provider, announced=number % 2 == 0, planned_on=day, visitors=by.name, focus="Safeguarding",
        by=by, at=at(days.back(58 - number), "09:00"),
    )  # fmt: skip
    yield at(day, "15:00")
    asked = _written(visit, seller, days, by, at(day, "15:00"))
    yield at(days.after(day, 4), "11:00")
    visits.reply_to_visit(
        visit=Visit.objects.get(pk=visit.pk), words="Thank you. We agree and have begun.", by=seller.lead,
        at=at(days.after(day, 4), "11:00"),
    )  # fmt: skip
    if number == 0:
        return
    yield at(days.after(day, 12), "10:00")
    improvements.report_done(
        improvement=asked, evidence="Policy of this term, on our website.", by=seller.lead,
        at=at(days.after(day, 12), "10:00"), upload=ContentFile(POLICY, "policy.txt"),
    )  # fmt: skip
    yield at(days.after(day, 14), "10:00")
    _settled(visit, asked, people["quality.two"], at(days.after(day, 14), "10:00"))


def _written(visit: Visit, seller: Seller, days: Days, by: User, when: datetime) -> Improvement:
    visits.hold_visit(visit=visit, held_on=when.date(), met_with="The manager and two tutors", by=by, at=when)
    for standard, level, evidence in LEVELS:
        improvements.rate_standard(
            provider=seller.provider, visit=visit, standard=standard, level=level, evidence=evidence,
            rated_on=when.date(), by=by, at=when,
        )  # fmt: skip
    asked = improvements.ask_improvement(
        provider=seller.provider, visit=visit, standard="1.2", what="Review the child protection policy and publish it.",
        due_on=days.after(when.date(), 20), by=by, at=when,
    )  # fmt: skip
    visits.share_visit(visit=visit, summary="Calm, well run; two papers to put right.", by=by, at=when)
    return asked


def _settled(visit: Visit, asked: Improvement, by: User, when: datetime) -> None:
    improvements.verify_improvement(improvement=Improvement.objects.get(pk=asked.pk), by=by, at=when)
    visits.close_visit(visit=Visit.objects.get(pk=visit.pk), by=by, at=when)


def _unhappy(seller: Seller, days: Days, people: People) -> Telling:
    when = at(days.back(4), "20:15")
    yield when
    desk = access.open_public_desk(by=directory.council(), at=when)
    concern = concerns.raise_concern(
        provider=seller.provider, kind=ConcernKind.QUALITY, channel=Channel.PUBLIC, reporter=Reporter.PARENT,
        what_happened="Made up: lessons are mostly films, and nobody answers when I ring.", by=desk, at=when,
    )  # fmt: skip
    yield at(days.back(3), "09:30")
    concerns.assess_concern(
        concern=concern, reason="I ring the manager and look at this term’s plans.", by=people["quality"],
        at=at(days.back(3), "09:30"),
    )  # fmt: skip


def _attendance(seller: Seller, days: Days, people: People) -> Telling:
    raised, taken, ended = (at(days.back(back), "10:00") for back in (20, 19, 12))
    yield raised
    concern = concerns.raise_concern(
        provider=seller.provider, kind=ConcernKind.ATTENDANCE, channel=Channel.COUNCIL, reporter=Reporter.COUNCIL,
        what_happened="Made up: two sessions were called off within a week.", by=people["referrer"], at=raised,
    )  # fmt: skip
    yield taken
    concerns.assess_concern(concern=concern, reason="I ask for the rota.", by=people["quality.two"], at=taken)
    yield ended
    concerns.close_concern(
        concern=concern, outcome="partly", reason="A tutor was ill; cover is arranged now.", lift=False,
        by=people["quality.two"], at=ended,
    )  # fmt: skip


def _worried(sellers: list[Seller], days: Days, people: People) -> Telling:
    """A safeguarding concern, just now, about the first provider where a child has begun: new work there has stopped."""
    when = days.now - BEFORE_NOW
    yield when
    here = [seller for seller in sellers if placements.at_provider(seller.provider).filter(state="started").exists()]
    for seller in here[-1:]:
        concerns.raise_concern(
            provider=seller.provider, kind=ConcernKind.SAFEGUARDING, channel=Channel.COUNCIL,
            reporter=Reporter.COUNCIL, what_happened="Made up: a child said that a door was locked from outside.",
            by=people["virtual.school"], at=when,
        )  # fmt: skip


def _mended(seller: Seller, days: Days, people: People) -> Telling:
    """A safeguarding concern before the first child came: new work stopped, was looked into, and began again."""
    raised, ended = at(days.begins_on - timedelta(days=9), "10:00"), at(days.begins_on - timedelta(days=6), "15:00")
    yield raised
    concern = concerns.raise_concern(
        provider=seller.provider, kind=ConcernKind.SAFEGUARDING, channel=Channel.COUNCIL, reporter=Reporter.COUNCIL,
        what_happened="Made up: the yard can be left through a gap in the fence.", by=people["quality"], at=raised,
    )  # fmt: skip
    concerns.assess_concern(
        concern=concern, reason="I go there today.", by=people["quality.two"], at=raised + BEFORE_NOW
    )
    yield ended
    concerns.close_concern(
        concern=concern, outcome="upheld", reason="The fence is mended; I saw it.", lift=True, by=people["quality.two"],
        at=ended,
    )  # fmt: skip


def _planned(seller: Seller, days: Days, people: People) -> Telling:
    """A visit to come, which the provider knows of."""
    when = at(days.back(2), "14:30")
    yield when
    visits.plan_visit(
        provider=seller.provider, announced=True, planned_on=days.after(days.now.date(), 7), visitors=people["quality"].name,
        focus="Attendance and the first week", by=people["quality"], at=when,
    )  # fmt: skip
