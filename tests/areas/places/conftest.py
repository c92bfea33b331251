"""One world of providers for the module's tests."""

from copy import deepcopy

import pytest

from tests.areas.awards.world import World, a_world
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing) -> World:  # noqa: F811 - the fixture
    """Providers with offers, and a child."""
    return standing(a_world)


@pytest.fixture
def world(made: World, db: None) -> World:
    """The module's world with objects of this test's own; what the test does is rolled back."""
    return deepcopy(made)
