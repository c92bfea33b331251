"""Answers to a request: what an answer must hold, when the shortlist may lock, and which answers may be ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sixthday.rules.findings import Finding
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, hours_text, moment_text, plain_date

SOURCE = "Framework terms; decision report paragraphs 20 and 21 (M09, M11)"


class Answer(StrEnum):
    """What a provider may answer."""

    CAN = "can"
    PARTLY = "partly"
    CANNOT = "cannot"


ANSWERS: tuple[tuple[Answer, str], ...] = (
    (Answer.CAN, "Can meet"),
    (Answer.PARTLY, "Can partly meet"),
    (Answer.CANNOT, "Cannot meet"),
)

CANNOT_REASONS: tuple[tuple[str, str], ...] = (
    ("no_place", "No place free"),
    ("days", "Days or times do not fit"),
    ("need", "Cannot meet this need"),
    ("risk", "Cannot manage this risk"),
    ("distance", "Too far"),
    ("staff", "No suitable adult free"),
    ("start", "Cannot start in time"),
    ("mix", "Would not suit the children already here"),
)


@dataclass(frozen=True, slots=True)
class LockFacts:
    """A request at the moment of locking. `answered` counts every asked provider that answered."""

    asked: int
    answered: int
    due_at: datetime
    at: datetime
    by_lead: bool = False
    reason: str = ""
    sole_eligible: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """One answer as it arrived; `meets_need` is False for a can-meet that fails a condition."""

    ref: str
    answer: Answer
    received_at: datetime
    meets_need: bool = True


@dataclass(frozen=True, slots=True)
class ResponseFacts:
    """An answer before it is sent. Prices in pence for `rate_pence`'s unit; minutes are a week's."""

    answer: Answer
    price_pence: int | None = None
    rate_pence: int | None = None
    reason_code: str = ""
    shortfall_reason: str = ""
    start_on: date | None = None
    end_on: date | None = None
    weekly_minutes: int = 0
    wanted_minutes: int = 0
    sessions: frozenset[str] = frozenset()
    wanted_sessions: frozenset[str] = frozenset()
    site_ref: str = ""
    site_needed: bool = True
    adult_ref: str = ""


def lock_findings(facts: LockFacts) -> tuple[Finding, ...]:
    """Whether the shortlist may lock: all answered, or due passed, or the sole eligible; earlier by a lead broker's reason.

    Source: framework terms; decision report paragraph 20.
    """
    if facts.answered >= facts.asked:
        return (Finding("lock_moment", True, "Every provider asked has answered.", SOURCE),)
    if facts.at > facts.due_at:
        return (Finding("lock_moment", True, f"The answer time passed at {moment_text(facts.due_at)}.", SOURCE),)
    if facts.sole_eligible:
        return (Finding("lock_moment", True, "A sole eligible provider need not be waited for.", SOURCE),)
    waiting = facts.asked - facts.answered
    early = f"{counted(waiting, 'provider')} may still answer until {moment_text(facts.due_at)}."
    lead = "A lead broker locks early." if facts.by_lead else f"{early} Only a lead broker can lock earlier."
    said = bool(facts.reason.strip())
    why = "A reason for locking early is given." if said else f"{early} Give a reason for locking earlier."
    return (
        Finding("lock_by_lead", facts.by_lead, lead, SOURCE, fixer="lead_broker"),
        Finding("lock_reason", said, why, SOURCE, fixer="lead_broker"),
    )


def rankable(received: Sequence[Received], due_at: datetime, locked_at: datetime) -> tuple[Received, ...]:
    """The answers that may be ranked: timely ones; late ones only when no timely answer meets the need; none after the lock.

    Source: framework terms; decision report paragraph 21.
    """
    offered = [row for row in received if row.answer is not Answer.CANNOT and row.received_at <= locked_at]
    timely = [row for row in offered if row.received_at <= due_at]
    enough = any(row.answer is Answer.CAN and row.meets_need for row in timely)
    return tuple(timely if enough else offered)


def counted_versions(
    versions: Sequence[Sequence[Received]], due_at: datetime, locked_at: datetime
) -> tuple[Received, ...]:
    """The version of each provider's answer that may be ranked; `versions` holds one sequence a provider.

    The newest timely version counts, unless a later one says cannot meet; a late version counts only when no timely
    answer meets the need. Of two versions of one moment the later in its sequence is the newer.
    Source: framework terms; decision report paragraphs 20 and 21.
    """
    by_time = [sorted(rows, key=lambda row: row.received_at) for rows in versions]
    arrived = [[row for row in rows if row.received_at <= locked_at] for rows in by_time]
    newest = [rows[-1] for rows in arrived if rows]
    standing = [rows for rows in arrived if rows and rows[-1].answer is not Answer.CANNOT]
    timely = [[row for row in rows if row.received_at <= due_at] for rows in standing]
    in_time = [rows[-1] for rows in timely if rows]
    ranked = rankable(in_time, due_at, locked_at)
    if any(row.answer is Answer.CAN and row.meets_need for row in ranked):
        return ranked
    return rankable(newest, due_at, locked_at)


def response_findings(facts: ResponseFacts) -> tuple[Finding, ...]:
    """Everything an answer must hold before it is sent; cannot needs only its coded reason. Source: framework terms."""
    if facts.answer is Answer.CANNOT:
        known = facts.reason_code in dict(CANNOT_REASONS)
        return (_said("cannot_reason", known, "A reason is chosen.", "Choose the reason you cannot meet this."),)
    findings = [_price(facts), _start(facts), _sessions(facts), _minutes(facts)]
    if facts.site_needed:
        findings.append(_said("response_site", bool(facts.site_ref), "A site is named.", "Choose the site."))
    findings.append(_said("response_adult", bool(facts.adult_ref), "An adult is named.", "Choose the named adult."))
    if facts.answer is Answer.PARTLY:
        said = bool(facts.shortfall_reason.strip())
        findings.append(
            _said("partly_reason", said, "The shortfall is explained.", "Say what you cannot give, and why.")
        )
    return tuple(findings)


def _said(code: str, met: bool, yes: str, no: str) -> Finding:
    return Finding(code, met, yes if met else no, SOURCE, fixer="provider_lead")


def _price(facts: ResponseFacts) -> Finding:
    if facts.rate_pence is None:
        return _said(
            "response_price", False, "", "There is no framework rate for this service, so no price can be given."
        )
    if facts.price_pence is None:
        return _said("response_price", False, "", "Enter your price.")
    met = 0 < facts.price_pence <= facts.rate_pence
    rate, price = money_text(facts.rate_pence), money_text(facts.price_pence)
    no = (
        f"{price} is above your framework rate of {rate}."
        if facts.price_pence > 0
        else "The price must be more than nothing."
    )
    return _said("response_price", met, f"{price} is no higher than your framework rate of {rate}.", no)


def _start(facts: ResponseFacts) -> Finding:
    if facts.start_on is None:
        return _said("response_start", False, "", "Enter the day you can start.")
    met = facts.end_on is None or facts.start_on <= facts.end_on
    end = "" if facts.end_on is None else plain_date(facts.end_on)
    return _said(
        "response_start",
        met,
        f"Can start on {plain_date(facts.start_on)}.",
        f"The start is after the last day wanted, {end}.",
    )


def _sessions(facts: ResponseFacts) -> Finding:
    outside = facts.sessions - facts.wanted_sessions if facts.wanted_sessions else frozenset()
    if not facts.sessions:
        return _said("response_sessions", False, "", "Choose the mornings and afternoons you offer.")
    return _said(
        "response_sessions",
        not outside,
        "The sessions are among those asked for.",
        f"{counted(len(outside), 'session')} offered was not asked for.",
    )


def _minutes(facts: ResponseFacts) -> Finding:
    wanted, given = facts.wanted_minutes, facts.weekly_minutes
    if given <= 0:
        return _said("response_hours", False, "", "Enter the hours a week you offer.")
    if given > wanted:
        return _said(
            "response_hours", False, "", f"{hours_text(given)} is more than the {hours_text(wanted)} asked for."
        )
    met = given == wanted or facts.answer is Answer.PARTLY
    no = f"{hours_text(given)} is less than the {hours_text(wanted)} asked for: answer “can partly meet”."
    return _said("response_hours", met, f"{hours_text(given)} of {hours_text(wanted)} a week.", no)
