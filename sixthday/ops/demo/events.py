"""Time in the demonstration: every story waits for its next moment, and all of them are told together, earliest first."""

import heapq
from collections.abc import Generator
from datetime import datetime
from itertools import count

from sixthday.rules.findings import Refused

Telling = Generator[datetime]


class Over(Exception):
    """A story has nothing more to tell."""


class Events:
    """The stories under way. A story is a generator that yields the moment of what it does next."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.refused: list[str] = []
        self._waiting: list[tuple[datetime, int, str, Telling]] = []
        self._number = count()

    def add(self, name: str, telling: Telling) -> None:
        """Begin a story; it does nothing before the first moment it yields."""
        self._advance(name, telling)

    def run(self) -> None:
        """Tell every story up to the last moment; what would come later has not happened yet."""
        while self._waiting and self._waiting[0][0] <= self.until:
            _, _, name, telling = heapq.heappop(self._waiting)
            self._advance(name, telling)

    def _advance(self, name: str, telling: Telling) -> None:
        try:
            moment = next(telling)
        except (StopIteration, Over):
            return
        except Refused as refused:
            reasons = "; ".join(f"{finding.code}: {finding.reason}" for finding in refused.findings)
            self.refused.append(f"{name}: {reasons}")
            return
        heapq.heappush(self._waiting, (moment, next(self._number), name, telling))
