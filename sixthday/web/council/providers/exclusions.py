"""Exclusion grounds, connected persons, accreditation and the debarment list."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers import actions
from sixthday.providers.choices import AccreditationKind, Connection, ExclusionMoment, ExclusionOutcome
from sixthday.providers.debarment_file import COLUMNS
from sixthday.providers.queries import exclusion, saying
from sixthday.reference.rows import decoded
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, OneOf, Paragraph, Pick, Text, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

MOST_BYTES = 2_000_000
WHAT = (("try", "Try it: say what would match, and change nothing"), ("load", "Load it"))


class LookForm(Form):
    """What was looked at, and what was found."""

    moment = OneOf("Why now?", ExclusionMoment.choices, error="Choose why you looked")
    outcome = OneOf("What did you find?", ExclusionOutcome.choices, error="Choose what you found")
    note = Paragraph("What did you look at?", rows=4, longest=500, error="Say what you looked at and what you found")


class ConnectionForm(Form):
    """Somebody whose exclusion would be the provider's."""

    name = Text("Name", longest=120, error="Enter the name")
    connection = OneOf("How are they connected?", Connection.choices, error="Choose how they are connected")
    company_number = Text("Company number", hint="For a company", longest=12, width=10, required=False)
    from_on = Day("From", error="Enter the first day")


class EndForm(Form):
    """A last day."""

    until_on = Day("Last day", error="Enter the last day")


class AccreditationForm(Form):
    """What it is accredited as."""

    kind = Pick("What is it?", AccreditationKind.choices, error="Choose what it is")
    body = Text("Who accredits it?", longest=120, error="Say who accredits it")
    reference = Text("Reference", hint="For example, the centre number", longest=60, required=False)
    from_on = Day("From", error="Enter the first day")
    until_on = Day("Until", hint="Leave empty when it has no end", required=False)


class ListForm(Form):
    """The list, its day, and whether it is only tried."""

    table = Upload("The list", hint="A CSV of at most 2 MB with one row for each supplier", error="Choose the list")
    listed_on = Day("Which day is the list of?", error="Enter the day of the list")
    what = OneOf("What should happen?", WHAT, error="Choose whether to try it or load it")


@door(Permission.RECORD_EVIDENCE)
@once
def look(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a look at the exclusion grounds; pairs of the newest list are shown first."""
    provider, form = opened(request, slug), LookForm.of(request)
    if form.sent:
        with acting(form, fields={"exclusion_note": "note"}):
            actions.check_exclusion(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_checks", provider.slug)
    return show(
        request, "council/providers/exclusion_check.html", provider=provider, form=form, newest=exclusion.newest_list(),
        matches=exclusion.open_matches([provider.pk]).get(provider.pk, []),
        connected=exclusion.connected(provider).filter(until_on__isnull=True),
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
@once
def connection(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a connected person."""
    provider, form = opened(request, slug), ConnectionForm.of(request, initial={"from_on": request.on})
    if form.sent:
        with acting(form, fields={"connection_once": "name", "connection_named": "name"}):
            actions.record_connection(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_checks", provider.slug)
    return _asked(request, form, "Record a connected person", provider, "Record")


@door(Permission.RECORD_EVIDENCE)
def connection_end(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody is no longer connected."""
    found = exclusion.connection(request.user, request.on, ref) or _missing()
    form = EndForm.of(request)
    if form.sent:
        with acting(form, fields={"connection_dates": "until_on", "connection_open": "until_on"}):
            actions.end_connection(connected=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_checks", found.provider.slug)
    return _asked(request, form, f"{found.name} is no longer connected", found.provider, "Record")


@door(Permission.RECORD_EVIDENCE)
@once
def accreditation(request: HttpRequest, slug: str) -> HttpResponse:
    """Record an accreditation."""
    provider, form = opened(request, slug), AccreditationForm.of(request)
    if form.sent:
        with acting(form, fields={"accredited_by": "body", "accredited_dates": "until_on"}):
            actions.record_accreditation(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_checks", provider.slug)
    return _asked(request, form, "Record an accreditation", provider, "Record")


@door(Permission.RECORD_EVIDENCE)
def accreditation_end(request: HttpRequest, ref: str) -> HttpResponse:
    """An accreditation ends."""
    found = saying.accreditation(request.user, request.on, ref) or _missing()
    form = EndForm.of(request)
    if form.sent:
        with acting(form, fields={"accredited_dates": "until_on"}):
            actions.end_accreditation(accreditation=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_checks", found.provider.slug)
    return _asked(request, form, f"{found.get_kind_display()} ends", found.provider, "Record")


@door(Permission.RECORD_EVIDENCE)
def debarment(request: HttpRequest) -> HttpResponse:
    """Try or load the debarment list. One bad row and nothing is loaded; a match waits for a person."""
    form, report = ListForm.of(request, initial={"what": "try"}), None
    if form.sent and form.cleaned_data["table"].size > MOST_BYTES:
        form.add_error("table", "The list must be smaller than 2 MB")
    if form.sent:
        table, given = form.cleaned_data["table"], form.cleaned_data
        report = actions.load_debarment_list(
            text=decoded(table.read()), listed_on=given["listed_on"], source=table.name[:120], by=request.user,
            at=request.at, dry_run=given["what"] == "try",
        )  # fmt: skip
    return show(
        request, "council/providers/debarment.html", form=form, report=report, columns=COLUMNS, lists=exclusion.lists()[:10],
        status=422 if report and report.errors else 200,
    )  # fmt: skip


def _asked(request: HttpRequest, form: Form, title: str, provider: Any, act: str) -> HttpResponse:
    return show(
        request, "council/providers/question.html", form=form, title=title, provider=provider, act=act,
        back=reverse("provider_checks", args=[provider.slug]),
    )  # fmt: skip


def _missing() -> Any:
    raise Http404
