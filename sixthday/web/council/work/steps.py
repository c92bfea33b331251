"""What a child waits for, from every area, and the link that makes the next move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.awards.queries.progress import under_way as buying_of
from sixthday.placements import queries as placements
from sixthday.referrals.queries.work import Row
from sixthday.rules.calendars import LONDON
from sixthday.rules.waiting import Party, Stage, Wait, in_order, next_for
from sixthday.rules.words import hours_text, short_date, time_text
from sixthday.web.kit.routes import address

PARTIES = {
    Role.BROKER: Party.BROKER,
    Role.LEAD_BROKER: Party.BROKER,
    Role.REFERRER: Party.REFERRER,
    Role.DECISION_MAKER: Party.DECISION_MAKER,
    Role.APPROVER: Party.APPROVER,
    Role.SIGNATORY: Party.SIGNATORY,
    Role.QA_OFFICER: Party.QA_OFFICER,
}
ROUTES = {  # where each stage's move is made; a page that is not there yet leaves the link on the child
    Stage.RETURNED: "referral",
    Stage.PACKAGE: "package",
    Stage.SEND: "request_brief",
    Stage.ANSWERS: "request",
    Stage.LOCK: "request",
    Stage.PROPOSE: "award_proposal",
    Stage.DECISION: "decisions",
    Stage.EVIDENCE: "decisions",
    Stage.APPROVE: "award",
    Stage.CONFIRM: "award",
    Stage.ISSUE: "award",
    Stage.PROVIDER_SIGNATURE: "calloff",
    Stage.COUNCIL_SIGNATURE: "calloff",
    Stage.START: "start_gate",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The row's one link: its words and where it leads, or the address that takes the referral."""

    text: str
    href: str
    takes: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything one referral waits for, in order, and the weekly minutes bought."""

    waits: tuple[Wait, ...]
    bought_minutes: int


def progress_of(request: HttpRequest, rows: Sequence[Row]) -> dict[int, Progress]:
    """How far each referral (by key) has come, from every area. The cost does not grow with the rows."""
    keys = [row.duty.referral_id for row in rows]
    buying = buying_of(keys, request.at)
    bound = [key for key, held in buying.items() if held.bought_minutes]
    preparing = placements.waits(bound) if bound else {}
    found = {}
    for row in rows:
        key = row.duty.referral_id
        bought = buying[key]
        lacking = _lacking(row, bought.asked_minutes)
        waits = in_order([*row.waits, *lacking, *bought.waits, *preparing.get(key, [])])
        found[key] = Progress(waits, bought.bought_minutes)
    return found


def parties_of(request: HttpRequest) -> frozenset[Party]:
    """Whose moves are this person's."""
    return frozenset(PARTIES[role] for role in access.roles_of(request.user, request.on) if role in PARTIES)


def next_step(parties: frozenset[Party], row: Row, waits: Sequence[Wait]) -> NextStep | None:
    """The link of a row for somebody with these moves: their own where there is one."""
    wait = next_for(waits, parties)
    if wait is None:
        return None
    own = wait.step.party in parties
    if wait.stage is Stage.UNOWNED and own:
        return NextStep(wait.step.link, address("owners", wait.ref), takes=True)
    return NextStep(wait.step.link, _address(wait, row)) if own else NextStep("Open", address("child", row.child_ref))


def in_words(wait: Wait, today: date) -> str:
    """What is waited for, on whom and since when: one line; the hour only when it was today."""
    whom = f" ({wait.whom})" if wait.whom else ""
    begun = wait.since.astimezone(LONDON)
    since = time_text(begun) if begun.date() == today else short_date(begun.date())
    return f"{wait.awaited}{whom}, since {since}"


def _lacking(row: Row, asked: int) -> list[Wait]:
    """That hours are still to be found, once somebody owns the referral."""
    referral = row.duty.referral
    minutes = (row.met.judged_minutes or referral.proposed_weekly_minutes or 0) - asked
    if minutes <= 0 or not row.owner or referral.state == "returned":
        return []
    hours = hours_text(minutes)
    since = referral.submitted_at or row.duty.opened_at
    return [Wait(Stage.PACKAGE, since, referral.ref, detail=f"{hours} a week to be found")]


def _address(wait: Wait, row: Row) -> str:
    return address(ROUTES[wait.stage], wait.ref) or address("child", row.child_ref)
