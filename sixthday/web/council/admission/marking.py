"""Marking one answer at a time, and moderating."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.admission.actions.marking import give_mark, moderate
from sixthday.admission.choices import Panel
from sixthday.admission.queries import assessing
from sixthday.framework.queries.conflict import may_score
from sixthday.framework.queries.round import accepting_findings
from sixthday.rules.conflicts import has_interest
from sixthday.rules.findings import allowed, blockers
from sixthday.web.council.admission import presenting
from sixthday.web.council.admission.board import opened as opened_round
from sixthday.web.council.admission.forms import MarkForm, ModerationForm
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may

FIELDS = {"mark_scale": "mark", "mark_why": "why", "mark_open": "mark", "moderation_reason": "why"}


@door(Permission.SEE_ADMISSION)
def queue(request: HttpRequest, round_ref: str) -> HttpResponse:
    """What one has still to mark, one question at a time: on to the first."""
    found = opened_round(round_ref)
    if not (may(request, Permission.MARK_ANSWERS) or may(request, Permission.ENTER_PANEL)):
        raise Http404
    first = _next(request, found)
    if first is not None:
        return redirect("admission_mark", first.ref)
    stops = blockers(may_score(request.user, found, request.on)) if may(request, Permission.MARK_ANSWERS) else ()
    return show(request, "council/admission/marked.html", round=found, stops=stops)


@door(Permission.SEE_ADMISSION)
def mark(request: HttpRequest, ref: str) -> HttpResponse:
    """One answer: read it, mark it, say why. Nobody sees another's mark until all are in."""
    answer = _answer(request, ref)
    panel = assessing.panel_of(answer)
    insist(request, Permission.ENTER_PANEL if panel == Panel.YOUNG_PEOPLE else Permission.MARK_ANSWERS)
    markers, stops = _markers(request, answer, panel)
    most = answer.question.max_score or 0
    form = MarkForm.of(request, most=most, seats=markers if panel == Panel.YOUNG_PEOPLE else None)
    if form.sent and markers and not stops:
        given = form.cleaned_data
        with acting(form, fields=FIELDS):
            marker = next((row for row in markers if row.ref == given.get("seat")), markers[0])
            give_mark(
                answer=answer, marker=marker, mark=int(given["mark"]), why=given["why"], by=request.user, at=request.at
            )
            messages.success(request, f"Marked for {marker}." if panel == Panel.YOUNG_PEOPLE else "Marked.")
            return redirect("admission_marking", answer.application.round.ref)
    return show(
        request, "council/admission/mark.html", answer=answer, form=form, markers=markers, stops=stops, most=most,
        **_seen(request, answer, most, marked=not markers),
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def moderation(request: HttpRequest, ref: str) -> HttpResponse:
    """The marks side by side, and the one that stands with its reason."""
    answer = _answer(request, ref)
    insist(request, Permission.MODERATE_MARKS)
    most, stands = answer.question.max_score or 0, getattr(answer, "moderation", None)
    held, due = assessing.marks(answer), assessing.due_from(answer, request.on)
    missing = [str(marker) for marker in due if marker.pk not in held]
    form = ModerationForm.of(request, most=most)
    if form.sent and not stands:
        given = form.cleaned_data
        with acting(form, fields=FIELDS):
            moderate(answer=answer, mark=int(given["mark"]), reason=given["why"], by=request.user, at=request.at)
            return redirect("admission_round", answer.application.round.ref)
    title, bars, rows = presenting.spread([] if missing else list(held.values()), most)
    stops = blockers(_interests(request, answer))
    return show(
        request, "council/admission/moderation.html", answer=answer, form=form, missing=missing, stands=stands, title=title, stops=stops,
        bars=bars, rows=rows, most=most,
    )  # fmt: skip


def _answer(request: HttpRequest, ref: str) -> Any:
    found = assessing.answer(ref, request.user, request.on)
    if found is None or not found.question.max_score:
        raise Http404
    if allowed(accepting_findings(found.application.round, request.at)):
        raise Http404  # nothing is read before the round has closed
    if may(request, Permission.MARK_ANSWERS) and has_interest(_interests(request, found)):
        raise Http404  # an evaluator with an interest in the applicant is shown nothing of it
    return found


def _seen(request: HttpRequest, answer: Any, most: int, *, marked: bool) -> dict[str, Any]:
    """The marks this person may see once they have marked: their own, then everybody's."""
    seen = assessing.marks_seen(answer, request.user, request.on) if marked else []
    title, bars, rows = presenting.spread(seen, most)
    waits = bool(seen) and not assessing.all_in(answer, request.on)
    if waits and len(seen) == 1:
        title = f"Your mark is {seen[0].mark} of {most}"
    return {"title": title, "bars": bars, "rows": rows, "waits": waits}


def _next(request: HttpRequest, round_: Any) -> Any:
    mine = assessing.to_mark(request.user, round_, request.on) if may(request, Permission.MARK_ANSWERS) else []
    if mine:
        return None if blockers(may_score(request.user, round_, request.on)) else mine[0]
    panel = assessing.panel_to_mark(round_) if may(request, Permission.ENTER_PANEL) else []
    return panel[0][0] if panel else None


def _markers(request: HttpRequest, answer: Any, panel: str) -> tuple[list[Any], tuple[Any, ...]]:
    """Who is still to mark here: oneself, or the seats left; and what keeps one from it."""
    held, round_ = assessing.marks(answer), answer.application.round
    if panel == Panel.YOUNG_PEOPLE:
        return [row for row in assessing.markers(round_, panel) if row.pk not in held], ()
    me = assessing.marker_of(request.user, round_)
    if me is None:
        raise Http404
    return [me] if me.pk not in held else [], blockers(_interests(request, answer))


def _interests(request: HttpRequest, answer: Any) -> tuple[Any, ...]:
    """Whether this person has declared their interests in the round, and has none in the applicant."""
    application = answer.application
    return may_score(request.user, application.round, request.on, application.provider.organisation)
