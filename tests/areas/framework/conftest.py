"""One framework for each module of these tests."""

from copy import deepcopy

import pytest

from tests.areas.framework.world import framework_world
from tests.standing import standing  # noqa: F401 - a fixture


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(framework_world)


@pytest.fixture
def world(made, db):
    """The council's people and its framework."""
    return deepcopy(made)
