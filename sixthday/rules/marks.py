"""Marks: given blind by each marker, and the one moderated mark that stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from sixthday.rules.findings import Finding
from sixthday.rules.words import joined

PUBLISHED = "The round's published questions and pass marks"
SCORED_KINDS = frozenset({"quality", "young_people"})


@dataclass(frozen=True, slots=True)
class Marked:
    """One scored question: its moderated mark (None until there is one) and the reason given for it, and the mark that passes."""

    code: str
    title: str
    mark: int | None
    most: int
    pass_mark: int
    why: str = ""


def mark_findings(mark: int, *, most: int, why: str, moderated: bool) -> tuple[Finding, ...]:
    """Whether a mark may be given: within the scale, with a word why, before moderation. Source: the round's published questions."""
    return (
        _mark("mark_scale", 0 <= mark <= most, f"A mark is from 0 to {most}."),
        _mark("mark_why", bool(why.strip()), "Say why, from the answer itself."),
        _mark("mark_open", not moderated, "The moderated mark already stands."),
    )


def moderation_findings(marks: Mapping[str, int | None], *, mark: int, most: int, reason: str) -> tuple[Finding, ...]:
    """Whether one mark may now stand for all. `marks` are everybody's who must mark, by name, None where missing.

    Source: the round's published questions and pass marks.
    """
    waiting = [name for name, given in marks.items() if given is None]
    return (
        _mark("moderation_markers", bool(marks), "Nobody is named to mark this question."),
        _mark("moderation_all_in", not waiting, f"Still to mark: {joined(waiting) if waiting else 'nobody'}."),
        _mark("mark_scale", 0 <= mark <= most, f"A mark is from 0 to {most}."),
        _mark("moderation_reason", bool(reason.strip()), "Give the reason for the mark that stands."),
    )


def _mark(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, PUBLISHED)
