"""The administrator's pages. An administrator sees people and settings, and no child."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sixthday.access import actions, directory
from sixthday.access.choices import OrganisationKind, Permission, Role
from sixthday.rules.duties import BASES
from sixthday.web.council.frame import show
from sixthday.web.council.people.forms import (
    DelegationForm,
    DeputyForm,
    EndRoleForm,
    PersonForm,
    RoleForm,
    TeamForm,
)
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

QUESTION = "council/people/question.html"


@door(Permission.MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, by organisation, with the roles they hold today."""
    return show(request, "council/people/people.html", groups=directory.people_by_organisation(request.on))


@door(Permission.MANAGE_PEOPLE)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    organisations = directory.organisations()
    form = PersonForm.of(request, organisations=[(each.ref, each.name) for each in organisations])
    if form.sent:
        given = dict(form.cleaned_data)
        home = next(each for each in organisations if each.ref == given.pop("organisation"))
        with acting(form, fields={"email_once": "email"}):
            person = actions.add_person(organisation=home, by=request.user, at=request.at, **given)
            return redirect("person", person.ref)
    return _ask(request, form, "Add a person", "Add person", back="people")


@door(Permission.MANAGE_PEOPLE)
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """One person: roles, teams, deputies and delegations, now and before."""
    found = _person(ref)
    bases = {basis.code.value: basis.label for basis in BASES}
    record = directory.record_of(found, request.on)
    return show(request, "council/people/person.html", person=found, record=record, bases=bases)


@door(Permission.MANAGE_PEOPLE)
@once
def role_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a role."""
    found = _person(ref)
    form = RoleForm.of(
        request, portal=found.organisation.kind == OrganisationKind.PROVIDER, initial={"from_on": request.on}
    )
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields={"role_once": "role", "role_fits_organisation": "role"}):
            actions.grant_role(
                user=found, role=Role(given["role"]), from_on=given["from_on"], by=request.user, at=request.at
            )
            return redirect("person", found.ref)
    return _ask(request, form, "Give a role", "Give role", person=found)


@door(Permission.MANAGE_PEOPLE)
def role_end(request: HttpRequest, ref: str, role: str) -> HttpResponse:
    """End a role after a day."""
    found = _person(ref)
    if role not in Role:
        raise Http404
    form = EndRoleForm.of(request, initial={"until_on": request.on})
    if form.sent:
        with acting(form):
            until_on = form.cleaned_data["until_on"]
            actions.end_role(user=found, role=Role(role), until_on=until_on, by=request.user, at=request.at)
            return redirect("person", found.ref)
    return _ask(request, form, "End a role", "End role", person=found)


@door(Permission.MANAGE_PEOPLE)
@once
def team_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Put somebody in a team."""
    found = _person(ref)
    form = TeamForm.of(request)
    if form.sent:
        with acting(form):
            name = form.cleaned_data["team_name"]
            actions.join_team(user=found, team_name=name, from_on=request.on, by=request.user, at=request.at)
            return redirect("person", found.ref)
    return _ask(request, form, "Add to a team", "Add to team", person=found)


@door(Permission.MANAGE_PEOPLE)
@once
def deputy_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Name who stands in during leave."""
    found = _person(ref)
    colleagues = [(each.ref, each.name) for each in directory.colleagues(found)]
    roles = [(role.value, role.label) for role in directory.own_roles(found, request.on)]
    form = DeputyForm.of(request, people=colleagues, roles=roles, initial={"from_on": request.on})
    if form.sent:
        given = dict(form.cleaned_data)
        deputy, role = _person(given.pop("deputy")), Role(given.pop("role"))
        fields = {"dates_in_order": "until_on", "deputy_is_another": "deputy", "role_fits_organisation": "deputy"}
        with acting(form, fields=fields):
            actions.name_deputy(user=found, deputy=deputy, role=role, by=request.user, at=request.at, **given)
            return redirect("person", found.ref)
    return _ask(request, form, "Name a deputy", "Name deputy", person=found)


@door(Permission.MANAGE_PEOPLE)
@once
def delegation_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Give authority over duties on a legal basis."""
    found = _person(ref)
    form = DelegationForm.of(request, initial={"from_on": request.on})
    if form.sent:
        with acting(form, fields={"delegation_once": "basis"}):
            actions.delegate_decision(officer=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("person", found.ref)
    return _ask(request, form, "Delegate decisions", "Delegate", person=found)


def _person(ref: str) -> Any:
    return get_object_or_404(directory.everybody(), ref=ref)


def _ask(
    request: HttpRequest, form: Form, heading: str, button: str, *, person: Any = None, back: str = ""
) -> HttpResponse:
    return show(request, QUESTION, form=form, heading=heading, action=button, person=person, back=back)
