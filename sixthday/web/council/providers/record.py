"""One provider's record: evidence, people and sites, rates, children, timeline."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.audit import queries as audit
from sixthday.audit.choices import Kind
from sixthday.placements import queries as placements
from sixthday.placements.queries import lapses as live
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.queries import directory, exclusion, lapses, saying
from sixthday.providers.queries import evidence as shown
from sixthday.reference import queries as reference
from sixthday.rules.compliance import REQUIREMENTS
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.words import moment_text
from sixthday.web.council.frame import show
from sixthday.web.council.providers.guarding import guard_bar
from sixthday.web.council.providers.presenting import standing_sign, tabs, until_sign, whole_sign
from sixthday.web.kit import charts
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.records import listed

SIDE = 5_000  # metres: a square of the map
EVENTS = 100
STATES = dict(PLACEMENT.states)


def opened(request: HttpRequest, slug: str) -> Any:
    """The provider with this address. Raises Http404."""
    found = providers.visible(request.user, request.on).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, provider: Any, current: str, template: str, **context: object) -> HttpResponse:
    """A page of one provider, under the head that all of them share."""
    rows = providers.standings_on([provider], request.on)[provider.pk]
    lots = [(lot, rows.get((lot.pk, None))) for lot in directory.lots_of([provider], request.on)[provider.pk]]
    return show(
        request, template, provider=provider, tabs=tabs(provider, current, quality=may(request, Permission.SEE_QUALITY)),
        whole=whole_sign(provider, request.on, [row for row in rows.values() if not row.lot_id]),
        lots=[(lot, standing_sign([row] if row else [])) for lot, row in lots],
        school=places.is_registered(provider, request.on), may_stand=may(request, Permission.CHANGE_STANDING),
        may_record=may(request, Permission.RECORD_EVIDENCE), **context,
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """What it has shown: missing and lapsed first, then soonest expiry; and the registration guard."""
    provider = opened(request, slug)
    lines = [
        (line, until_sign(line.ends_on, request.on) if line.ends_on else None)
        for line in shown.board(provider, request.on)
    ]
    return _page(
        request, provider, "council_provider", "council/providers/evidence.html", lines=lines, guard=guard_bar(places.standing_of(provider, request.on)),
        history=shown.history(provider), others=_others(provider, request.on), labels=_labels(),
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def people_and_sites(request: HttpRequest, slug: str) -> HttpResponse:
    """Its sites and adults with their clearances, and the sites on a map."""
    provider = opened(request, slug)
    sites, adults = directory.sites(provider, request.on), directory.adults(provider, request.on)
    return _page(
        request, provider, "provider_people", "council/providers/people_and_sites.html",
        sites=[(site, _cleared(site, request.on)) for site in sites],
        adults=[(adult, _cleared(adult, request.on)) for adult in adults], map=_map(sites),
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def rates(request: HttpRequest, slug: str) -> HttpResponse:
    """What it offers, at what ceiling, and how many places it last said were free."""
    provider = opened(request, slug)
    offers = list(directory.rates(provider, request.on))
    free, track = directory.last_vacancies(offers), directory.track_record(provider)
    return _page(
        request, provider, "provider_rates", "council/providers/rates.html", offers=[(offer, free.get(offer.pk)) for offer in offers],
        modes=MODE_LABELS, track=list(track), track_rows=[[row.about, str(row.lot), str(row.score)] for row in track],
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def children(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is there or will be: by name only for those who may see the child; and hours that others declared."""
    provider = opened(request, slug)
    rows = list(placements.at_provider(provider))
    names = placements.children_seen(request.user, request.on, rows)
    listed(request, [row for row in rows if row.child_ref in names])
    return _page(
        request, provider, "provider_children", "council/providers/children.html",
        rows=[(row, names.get(row.child_ref)) for row in rows], declared=directory.declared_hours(provider),
        guard=guard_bar(places.standing_of(provider, request.on)), may_see_gate=may(request, Permission.SEE_GATE), states=STATES,
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def checks(request: HttpRequest, slug: str) -> HttpResponse:
    """Exclusion, who is connected, accreditation, what was decided about its standing and its live placements."""
    provider = opened(request, slug)
    until = exclusion.exclusion_until([provider.pk], request.on).get(provider.pk)
    return _page(
        request, provider, "provider_checks", "council/providers/checks.html", looks=exclusion.checks(provider),
        until=until_sign(until, request.on, "The last look stands until") if until else None, connected=exclusion.connected(provider),
        matches=exclusion.open_matches([provider.pk]).get(provider.pk, []), today=request.on,
        accreditations=saying.accreditations(provider), history=providers.standing_history(provider),
        lapses=live.live_lapses(request.on, provider), decisions=lapses.decisions([provider.pk]),
        labels=_labels(), said=saying.preferences(provider), closures=saying.closures(provider, request.on),
        need_labels=NEED_LABELS, day_labels=PART_DAY_LABELS,
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done, by whom, when; newest first."""
    provider = opened(request, slug)
    entries = list(audit.timeline([provider.ref])[:EVENTS])
    names = access.names([entry.actor for entry in entries])
    events = [
        {"when": moment_text(entry.at), "title": Kind(entry.kind).label, "by": names.get(entry.actor, "Sixthday")}
        for entry in entries
    ]
    return _page(request, provider, "provider_timeline", "council/providers/timeline.html", events=events, most=EVENTS)


def _labels() -> dict[str, str]:
    return {row.code: row.label for row in REQUIREMENTS}


def _others(provider: Any, on: Any) -> list[Any]:
    """The lines of its sites and adults, each with words for its end."""
    lines = shown.subjects_board(provider, on)
    return [(line, until_sign(line.ends_on, on) if line.ends_on else None) for line in lines]


def _cleared(subject: Any, on: Any) -> tuple[Any, Any]:
    """The clearance that runs longest and was not taken back, with words for its end."""
    standing = [row for row in subject.clearances.all() if row.withdrawn_at is None and row.from_on <= on]
    best = max(standing, key=lambda row: row.until_on, default=None)
    return best, until_sign(best.until_on, on, "Cleared until") if best else None


def _map(sites: Any) -> Any:
    """The sites on the squares of the loaded postcodes; nothing when none can be placed."""
    squares = reference.grid_squares(SIDE)
    found = [(reference.postcode(site.postcode), site) for site in sites if site.postcode]
    placed = [
        (row.easting, row.northing, f"{site.name}, {site.postcode}") for row, site in found if row and row.easting
    ]
    return charts.grid_map(squares, placed, side_metres=SIDE) if squares and placed else None
