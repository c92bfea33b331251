"""When what a provider must hold does not count: the stretches that do, ends to be reminded of, decisions on live placements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from sixthday.providers.choices import LapseOutcome
from sixthday.providers.models import AdultClearance, Evidence, LapseDecision, Provider, Reminder, SiteClearance
from sixthday.providers.queries.exclusion import exclusion_until
from sixthday.providers.queries.membership import in_force
from sixthday.rules.compliance import REQUIREMENT, Requirement
from sixthday.rules.lasting import Stretch, reminder_due


class Thing(NamedTuple):
    """What must be held: by the provider (its key), for which row, about which site or adult (a reference, or empty)."""

    provider: int
    requirement: str
    subject_ref: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends, or ended, and until when."""

    provider: Provider
    requirement: Requirement
    subject_ref: str
    subject: str
    until_on: date

    def days_left(self, on: date) -> int:
        """Days from a day to its last one; negative once it has lapsed."""
        return (self.until_on - on).days


def stretches(keys: Iterable[int] | None = None) -> dict[Thing, list[Stretch]]:
    """The days on which each thing counts, by its own dates, for some providers or all; three queries."""
    which = {} if keys is None else {"provider__in": list(keys)}
    found: dict[Thing, list[Stretch]] = defaultdict(list)
    rows = Evidence.objects.filter(verified_at__isnull=False, withdrawn_at__isnull=True, **which).order_by()
    for provider, code, site, adult, from_on, until_on, amount in rows.values_list(
        "provider_id", "requirement", "site__ref", "adult__ref", "issued_on", "valid_until_on", "amount_pence"
    ):
        row = REQUIREMENT.get(code)
        if row is not None and (amount or 0) >= row.amount_pence:
            found[Thing(provider, code, site or adult or "")].append(Stretch(from_on, until_on))
    for table, subject, code in ((SiteClearance, "site", "site_cleared"), (AdultClearance, "adult", "adult_cleared")):
        which = {} if keys is None else {f"{subject}__provider__in": list(keys)}
        cleared = table._default_manager.filter(withdrawn_at__isnull=True, **which).order_by()
        for provider, ref, from_on, until_on in cleared.values_list(
            f"{subject}__provider_id", f"{subject}__ref", "from_on", "until_on"
        ):
            found[Thing(provider, code, ref)].append(Stretch(from_on, until_on))
    return found


def endings(on: date, within: int = 60, providers: QuerySet[Provider] | None = None) -> list[Ending]:
    """What ends within so many days of a day or has lapsed and was not renewed, of members of a lot; soonest first."""
    members = (Provider.objects if providers is None else providers).filter(in_force(on, "memberships__"))
    who = {each.pk: each for each in members.select_related("organisation").distinct()}
    until = {
        thing: max(row.until_on for row in rows) for thing, rows in stretches(who).items() if thing.provider in who
    }
    until |= {Thing(key, "exclusion_check", ""): last for key, last in exclusion_until(who, on).items()}
    names = _names(who, on)
    latest = on + timedelta(days=within)
    found = [
        Ending(who[thing.provider], REQUIREMENT[thing.requirement], thing.subject_ref, names[thing.subject_ref], last)
        for thing, last in until.items()
        if last <= latest and thing.subject_ref in names
    ]
    return sorted(found, key=lambda each: (each.until_on, each.provider.name, each.requirement.label, each.subject))


def reminders_due(on: date) -> list[tuple[Ending, int]]:
    """Every end that must be told of on a day, and which reminder: days before, or minus one after. Told once each."""
    sent: dict[tuple[Thing, date], set[int]] = defaultdict(set)
    rows = Reminder.objects.values_list("provider_id", "requirement", "subject_ref", "until_on", "days")
    for provider, code, subject, until_on, days in rows:
        sent[Thing(provider, code, subject), until_on].add(days)
    found = []
    for ending in endings(on, within=max(max(row.reminders, default=0) for row in REQUIREMENT.values())):
        told = sent[Thing(ending.provider.pk, ending.requirement.code, ending.subject_ref), ending.until_on]
        due = reminder_due(ending.until_on, on, ending.requirement.reminders, told)
        if due is not None:
            found.append((ending, due))
    return found


def decisions(providers: Iterable[int]) -> QuerySet[LapseDecision]:
    """What people decided for live placements at some providers, oldest first."""
    rows = LapseDecision.objects.filter(provider__in=list(providers))
    return rows.select_related("provider", "site", "adult", "decided_by")


def going_on(providers: Iterable[Provider], on: date) -> dict[int, frozenset[tuple[str, str]]]:
    """What placements may go on without on a day (row, subject's reference), by the provider's key: the newest decision counts."""
    newest: dict[int, dict[tuple[str, str], bool]] = defaultdict(dict)
    for row in decisions([each.pk for each in providers]).filter(in_force(on)):
        newest[row.provider_id][row.requirement, subject_ref(row)] = row.outcome == LapseOutcome.CONTINUE
    return {key: frozenset(what for what, goes in rows.items() if goes) for key, rows in newest.items()}


def subject_ref(row: LapseDecision) -> str:
    """The reference of the site or adult a decision is about, empty for the provider."""
    subject = row.site or row.adult
    return subject.ref if subject else ""


def _names(who: Iterable[int], on: date) -> dict[str, str]:
    """The name of each site and adult still there on a day, by reference; the provider itself has none."""
    names = {"": ""}
    for subject in ("sites", "adults"):
        here = Provider.objects.filter(in_force(on, f"{subject}__"), pk__in=list(who))
        names |= dict(here.values_list(f"{subject}__ref", f"{subject}__name"))
    return names
