"""One world in which providers apply, for each module of tests."""

from copy import deepcopy

import pytest

from tests.areas.admission.world import World, admission_world
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing) -> World:  # noqa: F811 - the fixture
    """A published round, and providers that may apply."""
    return standing(admission_world)


@pytest.fixture
def world(made: World, db: None) -> World:
    """The module's world with objects of this test's own; what the test does is rolled back."""
    return deepcopy(made)
