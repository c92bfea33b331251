"""Whether a person may score in a round: interests declared, in date, and none in the applicant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.words import plain_date

CONFLICTS = "Procurement Act 2023 s81 to s83"


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest as declared: in whom, of which kind, and when its mitigation is looked at again."""

    organisation_ref: str
    kind: str
    review_on: date


@dataclass(frozen=True, slots=True)
class RoundInterests:
    """A person's newest declaration for a round: good from and until, both included."""

    from_on: date
    until_on: date
    interests: tuple[Interest, ...] = ()


def scoring_findings(held: RoundInterests | None, on: date, organisation_ref: str = "") -> tuple[Finding, ...]:
    """Whether a person may score on a day, and this applicant when one is given. An interest in an applicant of whatever
    kind keeps its holder from scoring that applicant; it outlives the declaration that told of it, until the next one.
    Source: Procurement Act 2023 s81 to s83."""
    told = [_clear_of(held.interests, organisation_ref)] if held is not None and organisation_ref else []
    if held is None or not held.from_on <= on <= held.until_on:
        reason = "Declare any interests in this round first."
        if held is not None and held.until_on < on:
            reason = f"Declare any interests in this round again: the declaration ended on {plain_date(held.until_on)}."
        known = [finding for finding in told if not finding.met]
        return (Finding("interests_declared", False, reason, CONFLICTS, fixer="evaluator"), *known)
    due = [interest.review_on for interest in held.interests if interest.review_on < on]
    return (
        Finding("interests_declared", True, f"Interests are declared until {plain_date(held.until_on)}.", CONFLICTS),
        Finding("interests_reviewed", not due, _review(due), CONFLICTS, fixer="evaluator"),
        *told,
    )


def has_interest(findings: Sequence[Finding]) -> bool:
    """Whether the findings of `scoring_findings` say that the person declared an interest in the applicant.

    Source: Procurement Act 2023 s81 to s83.
    """
    return any(finding.code == "interest_none" and not finding.met for finding in findings)


def interest_findings(interests: Sequence[tuple[str, str, str, date]], on: date) -> tuple[Finding, ...]:
    """Whether each interest, as (in whom, nature, mitigation, review on), is told whole, once, with a review ahead.

    Source: Procurement Act 2023 s81 to s83.
    """
    whole = all(whom.strip() and nature.strip() and mitigation.strip() for whom, nature, mitigation, _ in interests)
    whose = [whom for whom, *_ in interests]
    return (
        Finding("interest_whole", whole, "For each interest say in whom, what it is, and what is done about it.", CONFLICTS),
        Finding("interest_once", len(set(whose)) == len(whose), "Name each organisation once.", CONFLICTS),
        Finding("interest_review", all(review_on >= on for *_, review_on in interests),
                "A review day is today or later.", CONFLICTS),
    )  # fmt: skip


def _review(due: Sequence[date]) -> str:
    if not due:
        return "No interest is waiting for its review."
    return f"An interest was due for review on {plain_date(min(due))}: declare again."


def _clear_of(interests: Sequence[Interest], organisation_ref: str) -> Finding:
    clear = all(interest.organisation_ref != organisation_ref for interest in interests)
    reason = (
        "No declared interest in this applicant."
        if clear
        else "This person has declared an interest in this applicant."
    )
    return Finding("interest_none", clear, reason, CONFLICTS, fixer="commissioner")
