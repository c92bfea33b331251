"""What part of places and of spend goes to local, small and voluntary providers."""

import pytest

from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.queries import Share
from sixthday.providers.actions import correct_provider
from sixthday.providers.choices import Size
from tests.areas.awards import chosen
from tests.areas.awards.chosen import COST, SEPTEMBER

pytestmark = pytest.mark.django_db


@pytest.mark.demand("M20", "the share of local, small and voluntary providers in places and in spend")
def test_a_signed_calloff_counts_for_its_provider(world) -> None:
    """Before both have signed the place runs and nothing is committed; afterwards the money counts by kind."""
    correct_provider(
        provider=world.providers["Arrow"], local=True, size=Size.VOLUNTARY, by=world.cast.commissioner, at=SEPTEMBER
    )
    chosen.confirmed(world)
    before = calloffs.shares("2026-27")
    assert (before.whole, before.local) == (Share("All", 1, 0), Share("Local", 1, 0))


@pytest.mark.parametrize("year", ["2025-26", "2028-29"])
def test_another_year_has_neither(world, year: str) -> None:
    chosen.signed(world)
    assert calloffs.shares(year).whole == Share("All", 0, 0)


def test_by_size(world) -> None:
    chosen.signed(world)
    assert calloffs.shares("2026-27").sizes == (
        Share("Small or medium", 1, COST), Share("Voluntary or community", 0, 0), Share("Large", 0, 0),
    )  # fmt: skip
