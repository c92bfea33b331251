"""One world in which awards can be made, for each module of tests; and, for those that ask, one placement in it."""

from copy import deepcopy

import pytest

from sixthday.placements.models import Placement
from tests.areas.awards.chosen import ready
from tests.areas.awards.world import World
from tests.areas.placements.readiness import in_order, prepared
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing) -> World:  # noqa: F811 - the fixture
    """Money, limits, terms, declarations, three providers and a decided duty."""
    return standing(ready)


@pytest.fixture
def world(made: World, db: None) -> World:
    """The module's world with objects of this test's own; what the test does is rolled back."""
    return deepcopy(made)


@pytest.fixture(scope="module")
def made_friday(standing, made: World) -> Placement:  # noqa: F811 - the fixture
    """The module's placement on Friday evening. Every test of a module that has one asks for it."""
    return standing(prepared, made)


@pytest.fixture
def friday(made_friday: Placement, db: None) -> Placement:
    """A placement being made ready, as `prepared` leaves it, with objects of this test's own."""
    return deepcopy(made_friday)


@pytest.fixture(scope="module")
def made_monday(standing, made: World, made_friday: Placement) -> Placement:  # noqa: F811 - the fixture
    """The module's placement on Monday morning. Every test of a module that has one asks for it."""
    return standing(in_order, made, made_friday)


@pytest.fixture
def monday(made_monday: Placement, db: None) -> Placement:
    """A placement with everything checked, as `in_order` leaves it, with objects of this test's own."""
    return deepcopy(made_monday)
