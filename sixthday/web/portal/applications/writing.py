"""Writing an application: the organisation, its share code, who is connected with it, the exclusion grounds, its answers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import applying, grounds, proposing
from sixthday.admission.meanwhile import fingerprint
from sixthday.admission.queries import application as applications
from sixthday.admission.queries.standing import FACTS, facts_standing
from sixthday.rules.exclusion import GROUND_LABELS, grounds_on
from sixthday.rules.words import spoken_date
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.applications import presenting
from sixthday.web.portal.applications.asking import ask, draft, fields
from sixthday.web.portal.applications.forms import AnswerForm, ConnectedForm, FactsForm, GroundForm, ShareCodeForm
from sixthday.web.portal.frame import show


@door(Permission.APPLY, "portal")
def facts(request: HttpRequest, ref: str) -> HttpResponse:
    """The facts of the organisation, filled with what is known, to be confirmed."""
    found = draft(request, ref)
    known = {name: getattr(found.facts, name) for name in FACTS}
    form = FactsForm.of(request, initial=known | {"seen": fingerprint(*facts_standing(found.facts))})
    if form.sent:
        with acting(form):
            given = form.cleaned_data | {"seen": form.cleaned_data["seen"] or None}
            applying.save_facts(application=found, by=request.user, at=request.at, **given)
            return redirect("application", ref)
    return _ask(request, ref, form, "Facts of your organisation")


@door(Permission.APPLY, "portal")
def share_code(request: HttpRequest, ref: str) -> HttpResponse:
    """The share code."""
    found = draft(request, ref)
    form = ShareCodeForm.of(request, initial={"share_code": found.facts.share_code})
    if form.sent:
        with acting(form, fields=fields(form)):
            applying.save_share_code(application=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("application", ref)
    return _ask(request, ref, form, "Share code")


@door(Permission.APPLY, "portal")
@once
def connected(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is connected with the organisation: add somebody, or say that nobody is."""
    found = draft(request, ref)
    nobody = "nobody" in request.POST
    form = ConnectedForm() if nobody else ConnectedForm.of(request)
    saying = Form.of(request) if nobody else Form()
    if nobody and saying.sent:
        with acting(saying):
            applying.say_nobody_connected(application=found, by=request.user, at=request.at)
            return redirect("application", ref)
    if not nobody and form.sent:
        with acting(form, fields=fields(form)):
            applying.add_connected(application=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("application_connected", ref)
    people = list(found.connected.all())
    return show(
        request, "portal/applications/connected.html", application=found, form=form, saying=saying, people=people
    )


@door(Permission.APPLY, "portal")
def connected_removal(request: HttpRequest, ref: str, person_ref: str) -> HttpResponse:
    """Take somebody off the list."""
    found = draft(request, ref)
    person, form = _one(found.connected, person_ref), Form.of(request)
    if form.sent:
        with acting(form):
            applying.remove_connected(application=found, person=person, by=request.user, at=request.at)
            return redirect("application_connected", ref)
    return _remove(request, ref, form, person.name, "application_connected")


@door(Permission.APPLY, "portal")
def grounds_page(request: HttpRequest, ref: str) -> HttpResponse:
    """The exclusion grounds: those that apply, and that these are all, or that none does."""
    found = draft(request, ref)
    form = Form.of(request)
    rows = list(found.grounds.select_related("person"))
    if form.sent:
        with acting(form):
            grounds.confirm_grounds(application=found, none_applies=not rows, by=request.user, at=request.at)
            return redirect("application", ref)
    told = [
        [
            GROUND_LABELS[row.ground],
            row.person.name if row.person else "Your organisation",
            spoken_date(row.determined_on),
            row.ref,
        ]
        for row in rows
    ]
    asked = presenting.ground_groups(grounds_on(request.on))
    return show(request, "portal/applications/grounds.html", application=found, form=form, asked=asked, told=told)


@door(Permission.APPLY, "portal")
@once
def ground_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a ground applies."""
    found = draft(request, ref)
    people = {person.ref: person for person in found.connected.all()}
    form = GroundForm.of(request, people=people.values())
    if form.sent:
        given = dict(form.cleaned_data)
        person = people.get(given.pop("person"))
        with acting(form, fields=fields(form)):
            grounds.declare_ground(application=found, person=person, by=request.user, at=request.at, **given)
            return redirect("application_grounds", ref)
    intro = ["Only the few people who decide on exclusion see this answer. It is never exported."]
    return _ask(request, ref, form, "A ground that applies", intro=intro, to="application_grounds")


@door(Permission.APPLY, "portal")
def ground_removal(request: HttpRequest, ref: str, ground_ref: str) -> HttpResponse:
    """Take a ground back."""
    found = draft(request, ref)
    ground, form = _one(found.grounds, ground_ref), Form.of(request)
    if form.sent:
        with acting(form):
            grounds.remove_ground(application=found, ground=ground, by=request.user, at=request.at)
            return redirect("application_grounds", ref)
    return _remove(request, ref, form, "this ground", "application_grounds")


@door(Permission.APPLY, "portal")
def question(request: HttpRequest, ref: str, number: str, code: str) -> HttpResponse:
    """One question of the round; last round's answer is offered to be looked at again."""
    found = draft(request, ref)
    asked = _asked(found, number, code)
    held, former = asked.answer, applications.former_answer(found, asked.question, asked.lot)
    start = held.text if held else former.text if former else ""
    initial = {"text": start, "seen": asked.seen}
    form = AnswerForm.of(request, initial=initial, question=asked.question, held=held, former=former)
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields=fields(form)):
            proposing.save_answer(
                application=found, question=asked.question, lot=asked.lot, text=given["text"], upload=given.get("file"),
                keep_former_file=bool(given.get("keep")), seen=given["seen"] or None, by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("application", ref)
    return _ask(
        request, ref, form, asked.question.text, guidance=asked.question.guidance, files=bool(asked.question.evidence),
        former=presenting.former_words(former, asked.question) if former and not held else "",
    )  # fmt: skip


def _asked(found: Any, number: str, code: str) -> Any:
    for each in applications.put(found):
        if each.question.code == code and str(each.lot.round_lot.lot.number if each.lot else 0) == number:
            return each
    raise Http404


def _one(rows: Any, ref: str) -> Any:
    held = rows.filter(ref=ref).first()
    if held is None:
        raise Http404
    return held


def _ask(request: HttpRequest, ref: str, form: Form, heading: str, **more: Any) -> HttpResponse:
    back = reverse(more.pop("to", "application"), args=[ref])
    return ask(request, form, heading, "Save and continue", back=back, caption=f"Application {ref}", **more)


def _remove(request: HttpRequest, ref: str, form: Form, what: str, route: str) -> HttpResponse:
    return ask(
        request,
        form,
        f"Remove {what}?",
        "Remove",
        back=reverse(route, args=[ref]),
        caption=f"Application {ref}",
        warn=True,
    )
