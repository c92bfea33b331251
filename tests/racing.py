"""Many people acting in the same instant, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from sixthday.rules.findings import Refused, Stale

WON = "won"


def race(*acts: Callable[[], Any]) -> list[str]:
    """Run every act at once. Each gives "won", the codes of its refusal, or what the loser was told; sorted."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        try:
            start.wait()
            act()
        except Refused as refused:
            return " ".join(sorted({finding.code for finding in refused.findings if not finding.met}))
        except Stale as stale:
            return f"{stale.what} {stale.who}".strip()
        finally:
            connection.close()
        return WON

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))
