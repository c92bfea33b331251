"""How 1,200 providers stand on a day, and the run that tells of ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from sixthday.providers import queries as providers
from sixthday.providers.models import Evidence, ExclusionCheck, Membership, Provider
from sixthday.providers.queries import lapses
from sixthday.rules.compliance import AWARD, standing_evidence
from sixthday.rules.findings import blockers
from tests.areas.providers import world as market
from tests.bench.lists import _copy
from tests.bench.measure import Measured, measure
from tests.bench.stored import database
from tests.cast import council_cast

PROVIDERS, TODAY = 1_200, date(2026, 11, 5)


def measures() -> Iterator[Measured]:
    """Both over evidence whose ends are spread over a year."""
    with database():
        many()
        rows = Evidence.objects.count()
        yield measure(
            "standing of a day", standing, about=f"{PROVIDERS:,} providers, {rows:,} pieces of evidence", runs=5
        )
        due = len(lapses.reminders_due(TODAY))
        yield measure("expiry run", lambda: lapses.reminders_due(TODAY), about=f"{rows:,} pieces, {due:,} due", runs=5)


def standing() -> int:
    """How many providers nothing may be awarded to: their evidence and their standing, for all of them."""
    everyone = list(Provider.objects.all())
    held, standings = providers.held_by(everyone, TODAY), providers.standings_on(everyone, TODAY)
    stopped = 0
    for each in everyone:
        found = providers.standing_findings(each, TODAY, rows=standings[each.pk])
        stopped += bool(blockers([*found, *standing_evidence(held[each.pk], AWARD, TODAY)]))
    return stopped


def many() -> None:
    """So many like one that has shown everything, each a member of a lot."""
    cast = council_cast()
    model = market.provider(cast)
    member = market.member(cast, model, market.framework().lots[3])
    market.all_evidence(cast, model)
    look, pieces = model.exclusion_checks.get(), list(model.evidence.all())
    for number in range(1, PROVIDERS):
        made = market.provider(cast, f"Provider {number}")
        shift = timedelta(days=number % 365)
        Membership.objects.bulk_create([_copy(member, provider=made)])
        ExclusionCheck.objects.bulk_create([_copy(look, provider=made)])
        Evidence.objects.bulk_create(
            [_copy(each, provider=made, valid_until_on=each.valid_until_on - shift) for each in pieces]
        )
