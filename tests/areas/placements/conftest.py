"""One world in which awards can be made, for each module of tests."""

from copy import deepcopy

import pytest

from tests.areas.awards.chosen import ready
from tests.areas.awards.world import World
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing) -> World:  # noqa: F811 - the fixture
    """Money, limits, terms, declarations, three providers and a decided duty."""
    return standing(ready)


@pytest.fixture
def world(made: World, db: None) -> World:
    """The module's world with objects of this test's own; what the test does is rolled back."""
    return deepcopy(made)
