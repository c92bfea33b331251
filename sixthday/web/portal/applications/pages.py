"""A provider's applications: the list, the task list with its outcome, what is printed and uploaded."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions.applying import choose_lots, start_application
from sixthday.admission.meanwhile import fingerprint
from sixthday.admission.paper import what_next
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import application as applications
from sixthday.admission.queries import assessing
from sixthday.admission.queries.standing import lots_standing
from sixthday.framework.queries.round import accepting_findings, lots_of, published
from sixthday.providers import queries as providers
from sixthday.providers.choices import Basis
from sixthday.rules.findings import allowed
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import OneOf
from sixthday.web.kit.once import once
from sixthday.web.kit.papers import printed
from sixthday.web.kit.widgets import Option
from sixthday.web.portal.applications import presenting
from sixthday.web.portal.applications.asking import ask, draft, fields, own
from sixthday.web.portal.applications.forms import FOOTINGS, LotsForm
from sixthday.web.portal.frame import show


@door(Permission.APPLY, "portal")
def listing(request: HttpRequest) -> HttpResponse:
    """Own applications, the rounds that can be joined, and when the next one opens."""
    provider = providers.for_user(request.user)
    rows = [presenting.application_row(row) for row in applications.own(request.user.organisation)]
    rounds = applications.rounds_to_join(provider, request.at) if provider else []
    ahead = published().filter(opens_at__gt=request.at, state="open").order_by("opens_at").first()
    return show(request, "portal/applications/list.html", rows=rows, rounds=rounds, ahead=ahead)


@door(Permission.APPLY, "portal")
@once
def new(request: HttpRequest, round_ref: str) -> HttpResponse:
    """Which lots of a round to apply for."""
    provider = providers.for_user(request.user)
    found = published().filter(ref=round_ref).first() if provider else None
    joins = found and found in applications.rounds_to_join(provider, request.at)
    if found is None or (request.method == "GET" and not joins):
        raise Http404
    form = _lots_form(request, found, provider)
    if form.sent:
        with acting(form, fields=fields(form)):  # one that comes too late is refused there, with a record
            made = start_application(round=found, lots=_chosen(form), by=request.user, at=request.at)
            return redirect("application", made.ref)
    intro = [
        "You are admitted to each lot you pass. Your answers are kept as you go; nobody at the council sees them before you submit."
    ]
    return ask(request, form, f"Apply to {found.scheme}, {found}", "Start", back=reverse("applications"), intro=intro)


@door(Permission.APPLY, "portal")
def application(request: HttpRequest, ref: str) -> HttpResponse:
    """The task list of a draft; what was sent; the outcome with its reasons."""
    found = own(request, ref)
    asked = applications.put(found)
    is_open = allowed(accepting_findings(found.round, request.at))
    editing = found.state == "draft" and is_open
    tasks = applications.tasks(found, asked, request.on)
    return show(
        request, "portal/applications/application.html", application=found, editing=editing, is_open=is_open,
        groups=presenting.task_groups(found, tasks, editing) if found.state == "draft" else [],
        left=sum(not task.done for task in tasks), colour=presenting.COLOURS[found.state], agreement=agreements.of(found),
        questions=presenting.question_rows(found, assessing.put_to_applicant(found), request.on),
        lots=presenting.lot_rows(found) if found.state == "told" else [], next=what_next(found) if found.state == "told" else (), late=list(found.late_attempts.all()),
    )  # fmt: skip


@door(Permission.APPLY, "portal")
def lots(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the lots of a draft."""
    found = draft(request, ref)
    held = {row.round_lot.lot.number: row.basis for row in found.lots.all()}
    initial = {"lots": [str(number) for number in held]} | {f"basis_{number}": basis for number, basis in held.items()}
    initial["seen"] = fingerprint(*lots_standing(found))
    form = _lots_form(request, found.round, found.provider, initial)
    if form.sent:
        with acting(form, fields=fields(form)):
            seen = form.cleaned_data["seen"]
            choose_lots(application=found, lots=_chosen(form), seen=seen or None, by=request.user, at=request.at)
            return redirect("application", ref)
    intro = ["What you wrote for a lot that you leave out is removed."]
    return ask(
        request,
        form,
        "Lots",
        "Save",
        back=reverse("application", args=[ref]),
        caption=f"Application {ref}",
        intro=intro,
    )


@door(Permission.APPLY, "portal")
def summary(request: HttpRequest, ref: str) -> HttpResponse:
    """The assessment summary, as a PDF to keep."""
    found = own(request, ref)
    if found.summary is None:
        raise Http404
    return printed(found.summary)


@door(Permission.APPLY, "portal")
def file(request: HttpRequest, ref: str, answer_ref: str) -> HttpResponse:
    """A file of one's own, as an attachment."""
    held = own(request, ref).answers.filter(ref=answer_ref).first()
    if held is None or held.file is None:
        raise Http404
    return attachment(held.file.ref)


def _lots_form(request: HttpRequest, round_: Any, provider: Any, initial: Any = None) -> LotsForm:
    """The lots of the round; a footing to choose for those the provider has been a member of."""
    member_of = applications.earlier_lots(provider, round_)
    form, choices = LotsForm.of(request, initial=initial), []
    for row in lots_of(round_):
        name = f"basis_{row.lot.number}" if row.lot_id in member_of else ""
        if name:
            form.fields[name] = OneOf(f"On which footing, for lot {row.lot.number}?", FOOTINGS, small=True)
        choices.append(Option(str(row.lot.number), str(row.lot), row.lot.description, reveals=name))
    form.fields["lots"].widget.options = choices
    return form


def _chosen(form: LotsForm) -> dict[int, Basis]:
    given = form.cleaned_data
    return {int(number): Basis(given.get(f"basis_{number}") or Basis.NEW) for number in given["lots"]}
