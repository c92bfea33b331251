"""A provider's own record as it reads it; and saying what is free."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers import queries as providers
from sixthday.providers.actions import confirm_vacancies
from sixthday.providers.queries import directory, saying
from sixthday.providers.queries import evidence as shown
from sixthday.providers.queries.standing import told_to_provider
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS
from sixthday.rules.words import joined
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Whole
from sixthday.web.kit.forms import Form
from sixthday.web.portal.frame import show
from sixthday.web.portal.record.own import own

TABS = (
    ("Evidence", "our_record"),
    ("People and sites", "our_people"),
    ("Rates", "our_rates"),
    ("What we take", "our_preferences"),
)


NOTICES = 20


class FreeForm(Form):
    """How many places are free now."""

    free = Whole("How many places are free now?", most=1_000, error="Enter how many places are free")


@door(Permission.USE_PORTAL, "portal")
def evidence(request: HttpRequest) -> HttpResponse:
    """What we have shown: missing and lapsed first, then soonest to end; and how we stand."""
    provider = own(request)
    lots = directory.lots_of([provider], request.on)[provider.pk]
    stands = providers.standings_on([provider], request.on)[provider.pk].values()
    return page(
        request, provider, "our_record", "portal/record/evidence.html", lines=shown.board(provider, request.on),
        others=shown.subjects_board(provider, request.on), lots=lots, today=request.on,
        answerable=[row for row in stands if row.kind != "active"] if may(request, Permission.KEEP_OWN_RECORD) else (),
        stopped=told_to_provider(provider, request.on),
    )  # fmt: skip


@door(Permission.USE_PORTAL, "portal")
def people_and_sites(request: HttpRequest) -> HttpResponse:
    """Our adults and sites, and until when each is cleared."""
    provider = own(request)
    return page(
        request, provider, "our_people", "portal/record/people_and_sites.html",
        adults=[(adult, _until(adult, request.on)) for adult in directory.adults(provider, request.on)],
        notices=saying.notices(request.user, request.on)[:NOTICES], may_keep=may(request, Permission.KEEP_OWN_RECORD),
        sites=[(site, _until(site, request.on)) for site in directory.sites(provider, request.on)],
    )  # fmt: skip


@door(Permission.USE_PORTAL, "portal")
def rates(request: HttpRequest) -> HttpResponse:
    """What we offer at what ceiling, and how many places we last said were free."""
    provider = own(request)
    offers = list(directory.rates(provider, request.on))
    free = directory.last_vacancies(offers)
    return page(
        request, provider, "our_rates", "portal/record/rates.html", modes=MODE_LABELS,
        offers=[(o, free.get(o.pk), joined([NEED_LABELS.get(code, code) for code in o.needs])) for o in offers],
        may_confirm=may(request, Permission.ANSWER_REQUEST),
    )  # fmt: skip


@door(Permission.ANSWER_REQUEST, "portal")
def vacancies(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how many places of an offer are free now."""
    offer = directory.offer(request.user, request.on, ref)
    if offer is None:
        raise Http404
    form = FreeForm.of(request)
    if form.sent:
        with acting(form, fields={"vacancies": "free"}):
            confirm_vacancies(offer=offer, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("our_rates")
    return show(request, "portal/record/vacancies.html", form=form, offer=offer, modes=MODE_LABELS)


def page(request: HttpRequest, provider: Any, current: str, template: str, **context: object) -> HttpResponse:
    """A page of the record, under the tabs that all of them share."""
    tabs = [{"text": text, "href": reverse(route), "current": route == current} for text, route in TABS]
    return show(request, template, provider=provider, tabs=tabs, **context)


def _until(subject: Any, on: date) -> date | None:
    """The last day a site or adult is cleared, None when it is not."""
    standing = [row.until_on for row in subject.clearances.all() if row.withdrawn_at is None and row.from_on <= on]
    return max((until for until in standing if until >= on), default=None)
