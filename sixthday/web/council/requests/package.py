"""The package: hours wanted, bought and still to find, and a new request for more of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.request import change_draft, draft_request
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.package import coverage
from sixthday.calloffs import queries as calloffs
from sixthday.framework import queries as framework
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.lifecycles import RequestState
from sixthday.rules.needs import MODES
from sixthday.web.council.frame import show
from sixthday.web.council.requests.presenting import package_bars, package_heading, request_row
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, Hours, OneOf, PartWeek, Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import options

FIELDS = {
    "request_hours": "weekly_minutes", "request_part_days": "part_days", "request_mode": "mode",
    "request_dates": "end_on", "request_service": "service",
}  # fmt: skip


class TermsForm(Form):
    """How many hours, when and where."""

    weekly_minutes = Hours("Hours a week", error="Enter the hours a week")
    part_days = PartWeek("Which mornings and afternoons?", error="Choose at least one morning or afternoon")
    mode = OneOf("Where?", MODES, error="Choose where")
    start_on = Day("Start", error="Enter the day it should start")
    end_on = Day("Last day", error="Enter the last day")


class RequestForm(TermsForm):
    """What to ask the providers of a lot for."""

    service = Pick("Lot and service", [], error="Choose the lot and service")
    former = Pick("Does it replace an earlier request?", [], required=False, empty="No, it is a new one")
    field_order = ("service",)


@door(Permission.SEE_CHILDREN)
def package(request: HttpRequest, ref: str) -> HttpResponse:
    """All that is asked and bought for one referral, against the hours judged suitable."""
    referral = open_record(request, referrals.plain(request.user, request.on), ref)
    found = coverage(referral)
    return show(
        request, "council/requests/package.html", referral=referral, package=found, heading=package_heading(found),
        bars=package_bars(found), rows=[request_row(line) for line in found.lines],
        may_ask=may(request, Permission.RUN_REQUEST) and referral.state == "submitted",
        earlier=calloffs.to_carry_on(referral.child.ref),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
@once
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft one request for one lot and service."""
    referral = open_record(request, referrals.plain(request.user, request.on), ref)
    insist(request, Permission.RUN_REQUEST)
    services, formers = _services(request), _formers(referral)
    form = RequestForm.of(request, initial=_wanted(referral, formers.get(request.GET.get("former", ""))))
    form.fields["service"].widget.options = options(
        [("", "Choose"), *((key, words) for key, (words, *_) in services.items())]
    )
    form.fields["former"].widget.options = options([("", "No, it is a new one"), *((key, key) for key in formers)])
    if form.sent:
        given = dict(form.cleaned_data)
        _, round_lot, service = services[given.pop("service")]
        former = formers.get(given.pop("former"))
        with acting(form, fields=FIELDS):
            made = draft_request(
                referral=referral, round_lot=round_lot, service_type=service, former=former, by=request.user,
                at=request.at, **given,
            )  # fmt: skip
            return redirect("request_providers", made.ref)
    return show(request, "council/requests/new.html", form=form, referral=referral, services=services)


@door(Permission.RUN_REQUEST)
def terms(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for other hours, days, dates or another mode, before anybody was asked."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    if found.state != RequestState.DRAFT:
        return redirect("request", ref)
    form = TermsForm.of(request, initial={name: getattr(found, name) for name in TermsForm.base_fields})
    if form.sent:
        with acting(form, fields=FIELDS):
            change_draft(request=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("request_providers", ref)
    return show(request, "council/requests/terms.html", form=form, asked=found)


def _services(request: HttpRequest) -> dict[str, tuple[str, Any, Any]]:
    """Every kind of service of the round in force: its words, its lot in the round, itself."""
    return {
        f"{round_lot.lot.number}-{service.code}": (f"Lot {round_lot.lot.number}: {service.name}", round_lot, service)
        for round_lot in framework.round_lots(request.on)
        for service in framework.service_types(round_lot.lot)
    }


def _formers(referral: Any) -> dict[str, Any]:
    ended = {"none_suitable", "cancelled"}
    return {line.request.ref: line.request for line in coverage(referral).lines if line.request.state in ended}


def _wanted(referral: Any, former: Any = None) -> dict[str, Any]:
    """What the former request asked for; else the referral's own proposal, and of its hours those still to find."""
    if former is not None:
        service = f"{former.round_lot.lot.number}-{former.service_type.code}"
        asked = {name: getattr(former, name) for name in TermsForm.base_fields}
        return {**asked, "service": service, "former": former.ref}
    return {
        "weekly_minutes": coverage(referral).to_find_minutes or None, "part_days": referral.part_days,
        "mode": referral.mode, "start_on": referral.start_on, "end_on": referral.end_on,
    }  # fmt: skip
