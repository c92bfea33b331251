"""Adults and sites: recording them, clearing them, taking a clearance back; and hours that others declared."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers import actions
from sixthday.providers.choices import SiteKind
from sixthday.providers.queries import directory
from sixthday.providers.queries import evidence as shown
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Hours, OneOf, Paragraph, Text, Tick, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once


class SiteForm(Form):
    """A place where a provider teaches."""

    name = Text("Name of the site", longest=120, error="Enter a name for the site")
    kind = OneOf("What kind of place is it?", SiteKind.choices, error="Choose what kind of place it is")
    address = Text("Address", longest=200, required=False)
    postcode = Text("Postcode", longest=8, width=10, hint="Not for home or online", required=False)
    from_on = Day("In use from", error="Enter the first day it is in use")


class AdultForm(Form):
    """Somebody who works with children."""

    name = Text("Full name", longest=120, error="Enter their full name")
    role = Text("Role", longest=80, hint="For example, tutor", error="Enter their role")
    manages = YesNo("Do they lead or manage?", error="Say whether they lead or manage", required=False)
    from_on = Day("Works here from", error="Enter their first day")


class SiteClearanceForm(Form):
    """What a visit found."""

    from_on = Day("When was the visit?", error="Enter the day of the visit")
    until_on = Day("Cleared until", hint="A year from the visit at most", error="Enter the last day it is cleared")
    note = Paragraph("What was seen?", rows=4, longest=300, error="Say what was seen")


class AdultClearanceForm(Form):
    """What was seen of an adult's checks. The certificate is not kept."""

    dbs_issued_on = Day("Date on the enhanced DBS certificate", error="Enter the date on the certificate")
    barred_list_checked = Tick("Children's barred list", "Checked", error="The children's barred list must be checked")
    identity_checked = Tick("Identity", "Checked", error="Identity must be checked")
    prohibition_checked = Tick("Prohibition list", "Checked", error="The prohibition list must be checked")
    section_128_checked = Tick(
        "Section 128 directions", "Checked", hint="For anybody who leads or manages", required=False
    )
    qualifications = Text("Qualifications seen", hint="For example, QTS, PGCE mathematics", longest=300, required=False)
    update_service = YesNo("On the update service, and looked up today?", error="Say whether it was looked up")
    training_until_on = Day("Safeguarding training is good until", error="Enter when the training ends")
    from_on = Day("Cleared from", error="Enter the first day of the clearance")
    until_on = Day("Cleared until", error="Enter the last day of the clearance")
    note = Text("Note", longest=300, required=False)


class DeclaredForm(Form):
    """Hours that another council or school has with a provider for one child."""

    declared_for = Text(
        "Who arranged them?", hint="A council or a school; never the child's name", error="Say who arranged them"
    )
    weekly_minutes = Hours(
        "Hours a week", hint="From arriving to leaving: breaks count", error="Enter the hours a week"
    )
    special = YesNo("Does the child have an EHC plan, or are they looked after?", error="Choose yes or no")
    from_on = Day("From", error="Enter the first day")
    until_on = Day("Until", hint="Leave empty when it is not known", required=False)
    declared_on = Day("When was this declared?", error="Enter the day it was declared")


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why does it no longer count?", rows=3, longest=300, error="Say why it no longer counts")


@door(Permission.RECORD_EVIDENCE)
@once
def new_site(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a site of a provider."""
    provider, form = opened(request, slug), SiteForm.of(request)
    if form.sent:
        with acting(form, fields={"site_once": "name", "site_postcode": "postcode"}):
            actions.add_site(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_people", provider.slug)
    return _asked(request, form, "Record a site", provider, "Record site")


@door(Permission.RECORD_EVIDENCE)
@once
def new_adult(request: HttpRequest, slug: str) -> HttpResponse:
    """Name an adult of a provider."""
    provider, form = opened(request, slug), AdultForm.of(request)
    if form.sent:
        with acting(form, fields={"adult_once": "name"}):
            given = {**form.cleaned_data, "manages": bool(form.cleaned_data["manages"])}
            actions.name_adult(provider=provider, by=request.user, at=request.at, **given)
            return redirect("provider_people", provider.slug)
    return _asked(request, form, "Name an adult", provider, "Name adult")


@door(Permission.RECORD_EVIDENCE)
@once
def declared_hours(request: HttpRequest, slug: str) -> HttpResponse:
    """Record hours that others declared."""
    provider, form = opened(request, slug), DeclaredForm.of(request)
    if form.sent:
        with acting(form, fields={"declared_hours": "weekly_minutes", "declared_dates": "until_on"}):
            actions.declare_hours(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_children", provider.slug)
    return _asked(request, form, "Hours that others have here", provider, "Record hours", back="provider_children")


@door(Permission.RECORD_EVIDENCE)
@once
def clear_site(request: HttpRequest, ref: str) -> HttpResponse:
    """Clear a site after a visit."""
    site = directory.site(request.user, request.on, ref) or _missing()
    form = SiteClearanceForm.of(request)
    if form.sent:
        with acting(form, fields={"site_visit": "from_on", "lasts": "until_on", "dates": "until_on"}):
            actions.clear_site(site=site, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_people", site.provider.slug)
    return _asked(request, form, f"Clear {site.name}", site.provider, "Clear site")


@door(Permission.RECORD_EVIDENCE)
@once
def clear_adult(request: HttpRequest, ref: str) -> HttpResponse:
    """Clear an adult after their checks were seen."""
    adult = directory.adult(request.user, request.on, ref) or _missing()
    form = AdultClearanceForm.of(request, initial={"from_on": request.on})
    fields = {"dbs_issued": "dbs_issued_on", "training": "training_until_on", "lasts": "until_on", "dates": "until_on"}
    fields |= {"section_128": "section_128_checked"}
    if form.sent:
        with acting(form, fields=fields):
            actions.clear_adult(adult=adult, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_people", adult.provider.slug)
    return _asked(request, form, f"Clear {adult.name}", adult.provider, "Clear adult")


@door(Permission.RECORD_EVIDENCE)
def withdraw_site(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a site's clearance back."""
    clearance = shown.site_clearances(request.user, request.on).filter(ref=ref).first() or _missing()
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"withdrawn_why": "why"}):
            actions.withdraw_site_clearance(clearance=clearance, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_people", clearance.site.provider.slug)
    return _withdrawn(request, form, clearance.site, ref)


@door(Permission.RECORD_EVIDENCE)
def withdraw_adult(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an adult's clearance back."""
    clearance = shown.adult_clearances(request.user, request.on).filter(ref=ref).first() or _missing()
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"withdrawn_why": "why"}):
            actions.withdraw_adult_clearance(clearance=clearance, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_people", clearance.adult.provider.slug)
    return _withdrawn(request, form, clearance.adult, ref)


def _asked(
    request: HttpRequest, form: Form, title: str, provider: Any, act: str, back: str = "provider_people"
) -> HttpResponse:
    """A page that asks one form about one provider."""
    return show(
        request, "council/providers/question.html", form=form, title=title, provider=provider, act=act,
        back=reverse(back, args=[provider.slug]),
    )  # fmt: skip


def _withdrawn(request: HttpRequest, form: Form, subject: Any, ref: str) -> HttpResponse:
    return show(
        request, "council/providers/withdrawal.html", form=form, title="Take a clearance back", ref=ref,
        about=f"{subject.name}, {subject.provider.name}",
        back=reverse("provider_people", args=[subject.provider.slug]),
    )  # fmt: skip


def _missing() -> Any:
    raise Http404
