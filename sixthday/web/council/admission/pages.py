"""One application: what was said, what was found, what is decided; checks, exclusion, decisions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import checking, deciding
from sixthday.admission.choices import CheckResult
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import application as applications
from sixthday.admission.queries import assessing, exclusion
from sixthday.framework.queries.conflict import may_score
from sixthday.rules.admission import decision_of
from sixthday.rules.calendars import london_day
from sixthday.rules.conditions import OFFERS_AND_SITES
from sixthday.rules.exclusion import FACTORS, GROUND_LABELS, minister_told_by
from sixthday.rules.findings import blockers
from sixthday.web.council.admission import presenting
from sixthday.web.council.admission.forms import CheckForm, ExclusionForm, WhyForm
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.papers import printed

ASK = "council/admission/question.html"
CHECK_FIELDS = {
    "check_reason": "reason",
    "check_question": "question",
    "check_answer_by": "answer_by_on",
    "check_waits": "result",
}
EXCLUSION_FIELDS = {
    "determination_heard": "represented", "determination_weighed": "weighed", "determination_reason": "reason",
    "determination_mandatory": "weighed", "determination_grounds": "excludes",
}  # fmt: skip


@door(Permission.SEE_ADMISSION)
def application(request: HttpRequest, ref: str) -> HttpResponse:
    """All that was said and found; offence answers only for those who decide on them."""
    found = opened(request, ref)
    asked = applications.put(found)
    dues = assessing.conditions(found, asked)
    with_council = found.state == "submitted"
    return show(
        request, "council/admission/application.html", application=found, facts=found.facts,
        conditions=presenting.condition_rows(found, dues, with_council and may(request, Permission.CHECK_CONDITIONS)),
        answers=presenting.answer_rows(asked), offers=presenting.offer_rows(found), connected=list(found.connected.all()),
        lots=presenting.lot_rows(found, with_council and may(request, Permission.DECIDE_ADMISSION)),
        grounds=exclusion.findings(found, request.user, request.on), **_determined(found),
        decides_exclusion=with_council and may(request, Permission.DECIDE_EXCLUSION) and exclusion.open_(found, request.on),
        days=assessing.days_with_council(found, request.on), agreement=agreements.of(found), sites=list(found.sites.all()),
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def check(request: HttpRequest, ref: str, number: str, code: str) -> HttpResponse:
    """One condition: what was shown, what was found so far, what is found now."""
    found = opened(request, ref)
    insist(request, Permission.CHECK_CONDITIONS)
    due = _due(found, code, number)
    form = CheckForm.of(request, initial={"seen": len(due.checks)})
    if form.sent:
        given, seen = form.cleaned_data, form.cleaned_data["seen"]
        with acting(form, fields=CHECK_FIELDS):
            words = {name: given[name] or "" for name in ("reason", "question", "note")}
            checking.record_check(
                application=found, code=code, lot=due.lot, result=CheckResult(given["result"]), seen=int(seen) if seen.isdecimal() else 0, answer_by_on=given["answer_by_on"],
                by=request.user, at=request.at, **words,
            )  # fmt: skip
            return redirect("admission_application", ref)
    of_offers = due.condition.code == OFFERS_AND_SITES.code
    return show(
        request, "council/admission/check.html", application=found, due=due, form=form, events=presenting.check_rows(due),
        offers=presenting.offer_rows(found)[str(due.lot)] if of_offers else [], sites=list(found.sites.all()) if of_offers else [],
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def exclusion_page(request: HttpRequest, ref: str) -> HttpResponse:
    """What was said of the grounds, and the decision; for the few who decide."""
    found = opened(request, ref)
    insist(request, Permission.DECIDE_EXCLUSION)
    rows = exclusion.grounds(found, request.user, request.on) or []
    if found.state != "submitted" or not exclusion.open_(found, request.on):
        raise Http404
    form = ExclusionForm.of(request)
    if form.sent:
        with acting(form, fields=EXCLUSION_FIELDS):
            deciding.determine_exclusion(application=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("admission_application", ref)
    factors = dict(FACTORS)
    told = [(row, GROUND_LABELS[row.ground], [factors[code] for code in row.self_cleaning]) for row in rows]
    findings, stops = exclusion.findings(found, request.user, request.on), blockers(_interests(request, found))
    return show(
        request,
        "council/admission/exclusion.html",
        application=found,
        form=form,
        told=told,
        findings=findings,
        stops=stops,
    )


@door(Permission.SEE_ADMISSION)
def decision(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """One lot: every finding, and the decision that follows from them."""
    found = opened(request, ref)
    lot = next((row for row in found.lots.all() if str(row.round_lot.lot.number) == number), None)
    if lot is None:
        raise Http404
    form, open_ = WhyForm.of(request), lot.state == "applied" and found.state == "submitted"
    if open_:
        insist(request, Permission.DECIDE_ADMISSION)
    findings = lot.findings if lot.state != "applied" else assessing.outcome(lot)
    stops = blockers([*assessing.ready(lot, request.on), *_interests(request, found)]) if open_ else ()
    admits = open_ and decision_of(findings) == "admitted"
    if open_ and form.sent:
        with acting(form, fields={"decision_why": "why"}):
            act = deciding.admit_to_lot if admits else deciding.refuse_lot
            act(lot=lot, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("admission_application", ref)
    return show(
        request, "council/admission/decision.html", application=found, lot=lot, form=form, findings=_unmet_first(findings),
        stops=stops, admits=admits, open=open_,
        reopens=lot.state != "applied" and found.state == "submitted" and may(request, Permission.DECIDE_ADMISSION),
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def reopening(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Take the decision on a lot back, before the outcome is told."""
    found = opened(request, ref)
    lot = next((row for row in found.lots.all() if str(row.round_lot.lot.number) == number), None)
    if lot is None or lot.state == "applied" or found.state != "submitted":
        raise Http404
    insist(request, Permission.DECIDE_ADMISSION)
    form = WhyForm.of(request)
    form.fields["why"].help_text = ""
    if form.sent:
        with acting(form, fields={"decision_why": "why"}):
            deciding.reopen_lot(lot=lot, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("admission_application", ref)
    back = reverse("admission_decision", args=[ref, number])
    return show(
        request, ASK, form=form, heading="Take this decision back", action="Take it back", back=back, intro=(),
        caption=f"{found.provider.name}, {lot}",
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def summary(request: HttpRequest, ref: str) -> HttpResponse:
    """The assessment summary that the applicant was sent."""
    found = opened(request, ref)
    if found.summary is None:
        raise Http404
    return printed(found.summary)


@door(Permission.SEE_ADMISSION)
def file(request: HttpRequest, answer_ref: str) -> HttpResponse:
    """The evidence of one answer, as an attachment."""
    held = assessing.answer(answer_ref, request.user, request.on)
    if held is None or held.file is None or not applications.may_open(held.application, request.user, request.at):
        raise Http404
    return attachment(held.file.ref)


def opened(request: HttpRequest, ref: str) -> Any:
    """An application this person may read. Raises Http404."""
    found = applications.visible(request.user, request.on).filter(ref=ref).first()
    if found is None or not applications.may_open(found, request.user, request.at):
        raise Http404
    return found


def _interests(request: HttpRequest, found: Any) -> Any:
    """Whether this person has declared their interests in the round, and has none in the applicant."""
    return may_score(request.user, found.round, request.on, found.provider.organisation)


def _determined(found: Any) -> dict[str, Any]:
    """The decision on exclusion, and until when the Minister is told of one."""
    held = exclusion.determination(found)
    by = minister_told_by(london_day(held.decided_at)) if held and held.excludes else None
    return {"determination": held, "minister_by": by}


def _due(found: Any, code: str, number: str) -> Any:
    """One condition of an application that is being assessed: of a lot by its number, of the whole by 0."""
    due = assessing.condition(found, code, int(number) or None) if number.isdigit() else None
    if due is None or found.state != "submitted":
        raise Http404
    return due


def _unmet_first(findings: Any) -> list[Any]:
    def met(finding: Any) -> bool:
        return finding["met"] if isinstance(finding, dict) else finding.met

    return sorted(findings, key=met)
