"""What a provider has shown that counts on a day: evidence, clearances, the look at the exclusion grounds."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from django.db.models import Q, QuerySet

from sixthday.providers.models import Adult, AdultClearance, Evidence, Provider, Site, SiteClearance
from sixthday.providers.queries.exclusion import exclusion_until
from sixthday.rules.calendars import london_day
from sixthday.rules.compliance import REQUIREMENTS, Held, best_evidence, standing_evidence
from sixthday.rules.findings import Finding

Stage = Literal["request", "award", "signature", "start"]


def held(provider: Provider, on: date) -> list[Held]:
    """What one provider holds that has begun by a day (the day asked about, such as the start) and was not taken back.

    Only what had been recorded by that day counts, so a start recorded late cannot lean on a later check.
    """
    return held_by([provider], on)[provider.pk]


def held_by(providers: Iterable[Provider], on: date) -> dict[int, list[Held]]:
    """The same for many providers by the provider's key, in five queries. Nothing of an adult who has left counts."""
    keys = [provider.pk for provider in providers]
    found: dict[int, list[Held]] = defaultdict(list)
    for row in _evidence(keys, on):
        verified = row.verified_at is not None and london_day(row.verified_at) <= on
        subject = row.subject.ref if row.subject else ""
        found[row.provider_id].append(Held(row.requirement, row.valid_until_on, verified, subject, row.amount_pence))
    for site, ref, until_on, at in _clearances(SiteClearance, "site", keys, on):
        found[site].append(Held("site_cleared", until_on, london_day(at) <= on, ref))
    for adult, ref, until_on, at in _clearances(AdultClearance, "adult", keys, on):
        found[adult].append(Held("adult_cleared", until_on, london_day(at) <= on, ref))
    for key, until_on in exclusion_until(keys, on).items():
        found[key].append(Held("exclusion_check", until_on, verified=True))
    return found


def requirements_findings(
    provider: Provider, *, at: Stage, on: date, site: Site | None = None, adult: Adult | None = None
) -> list[Finding]:
    """The provider's own requirements at a stage for a day, and those of the site and the adult named."""
    mine = held(provider, on)
    findings = list(standing_evidence(mine, at, on))
    subjects = {"site": site, "adult": adult}
    for row in REQUIREMENTS:
        subject = subjects.get(row.applies_to)
        if subject is not None and at in row.at and row.evidence:
            findings.append(best_evidence(mine, row, on, of=subject.name, subject_ref=subject.ref))
    return findings


def _evidence(keys: list[int], on: date) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(
        Q(adult__isnull=True) | _here("adult", on), provider__in=keys, issued_on__lte=on, withdrawn_at__isnull=True,
        rejected_at__isnull=True, sent_at__isnull=False,
    )  # fmt: skip
    return rows.select_related("site", "adult").only(
        "provider_id", "requirement", "valid_until_on", "verified_at", "amount_pence", "site__ref", "adult__ref"
    )


def _here(subject: str, on: date) -> Q:
    """A site or adult that has not left by a day."""
    return Q(**{f"{subject}__until_on__isnull": True}) | Q(**{f"{subject}__until_on__gte": on})


def _clearances(
    table: type[SiteClearance] | type[AdultClearance], subject: Literal["site", "adult"], keys: list[int], on: date
) -> Iterable[tuple[int, str, date, datetime]]:
    """Provider's key, subject's reference, last day and moment of each clearance begun by a day and not taken back."""
    rows = table._default_manager.filter(_here(subject, on), from_on__lte=on, withdrawn_at__isnull=True)
    rows = rows.filter(**{f"{subject}__provider__in": keys})
    return rows.values_list(f"{subject}__provider", f"{subject}__ref", "until_on", "checked_at")
