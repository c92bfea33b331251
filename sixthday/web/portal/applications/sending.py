"""Checking, submitting, changing and withdrawing an application; answering the council; adding a colleague."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access import directory
from sixthday.access.choices import Permission, Role
from sixthday.admission.actions import submitting
from sixthday.admission.actions.checking import answer_check
from sixthday.admission.actions.colleagues import invite_colleague
from sixthday.admission.queries import application as applications
from sixthday.admission.queries import assessing
from sixthday.outbox.actions import send_password_link
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.rules.words import plain_date
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.applications import presenting
from sixthday.web.portal.applications.asking import ask, draft, fields, own
from sixthday.web.portal.applications.forms import ColleagueForm, ItselfForm, ReplyForm, WhyForm
from sixthday.web.portal.frame import show

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


@door(Permission.APPLY, "portal")
def answers(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that was said, to check and submit, or to look at afterwards."""
    found = own(request, ref)
    form = Form.of(request)
    if form.sent:
        with acting(form):
            submitting.submit_application(application=found, by=request.user, at=request.at)
            return redirect("application_sent", ref)
    offers = {
        str(lot): [presenting.offer_row(row) for row in lot.offers.select_related("service_type", "site")]
        for lot in found.lots.all()
    }
    asked, rows = applications.put(found), []
    if found.state == "draft":
        rows = presenting.missing_rows(found, applications.tasks(found, asked, request.on))
    return show(
        request, "portal/applications/answers.html", application=found, form=form, facts=presenting.fact_rows(found),
        answers=presenting.answer_rows(found, asked), sites=list(found.sites.all()), offers=offers, missing=rows,
    )  # fmt: skip


@door(Permission.APPLY, "portal")
def sent(request: HttpRequest, ref: str) -> HttpResponse:
    """That it is submitted, and what comes next."""
    found = own(request, ref)
    if found.state != "submitted":
        raise Http404
    return show(request, "portal/applications/sent.html", application=found)


@door(Permission.APPLY, "portal")
def at_deadline(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether it submits itself at the deadline."""
    found = draft(request, ref)
    form = ItselfForm.of(request, initial={"itself": "yes" if found.sends_itself_at else "no"})
    if form.sent:
        with acting(form):
            itself = form.cleaned_data["itself"] == "yes"
            submitting.let_it_send_itself(application=found, itself=itself, by=request.user, at=request.at)
            return redirect("application", ref)
    return _ask(request, ref, form, "At the deadline", "Save")


@door(Permission.APPLY, "portal")
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a submitted application back to change it."""
    found, form = own(request, ref), Form.of(request)
    if found.state != "submitted":
        raise Http404
    if form.sent:
        with acting(form):
            submitting.change_application(application=found, by=request.user, at=request.at)
            return redirect("application", ref)
    intro = ["It is not submitted any more until you submit it again, before the deadline."]
    return _ask(request, ref, form, "Change this application", "Take it back to change it", intro=intro)


@door(Permission.APPLY, "portal")
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw before the outcome is told."""
    found, form = own(request, ref), WhyForm.of(request)
    if found.state not in {"draft", "submitted"}:
        raise Http404
    if form.sent:
        with acting(form, fields=fields(form)):
            submitting.withdraw_application(application=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("application", ref)
    return _ask(request, ref, form, "Withdraw this application", "Withdraw")


@door(Permission.APPLY, "portal")
def reply(request: HttpRequest, ref: str, check_ref: str) -> HttpResponse:
    """Answer a question the council asks about the application."""
    found = own(request, ref)
    check = assessing.put_to_applicant(found).filter(ref=check_ref).first()
    if check is None or (check.answered_at and request.method != "POST"):
        raise Http404
    form = ReplyForm.of(request)
    if form.sent:
        with acting(form, fields={"answer_text": "answer", "answer_in_time": "answer"}):
            answer_check(application=found, check=check, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "Your answer is with the council.")
            return redirect("application", ref)
    return _ask(request, ref, form, "A question from the council", "Send answer",
                intro=[check.question, f"Answer by {plain_date(check.answer_by_on)}."])  # fmt: skip


@door(Permission.INVITE_COLLEAGUES, "portal")
def colleagues(request: HttpRequest) -> HttpResponse:
    """Who of the organisation can sign in."""
    people = directory.people_of(request.user.organisation, request.on)
    return show(request, "portal/applications/colleagues.html", people=people)


@door(Permission.INVITE_COLLEAGUES, "portal")
@once
def colleague_link(request: HttpRequest, person_ref: str) -> HttpResponse:
    """Send a colleague the link again, while no password was chosen by it."""
    rows = directory.people_of(request.user.organisation, request.on)
    person = next((held.person for held in rows if held.person.ref == person_ref), None)
    if person is None or person.has_usable_password():
        raise Http404
    form = Form.of(request)
    if form.sent:
        with acting(form):
            link = request.build_absolute_uri(reverse("first_password", args=[person.ref, PUT_IN_LATER]))
            send_password_link(to=person, link=link, days=DAYS, by=request.user, at=request.at)
            messages.success(request, f"A link is on its way to your colleague. It works once, for {DAYS} days.")
            return redirect("colleagues")
    heading = f"Send {person.name} the link again?"
    return ask(request, form, heading, "Send the link", back=reverse("colleagues"))


@door(Permission.INVITE_COLLEAGUES, "portal")
@once
def colleague_new(request: HttpRequest) -> HttpResponse:
    """Add a colleague, who is sent a link to choose a password."""
    form = ColleagueForm.of(request)
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields=fields(form)):
            invite_colleague(
                name=given["name"], email=given["email"], role=Role(given["role"]), days=DAYS, by=request.user, at=request.at,
                link=lambda person: request.build_absolute_uri(
                    reverse("first_password", args=[person.ref, PUT_IN_LATER])
                ),
            )  # fmt: skip
            messages.success(request, f"A link is on its way to your colleague. It works once, for {DAYS} days.")
            return redirect("colleagues")
    return ask(request, form, "Add a colleague", "Send the link", back=reverse("colleagues"))


def _ask(request: HttpRequest, ref: str, form: Form, heading: str, button: str, intro: object = ()) -> HttpResponse:
    back = reverse("application", args=[ref])
    return ask(request, form, heading, button, back=back, caption=f"Application {ref}", intro=intro)
