"""Loading providers with their sites, offers and rates: all of a table or nothing of it."""

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.providers import offer_file
from sixthday.providers.actions.membership import admit_member, make_offer
from sixthday.providers.actions.registration import add_site, correct_provider, register_provider
from sixthday.providers.choices import Basis
from sixthday.providers.models import Membership, Provider, Site
from sixthday.providers.queries.loading import Planned, plan
from sixthday.reference.rows import LoadReport, faults_of
from sixthday.rules.calendars import london_day

ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"


@transaction.atomic
def load_providers(*, text: str, source: str, by: User, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load a CSV of offers (`offer_file.COLUMNS`) into the round in force. A row that stands just so changes nothing; an
    offer that differs becomes a new version. With one fault, or in a dry run, nothing is loaded: the report says which
    row, which column and why.
    """
    lines, faults = offer_file.read(text)
    planned = plan(lines, london_day(at))
    errors = (*faults, *faults_of(line.row for line in lines))
    moves = Counter(_move(each) for each in planned)
    report = LoadReport("Providers", moves[ADDED], moves[CHANGED], 0, moves[UNCHANGED], tuple(errors), dry_run)
    if not report.loaded:
        return report
    opening = _opening(planned)
    for each in planned:
        if _move(each) != UNCHANGED:
            _carry_out(each, opening, by, at)
    after = {"source": source, "added": report.added, "changed": report.changed, "unchanged": report.unchanged}
    audit.record(Kind.PROVIDERS_LOADED, about=[by.ref], by=by, at=at, after=after)
    return report


def _move(planned: Planned) -> str:
    if planned.same_offer and not planned.corrects:
        return UNCHANGED
    return CHANGED if planned.earlier else ADDED


def _opening(planned: list[Planned]) -> dict[tuple[str, int], date]:
    """The first day of each new membership: that of its earliest offer."""
    first: dict[tuple[str, int], date] = {}
    for each in planned:
        key, day = (each.slug, each.line.lot), each.line.offer.from_on
        first[key] = min(first.get(key, day), day)
    return first


def _carry_out(planned: Planned, opening: dict[tuple[str, int], date], by: User, at: datetime) -> None:
    line = planned.line
    provider = _provider(planned, by, at)
    site = _site(planned, provider, by, at)
    membership = _membership(planned, provider, opening[(planned.slug, line.lot)], by, at)
    if not planned.same_offer and planned.service_type is not None:
        make_offer(
            membership=membership, service_type=planned.service_type, site=site, by=by, at=at, **asdict(line.offer)
        )


def _provider(planned: Planned, by: User, at: datetime) -> Provider:
    held = Provider.objects.filter(slug=planned.slug).first()
    if held is None:
        return register_provider(name=planned.line.name, by=by, at=at, **asdict(planned.line.provider))
    differs = {name: value for name, value in planned.corrects.items() if getattr(held, name) != value}
    return correct_provider(provider=held, by=by, at=at, **differs) if differs else held


def _site(planned: Planned, provider: Provider, by: User, at: datetime) -> Site:
    said = planned.line.site
    held = provider.sites.filter(name=said.name).first()
    return held or add_site(provider=provider, from_on=planned.line.offer.from_on, by=by, at=at, **asdict(said))


def _membership(planned: Planned, provider: Provider, from_on: date, by: User, at: datetime) -> Membership:
    if planned.round_lot is None:
        raise LookupError(planned.line.lot)  # the plan keeps this fault: it is never carried out
    held = provider.memberships.filter(round_lot=planned.round_lot).first()
    return held or admit_member(
        provider=provider, round_lot=planned.round_lot, basis=Basis.NEW, from_on=from_on, by=by, at=at
    )
