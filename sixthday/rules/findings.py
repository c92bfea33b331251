"""What was tested, whether it was met, why, and under which authority. Always every reason, never only the first."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much an unmet finding matters."""

    STOPS = "stops"
    WARNS = "warns"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing tested. `reason` is a whole sentence a broker can read out; `fixer` is the role that can mend it."""

    code: str
    met: bool
    reason: str
    source: str
    weight: Weight = Weight.STOPS
    fixer: str = ""

    def as_dict(self) -> dict[str, object]:
        """Plain values, for freezing beside a decision."""
        return asdict(self)


class Refused(Exception):
    """The act is not possible now; `findings` holds every reason."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.reason for finding in self.findings))


class Stale(Exception):
    """Somebody else did this first. `who` did `what`, `when` (a sentence each, safe to show)."""

    def __init__(self, *, what: str, who: str = "", when: str = "") -> None:
        self.what, self.who, self.when = what, who, when
        super().__init__(what)


def blockers(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The unmet findings that stop the act."""
    return tuple(finding for finding in findings if not finding.met and finding.weight is Weight.STOPS)


def warnings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The unmet findings that a person must see but that stop nothing."""
    return tuple(finding for finding in findings if not finding.met and finding.weight is Weight.WARNS)


def advice(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The unmet findings of a refusal that stop nothing themselves but say what could be done."""
    return tuple(finding for finding in findings if not finding.met and finding.weight is Weight.TELLS)


def allowed(findings: Iterable[Finding]) -> bool:
    """Whether nothing stops the act."""
    return not blockers(findings)


def refusal(code: str, reason: str, *, source: str, fixer: str = "") -> Refused:
    """A refusal with a single reason."""
    return Refused([Finding(code, False, reason, source, fixer=fixer)])


def frozen(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings as plain values, in the order they were made."""
    return [finding.as_dict() for finding in findings]
