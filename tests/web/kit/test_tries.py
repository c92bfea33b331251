"""Wrong tries are counted one by one, also when they come at once."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from sixthday.web.kit.tries import too_many, wrong
from tests.cast import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05", "10:00")


def test_tries_are_counted_within_the_hour_by_key():
    for _ in range(3):
        wrong("network:a", at=NOW)
    assert [too_many("network:a", most=most, at=NOW) for most in (2, 3, 4)] == [True, True, False]
    assert not too_many("network:b", most=1, at=NOW)
    assert not too_many("network:a", most=1, at=NOW + timedelta(hours=1))


def test_two_tries_that_saw_the_same_count_are_two(monkeypatch):
    """Each asked before the other had written: nothing that they read decides where they count."""
    with monkeypatch.context() as stale:
        stale.setattr(cache, "get", lambda key, default=None, version=None: default)
        wrong("network:a", at=NOW)
        wrong("network:a", at=NOW)
    assert too_many("network:a", most=2, at=NOW)
