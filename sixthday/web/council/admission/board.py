"""The rounds with applications, the board of one round, who marks in it, and telling everybody the outcome."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.admission.actions import marking
from sixthday.admission.actions.telling import tell_outcomes
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import assessing, board
from sixthday.admission.queries.waiting import to_judge
from sixthday.framework.queries.conflict import interests_in, may_score
from sixthday.framework.queries.round import accepting_findings, by_ref, published
from sixthday.rules.findings import allowed, blockers
from sixthday.rules.lifecycles import RoundState
from sixthday.web.council.admission import presenting, waiting
from sixthday.web.council.admission.forms import EvaluatorForm, PanelForm
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

ASK = "council/admission/question.html"


@door(Permission.SEE_ADMISSION)
def rounds(request: HttpRequest) -> HttpResponse:
    """The published rounds, and what waits for this person in them."""
    signing = (
        agreements.waiting_for_council(request.user, request.on) if may(request, Permission.SIGN_AGREEMENT) else ()
    )
    return show(
        request, "council/admission/rounds.html", rounds=list(published()), agreements=list(signing),
        waiting=[line for line in waiting.lines(request) if line[1] != request.path],
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def round_board(request: HttpRequest, round_ref: str) -> HttpResponse:
    """Applications by stage, who must do what, what came too late."""
    found = opened(round_ref)
    progress, stages = board.progress(found), board.stages(found)
    closed, marking_so_far = not allowed(accepting_findings(found, request.at)), board.marking(found)
    rows = board.applications(request.user, request.on, found) if closed else ()
    stops, shut = _interests(request, found)
    return show(
        request, "council/admission/board.html", round=found, stages=stages, closed=closed, standing=board.standing_of(found),
        rows=[presenting.board_row(row, progress.get(row.pk), not stops, row.provider.organisation_id in shut) for row in rows],
        stops=stops if rows else (), heading=presenting.heading_of(found, stages, closed),
        late=[presenting.late_row(row) for row in board.late_attempts(found)],
        marking=[presenting.marking_row(row) for row in marking_so_far], moderates=may(request, Permission.MODERATE_MARKS),
        names=not any(row.given for row in marking_so_far if row.marker.evaluator_id),
        seats=not any(row.marker.seat for row in marking_so_far),
        agreements=[presenting.agreement_row(row) for row in agreements.of_round(found, request.user, request.on)],
        awards=found.state == RoundState.ASSESSED and stages.told > 0 and may(request, Permission.MANAGE_FRAMEWORK),
        tells=may(request, Permission.TELL_OUTCOMES) and closed and stages.submitted > 0, **_for_me(request, found, closed),
    )  # fmt: skip


def _interests(request: HttpRequest, found: Any) -> tuple[Any, set[int]]:
    """What keeps an evaluator from reading any application of the round, and the applicants they have an interest in."""
    if not may(request, Permission.MARK_ANSWERS):
        return (), set()
    return blockers(may_score(request.user, found, request.on)), interests_in(request.user, found)


def _for_me(request: HttpRequest, found: Any, closed: bool) -> dict[str, Any]:
    """What waits for this person in the round, once it has closed."""
    moderates, panel = may(request, Permission.MODERATE_MARKS), may(request, Permission.ENTER_PANEL)
    return {
        "to_judge": list(to_judge(found, request.on)) if may(request, Permission.CHECK_CONDITIONS) and closed else [],
        "to_moderate": assessing.to_moderate(found, request.on) if moderates and closed else [],
        "to_mark": len(assessing.to_mark(request.user, found, request.on)) if closed else 0,
        "panel": len(assessing.panel_to_mark(found)) if panel and closed else 0,
    }


@door(Permission.SEE_ADMISSION)
@once
def evaluator_new(request: HttpRequest, round_ref: str) -> HttpResponse:
    """Name somebody who marks."""
    found = opened(round_ref)
    insist(request, Permission.MODERATE_MARKS)
    people = {row.ref: row for row in access.holders(Permission.MARK_ANSWERS, request.on)}
    form = EvaluatorForm.of(request, people=people.values())
    if form.sent:
        with acting(form, fields={"evaluator_role": "evaluator", "evaluator_once": "evaluator"}):
            person = people[form.cleaned_data["evaluator"]]
            marking.name_evaluator(round=found, evaluator=person, by=request.user, at=request.at)
            return redirect("admission_round", found.ref)
    return _ask(request, found, form, "Name an evaluator", "Name evaluator")


@door(Permission.SEE_ADMISSION)
@once
def panel_new(request: HttpRequest, round_ref: str) -> HttpResponse:
    """Seat the young people's panel."""
    found = opened(round_ref)
    insist(request, Permission.MODERATE_MARKS)
    form = PanelForm.of(request)
    if form.sent:
        with acting(form, fields={"panel_seats": "seats", "panel_once": "seats"}):
            marking.seat_panel(round=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("admission_round", found.ref)
    return _ask(request, found, form, "Seat the young people's panel", "Seat panel")


@door(Permission.SEE_ADMISSION)
def outcomes(request: HttpRequest, round_ref: str) -> HttpResponse:
    """Tell every applicant its outcome at once."""
    found = opened(round_ref)
    insist(request, Permission.TELL_OUTCOMES)
    form = Form.of(request)
    if form.sent:
        with acting(form):
            told = tell_outcomes(round=found, by=request.user, at=request.at)
            messages.success(request, f"{len(told)} told, each with its assessment summary.")
            return redirect("admission_round", found.ref)
    standing = board.standing_of(found)
    intro = [
        f"Admitted: {standing['admitted']}. Refused: {standing['refused']}. Not decided: {standing['applied']}.",
        "Every applicant is sent its assessment summary in the same moment, and those admitted to a lot are offered the agreement. "
        "This cannot be taken back.",
    ]
    return _ask(request, found, form, "Tell every applicant its outcome", "Tell all applicants", intro)


def opened(round_ref: str) -> Any:
    """A published round. Raises Http404."""
    found = by_ref(round_ref)
    if found is None or found.opened_at is None:
        raise Http404
    return found


def _ask(request: HttpRequest, found: Any, form: Form, heading: str, button: str, intro: Any = ()) -> HttpResponse:
    back = reverse("admission_round", args=[found.ref])
    return show(
        request,
        ASK,
        form=form,
        heading=heading,
        action=button,
        back=back,
        caption=f"{found.scheme}, {found}",
        intro=intro,
    )
