"""Building the demonstration council, in one transaction: all of it, or nothing."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.conf import settings
from django.db import transaction

from sixthday.audit import chain
from sixthday.audit.references import seeded
from sixthday.ops.demo import carried, market
from sixthday.ops.demo.agreement import agree
from sixthday.ops.demo.cases import cases
from sixthday.ops.demo.children import people as made_up_children
from sixthday.ops.demo.days import Days
from sixthday.ops.demo.events import Events
from sixthday.ops.demo.interest import tell_interest
from sixthday.ops.demo.interruptions import leave
from sixthday.ops.demo.lapses import tell_lapses
from sixthday.ops.demo.openings import tell_rounds
from sixthday.ops.demo.own_words import own_words
from sixthday.ops.demo.people import council_people
from sixthday.ops.demo.post import deliver_all
from sixthday.ops.demo.quality import tell_quality
from sixthday.ops.demo.referring import child_story
from sixthday.ops.demo.registration import tell_registration
from sixthday.ops.demo.told import Stage, Told
from sixthday.reference import queries as reference

SEED = 6


@dataclass(frozen=True)
class Built:
    """What stands, and what the product refused to do on the way (with its reasons)."""

    children: int
    providers: int
    refused: tuple[str, ...]


@transaction.atomic
def build(*, now: datetime, children: int, providers: int, seed: int = SEED) -> Built:
    """Play two terms of history up to `now` through the product's own actions. The reference data must be loaded."""
    with seeded(seed):
        return _played(now, children, providers, seed)


def _played(now: datetime, children: int, providers: int, seed: int) -> Built:
    area = reference.authority(settings.COUNCIL["authority"])
    days = Days(now, reference.authority_days(area))
    people = council_people(days.founded_at)
    agreement = agree(people, days.founded_at)
    rows = chosen_rows(providers)
    opened = market.open_market(people, agreement, days, rows, seed)
    events = Events(until=now)
    events.add("leave", leave(people, days))
    stage = Stage(people, opened, days, events)
    for seller in opened.sellers.values():
        events.add(f"{seller.provider.name} renews", market.renewals(opened, seller, seed))
        events.add(f"{seller.provider.name} stands", market.standing(opened, seller))
        events.add(f"{seller.provider.name} says what is free", market.vacancies(opened, seller, seed))
        events.add(f"{seller.provider.name} speaks for itself", own_words(opened, seller))
    tell_quality(events, opened, days, people)
    tell_rounds(events, opened, days, people)
    tell_interest(events, opened, days, people)
    tell_lapses(events, opened, days, people)
    tell_registration(events, opened, days, people)
    _children(stage, children, seed)
    events.run()
    deliver_all()
    chain.seal(at=now)
    return Built(children, len(rows), tuple(events.refused))


def chosen_rows(count: int) -> list[dict[str, str]]:
    """So many providers of the table, spread over its kinds."""
    rows = carried.rows("providers.csv")
    return [rows[number * len(rows) // count] for number in range(count)]


def _children(stage: Stage, count: int, seed: int) -> None:
    persons = made_up_children(count, stage.days.begins_on, seed)
    brokers = [stage.people["broker"], stage.people["broker.two"], stage.people["broker"]]
    told = cases(count, len(stage.days.met) - 2, seed)
    for number, (case, person) in enumerate(zip(told, persons, strict=True)):
        chance = Random(f"{seed} {number}")  # noqa: S311 - repeatable on purpose
        story = Told(stage, case, person, brokers[number % len(brokers)], chance)
        stage.events.add(f"child {number}", child_story(story))
