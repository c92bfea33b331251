"""A duty and what becomes of it: one question a page for each weighty act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements.actions import end_whole_duty
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.actions.duty import recount_duty
from sixthday.referrals.actions.ending import record_not_taken_up
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.decision import drafted, findings
from sixthday.rules.duties import Ending
from sixthday.rules.findings import blockers
from sixthday.web.council.duties.forms import FIELD_OF, DecisionForm, EndingForm, NotTakenUpForm, RecountForm
from sixthday.web.council.duties.presenting import (
    answered,
    clock_of,
    deciders,
    decision_rows,
    exceptions,
    facts,
    history,
)
from sixthday.web.council.frame import show
from sixthday.web.council.referrals.ending import what_ends
from sixthday.web.kit.acts import acting
from sixthday.web.kit.checking import carried, is_back, is_last
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record


@door(Permission.SEE_CHILDREN)
def duty(request: HttpRequest, ref: str) -> HttpResponse:
    """The clock, the facts, the exceptions, and everything recorded since."""
    found = open_record(request, duties.visible(request.user, request.on), ref)
    return show(
        request, "council/duties/duty.html", duty=found, clock=clock_of(found, request.on), facts=facts(found),
        exceptions=exceptions(found, request.on), decisions=decision_rows(duties.decisions(found.referral)),
        history=history(found), deciders=deciders(request, found),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def decisions(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide whether the duty is owed, check, sign. Anybody who may see the child reads what was decided."""
    found = open_record(request, duties.visible(request.user, request.on), ref)
    form = DecisionForm.of(request)
    standing = duties.current_decision(found.referral)
    if form.sent and not is_back(request):
        insist(request, Permission.DECIDE_DUTY)
        draft = drafted(found, by=request.user, at=request.at, **form.words)
        stopped = blockers(findings(draft))
        for finding in stopped:
            form.refuse(finding, field=FIELD_OF.get(finding.code))
        if not stopped and not is_last(request):
            seen = standing.ref if standing else ""
            return check(request, found, answers=answered(draft), carried=carried(request), seen=seen)
        if not stopped and signed(request, form, found):
            return redirect("duty", found.ref)
    return show(
        request, "council/duties/decision.html", duty=found, form=form, facts=facts(found), standing=standing,
        exceptions=exceptions(found, request.on), deciders=deciders(request, found),
    )  # fmt: skip


def check(request: HttpRequest, found: object, **context: object) -> HttpResponse:
    """What will be signed, before it is."""
    return show(request, "council/duties/check.html", duty=found, **context)


def signed(request: HttpRequest, form: DecisionForm, found: object) -> bool:
    """Sign what was checked, against the decision that stood when it was."""
    seen = duties.decisions(found.referral).filter(ref=request.POST.get("seen", "")).first()
    with acting(form, fields=FIELD_OF):
        decide_duty(duty=found, supersedes=seen, by=request.user, at=request.at, **form.words)
        return True
    return False


@door(Permission.SEE_CHILDREN)
def endings(request: HttpRequest, ref: str) -> HttpResponse:
    """End a duty otherwise than by education that started, with what shows it: brokers, or the decision-maker."""
    found = open_record(request, duties.visible(request.user, request.on), ref)
    if not may(request, Permission.DECIDE_DUTY):
        insist(request, Permission.OWN_REFERRAL)
    form = EndingForm.of(request)
    if form.sent:
        with acting(form, fields={"ending_evidence": "evidence", "ending_day": "on", "ending_delegated": "ending"}):
            given = dict(form.cleaned_data)
            kind = Ending(given.pop("ending"))
            end_whole_duty(duty=found, kind=kind, by=request.user, at=request.at, **given)
            return redirect("duty", found.ref)
    return show(request, "council/duties/question.html", duty=found, form=form, title="End the duty", button_text="End the duty",
                hint="The child leaves the list of work.", with_it=what_ends(found.referral))  # fmt: skip


@door(Permission.OWN_REFERRAL)
@once
def offers_not_taken_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Record an offer that was not taken up; the child stays on the list."""
    found = open_record(request, duties.visible(request.user, request.on), ref)
    form = NotTakenUpForm.of(request)
    if form.sent:
        with acting(form, fields={"what_offered": "what"}):
            record_not_taken_up(duty=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("duty", found.ref)
    return show(
        request,
        "council/duties/question.html",
        duty=found,
        form=form,
        title="Offered, not taken up",
        button_text="Record it",
        hint="The child stays on the list of work.",
    )


@door(Permission.OWN_REFERRAL)
def recounts(request: HttpRequest, ref: str) -> HttpResponse:
    """Count the days again on the calendar as it stands; both dates are kept."""
    found = open_record(request, duties.visible(request.user, request.on), ref)
    form = RecountForm.of(request)
    if form.sent:
        with acting(form, fields={"recount_why": "why"}):
            recount_duty(duty=found, why=form.cleaned_data["why"], by=request.user, at=request.at)
            return redirect("duty", found.ref)
    clock = clock_of(found, request.on)
    return show(
        request, "council/duties/question.html", duty=found, form=form, title="Count the days again",
        button_text="Count again", hint=clock["differs"] or "Counting again gives the same date.",
    )  # fmt: skip
