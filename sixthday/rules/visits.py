"""Visits to a provider, ratings against the standards, and what a provider must put right."""

from collections.abc import Iterable
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.standards import SOURCE as STANDARDS
from sixthday.rules.standards import Standard

SOURCE = "Decision report paragraphs 11, 16 and 22 (M14)"
SECOND_LOOK = "Separation of duties (M29)"
MET, PARTLY, NOT_YET, NOT_APPLICABLE = "met", "partly", "not_yet", "na"
LEVELS = (MET, PARTLY, NOT_YET, NOT_APPLICABLE)


def planning_findings(planned_on: date, today: date, visitors: str) -> tuple[Finding, ...]:
    """Whether a visit may be planned: a day to come, and somebody who goes. Source: M14."""
    return (
        _said("visit_ahead", planned_on >= today, "A visit is planned for today or a day to come."),
        _said("visit_people", bool(visitors.strip()), "Say who goes."),
    )


def holding_findings(held_on: date, today: date, met_with: str) -> tuple[Finding, ...]:
    """Whether a visit may be recorded as held. Source: M14."""
    return (
        _said("visit_happened", held_on <= today, "A visit is recorded on its day or after, never before."),
        _said("visit_met", bool(met_with.strip()), "Say who was met, or that nobody was there."),
    )


def rating_findings(
    standard: Standard | None, level: str, evidence: str, rated_on: date, today: date
) -> tuple[Finding, ...]:
    """Whether a rating may be kept: a standard whose title is known, a level, what shows it, a day. Source: M14."""
    known = standard is not None
    confirmed = standard is not None and standard.confirmed
    return (
        _said("standard_known", known, "Choose a standard of the set in force."),
        _said("standard_confirmed", not known or confirmed, "The title of this standard is not confirmed, so nobody can be rated against it.", STANDARDS),
        _said("rating_level", level in LEVELS, "Choose met, partly met, not yet met or not applicable."),
        _said("rating_evidence", bool(evidence.strip()), "Say what shows it."),
        _said("rating_day", rated_on <= today, "A rating is of today or a day that has passed."),
    )  # fmt: skip


def writing_findings(state: str) -> tuple[Finding, ...]:
    """Whether the findings of a visit may be added to: it was held, and they were not shared yet. Source: M14."""
    return (
        _said(
            "visit_open", state == "held",
            "The findings of this visit cannot be changed: it has not been held, or they were shared.",
        ),
    )  # fmt: skip


def sharing_findings(summary: str, ratings: int, unanswered: Iterable[str]) -> tuple[Finding, ...]:
    """Whether findings may go to the provider: a summary, at least one standard, and something to put right for each
    that is not met. `unanswered` are the standards not met without an improvement action. Source: M14."""
    left = sorted(unanswered)
    return (
        _said("visit_summary", bool(summary.strip()), "Write what was found, in a few sentences."),
        _said("visit_rated", ratings > 0, "Rate at least one standard first."),
        _said("visit_actions", not left, f"Say what must be put right for {', '.join(left)}: not yet met."),
    )


def closing_findings(live: int) -> tuple[Finding, ...]:
    """Whether a visit may be closed: nothing it asked for is still to be done or verified. Source: M14."""
    return (
        _said("actions_settled", not live, f"{live} of its improvement actions still to be verified or withdrawn."),
    )


def asking_findings(what: str, due_on: date, today: date) -> tuple[Finding, ...]:
    """Whether a provider may be asked to put something right: what, and by a day to come. Source: M14."""
    return (
        _said("action_what", bool(what.strip()), "Say what must be put right."),
        _said("action_due", due_on > today, "The day by which it is done must be after today."),
    )


def done_findings(evidence: str) -> tuple[Finding, ...]:
    """Whether something may be said to be done: with what shows it. Source: M14."""
    return (_said("action_evidence", bool(evidence.strip()), "Say what shows that it is done."),)


def verifying_findings(done_by: str, verifier: str) -> tuple[Finding, ...]:
    """Whether this person may verify: never whoever said that it is done. Source: separation of duties (M29)."""
    return (
        _said("second_person", done_by != verifier, "Somebody else must verify this: you said that it is done.", SECOND_LOOK),
    )  # fmt: skip


def words_findings(code: str, words: str, lacking: str) -> tuple[Finding, ...]:
    """Whether something that must be said in words was said. Source: every outcome has its reason (M31)."""
    return (_said(code, bool(words.strip()), lacking),)


def overdue(state: str, due_on: date, today: date) -> bool:
    """Whether an improvement action is late: still to be done after its day. Source: M14."""
    return state == "open" and today > due_on


def _said(code: str, met: bool, reason: str, source: str = SOURCE) -> Finding:
    return Finding(code, met, reason, source, fixer="" if met else "qa_officer")
