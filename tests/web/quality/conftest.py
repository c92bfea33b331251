"""One world for each module of tests of these pages, on Thursday 12 November 2026."""

from copy import deepcopy

import pytest
from django.core.cache import cache

from tests.areas.quality.world import LATER, begun_world
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    return standing(begun_world)


@pytest.fixture
def world(made, db, time_machine):
    cache.clear()
    time_machine.move_to(LATER, tick=False)
    return deepcopy(made)
