"""Money promised: the framework's cap, the year's budget, and what must be published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.money import money_text
from sixthday.rules.parameters import law_on

CAP_SOURCE = "Decision report paragraph 33 (M17); Procurement Act 2023 s45"
BUDGET_SOURCE = "Decision report paragraphs 33 to 35 (M17); DSG conditions of grant"


class Notice(StrEnum):
    """What may have to be published for a call-off."""

    UK6 = "uk6"
    UK7 = "uk7"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Duty:
    """One publication duty; `due_on` None with `why` saying as soon as reasonably practicable, or before entry."""

    kind: Notice
    due_on: date | None
    why: str
    source: str
    doubt: str = ""


def cap_findings(
    cap_pence: int,
    committed_pence: int,
    adding_pence: int,
    *,
    adding_inc_vat_pence: int | None = None,
    committed_inc_vat_pence: int | None = None,
) -> tuple[Finding, ...]:
    """Whether the framework's cap, pence ex VAT, would be passed; reaching it exactly is no breach. Shown both ways.

    Source: decision report paragraph 33; Procurement Act 2023 s45.
    """
    after = committed_pence + adding_pence
    met = after <= cap_pence
    reason = f"{money_text(after)} of {money_text(cap_pence)} ex VAT would be committed, {_left(cap_pence - after)}."
    findings = [Finding("framework_cap", met, reason, CAP_SOURCE, fixer="commissioner")]
    if adding_inc_vat_pence is not None and committed_inc_vat_pence is not None:
        both = f"Inc VAT this would come to {money_text(committed_inc_vat_pence + adding_inc_vat_pence)}."
        findings.append(Finding("framework_cap_inc_vat", True, both, CAP_SOURCE, Weight.TELLS))
    return tuple(findings)


def budget_findings(
    budgets_pence: Mapping[str, int],
    committed_pence: Mapping[str, int],
    adding_pence: Mapping[str, int],
) -> tuple[Finding, ...]:
    """Whether each financial year's budget would be passed, pence ex VAT by year; a year without one stops.

    Source: decision report paragraphs 33 to 35; DSG conditions of grant.
    """
    return tuple(
        _year(year, budgets_pence.get(year), committed_pence.get(year, 0), adding)
        for year, adding in sorted(adding_pence.items())
        if adding
    )


def publication_duties(value_inc_vat: int, aggregated_inc_vat: int, entered_on: date) -> tuple[Duty, ...]:
    """What must be published for a call-off entered on a day; values in pence inc VAT.

    `aggregated_inc_vat` is the value with every other call-off for the same child and provider; the larger counts.
    Source: Procurement Act 2023 s50, s53, s87, Schedule 3 paragraph 4; Transparency Code 2015.
    """
    value = max(value_inc_vat, aggregated_inc_vat)
    shared = aggregated_inc_vat > value_inc_vat
    why = "with the same child's other call-offs at this provider" if shared else "on its own"
    duties = [*_notices(value, f"Worth {money_text(value)} inc VAT {why}", entered_on)]
    register = law_on("contracts_register_pence", entered_on)
    if value > register.value:
        words = f"Over {money_text(register.value)}: next quarterly contracts register."
        duties.append(Duty(Notice.REGISTER, None, words, register.source))
    return tuple(duties)


def _notices(value: int, worth: str, entered_on: date) -> tuple[Duty, ...]:
    light = law_on("light_touch_threshold_pence", entered_on)
    if value >= light.value:
        days = law_on("publication_days", entered_on)
        words = f"{worth}, at or over {money_text(light.value)}"
        within = f"{words}: contract details within {days.value} days, the day of entry being day 1."
        return (
            Duty(Notice.UK6, entered_on, f"{words}: contract award notice before entry.", light.source),
            Duty(Notice.UK7, entered_on + timedelta(days=days.value - 1), within, days.source),
        )
    small = law_on("notifiable_below_threshold_pence", entered_on)
    if value < small.value:
        return ()
    words = f"{worth}, at or over {money_text(small.value)}: contract details as soon as reasonably practicable."
    return (Duty(Notice.UK7, None, words, small.source, small.doubt),)


def _year(year: str, budget: int | None, committed: int, adding: int) -> Finding:
    if budget is None:
        reason = f"No budget is recorded for {year}; this would commit {money_text(adding)} in it."
        return Finding("year_budget", False, reason, BUDGET_SOURCE, fixer="finance_officer")
    after = committed + adding
    reason = f"{year}: {money_text(after)} of {money_text(budget)} ex VAT would be committed, {_left(budget - after)}."
    return Finding("year_budget", after <= budget, reason, BUDGET_SOURCE, fixer="finance_officer")


def _left(pence: int) -> str:
    return f"{money_text(pence)} left" if pence >= 0 else f"{money_text(-pence)} over"
