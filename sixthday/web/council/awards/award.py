"""One award: its terms, what it was tested against, approval, sending back, withdrawal, its call-off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.approval import approve_award, send_back_award
from sixthday.awards.actions.award import withdraw_award
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.awards.queries.ranking import ranking
from sixthday.calloffs import queries as calloffs
from sixthday.framework import queries as framework
from sixthday.placements.actions import placement as placements
from sixthday.rules.findings import blockers, warnings
from sixthday.rules.splitting import remedies
from sixthday.web.council.awards import presenting
from sixthday.web.council.awards.approver import naming
from sixthday.web.council.awards.overriding import guarding
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record

LIVE = {"proposed", "approved", "confirmed"}


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why?", rows=4, longest=500, error="Say why")


class ChangeForm(Form):
    """What the proposer should change."""

    why = Paragraph("What should change?", rows=4, longest=500, hint="The proposer reads these words",
                    error="Say what should change")  # fmt: skip


@door(Permission.SEE_CHILDREN)
def award(request: HttpRequest, ref: str) -> HttpResponse:
    """An award as it stands; whoever may, approves it from here."""
    found = _found(request, ref)
    form = Form.of(request)
    if form.sent:
        insist(request, Permission.APPROVE_AWARD)
        with acting(form):
            approve_award(award=found, by=request.user, at=request.at)
            messages.success(request, f"{found.provider.name} has been sent the risk summary and asked to confirm.")
            return redirect("award", ref)
    return show(request, "council/awards/award.html", award=found, form=form, **_words(request, found))


@door(Permission.APPROVE_AWARD)
def return_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Send a proposed award back with what should change."""
    found = _found(request, ref)
    form = ChangeForm.of(request)
    if form.sent:
        with acting(form, fields={"send_back_reason": "why"}):
            send_back_award(award=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, f"Award {ref} is back with {found.proposed_by.name}.")
            return redirect("award", ref)
    return show(request, "council/awards/return.html", award=found, form=form)


@door(Permission.PROPOSE_AWARD)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an award back, with the reason; its place and its money are free again."""
    found = _found(request, ref)
    if found.calloff_ref:
        raise Http404
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"withdraw_reason": "why"}):
            withdraw_award(award=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The award is withdrawn. The place and the money are free again.")
            return redirect("award", ref)
    return show(request, "council/awards/withdrawal.html", award=found, form=form)


@door(Permission.PROPOSE_AWARD)
def calloff(request: HttpRequest, ref: str) -> HttpResponse:
    """Issue the call-off of a confirmed award and make its placement ready to be checked."""
    found = _found(request, ref)
    form = Form.of(request)
    if form.sent:
        with acting(form):
            placements.prepare_placement(award=found, by=request.user, at=request.at)
            made = calloffs.of_award(found)
            messages.success(request, "The call-off is issued. The provider has been asked to sign it.")
            return redirect("calloff", made.ref)
    return show(request, "council/awards/calloff.html", award=found, form=form, facts=presenting.award_facts(found))


def _found(request: HttpRequest, ref: str) -> Any:
    return open_record(request, awards.visible(request.user, request.on), ref)


def _words(request: HttpRequest, found: Any) -> dict[str, Any]:
    """The award's words, and what this reader may do with it."""
    ranked = ranking(found.request)
    return {
        "facts": presenting.award_facts(found),
        "colour": presenting.COLOURS.get(found.state, ""),
        "ranking": ranked,
        "sentence": presenting.winning_sentence(ranked) if ranked else "",
        "bars": presenting.bars(ranked) if ranked else (),
        "key": presenting.key(),
        "sensitivity": presenting.sensitivity_sentence(ranked) if ranked else "",
        "tested": presenting.kept_findings(found),
        "order": calloffs.emergency_order(found),
        "naming": naming(request, found),
        "guard": guarding(request, found),
        **_deciding(request, found),
        **_next(request, found),
    }


def _deciding(request: HttpRequest, found: Any) -> dict[str, Any]:
    """For an approver: everything tested now, and the cost beside their limit."""
    deciding = found.state == "proposed" and may(request, Permission.APPROVE_AWARD)
    tests = conditions.decision_findings(found, request.user, request.on) if deciding else []
    limit = framework.approval_limit(request.user, request.on) if deciding else None
    return {
        "deciding": deciding,
        "tests": presenting.in_order(tests),
        "stops": (*blockers(tests), *remedies(tests)) if blockers(tests) else (),
        "warned": warnings(tests),
        "passed": presenting.passed_sentence(tests),
        "cost": presenting.cost_sentence(found.whole_life_pence, limit, []),
    }


def _next(request: HttpRequest, found: Any) -> dict[str, bool]:
    """What this reader may do next."""
    proposes, free = may(request, Permission.PROPOSE_AWARD), not found.calloff_ref
    confirmed = found.state == "confirmed"
    return {
        "may_withdraw": found.state in LIVE and free and proposes,
        "may_issue": confirmed and free and proposes,
        "may_order": confirmed and may(request, Permission.ORDER_EMERGENCY),
        "may_see_calloff": not free and may(request, Permission.SEE_CALLOFFS),
    }
