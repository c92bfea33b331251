"""What every test stands on: either engine with its triggers, a clean cache, cheap passwords, and one browser."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from sixthday.ops import triggers
from tests.browser import browser, page, visitors  # noqa: F401 - fixtures
from tests.database import django_db_keepdb, django_db_modify_db_settings, django_db_setup  # noqa: F401 - fixtures


def pytest_addoption(parser):
    """One option of our own: leave the browser out, on purpose and in sight."""
    parser.addoption("--no-browser", action="store_true", help="leave out the journeys, which need Chromium")


def pytest_configure(config):
    """Make the product's settings those of a test, on either engine."""
    (settings.LOCAL / "styles").mkdir(parents=True, exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SCANNER = "test_signature"  # a test that wants a daemon starts one of its own
    settings.WHITENOISE_AUTOREFRESH = True  # looks a static file up when asked, not all of them for each client
    for database in settings.DATABASES.values():
        database.get("OPTIONS", {}).pop("pool", None)  # a pool of four turns a race of twenty into a race of four


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Journeys come last, and are skipped only when that was asked for."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)
    if config.getoption("no_browser"):
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason="--no-browser"))


def pytest_report_header(config):
    """Say which engine the results are of."""
    return f"engine: {connections['default'].vendor}"


@pytest.fixture(autouse=True)
def own_files(request, settings, tmp_path: Path) -> None:
    """Stored files of this test alone; of its module where the world is the module's (tests/standing.py)."""
    if "standing" in request.fixturenames:
        return
    held = settings.STORAGES
    settings.STORAGES = held | {"default": held["default"] | {"OPTIONS": {"location": str(tmp_path / "files")}}}


def _flush_between_triggers(self):
    """Empty every table after a transactional test. Append-only tables refuse: lift before, lay after.

    The cache table is no model, so the flush leaves it: clear it too. Django's own content types and permissions,
    which nothing here reads, are not written again each time.
    """
    for name in self._databases_names(include_mirrors=False):
        triggers.lift(connections[name])
        try:
            call_command("flush", verbosity=0, interactive=False, database=name, inhibit_post_migrate=True)
            cache.clear()
        finally:
            triggers.lay(connections[name])


TransactionTestCase._fixture_teardown = _flush_between_triggers
