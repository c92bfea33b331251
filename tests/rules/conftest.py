"""Rules are tried without a database and without files; a slow machine is no failure."""

import pytest
from hypothesis import settings

settings.register_profile("rules", deadline=None, max_examples=50)
settings.load_profile("rules")


@pytest.fixture(autouse=True)
def own_files() -> None:
    """No rule stores a file: do without the stored files every other test is given."""
