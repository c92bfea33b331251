"""What stops counting in the demonstration: a renewal not accepted, a lapse decided about, a name on a debarment list."""

from datetime import timedelta

from django.core.files.base import ContentFile

from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.own_words import PAPER
from sixthday.ops.demo.people import People
from sixthday.ops.operator import the_clock
from sixthday.placements import queries as placements
from sixthday.providers import actions as providers
from sixthday.providers.choices import ExclusionMoment, ExclusionOutcome, LapseOutcome
from sixthday.providers.models import Evidence
from sixthday.providers.queries import lapses
from sixthday.rules.lasting import last_day

REQUIRED = "safeguarding_lead"
REJECTED = 5  # which provider's renewal was not accepted
MATCHED = 4  # whose director has the name of somebody on the list: see own_words
LIST = """name,company_number,ground,mandatory,until
An Invented Cartel Limited,00000001,Competition law infringement,no,
{name},,Misconduct in relation to a procurement,no,
"""


def tell_lapses(events: Events, market: Market, days: Days, people: People) -> None:
    """Begin the story of each."""
    sellers = list(market.sellers.values())
    events.add("a renewal is not accepted", _rejected(sellers[REJECTED], days))
    events.add("a certificate lapses where a child is", _lapsed(sellers, days, people))
    events.add("a debarment list comes", _debarment(sellers[MATCHED], days, people))
    events.add("what ends is told", _reminded(days))


def _rejected(seller: Seller, days: Days) -> Telling:
    """A policy of another organisation; its provider reads why, and has not sent another."""
    when, looked = at(days.back(4), "16:20"), at(days.back(3), "10:40")
    yield when
    draft = providers.draft_evidence(
        provider=seller.provider, requirement="health_and_safety", issued_on=when.date(),
        valid_until_on=last_day(when.date(), 12), upload=ContentFile(PAPER, "policy.txt"), by=seller.lead, at=when,
    )  # fmt: skip
    sent = providers.send_evidence(evidence=draft, by=seller.lead, at=when)
    yield looked
    assert sent.officer is not None
    providers.reject_evidence(
        evidence=Evidence.objects.get(pk=sent.pk), why="Made up: it is the policy of another organisation. Send your own.",
        by=sent.officer, at=looked,
    )  # fmt: skip


def _lapsed(sellers: list[Seller], days: Days, people: People) -> Telling:
    """A certificate recorded in error ended last week; the children there stay for a fortnight while it is put right."""
    when = days.now - timedelta(minutes=30)
    yield when
    here = [each for each in sellers if placements.at_provider(each.provider).filter(state="started").exists()]
    if not here:
        return
    seller, first, second = here[0], people["quality"], people["quality.two"]
    ended = when.date() - timedelta(days=5)
    for held in Evidence.objects.filter(provider=seller.provider, requirement=REQUIRED, withdrawn_at=None):
        providers.withdraw_evidence(
            evidence=held, why="The day on the certificate was read wrongly.", by=first, at=when
        )
        shown = providers.record_evidence(
            provider=seller.provider, requirement=REQUIRED, issued_on=min(held.issued_on, ended), valid_until_on=ended, by=first,
            at=when,
        )  # fmt: skip
        providers.verify_evidence(evidence=shown, by=second, at=when + timedelta(minutes=2))
    providers.decide_lapse(
        provider=seller.provider, requirement=REQUIRED, outcome=LapseOutcome.CONTINUE, from_on=ended + timedelta(days=1),
        until_on=when.date() + timedelta(days=14), by=second, at=when + timedelta(minutes=5),
        reason="Made up: the deputy is trained and there every day; the course of the lead is booked for next week.",
    )  # fmt: skip


def _debarment(seller: Seller, days: Days, people: People) -> Telling:
    """One line has the name of a director here; somebody looked, and it is another person."""
    when, looked = at(days.back(8), "08:50"), at(days.back(8), "14:15")
    yield when
    report = providers.load_debarment_list(
        text=LIST.format(name=seller.provider.contact_name), listed_on=when.date(), source="Made up for the demonstration",
        by=people["quality"], at=when,
    )  # fmt: skip
    assert report.loaded, report.errors
    yield looked
    providers.check_exclusion(
        provider=seller.provider, moment=ExclusionMoment.LIST, outcome=ExclusionOutcome.CLEAR,
        note="Made up: another person of the same name; the date of birth and the company are others.", by=people["quality"],
        at=looked,
    )  # fmt: skip


def _reminded(days: Days) -> Telling:
    """This morning's reminders of what ends soon, as the nightly job gives them."""
    when = at(days.now.date(), "05:00")
    yield when
    for ending, left in lapses.reminders_due(when.date()):
        providers.post_reminder(ending=ending, days=left, by=the_clock(when), at=when)
