"""Rates by the week block and the year, and least numbers: warned of, ranked, awarded, printed and ended early by one rule."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.awards.queries import award as awards
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.calloffs.paper import paper
from sixthday.providers.choices import Unit
from sixthday.providers.models import Offer
from tests.areas.awards.chosen import able, approved, confirmed, decided, issued, locked, proposed
from tests.areas.awards.world import SENT, World, a_world, add_provider, drafted

BLOCK = {"unit": Unit.WEEK, "unit_minutes": 600, "price_pence": 400_00}
YEAR = {"unit": Unit.YEAR, "unit_minutes": 950 * 60, "price_pence": 19_000_00}


def market(**offers) -> World:
    """A council able to award, and a provider with each of these offers."""
    world = a_world(())
    for name, offer in offers.items():
        add_provider(world, name, **offer)
    able(world)
    decided(world, world.referral)
    return world


def answered(world: World, **prices: int):
    """A locked shortlist to which each answered at its own rate."""
    return locked(world, {name: {"price_pence": pence} for name, pence in prices.items()})


def ranked(request) -> dict[str, int]:
    """The pence an hour and in all of each answer, as they were ranked."""
    facts = {row["ref"]: row for row in request.shortlist.frozen["offers"]}
    return {
        entry.response.invitation.provider.name.split()[0]: facts[entry.response.ref]["price_pence"]
        for entry in request.shortlist.entries.select_related("response__invitation__provider")
    }


@pytest.mark.django_db
def test_each_unit_is_ranked_by_what_an_hour_taught_comes_to() -> None:
    world = market(Arrow={}, Bridge=BLOCK, Teme=YEAR)
    request = answered(world, Arrow=42_00, Bridge=400_00, Teme=19_000_00)
    hour_of_a_year = 4 * 60 * Fraction(19_000_00, 380) / 600  # four mornings, ten hours a week
    assert ranked(request) == {"Arrow": 42_00, "Bridge": 40_00, "Teme": hour_of_a_year}


@pytest.mark.django_db
def test_a_least_number_is_warned_of_before_asking_charged_and_printed() -> None:
    world = market(Arrow=BLOCK | {"least_units": 20})
    request = drafted(world)
    [found] = eligible_for(request, SENT.date())
    assert [each.reason for each in found.warns] == ["Charges for at least 20 week blocks; these hours come to 6."]
    award = approved(world, proposed(world, answered(world, Arrow=400_00)))
    assert (award.units, award.whole_life_pence, award.frozen["cost"]["quantity"]) == (20, 8_000_00, "20")
    calloff = issued(world, confirmed(world, award))
    assert [(line.unit, line.units, line.total_pence) for line in calloff.lines.all()] == [("week", 20, 8_000_00)]
    printed = paper(award, calloff.terms, calloff.ref)
    assert (printed["price_lines"][0]["unit"], printed["price_note"]) == (
        "Week block of 10 hours, at least 20",
        "A week block is charged for each week in which a session is planned. At least 20 week blocks are charged."
        " The price is exempt from VAT.",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("offer", "last", "units"),
    [
        pytest.param(BLOCK, date(2026, 11, 17), 2, id="two weeks begun"),
        pytest.param(BLOCK | {"least_units": 4}, date(2026, 11, 17), 4, id="the least number is paid for"),
        pytest.param(YEAR, date(2026, 11, 17), Fraction(6, 380), id="six mornings of a year"),
    ],
)
def test_an_early_end_is_priced_by_the_same_rule(offer, last: date, units) -> None:
    world = market(Arrow=offer)
    award = proposed(world, answered(world, Arrow=offer["price_pence"]))
    assert awards.cost_until(award, last).quantity == units


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"least_units": 0}, {"unit": "year", "least_units": 2}, {"unit": "term"}])
def test_the_database_refuses_a_rate_that_cannot_be_charged(wrong) -> None:
    market(Arrow=BLOCK)
    where = ", ".join(f"{column} = %s" for column in wrong)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Offer._meta.db_table} SET {where}", [*wrong.values()])
