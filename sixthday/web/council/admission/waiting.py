"""What waits for a person in the rounds that are assessed: counted, each with the page where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import assessing, board, waiting
from sixthday.rules.words import counted
from sixthday.web.kit.doors import may


@dataclass(frozen=True, slots=True)
class Duty:
    """One kind of work in a round: who does it, where, how it is counted and called."""

    permission: Permission
    route: str
    number: Callable[[HttpRequest, Any], int]
    noun: str
    what: str


DUTIES = (
    Duty(
        Permission.CHECK_CONDITIONS, "admission_round", lambda request, found: board.to_check(found), "condition",
        "to be checked",
    ),
    Duty(
        Permission.CHECK_CONDITIONS, "admission_round", lambda request, found: waiting.to_judge(found, request.on).count(),
        "question", "to applicants, ready to be judged",
    ),
    Duty(
        Permission.MARK_ANSWERS, "admission_marking",
        lambda request, found: len(assessing.to_mark(request.user, found, request.on)), "answer", "for you to mark",
    ),
    Duty(
        Permission.ENTER_PANEL, "admission_marking", lambda request, found: len(assessing.panel_to_mark(found)), "answer",
        "for the young people’s panel to mark",
    ),
    Duty(
        Permission.MODERATE_MARKS, "admission_round", lambda request, found: len(assessing.to_moderate(found, request.on)),
        "answer", "marked by everybody, to be moderated",
    ),
    Duty(
        Permission.DECIDE_ADMISSION, "admission_round", lambda request, found: board.undecided(found), "application",
        "to a lot not decided yet",
    ),
    Duty(
        Permission.TELL_OUTCOMES, "admission_outcomes",
        lambda request, found: 0 if board.undecided(found) else board.stages(found).submitted, "applicant",
        "to be told the outcome",
    ),
)  # fmt: skip


def lines(request: HttpRequest) -> list[tuple[str, str]]:
    """Words and address of everything in admission that waits for this person."""
    if not may(request, Permission.SEE_ADMISSION):
        return []
    found = []
    mine = [duty for duty in DUTIES if may(request, duty.permission)]
    for round_ in waiting.in_assessment(request.at) if mine else ():
        for duty in mine:
            if number := duty.number(request, round_):
                words = f"{counted(number, duty.noun)} {duty.what} ({round_.scheme}, {str(round_).lower()})"
                found.append((words, reverse(duty.route, args=[round_.ref])))
    if may(request, Permission.SIGN_AGREEMENT) and (
        number := agreements.waiting_for_council(request.user, request.on).count()
    ):
        found.append((f"{counted(number, 'agreement')} waiting for the council’s signature", reverse("admission")))
    return found
