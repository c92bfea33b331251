"""One world for each module of tests: three providers, and a child who has begun at Arrow."""

from copy import deepcopy

import pytest

from tests.areas.quality.world import begun_world
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    return standing(begun_world)


@pytest.fixture
def world(made, db):
    return deepcopy(made)
