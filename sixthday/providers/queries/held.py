"""What a provider has shown that counts on a day: evidence, site clearances, adult clearances."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from sixthday.providers.models import Adult, AdultClearance, Evidence, Provider, Site, SiteClearance
from sixthday.rules.calendars import london_day
from sixthday.rules.compliance import REQUIREMENT, START, Held, best_evidence, standing_evidence
from sixthday.rules.findings import Finding

Stage = Literal["request", "award", "signature", "start"]


def held(provider: Provider, on: date) -> list[Held]:
    """What one provider holds that has begun by a day (the day asked about, such as the start) and was not taken back.

    Only what had been recorded by that day counts, so a start recorded late cannot lean on a later check.
    """
    return held_by([provider], on)[provider.pk]


def held_by(providers: Iterable[Provider], on: date) -> dict[int, list[Held]]:
    """The same for many providers by the provider's key, in three queries."""
    keys = [provider.pk for provider in providers]
    found: dict[int, list[Held]] = defaultdict(list)
    for evidence in Evidence.objects.filter(provider__in=keys, issued_on__lte=on, withdrawn_at__isnull=True):
        verified = evidence.verified_at is not None and london_day(evidence.verified_at) <= on
        found[evidence.provider_id].append(
            Held(evidence.requirement, evidence.valid_until_on, verified, amount_pence=evidence.amount_pence)
        )
    for site, ref, until_on, at in _clearances(SiteClearance, "site", keys, on):
        found[site].append(Held("site_cleared", until_on, london_day(at) <= on, ref))
    for adult, ref, until_on, at in _clearances(AdultClearance, "adult", keys, on):
        found[adult].append(Held("adult_cleared", until_on, london_day(at) <= on, ref))
    return found


def requirements_findings(
    provider: Provider, *, at: Stage, on: date, site: Site | None = None, adult: Adult | None = None
) -> list[Finding]:
    """The provider's own requirements at a stage for a day; at the start also of the site and the adult named."""
    mine = held(provider, on)
    findings = list(standing_evidence(mine, at, on))
    for code, subject in (("site_cleared", site), ("adult_cleared", adult)):
        if subject is not None and START in REQUIREMENT[code].at and at == START:
            findings.append(best_evidence(mine, REQUIREMENT[code], on, of=subject.name, subject_ref=subject.ref))
    return findings


def _clearances(
    table: type[SiteClearance] | type[AdultClearance], subject: Literal["site", "adult"], keys: list[int], on: date
) -> Iterable[tuple[int, str, date, datetime]]:
    """Provider's key, subject's reference, last day and moment of each clearance begun by a day and not taken back."""
    rows = table._default_manager.filter(from_on__lte=on, withdrawn_at__isnull=True)
    rows = rows.filter(**{f"{subject}__provider__in": keys})
    return rows.values_list(f"{subject}__provider", f"{subject}__ref", "until_on", "checked_at")
