"""Cases of possible unregistered schools, for the few who handle them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.places import actions
from sixthday.places import queries as places
from sixthday.places.choices import CaseOutcome, Told
from sixthday.providers import queries as providers
from sixthday.rules.words import hours_text, plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.council.registration import presenting
from sixthday.web.council.registration.asking import asked
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Day, OneOf, Paragraph, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

FROZEN = ("Child", {"text": "Hours a week", "numeric": True}, "EHC plan or looked after", "Declared on")


class OpenForm(Form):
    """Why this may be an unregistered school."""

    why = Paragraph("Why may this be an unregistered school?", rows=5, longest=500, error="Say why it may be one")


class NoteForm(Form):
    """What was found or done."""

    text = Paragraph(
        "What was found or done?", hint="No child's name", rows=6, longest=2000, error="Write what was found"
    )


class TellingForm(Form):
    """Who was told, when, and where that is kept."""

    whom = OneOf("Who was told?", Told.choices, error="Choose who was told")
    told_on = Day("When?", error="Enter the day they were told")
    note = Text(
        "Where is this kept?", hint="Such as a reference or an e-mail's date", longest=300, error="Say where it is kept"
    )


class ClosingForm(Form):
    """How it ended."""

    outcome = OneOf("How did it end?", CaseOutcome.choices, error="Choose how it ended")
    note = Paragraph("What was found?", rows=4, longest=500, error="Say what was found")


@door(Permission.SEE_SCHOOL_CASES)
def cases(request: HttpRequest) -> HttpResponse:
    """Breaches for which nobody has opened a case, then every case."""
    rows = places.standings(providers.visible(request.user, request.on), request.on)
    return show(
        request, "council/registration/cases.html", cases=list(places.cases(request.user, request.on)),
        waiting=[presenting.close_row(row, request.on, True) for row in places.without_case(rows)],
        may_open=may(request, Permission.HANDLE_SCHOOL_CASES),
    )  # fmt: skip


@door(Permission.SEE_SCHOOL_CASES)
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """One case: what was known when it was opened, what was done, who was told, how it ended."""
    found = _found(request, ref)
    frozen = [
        [
            "Declared by others" if row["declared_on"] else row["child"],
            {"text": hours_text(row["weekly_minutes"])},
            "Yes" if row["special"] else "No",
            plain_date(date.fromisoformat(row["declared_on"])) if row["declared_on"] else "Placed by the council",
        ]
        for row in found.facts["places"]
    ]
    return show(
        request, "council/registration/case.html", case=found, columns=FROZEN, frozen=frozen,
        notes=found.notes.select_related("noted_by"), tellings=found.tellings.select_related("recorded_by"),
        now=places.standing_of(found.provider, request.on),
        may_handle=may(request, Permission.HANDLE_SCHOOL_CASES) and found.state != "closed",
    )  # fmt: skip


@door(Permission.HANDLE_SCHOOL_CASES)
@once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a case about a provider."""
    provider, form = opened(request, slug), OpenForm.of(request)
    if form.sent:
        with acting(form, fields={"case_why": "why"}):
            made = actions.open_case(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("school_case", made.ref)
    row = places.standing_of(provider, request.on)
    return asked(
        request, form, title="Open a case: a possible unregistered school",
        caption=provider.name, act="Open case", back=reverse("provider_guard", args=[slug]),
        findings=[*row.now, *row.future], intro="What the guard says today is kept with the case.",
    )  # fmt: skip


@door(Permission.HANDLE_SCHOOL_CASES)
@once
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a note to a case."""
    return _act(request, ref, NoteForm, actions.add_note, "Add a note", {"note_text": "text"})


@door(Permission.HANDLE_SCHOOL_CASES)
@once
def telling(request: HttpRequest, ref: str) -> HttpResponse:
    """Record who was told."""
    fields = {"told_note": "note", "told_on": "told_on"}
    return _act(request, ref, TellingForm, actions.tell_of_case, "Record who was told", fields)


@door(Permission.HANDLE_SCHOOL_CASES)
def closing(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a case with how it ended."""
    return _act(request, ref, ClosingForm, actions.close_case, "Close the case", {"outcome_note": "note"})


def _found(request: HttpRequest, ref: str) -> Any:
    found = places.cases(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _act(
    request: HttpRequest, ref: str, kind: type[Form], act: Any, title: str, fields: dict[str, str]
) -> HttpResponse:
    """One form about one case."""
    found, form = _found(request, ref), kind.of(request)
    if form.sent:
        with acting(form, fields=fields):
            act(case=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, f"Kept in case {found.ref}.")
            return redirect("school_case", ref)
    return asked(
        request, form, title=title, caption=f"Case {found.ref}: {found.provider.name}",
        act=title, back=reverse("school_case", args=[ref]),
    )  # fmt: skip
