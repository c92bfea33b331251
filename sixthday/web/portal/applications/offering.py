"""Writing an application: sites, offers and rates."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import proposing
from sixthday.providers.choices import SiteKind, Unit, Vat
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.applications.asking import ask, draft, fields
from sixthday.web.portal.applications.forms import OfferForm, SiteForm
from sixthday.web.portal.applications.presenting import offer_row
from sixthday.web.portal.frame import show


@door(Permission.APPLY, "portal")
@once
def sites(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the provider would teach: the list, and one more."""
    found = draft(request, ref)
    form = SiteForm.of(request)
    if form.sent:
        given = dict(form.cleaned_data)
        kind = SiteKind(given.pop("kind"))
        with acting(form, fields=fields(form)):
            proposing.propose_site(application=found, kind=kind, by=request.user, at=request.at, **given)
            return redirect("application_sites", ref)
    return show(request, "portal/applications/sites.html", application=found, form=form, sites=list(found.sites.all()))


@door(Permission.APPLY, "portal")
def site_removal(request: HttpRequest, ref: str, site_ref: str) -> HttpResponse:
    """Take a site off, with what was offered there."""
    found = draft(request, ref)
    site, form = found.sites.filter(ref=site_ref).first(), Form.of(request)
    if site is None:
        raise Http404
    if form.sent:
        with acting(form):
            proposing.remove_site(application=found, site=site, by=request.user, at=request.at)
            return redirect("application_sites", ref)
    back, intro = reverse("application_sites", args=[ref]), ["What you offer there is removed too."]
    return ask(
        request, form, f"Remove {site.name}?", "Remove", back=back, caption=f"Application {ref}", intro=intro, warn=True
    )


@door(Permission.APPLY, "portal")
def offers(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """What is offered in one lot."""
    found = draft(request, ref)
    lot = _lot(found, number)
    rows = [
        {"cells": offer_row(offer), "ref": offer.ref} for offer in lot.offers.select_related("service_type", "site")
    ]
    has_sites = found.sites.exists()
    return show(request, "portal/applications/offers.html", application=found, lot=lot, rows=rows, has_sites=has_sites)


@door(Permission.APPLY, "portal")
@once
def offer_new(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """One offer and its rate."""
    found = draft(request, ref)
    lot, sites = _lot(found, number), {site.ref: site for site in found.sites.all()}
    services = {row.code: row for row in lot.round_lot.lot.service_types.all()}
    initial = {"group_size": 1, "unit": "hour", "unit_minutes": 60, "least_units": 1}
    form = OfferForm.of(request, initial=initial, services=services.values(), sites=sites.values())
    if form.sent:
        with acting(form, fields=fields(form)):
            offer = _offer(form, services, sites)
            proposing.propose_offer(application=found, lot=lot, offer=offer, by=request.user, at=request.at)
            return redirect("application_offers", ref, number)
    intro = ["Rates are the most you may charge while the framework lasts. A week block is charged for each week in which "
             "a session is planned; a year is 380 mornings and afternoons, each charged as that part of it."]  # fmt: skip
    back = reverse("application_offers", args=[ref, number])
    return ask(request, form, f"An offer in {lot}", "Save offer", back=back, caption=f"Application {ref}", intro=intro)


@door(Permission.APPLY, "portal")
def offer_removal(request: HttpRequest, ref: str, number: str, offer_ref: str) -> HttpResponse:
    """Take an offer back."""
    found = draft(request, ref)
    offer, form = _lot(found, number).offers.filter(ref=offer_ref).first(), Form.of(request)
    if offer is None:
        raise Http404
    if form.sent:
        with acting(form):
            proposing.remove_offer(application=found, offer=offer, by=request.user, at=request.at)
            return redirect("application_offers", ref, number)
    back = reverse("application_offers", args=[ref, number])
    return ask(request, form, "Remove this offer?", "Remove", back=back, caption=f"Application {ref}", warn=True)


def _lot(found: Any, number: str) -> Any:
    lot = next((row for row in found.lots.all() if str(row.round_lot.lot.number) == number), None)
    if lot is None:
        raise Http404
    return lot


def _offer(form: OfferForm, services: dict[str, Any], sites: dict[str, Any]) -> proposing.NewOffer:
    given = dict(form.cleaned_data)
    service, site = services[given.pop("service_type")], sites[given.pop("site")]
    unit, vat = Unit(given.pop("unit")), Vat(given.pop("vat"))
    return proposing.NewOffer(service_type=service, site=site, unit=unit, vat=vat, **given)
