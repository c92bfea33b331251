"""The ranking of a locked shortlist, and proposing the first or another."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.award import propose_award
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.awards.queries import conflict as conflicts
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.ranking import Ranking, ranking
from sixthday.framework import queries as framework
from sixthday.rules.approvals import conflict_findings
from sixthday.rules.lifecycles import RequestState
from sixthday.web.council.awards import presenting
from sixthday.web.council.awards.overriding import guard_help
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import OneOf, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import Option, options


class ChoiceForm(Form):
    """Another than the first, and why."""

    entry = OneOf("Which provider?", [], error="Choose a provider")
    not_first_reason = Paragraph(
        "Why not the first?", rows=3, longest=500, hint="Kept with the award, and read by the approver",
        error="Say why the first is not chosen",
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def proposal(request: HttpRequest, ref: str) -> HttpResponse:
    """The ranking; whoever may, proposes the first from here."""
    asked = open_record(request, requests.visible(request.user, request.on), ref)
    found = _ranking(asked)
    live, form = awards.live(asked), Form.of(request)
    still_there = conditions.open_positions(asked)
    first = next(iter(still_there), 1)
    if form.sent:
        insist(request, Permission.PROPOSE_AWARD)
        with acting(form):
            award = propose_award(request=asked, entry=_at(found, first).entry, by=request.user, at=request.at)
            messages.success(request, f"Award {award.ref} is proposed. It waits for approval.")
            return redirect("award", award.ref)
    return show(
        request, "council/awards/ranking.html", asked=asked, ranking=found, live=live, form=form,
        first=_at(found, first) if found.rows else None, earlier=list(awards.awards_of(asked)),
        **_words(request, found, first), may_propose=may(request, Permission.PROPOSE_AWARD) and live is None,
        help=guard_help(request, form, _at(found, first).provider if found.rows else None, asked.ref),
        open=asked.state == RequestState.LOCKED, others=len(still_there) > 1,
    )  # fmt: skip


@door(Permission.PROPOSE_AWARD)
def choice(request: HttpRequest, ref: str) -> HttpResponse:
    """Propose another than the first, with the reason."""
    asked = open_record(request, requests.visible(request.user, request.on), ref)
    found = _ranking(asked)
    still_there = conditions.open_positions(asked)[1:]
    others = [row for row in found.rows if row.entry.position in still_there]
    if asked.state != RequestState.LOCKED or not others:
        raise Http404
    form = ChoiceForm.of(request)
    form.fields["entry"].widget.options = options(
        Option(row.response.ref, row.provider.name, f"Number {row.entry.position}: {presenting.points(row)} of 100")
        for row in others
    )
    chosen = None
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields={"first_choice": "not_first_reason"}):
            chosen = next(row for row in others if row.response.ref == given["entry"])
            why = given["not_first_reason"]
            award = propose_award(
                request=asked, entry=chosen.entry, not_first_reason=why, by=request.user, at=request.at
            )
            return redirect("award", award.ref)
    stopped = guard_help(request, form, chosen and chosen.provider, asked.ref)
    return show(request, "council/awards/choice.html", asked=asked, form=form, help=stopped)


def _ranking(asked: Any) -> Ranking:
    found = ranking(asked)
    if found is None:
        raise Http404
    return found


def _at(found: Ranking, position: int) -> Any:
    return next(row for row in found.rows if row.entry.position == position)


def _words(request: HttpRequest, found: Ranking, first: int) -> dict[str, Any]:
    """What the page says around the ranking: sentences, bars, tables, cost against limits, the reader's declaration."""
    best = _at(found, first) if found.rows else None
    pence = best.entry.whole_life_pence if best else 0
    declared = conflict_findings(conflicts.declaration(request.user), best.provider.ref if best else "", request.on)
    return {
        "sentence": presenting.winning_sentence(found),
        "deciding": presenting.deciding_sentence(found),
        "sensitivity": presenting.sensitivity_sentence(found),
        "bars": presenting.bars(found),
        "key": presenting.key(),
        "points_columns": presenting.points_columns(found),
        "points_rows": presenting.points_rows(found),
        "facts_rows": presenting.facts_rows(found),
        "set_aside": presenting.set_aside_sentences(found),
        "cost": presenting.cost_sentence(
            pence,
            framework.approval_limit(request.user, request.on) if may(request, Permission.APPROVE_AWARD) else None,
            [user.name for user in framework.approvers(pence, request.on, without=[request.user])],
        ),
        "declared": declared,
        "may_declare": may(request, Permission.DECLARE_CONFLICTS),
    }
