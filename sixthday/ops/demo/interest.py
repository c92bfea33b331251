"""How the market of the demonstration is told: two events, who came, who was invited by name, and why one did not apply."""

from datetime import datetime, timedelta

from sixthday.admission.actions.inviting import invite_to_round
from sixthday.admission.actions.market import (
    explain_not_applying,
    link_interest,
    record_attendance,
    record_event,
    record_interest,
)
from sixthday.admission.choices import InterestSource, NotApplied
from sixthday.admission.models import Interested
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.people import People
from sixthday.providers.choices import Size

NEWCOMERS = (
    ("Ryelands Bakehouse Training", Size.VOLUNTARY, True, (1,)), ("Sallow Reach Counselling", Size.SMALL, True, (2,)),
    ("Merestone Maths", Size.SMALL, False, (3,)), ("Weir Mill Boats", Size.VOLUNTARY, True, (1, 2)),
    ("Orchard Loft Music", Size.SMALL, True, (1,)), ("Redmarley Online Tutors", Size.LARGE, False, (3,)),
    ("Stonebow Street Art", Size.VOLUNTARY, True, (1, 2)), ("Lyde Brook Stables", Size.SMALL, True, (1,)),
)  # fmt: skip
LINK = "https://sixthday.example/opportunity/"


def tell_interest(events: Events, market: Market, days: Days, people: People) -> None:
    """Begin the story of the market."""
    events.add("the market is asked", _asked(market, days, people))


def _asked(market: Market, days: Days, people: People) -> Telling:
    """Two events before the round; invitations on the day after it was published; one says why it will not apply."""
    officer, first, second = people["market"], at(days.back(40), "16:00"), at(days.back(20), "16:00")
    yield first
    known = [_known(seller, market, first) for seller in list(market.sellers.values())[:6]]
    new = [_newcomer(number, market, first) for number in range(len(NEWCOMERS))]
    event = record_event(
        title="Meet the buyer", held_on=first.date(), place="Town Hall, Hereford", by=officer, at=first
    )
    record_attendance(event=event, came=[*known[:4], *new[:5]], by=officer, at=first)
    yield second
    event = record_event(title="How to apply", held_on=second.date(), place="Online", by=officer, at=second)
    record_attendance(event=event, came=[*known[2:], *new[3:]], by=officer, at=second)
    invited_at = at(days.back(7), "11:00")
    yield invited_at
    held = market.agreement.round.scheme.rounds.get(state="open")
    invite_to_round(round=held, organisations=[*known, *new[:6]], link=LINK, by=officer, at=invited_at)
    later = invited_at + timedelta(days=1)
    yield later
    explain_not_applying(
        round=held, interested=new[4], reason=NotApplied.NO_CAPACITY, note="Full until the summer", by=officer, at=later
    )


def _known(seller: Seller, market: Market, when: datetime) -> Interested:
    """A provider of today's framework, on the register too."""
    provider, officer = seller.provider, market.people["market"]
    row = record_interest(
        name=provider.name, source=InterestSource.COUNCIL, lots=[row.lot for row in market.agreement.lots.values()], by=officer,
        at=when, email=seller.lead.email, size=provider.size, local=provider.local, teaches_now=True,
    )  # fmt: skip
    return link_interest(interested=row, provider=provider, by=officer, at=when)


def _newcomer(number: int, market: Market, when: datetime) -> Interested:
    """An organisation that came to an event and has taught nobody here yet."""
    name, size, local, lots = NEWCOMERS[number]
    return record_interest(
        name=name, source=InterestSource.EVENT, lots=[market.agreement.lots[lot].lot for lot in lots],
        by=market.people["market"], at=when, email=f"hello{number}@interested.example", size=size, local=local,
    )  # fmt: skip
