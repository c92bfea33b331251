"""Names of jobs are upward calls that no import shows: the list is closed, and every name leads somewhere."""

from importlib import import_module

import pytest

from sixthday.ops.jobs import EVERY, JOBS


@pytest.mark.parametrize(("name", "path"), JOBS.items(), ids=JOBS)
def test_a_job_is_there(name: str, path: str) -> None:
    module, _, function = path.rpartition(".")
    assert module.startswith("sixthday.ops.jobs")
    assert callable(getattr(import_module(module), function))


def test_only_known_jobs_are_scheduled() -> None:
    assert set(EVERY) - set(JOBS) == set()
