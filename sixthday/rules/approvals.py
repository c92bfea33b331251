"""Who may approve an award: never its proposer, within a limit that was set, with conflicts declared."""

from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.money import money_text
from sixthday.rules.words import plain_date

DELEGATION = "Council scheme of delegation; decision report (M29)"
CONFLICTS = "Procurement Act 2023 s81 to s83"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A standing declaration of interests: good from and until, both included, with the providers it names."""

    declared_on: date
    until_on: date
    provider_refs: frozenset[str] = frozenset()


def approval_findings(
    *,
    proposer_ref: str,
    approver_ref: str,
    limit_pence: int | None,
    whole_life_pence: int,
    provider_ref: str,
    declaration: Declaration | None,
    on: date,
) -> tuple[Finding, ...]:
    """Everything tested before an award is approved; money in pence ex VAT over the whole life.

    A deputy passes the limit of the post stood in for. Source: council scheme of delegation; Procurement Act 2023 s81.
    """
    return (
        _not_proposer(proposer_ref, approver_ref),
        limit_finding(limit_pence, whole_life_pence),
        *conflict_findings(declaration, provider_ref, on),
    )


def limit_finding(limit_pence: int | None, whole_life_pence: int) -> Finding:
    """Whether a limit, pence ex VAT, reaches the whole-life cost; no limit set means no authority.

    Source: council scheme of delegation; decision report (M29).
    """
    cost = money_text(whole_life_pence)
    if limit_pence is None:
        reason = f"No approval limit is set for this person, so they have no authority. The whole-life cost is {cost} ex VAT."
        return Finding("approval_limit", False, reason, DELEGATION, fixer="administrator")
    met = whole_life_pence <= limit_pence
    words = "is within" if met else "is over"
    reason = f"The whole-life cost of {cost} ex VAT {words} the limit of {money_text(limit_pence)}."
    return Finding("approval_limit", met, reason, DELEGATION, fixer="approver")


def conflict_findings(declaration: Declaration | None, provider_ref: str, on: date) -> tuple[Finding, ...]:
    """Whether a person's declaration is current on a day, and does not name this provider. Source: Procurement Act 2023 s81."""
    if declaration is None or not declaration.declared_on <= on <= declaration.until_on:
        reason = "Declare any interests first: there is no declaration."
        if declaration is not None and declaration.until_on < on:
            reason = f"Declare any interests again: the declaration ended on {plain_date(declaration.until_on)}."
        return (Finding("conflict_declared", False, reason, CONFLICTS, fixer="approver"),)
    current = f"Interests are declared until {plain_date(declaration.until_on)}."
    clear = provider_ref not in declaration.provider_refs
    words = (
        "No declared interest in this provider." if clear else "This person has declared an interest in this provider."
    )
    return (
        Finding("conflict_declared", True, current, CONFLICTS),
        Finding("conflict_none", clear, words, CONFLICTS, fixer="lead_broker"),
    )


def _not_proposer(proposer_ref: str, approver_ref: str) -> Finding:
    met = proposer_ref != approver_ref
    reason = (
        "Somebody other than the proposer approves." if met else "The person who proposed an award cannot approve it."
    )
    return Finding("not_proposer", met, reason, DELEGATION, fixer="approver")
