"""What a few providers say of themselves: a renewal sent, somebody who stands in, what is never taken, closed days."""

from datetime import timedelta

from django.core.files.base import ContentFile

from sixthday.ops.demo.days import at
from sixthday.ops.demo.events import Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.providers import actions as providers
from sixthday.providers.choices import AccreditationKind, Connection
from sixthday.rules.lasting import last_day

PAPER = b"A made-up certificate of a provider that does not exist.\n"


def own_words(market: Market, seller: Seller) -> Telling:
    """The part of one provider: each of the first few has another, the rest are silent."""
    place = list(market.sellers).index(seller.provider.pk)
    parts = {0: _accredited, 1: _sends, 2: _changes_people, 3: _says, 4: _connected}
    if place in parts:
        yield from parts[place](market, seller)


def _sends(market: Market, seller: Seller) -> Telling:
    """A health and safety policy sent yesterday, which a named officer has still to look at."""
    when = at(market.days.back(1), "15:10")
    yield when
    draft = providers.draft_evidence(
        provider=seller.provider, requirement="health_and_safety", issued_on=when.date(),
        valid_until_on=last_day(when.date(), 12), upload=ContentFile(PAPER, "health-and-safety.txt"), by=seller.lead, at=when,
    )  # fmt: skip
    providers.send_evidence(evidence=draft, by=seller.lead, at=when)


def _changes_people(market: Market, seller: Seller) -> Telling:
    """Somebody new, whom quality assurance has still to clear."""
    when = at(market.days.back(1), "09:40")
    yield when
    providers.notify_starter(
        provider=seller.provider, name="Frankie Newcombe", role=seller.style.adult, from_on=market.days.after(when.date(), 10),
        by=seller.lead, at=when,
    )  # fmt: skip


def _says(market: Market, seller: Seller) -> Telling:
    """Never on Friday afternoons, and closed for a week to come."""
    when = at(market.days.back(3), "11:00")
    yield when
    first = when.date() + timedelta(days=40)
    providers.say_preferences(
        provider=seller.provider, never_needs=[], never_part_days=["fri_pm"], note="Fridays after lunch are for planning.",
        by=seller.lead, at=when,
    )  # fmt: skip
    providers.declare_closure(
        provider=seller.provider, from_on=first, until_on=first + timedelta(days=6), why="Staff training", by=seller.lead,
        at=when,
    )  # fmt: skip


def _accredited(market: Market, seller: Seller) -> Telling:
    """A centre of an awarding body since the beginning."""
    when = at(market.days.back(20), "10:30")
    yield when
    providers.record_accreditation(
        provider=seller.provider, kind=AccreditationKind.AWARDING_BODY, body="An invented awarding body",
        reference="90001", from_on=when.date(), by=market.people["quality"], at=when,
    )  # fmt: skip


def _connected(market: Market, seller: Seller) -> Telling:
    """Its director."""
    when = at(market.days.back(20), "10:50")
    yield when
    providers.record_connection(
        provider=seller.provider, name=seller.provider.contact_name, connection=Connection.DIRECTOR, from_on=when.date(),
        by=market.people["quality"], at=when,
    )  # fmt: skip
