"""The demonstration's data from nothing, and again when it stands: `prepare`, as `./run demo` calls it, in a process of its own.

What `./run demo` does before it, installing and compiling the styles, is not measured here.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.measure import Measured, measured
from tests.bench.stored import scratch

BARE, AGAIN = 1, 3


def measures() -> Iterator[Measured]:
    """Migrating, reference data and two terms of history; then the same command over what stands."""
    with scratch() as address:
        yield _measured("demo from bare", "migrations, reference data, 60 children and 60 providers", address, BARE)
        yield _measured("demo again", "the same command when all of it stands", address, AGAIN)


def _measured(name: str, about: str, address: str, runs: int) -> Measured:
    taken = [_prepare(address) for _ in range(runs)]
    return measured(name, about, [wall for wall, _ in taken], [used for _, used in taken])


def _prepare(address: str) -> tuple[float, float]:
    """Wall and processor milliseconds of one run."""
    environment = {**os.environ, "SIXTHDAY_DEMO": "1", "DATABASE_URL": address}
    began, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "manage.py", "prepare"], env=environment, check=True, stdout=sys.stderr)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return (time.perf_counter() - began) * 1000, used * 1000
