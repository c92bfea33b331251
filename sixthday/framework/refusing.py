"""Findings of the framework, and refusing with every one that stops."""

from collections.abc import Sequence

from sixthday.rules.findings import Finding, Refused, blockers

SOURCE = "Framework terms (M01, M02)"


def finding(code: str, met: bool, no: str, source: str = SOURCE) -> Finding:
    """A finding with the reason that is given when it is not met."""
    return Finding(code, met, no, source)


def refuse(found: Sequence[Finding]) -> None:
    """Raise Refused with everything that stops the act, or pass."""
    if stops := blockers(found):
        raise Refused(stops)
