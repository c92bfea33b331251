"""A world made once for a whole module and rolled back after each test, where making it costs more than the tests.

@pytest.fixture(scope="module")
def made(standing): return standing(ready)       # once

@pytest.fixture
def world(made, db): return deepcopy(made)       # fresh objects, the module's rows
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def standing(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Any]]:
    """Call it with what makes the world; its rows and files last as long as the module, the rows never committed."""
    held = settings.STORAGES
    files = {"OPTIONS": {"location": str(tmp_path_factory.mktemp("files"))}}
    with override_settings(STORAGES=held | {"default": held["default"] | files}), django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield lambda make, *args, **kwargs: make(*args, **kwargs)
        finally:
            with django_db_blocker.unblock():
                transaction.set_rollback(True)
                outer.__exit__(None, None, None)
