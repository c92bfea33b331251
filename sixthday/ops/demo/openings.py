"""How the rounds of the demonstration are told: one open to providers now, one closed and with its evaluators."""

from datetime import timedelta

from sixthday.ops.demo import applications, rounds
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.people import People, open_door
from sixthday.ops.demo.rounds import OPEN_FOR, When

DECLARED = ("evaluator", "commissioner", "senior", "quality")
ASSESSING = (*DECLARED, "evaluator.two", "signatory")


def tell_rounds(events: Events, market: Market, days: Days, people: People) -> None:
    """Begin the story of each round."""
    events.add("the second round opens", _open_now(market, days, people))
    events.add("a new framework is filled", _being_marked(market, days, people))


def _applicants(market: Market) -> list[Seller]:
    """Providers whose leads can sign in first, then the rest."""
    able = [seller for seller in market.sellers.values() if seller.lead.has_usable_password()]
    return able + [seller for seller in market.sellers.values() if seller not in able]


def _open_now(market: Market, days: Days, people: People) -> Telling:
    """Published last week: one provider has applied, another is writing, and an answer was published to everyone."""
    one, other, *_ = _applicants(market)
    planned, opens = at(days.back(12), "09:40"), at(days.back(8), "09:00")
    closing = days.now.date() + OPEN_FOR
    yield planned
    scheme = market.agreement.round.scheme
    when = When(planned, opens, at(closing - timedelta(days=max(0, closing.weekday() - 4)), "12:00"))
    held = rounds.open_second_round(scheme, people, when)
    applications.name_markers(held, people, planned + timedelta(hours=3))
    rounds.declare(held, people, DECLARED, planned + timedelta(hours=4))
    yield at(days.back(6), "14:00")
    rounds.publish_answer(held, people, at(days.back(6), "14:00"))
    yield at(days.back(4), "16:10")
    applications.send(held, one, 3, at(days.back(4), "16:10"))
    yield at(days.back(1), "10:10")
    applications.begin(held, other, 1, at(days.back(1), "10:10"))


def _being_marked(market: Market, days: Days, people: People) -> Telling:
    """Two applied, a third came too late; conditions are checked and marks given, some of them."""
    first, second, third, *_ = reversed(_applicants(market))
    for seller in (first, second):  # so that the applicant's side of the outcome can be seen too
        open_door(people, seller.lead)
    planned, deadline = at(days.back(38), "09:30"), at(days.back(9), "12:00")
    yield planned
    held = rounds.open_first_round(people, When(planned, at(days.back(35), "09:00"), deadline))
    applications.name_markers(held, people, planned + timedelta(hours=3))
    yield at(days.back(14), "11:20")
    sent = applications.send(held, first, 1, at(days.back(14), "11:20"))
    yield at(days.back(12), "15:20")
    applications.send(held, second, 1, at(days.back(12), "15:20"))
    yield deadline - timedelta(hours=1)
    late = applications.begin(held, third, 1, deadline - timedelta(hours=1))
    applications.write(late, third.lead, deadline - timedelta(minutes=10))
    yield deadline + timedelta(minutes=1)
    applications.try_too_late(late, third.lead, deadline + timedelta(minutes=1))
    yield at(days.back(7), "09:30")
    rounds.declare(held, people, ASSESSING, at(days.back(7), "09:30"))
    rounds.declare_friend(held, people["participation"], at(days.back(7), "09:50"))
    yield at(days.back(5), "10:30")
    applications.check(sent, people, at(days.back(5), "10:30"))
    yield at(days.back(3), "13:30")
    applications.mark(sent, people, at(days.back(3), "13:30"))
