"""Who has room: places by our own records, and vacancies as last confirmed by the provider."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.places import queries as places
from sixthday.providers.queries import capacity as reading
from sixthday.providers.queries.directory import last_vacancies
from sixthday.rules.needs import MODES
from sixthday.rules.words import short_date
from sixthday.web.council.frame import show
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.widgets import options

SIZE = 60
MODE = dict(MODES)


class LotFilter(Form):
    """One lot, or all."""

    lot = Pick("Lot", [], empty="Any lot", required=False)


@door(Permission.SEE_PROVIDERS)
def capacity(request: HttpRequest) -> HttpResponse:
    """Every offer in force, with the places free and when the provider last confirmed them."""
    filters = LotFilter.asked(request)
    lots = [
        (str(each.lot.number), f"Lot {each.lot.number} {each.lot.name}") for each in framework.round_lots(request.on)
    ]
    filters.fields["lot"].widget.options = options([("", "Any lot"), *lots])
    lot = filters.cleaned_data.get("lot") if filters.is_valid() else ""
    found = reading.offers(request.user, request.on, lot=int(lot) if lot else None)
    page = page_of(request, found.count(), SIZE)
    lines = _lines(list(found[page.start : page.end]), request.on)
    return show(request, "council/capacity/board.html", filters=filters, narrowed=bool(lot), lines=lines, page=page)


def _lines(offers: list[Any], on: Any) -> list[dict[str, Any]]:
    free, said = places.free_places_by(offers, on, on), last_vacancies(offers)
    return [_line(offer, free[offer.pk], said.get(offer.pk)) for offer in offers]


def _line(offer: Any, free: int, said: Any) -> dict[str, Any]:
    provider, lot = offer.membership.provider, offer.membership.round_lot.lot
    return {
        "provider": provider.name,
        "href": reverse("council_provider", args=[provider.slug]),
        "what": f"Lot {lot.number}: {offer.service_type.name}",
        "where": f"{offer.site.name}, {MODE.get(offer.mode, offer.mode).lower()}",
        "free": f"{free} of {offer.places}",
        "said": f"{said.free} free" if said else "Not recorded",
        "when": f"{short_date(said.confirmed_at.date())}, {said.confirmed_by.name}" if said else "Never confirmed",
    }
