"""Writing an application: sites, offers and rates."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import proposing
from sixthday.admission.actions.offering_again import offer_again
from sixthday.admission.meanwhile import fingerprint
from sixthday.admission.queries.former import former_offers
from sixthday.admission.queries.standing import offer_standing
from sixthday.providers.choices import SiteKind, Unit, Vat
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.applications.asking import ask, draft, fields
from sixthday.web.portal.applications.forms import OfferForm, SiteForm
from sixthday.web.portal.applications.presenting import offer_row
from sixthday.web.portal.frame import show

RATES = (
    "Rates are the most you may charge while the framework lasts. Put each size of group and each unit forward as an offer of its own.",
    "A week block is charged for each week in which a session is planned; a year is 380 mornings and afternoons, each charged "
    "as that part of it.",
)


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
def site_change(request: HttpRequest, ref: str, site_ref: str) -> HttpResponse:
    """Put a site right."""
    found = draft(request, ref)
    site = found.sites.filter(ref=site_ref).first()
    if site is None:
        raise Http404
    form = SiteForm.of(request, initial={name: getattr(site, name) for name in ("name", "kind", "address", "postcode")})
    if form.sent:
        given = dict(form.cleaned_data)
        kind = SiteKind(given.pop("kind"))
        with acting(form, fields={**fields(form), "rate_place": "kind"}):
            proposing.change_site(application=found, site=site, kind=kind, by=request.user, at=request.at, **given)
            return redirect("application_sites", ref)
    back, intro = reverse("application_sites", args=[ref]), ["What you offer there stays."]
    removal = reverse("application_site_removal", args=[ref, site_ref])
    return ask(
        request,
        form,
        f"Change {site.name}",
        "Save",
        back=back,
        caption=f"Application {ref}",
        intro=intro,
        removal=removal,
    )


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
    """What is offered in one lot; what was offered there before can be put forward again."""
    found = draft(request, ref)
    lot, form = _lot(found, number), Form.of(request)
    if form.sent:
        with acting(form):
            offer_again(application=found, lot=lot, by=request.user, at=request.at)
            return redirect("application_offers", ref, number)
    rows = [
        {"cells": offer_row(offer), "ref": offer.ref} for offer in lot.offers.select_related("service_type", "site")
    ]
    again = [offer_row(offer) for offer in former_offers(found, lot)] if not rows else []
    return show(
        request, "portal/applications/offers.html", application=found, lot=lot, rows=rows, has_sites=found.sites.exists(),
        again=again, form=form,
    )  # fmt: skip


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
    back = reverse("application_offers", args=[ref, number])
    return ask(request, form, f"An offer in {lot}", "Save offer", back=back, caption=f"Application {ref}", intro=RATES)


@door(Permission.APPLY, "portal")
def offer_change(request: HttpRequest, ref: str, number: str, offer_ref: str) -> HttpResponse:
    """Put an offer right."""
    found = draft(request, ref)
    lot, sites = _lot(found, number), {site.ref: site for site in found.sites.all()}
    row = lot.offers.filter(ref=offer_ref).select_related("service_type", "site").first()
    if row is None:
        raise Http404
    services = {each.code: each for each in lot.round_lot.lot.service_types.all()}
    form = OfferForm.of(request, initial=_as_put(row), services=services.values(), sites=sites.values())
    if form.sent:
        seen = form.cleaned_data["seen"] or None
        with acting(form, fields=fields(form)):
            offer = _offer(form, services, sites)
            proposing.change_offer(application=found, row=row, offer=offer, seen=seen, by=request.user, at=request.at)
            return redirect("application_offers", ref, number)
    shown = {"caption": f"Application {ref}", "back": reverse("application_offers", args=[ref, number]), "intro": RATES}
    removal = reverse("application_offer_removal", args=[ref, number, offer_ref])
    return ask(request, form, "Change this offer", "Save offer", **shown, removal=removal)


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


def _as_put(row: Any) -> dict[str, Any]:
    """An offer as its form asks for it."""
    held = {name: getattr(row, name) for name in OfferForm.base_fields if name != "seen"}
    seen = fingerprint(*offer_standing(row))
    return held | {"service_type": row.service_type.code, "site": row.site.ref, "seen": seen}


def _offer(form: OfferForm, services: dict[str, Any], sites: dict[str, Any]) -> proposing.NewOffer:
    given = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
    service, site = services[given.pop("service_type")], sites[given.pop("site")]
    unit, vat = Unit(given.pop("unit")), Vat(given.pop("vat"))
    return proposing.NewOffer(service_type=service, site=site, unit=unit, vat=vat, **given)
