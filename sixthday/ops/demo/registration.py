"""The registration guard in the demonstration: hours judged, one provider over the line, a case, an override, a monthly list."""

from datetime import timedelta

from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Telling
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.people import People
from sixthday.ops.operator import CONSOLE
from sixthday.places import actions as places
from sixthday.places.models import Taking
from sixthday.places.queries.deciding import hours_to_judge
from sixthday.providers import actions as providers

READERS = ("lead.broker", "quality", "senior")  # the first has not acknowledged the last edition
ELSEWHERE = "Made up: a council over the border, pupil {}"


def tell_registration(events: Events, market: Market, days: Days, people: People) -> None:
    """Begin the story of each."""
    sellers = [each for each in market.sellers.values() if each.provider.registered_on is None]
    events.add("hours are judged", _judged(sellers, days, people))
    events.add("a provider comes over the line", _over(sellers, days, people))
    events.add("the list is sent", _edition(days, people))


def _judged(sellers: list[Seller], days: Days, people: People) -> Telling:
    """Hours one to one at home: a person says that they do not count."""
    when = days.now - timedelta(minutes=50)
    yield when
    for seller in sellers:
        if place := hours_to_judge(seller.provider, when.date()).first():
            places.judge_hours(
                provider=seller.provider, child_ref=place.child_ref, counts=False, by=people["quality"], at=when,
                why="Made up: at home with a parent there; nobody else is taught with the child.",
            )  # fmt: skip
            return


def _over(sellers: list[Seller], days: Days, people: People) -> Telling:
    """Another council tells of five pupils where a child of ours is: alarm, case, and leave for that child to stay a while."""
    when = days.now - timedelta(minutes=40)
    yield when
    held = Taking.objects.filter(released_at__isnull=True, until_on__gt=when.date(), one_to_one_away=False)
    here = [
        (each, place)
        for each in sellers
        if not each.trait and (place := held.filter(provider=each.provider).order_by("pk").first())
    ]
    if not here:
        return
    seller, place = here[0]  # not where the safeguarding concern is
    provider, by = seller.provider, people["quality"]
    for letter in "ABCDE":
        providers.declare_hours(
            provider=provider, declared_for=ELSEWHERE.format(letter), weekly_minutes=20 * 60, special=False,
            from_on=when.date(), declared_on=when.date(), by=by, at=when,
        )  # fmt: skip
    places.run_guard_again(by=CONSOLE, at=when + timedelta(minutes=1))
    case = places.open_case(
        provider=provider, why="Made up: five pupils of another council are there all week, beside ours.", by=by,
        at=when + timedelta(minutes=4),
    )  # fmt: skip
    places.add_note(
        case=case, text="Made up: the manager says that two of the five leave at the end of term. Confirmed in writing.",
        by=by, at=when + timedelta(minutes=8),
    )  # fmt: skip
    first = max(place.from_on, when.date())
    places.override_guard(
        provider=provider, child_ref=place.child_ref, from_on=first,
        until_on=max(first, min(place.until_on, first + timedelta(days=28))),
        reason="Made up: a move now would harm the child; the other council takes its pupils away within four weeks.",
        by=people["senior"], at=when + timedelta(minutes=12),
    )  # fmt: skip


def _edition(days: Days, people: People) -> Telling:
    """An edition of this month; all but one of those who get it have acknowledged it."""
    named = days.founded_at + timedelta(days=1)
    yield named
    for handle in READERS:
        places.name_recipient(user=people[handle], from_on=named.date(), by=people["commissioner"], at=named)
    made, read = at(days.back(6), "07:30"), at(days.back(5), "09:10")
    yield made
    edition = places.make_edition(by=people["commissioner"], at=made, by_hand=False)
    yield read
    for handle in READERS[1:]:
        places.acknowledge_edition(edition=edition, by=people[handle], at=read)
