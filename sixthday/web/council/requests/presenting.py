"""Words for the pages of a package and its requests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from sixthday.awards.choices import Answer
from sixthday.awards.queries.board import Board, BoardRow
from sixthday.awards.queries.eligibility import Considered
from sixthday.awards.queries.package import Line, Package
from sixthday.rules.lifecycles import AWARD, REQUEST, RequestState
from sixthday.rules.pricing import rate_text
from sixthday.rules.splitting import remedies
from sixthday.rules.words import counted, hours_text, joined, moment_text, short_date
from sixthday.web.kit.charts import Bar, hours_bar

REQUEST_WORDS, AWARD_WORDS = dict(REQUEST.states), dict(AWARD.states)
COLOURS = {"draft": "grey", "sent": "yellow", "locked": "blue", "none_suitable": "red", "cancelled": ""}


def package_heading(package: Package) -> str:
    """The finding of the package page."""
    wanted = hours_text(package.wanted_minutes)
    if package.over_minutes:
        return f"{hours_text(package.over_minutes)} more than the {wanted} wanted"
    if package.to_find_minutes:
        return f"{_of(package.to_find_minutes, package.wanted_minutes)} still to find"
    if package.bought_minutes >= package.wanted_minutes:
        return f"All {wanted} are bought"
    return f"Nothing more to ask for: {hours_text(package.asked_minutes)} asked for"


def package_bars(package: Package) -> tuple[Bar, ...]:
    """Hours judged suitable (or proposed, before anybody judged), bought, and asked for, on one scale."""
    wanted, bought, asked = hours_bar(package.wanted_minutes, package.bought_minutes, package.asked_minutes)
    label = "Proposed" if package.judged_minutes is None else "Suitable"
    return replace(wanted, label=label), bought, replace(asked, label="Asked for", foreseen=True)


def request_row(line: Line) -> dict[str, Any]:
    """One request of a package in words, with where it leads."""
    request, award = line.request, line.award
    over = request.state == "awarded" and award is None
    state = AWARD_WORDS[award.state] if award else "Ended" if over else REQUEST_WORDS[request.state]
    return {
        "ref": request.ref,
        "href": reverse("request_providers" if request.state == "draft" else "request", args=[request.ref]),
        "service": f"Lot {request.round_lot.lot.number}: {request.service_type.name}",
        "hours": hours_text(request.weekly_minutes),
        "start": short_date(request.start_on),
        "state": state,
        "colour": "" if award else COLOURS.get(request.state, ""),
        "note": _note(request),
    }


def considered_row(request: Any, row: Considered, left_out: dict[int, str]) -> dict[str, Any]:
    """One provider of the lot before sending: how far, its rate, and why not or what to mind."""
    offer, args = row.offer, [request.ref, row.provider.ref]
    return {
        "name": row.provider.name,
        "href": reverse("request_provider", args=args),
        "distance": _distance(request, row),
        "rate": rate_text(offer.rate) if offer else "No offer",
        "where": offer.site.name if offer else "",
        "reasons": [finding.reason for finding in (row.stops or (*row.warns, *remedies(row.findings)))],
        "eligible": row.eligible,
        "warned": bool(row.warns),
        "left_out": left_out.get(row.provider.pk, ""),
        "leave_out": reverse("request_left_out", args=args),
    }


def board_row(request: Any, row: BoardRow) -> dict[str, Any]:
    """One provider that was asked. No price."""
    answer = row.answer
    return {
        "name": row.provider.name,
        "opened": moment_text(row.invitation.opened_at) if row.invitation.opened_at else "Not opened",
        "answer": _answer(row, request),
        "detail": _detail(row),
        "start": short_date(answer.start_on) if answer and answer.start_on else "None",
        "hours": hours_text(answer.weekly_minutes) if answer and answer.weekly_minutes else "None",
        "given": moment_text(answer.given_at) if answer else "",
        "chased": moment_text(row.invitation.chased_at) if row.invitation.chased_at else "",
        **(_acts(request, row) if request.state == RequestState.SENT else {"telephone": "", "chase": ""}),
    }


def board_heading(request: Any, board: Board, at: datetime) -> str:
    """Where a sent request stands, in one line."""
    if request.state != RequestState.SENT:
        return REQUEST_WORDS[request.state]
    past = "were due" if at > request.due_at else "due"
    return f"Answers {past} {moment_text(request.due_at)}"


def board_sentence(board: Board) -> str:
    """How many were asked, and what they said."""
    waiting = len(board.rows) - board.answered
    counts = [
        (board.count(Answer.CAN), "can"),
        (board.count(Answer.PARTLY), "partly"),
        (board.count(Answer.CANNOT), "cannot"),
    ]
    said = [f"{number} {word}" for number, word in counts if number]
    said += [f"{waiting} to answer"] if waiting else []
    return f"{len(board.rows)} asked: {joined(said)}."


def changed_words(changes: Sequence[Any], lines: Sequence[str]) -> str:
    """What changed of the child since the brief was sent, and what it would now say otherwise; nothing when nothing did."""
    if not changes:
        return ""
    said = joined([f"{row.get_kind_display().lower()} from {short_date(row.from_on)}" for row in changes])
    brief = (
        f"It would now read otherwise: {joined([f'“{line}”' for line in lines])}."
        if lines
        else "It would read the same now."
    )
    return f"The facts of the child have changed since this was sent: {said}. The brief that was sent is not changed. {brief}"


def _of(part: int, whole: int) -> str:
    if part == whole:
        return f"All {hours_text(whole)}"
    return f"{hours_text(part)} of {hours_text(whole)}"


def _note(request: Any) -> str:
    if request.closed_why:
        return str(request.closed_why)
    if request.state == RequestState.SENT:
        return f"Answers due {moment_text(request.due_at)}"
    return f"Asked again after {request.former.ref}" if request.former else ""


def _distance(request: Any, row: Considered) -> str:
    if request.mode == "online":
        return "Online"
    if row.distance_miles is None:
        return "Not measured"
    tenths = int(row.distance_miles * 10 + row.distance_miles.__class__(1, 2))
    return f"{tenths // 10}.{tenths % 10} miles"


def _acts(request: Any, row: BoardRow) -> dict[str, str]:
    args = [request.ref, row.provider.ref]
    chase = reverse("request_chaser", args=args) if row.answer is None else ""
    return {"telephone": reverse("request_telephone", args=args), "chase": chase}


def _answer(row: BoardRow, request: Any) -> str:
    if row.answer is None:
        return "Silent" if row.invitation.silent else "None yet"
    return Answer(row.answer.answer).label + (", late" if row.answer.late else "")


def _detail(row: BoardRow) -> str:
    if row.answer is None:
        return ""
    said = [
        row.answer.get_cannot_reason_display() if row.answer.cannot_reason else "",
        row.answer.shortfall,
        row.answer.note,
    ]
    if row.unconfirmed:
        said.append("By telephone, not yet confirmed")
    if row.versions > 1:
        said.append(f"Changed {counted(row.versions - 1, 'time')}")
    return ". ".join(text.rstrip(".") for text in said if text)
