"""The one place opaque references are drawn. The demonstration draws them from a seed, so that it repeats."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random

from sixthday.rules.references import spoken

LENGTH = 8
SPACE = 23 ** (LENGTH - 1)

_draw: ContextVar[Callable[[int], int]] = ContextVar("draw", default=secrets.randbelow)


def new_reference() -> str:
    """A reference that can be read aloud, such as K7M4-29QX; it says nothing of whom it stands for."""
    return spoken(draw(SPACE), LENGTH)


def draw(below: int) -> int:
    """A drawn number from 0 to below − 1; for references and for a recorded draw between equals."""
    return _draw.get()(below)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw from a seed instead of from chance: demonstrations and tests only."""
    token = _draw.set(Random(seed).randrange)  # noqa: S311 - repeatable on purpose
    try:
        yield
    finally:
        _draw.reset(token)
