"""What must hold when a provider is chosen, and when an emergency order stands in for a signed contract."""

from datetime import date, timedelta

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, hours_text, plain_date

REPORT = "Decision report paragraphs 20 and 21 (M10, M11)"
SECTION_19 = "Education Act 1996 s19; decision report paragraph 5 (M08)"
TERM = "Procurement Act 2023 s47 and s49; framework terms (M04)"
GATE = "Decision report risk 5 (M13)"


def decided_finding(outcome: str | None) -> Finding:
    """Whether a decision-maker has signed that the education is owed, which an award needs. Source: Education Act 1996 s19."""
    if outcome == "owed":
        return Finding("duty_decided", True, "The decision that education is owed is signed.", SECTION_19)
    reason = "No decision on the duty is signed yet; it is needed before an award."
    if outcome is not None:
        reason = "The decision signed does not say that education is owed; an award needs one that does."
    return Finding("duty_decided", False, reason, SECTION_19, fixer="decision_maker")


def first_choice_finding(position: int, first: int, reason: str) -> Finding:
    """Whether the best offer still to be had is chosen, or a reason says why not. Source: decision report paragraph 21."""
    if position <= first:
        return Finding("first_choice", True, "The first in the ranking is chosen.", REPORT)
    if reason.strip():
        return Finding("first_choice", True, f"Number {position} is chosen with a reason.", REPORT)
    words = f"Number {position} is chosen instead of number {first}: say why."
    return Finding("first_choice", False, words, REPORT, fixer="broker")


def route_finding(route: str, eligible: int) -> Finding:
    """Whether a shortlisted award's route fits how many providers could be asked. Source: decision report paragraph 20."""
    sole = route == "sole_eligible"
    met = sole == (eligible == 1)
    reason = f"{counted(eligible, 'provider')} of the lot could be asked, so the route is {'sole eligible' if sole else 'ranked'}."
    if not met:
        right = "sole eligible" if eligible == 1 else "ranked"
        reason = f"{counted(eligible, 'provider')} of the lot could be asked, so the route must be {right}."
    return Finding("route_fits", met, reason, REPORT, fixer="broker")


def term_finding(end_on: date, term_ends_on: date, ongoing: bool) -> Finding:
    """Whether a call-off ends within the framework's term, or its terms let it run past. Source: Procurement Act 2023 s47."""
    end, term = plain_date(end_on), plain_date(term_ends_on)
    if end_on <= term_ends_on:
        return Finding("framework_term", True, f"It ends on {end}, within the framework's term to {term}.", TERM)
    if ongoing:
        return Finding(
            "framework_term", True, f"It ends on {end}, after {term}: the terms let a call-off run on.", TERM
        )
    reason = f"It ends on {end}, after the framework does on {term}, and the terms let no call-off run past it."
    return Finding("framework_term", False, reason, TERM, fixer="commissioner")


def hours_finding(judged: int | None, others: int, adding: int) -> Finding:
    """Whether weekly minutes, with the child's other awards, stay within those judged suitable; more than that only warns.

    Source: Education Act 1996 s19.
    """
    if judged is None or others + adding <= judged:
        return Finding("hours_within", True, "The hours are within those judged suitable.", SECTION_19)
    over = hours_text(others + adding - judged)
    reason = f"With the child's other awards this is {over} a week more than was judged suitable."
    return Finding("hours_within", False, reason, SECTION_19, Weight.WARNS, "decision_maker")


def emergency_findings(
    *, maximum_pence: int, whole_life_pence: int, expires_on: date, end_on: date, ordered_on: date, longest_days: int,
    reason: str,
) -> tuple[Finding, ...]:  # fmt: skip
    """Whether an emergency order is short, capped and explained; pence ex VAT. Source: decision report risk 5."""
    latest = min(end_on, ordered_on + timedelta(days=longest_days))
    money = 0 < maximum_pence <= whole_life_pence
    return (
        Finding("emergency_maximum", money,
                f"The most it may cost must be above nothing and no more than {money_text(whole_life_pence)} ex VAT.",
                GATE, fixer="senior_officer"),
        Finding("emergency_expiry", ordered_on <= expires_on <= latest,
                f"The last day must be from {plain_date(ordered_on)} to {plain_date(latest)}.", GATE, fixer="senior_officer"),
        Finding("emergency_reason", bool(reason.strip()), "Say why education cannot wait for both signatures.", GATE,
                fixer="senior_officer"),
    )  # fmt: skip
