"""How a thing is timed: warmed once, repeated, said as min, median and max in milliseconds."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure: wall-clock and processor milliseconds over `runs` repeats; `about` says what was done, how much of it."""

    name: str
    about: str
    runs: int
    wall_ms: dict[str, float]
    cpu_ms: dict[str, float]

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Counted:
    """One measure that is no time: `values` holds min, median and max under the name of their unit."""

    name: str
    about: str
    values: dict[str, dict[str, float]]

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {"name": self.name, "about": self.about, **self.values}


def measure(name: str, act: Callable[[], object], *, about: str, runs: int = 9) -> Measured:
    """Time an act in this process."""
    act()
    walls, processor = [], []
    for _ in range(runs):
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        processor.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return measured(name, about, walls, processor)


def measured(name: str, about: str, walls: Sequence[float], processor: Sequence[float]) -> Measured:
    """Times already taken, in milliseconds."""
    return Measured(name, about, len(walls), spread(walls), spread(processor))


def spread(values: Sequence[float]) -> dict[str, float]:
    """Min, median and max, to a hundredth."""
    return {
        "min": round(min(values), 2),
        "median": round(statistics.median(values), 2),
        "max": round(max(values), 2),
    }
