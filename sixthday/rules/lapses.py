"""What a person may decide for children already at a provider while something it must hold does not count."""

from datetime import date

from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Finding

SOURCE = "Framework terms; a lapse stops new work, and a person decides on live placements (M13, M14)"


def decision_findings(
    requirement: str, *, goes_on: bool, reason: str, from_on: date, until_on: date | None
) -> tuple[Finding, ...]:
    """Whether a decision is whole: about a row that stops something, with a reason, and a last day if placements go on.

    Source: framework terms.
    """
    row = REQUIREMENT.get(requirement)
    dated = until_on is not None and until_on >= from_on
    return (
        Finding("lapse_row", row is not None and row.blocking, "This stops nothing, so nothing is decided.", SOURCE),
        Finding("lapse_reason", bool(reason.strip()), "Give the reason.", SOURCE),
        Finding(
            "lapse_until", dated or not goes_on, "Give the last day that placements may go on, not before the first.", SOURCE
        ),
        Finding("lapse_open", goes_on or until_on is None, "A stop has no last day: it holds until put right.", SOURCE),
    )  # fmt: skip
