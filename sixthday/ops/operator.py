"""Whoever stands at the command line: the record names the console, for nobody has signed in there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operator:
    """An actor that is no user."""

    ref: str = "CONSOLE"


CONSOLE = Operator()
