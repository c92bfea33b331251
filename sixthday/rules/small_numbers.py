"""Counts that could name a child: those below a number are told only as few, and never so that a sum gives them away."""

from collections.abc import Mapping

NOT_SHOWN = "Not shown"


def few(smallest: int) -> str:
    """The words for a count that is not told. Source: council's dated choice (small numbers)."""
    return f"Fewer than {smallest}"


def told(number: int, smallest: int) -> str:
    """A count in words; from 1 to just under `smallest` only that it is few. Source: council's dated choice."""
    return few(smallest) if 0 < number < smallest else f"{number:,}"


def told_parts(counts: Mapping[str, int], smallest: int) -> dict[str, str]:
    """The parts of one sum in words. Where a single one is few, the least of the others is not shown either, for the sum
    less the rest would tell it. Source: council's dated choice (small numbers); ONS disclosure control (secondary suppression)."""
    words = {name: told(number, smallest) for name, number in counts.items()}
    hidden = [name for name, number in counts.items() if 0 < number < smallest]
    others = [name for name, number in counts.items() if number >= max(smallest, 1)]
    if len(hidden) == 1 and others:
        words[min(others, key=lambda name: (counts[name], name))] = NOT_SHOWN
    return words


def drawn_parts(counts: Mapping[str, int], smallest: int) -> dict[str, int]:
    """How long the bar of each part may be: one that is told as few, or not shown, is as long as any other such.

    Source: council's dated choice (small numbers).
    """
    words = told_parts(counts, smallest)
    plain = {name: number for name, number in counts.items() if words[name] == f"{number:,}"}
    return {name: plain.get(name, smallest) for name in counts}
