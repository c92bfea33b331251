"""Words for the pages of a duty."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.referrals.choices import Outcome
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.decision import exception_findings, may_decide
from sixthday.rules.clocks import Clock, met_text, position
from sixthday.rules.duties import BASIS, ENDINGS, TRIGGERS, LegalBasis
from sixthday.rules.findings import blockers
from sixthday.rules.words import hours_text, joined, moment_text, short_date, spoken_date
from sixthday.web.kit.charts import clock_strip
from sixthday.web.kit.doors import may

TRIGGER = {code.value: words for code, words, _ in TRIGGERS}
ENDING = {code.value: words for code, words, _ in ENDINGS}
OUTCOME = {Outcome.OWED: "Owed", Outcome.NOT_OWED: "Not owed", Outcome.NEED_EVIDENCE: "More evidence needed"}


def clock_of(duty: Any, on: date) -> dict[str, Any]:
    """The strip, and the date a new count would give when it differs from the one that stands."""
    days = duties.school_days(duty)
    clock, met = duties.clock(duty, days), duties.met_on(duty, on)
    strip = clock_strip(clock, position(clock, days, on), on, began_on=met.met_on, words=met_text(met, clock, days))
    return {"strip": strip, "differs": differs(duty, duties.recounted(duty, days)), "doubt": clock.doubt}


def differs(duty: Any, again: Clock) -> str:
    """What counting again would give, when that is another date."""
    if again.due_on == duty.due_on:
        return ""
    now = spoken_date(again.due_on) if again.due_on else "no date"
    return f"The calendar has changed since this was counted. Counting again gives {now}."


def facts(duty: Any) -> list[dict[str, str]]:
    """The dated facts the clock was opened on."""
    referral, basis = duty.referral, BASIS[LegalBasis(duty.basis)]
    rows = [
        ("What happened", TRIGGER[duty.trigger]),
        ("Counted from", spoken_date(duty.first_day_on)),
        ("The council knew", spoken_date(referral.known_on) if referral.known_on else "Not recorded"),
        ("Legal basis", f"{basis.label} ({basis.source})"),
        ("Calendar", duty.calendar_school.name if duty.calendar_school else "The council’s area: on no school’s roll"),
        ("Due", spoken_date(duty.due_on) if duty.due_on else duty.unknown),
    ]
    if duty.policy_due_on:
        rows.append(
            ("Policy target", f"{spoken_date(duty.policy_due_on)}, beside the legal date and never instead of it")
        )
    if not duty.counts_first_day:
        rows.append(("Reading", f"The first day is not counted: {referral.reading_reason}"))
    return [{"key": key, "value": value} for key, value in rows]


def exceptions(duty: Any, on: date) -> list[list[str]]:
    """Circumstances in which the full duty may not be owed, each tested: those that apply first."""
    found = sorted(exception_findings(duty.referral, on), key=lambda finding: finding.met)
    return [[finding.reason, "Does not apply" if finding.met else "Applies", finding.source] for finding in found]


def decision_rows(decisions: Iterable[Any]) -> list[dict[str, Any]]:
    """Every decision, the one that stands first."""
    return [{"title": _title(decision, place), "rows": _decision(decision)} for place, decision in enumerate(decisions)]


def _title(decision: Any, place: int) -> str:
    stands = "stands" if place == 0 else "superseded"
    return f"{OUTCOME[Outcome(decision.outcome)]}, signed {moment_text(decision.signed_at)} ({stands})"


def answered(draft: Any) -> list[dict[str, str]]:
    """What an unsigned decision says, to be checked."""
    return [{"key": "Is the duty owed?", "value": OUTCOME[Outcome(draft.outcome)]}, *_said(draft)]


def _decision(decision: Any) -> list[dict[str, str]]:
    signed = {"key": "Signed by", "value": f"{decision.signed_by.name}, under {decision.delegation.instrument}"}
    return [signed, *_said(decision)]


def _said(decision: Any) -> list[dict[str, str]]:
    rows = [("Reason", decision.reason)]
    if decision.weekly_minutes:
        rows.insert(0, ("Hours judged suitable", f"{hours_text(decision.weekly_minutes)} a week"))
    if decision.part_time_reason:
        until = f" Until {short_date(decision.part_time_until_on)}." if decision.part_time_until_on else ""
        rows.append(("Less than full time", f"{decision.part_time_reason}{until}"))
    for words, on in (("Review", decision.review_on), ("Evidence needed by", decision.evidence_by_on)):
        if on:
            rows.append((words, spoken_date(on)))
    if decision.evidence:
        rows.append(("Evidence considered", decision.evidence))
    return [{"key": key, "value": value} for key, value in rows]


def history(duty: Any) -> dict[str, Any]:
    """What started, what was counted again, what was offered in vain, how it ended."""
    ending = getattr(duty, "ending", None)
    return {
        "started": [
            [
                each.about,
                f"{hours_text(each.weekly_minutes)} a week",
                short_date(each.from_on),
                short_date(each.until_on) if each.until_on else "Running",
            ]
            for each in duty.started.all()
        ],
        "recounts": [
            [
                moment_text(each.counted_at),
                _day(each.due_before_on),
                _day(each.due_after_on),
                each.why,
                each.counted_by.name,
            ]
            for each in duties.recounts(duty)
        ],
        "offers": [[short_date(each.on), each.what, each.recorded_by.name] for each in duties.not_taken_up(duty)],
        "ending": f"{ENDING[ending.kind]} on {spoken_date(ending.on)}: {ending.evidence}" if ending else "",
    }


def deciders(request: HttpRequest, duty: Any) -> dict[str, Any]:
    """Whether this person may sign, every reason they may not, and who can."""
    stopped = blockers(may_decide(duty.referral, request.user, request.on))
    who = joined([person.name for person in access.delegates(duty.basis, request.on)])
    able = may(request, Permission.DECIDE_DUTY) and not stopped
    return {
        "able": able,
        "stopped": stopped if may(request, Permission.DECIDE_DUTY) else (),
        "who": who or "nobody yet",
    }


def _day(on: date | None) -> str:
    return short_date(on) if on else "Not known"
