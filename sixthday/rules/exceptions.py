"""Circumstances in which the full duty may not be owed. Each is a finding of its own; a person decides."""

from dataclasses import dataclass
from datetime import date

from sixthday.rules.ages import compulsory_school_age, leaving_on, near_leaving, year_group
from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import hours_text, plain_date


@dataclass(frozen=True, slots=True)
class ExceptionFacts:
    """What is known of the child. `plan_minutes` is the week's education an EHC plan sets out, None when it is silent."""

    born_on: date
    exams_finished: bool = False
    ehc_plan: bool = False
    plan_minutes: int | None = None


def exceptions(facts: ExceptionFacts, on: date) -> tuple[Finding, ...]:
    """Every exception tested on a day, each met (does not apply) or not (applies), none of them stopping.

    Source: Education Act 1996 s8, s19; SI 2007/1870; Children and Families Act 2014 s42.
    """
    return (_exams(facts, on), _leaving(facts, on), _plan(facts, on), compulsory_school_age(facts.born_on, on))


def reading_findings(counts_first: bool, reason: str) -> tuple[Finding, ...]:
    """Counting from the day after the first excluded day needs a reason. Source: SI 2007/1870."""
    given = counts_first or bool(reason.strip())
    words = (
        "The first excluded day counts as day 1."
        if counts_first
        else "The first excluded day is not counted: a reason is given."
    )
    if not given:
        words = "Say why the first excluded day should not be counted."
    return (Finding("sixth_day_reading", given, words, "SI 2007/1870", fixer="decision_maker"),)


def _exams(facts: ExceptionFacts, on: date) -> Finding:
    law = law_on("exam_year_group", on)
    applies = facts.exams_finished and year_group(facts.born_on, on) >= law.value
    reason = "Year 11 with no public examination left to sit." if applies else "Public examinations are not finished."
    return Finding("exams_finished", not applies, reason, law.source, Weight.WARNS, "decision_maker")


def _leaving(facts: ExceptionFacts, on: date) -> Finding:
    law, last = law_on("near_leaving_days", on), leaving_on(facts.born_on)
    applies = near_leaving(facts.born_on, on)
    where = "Within" if applies else "Not within"
    reason = f"{where} six weeks of leaving age, {plain_date(last)}."
    return Finding("near_leaving_age", not applies, reason, law.source, Weight.WARNS, "decision_maker")


def _plan(facts: ExceptionFacts, on: date) -> Finding:
    full = law_on("full_time_education_minutes", on).value
    applies = facts.ehc_plan and facts.plan_minutes is not None and facts.plan_minutes < full
    reason = "No EHC plan sets lower hours."
    if applies:
        reason = f"The EHC plan sets {hours_text(facts.plan_minutes or 0)} a week, fewer than {hours_text(full)}."
    return Finding(
        "plan_lower_hours", not applies, reason, "Children and Families Act 2014 s42", Weight.WARNS, "decision_maker"
    )
