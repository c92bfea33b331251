"""How long quality assurance may clear a site or an adult for, and what must have been seen first."""

from dataclasses import dataclass
from datetime import date

from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Finding
from sixthday.rules.lasting import last_day
from sixthday.rules.words import plain_date

SITE_YEARS, DBS_YEARS = 1, 3


@dataclass(frozen=True, slots=True)
class AdultSeen:
    """What was seen of one adult's checks. The certificate itself is never kept.

    `manages`: they lead or manage, so that a direction under section 128 would stop them.
    """

    dbs_issued_on: date
    update_service: bool
    barred_list_checked: bool
    identity_checked: bool
    prohibition_checked: bool
    training_until_on: date
    manages: bool = False
    section_128_checked: bool = False


def site_findings(visited_on: date, until_on: date, today: date) -> tuple[Finding, ...]:
    """Whether a site may be cleared until a day (included): within a year of the visit. Source: the row `site_cleared`."""
    latest = last_day(visited_on, 12 * SITE_YEARS)
    return (
        _said("site_cleared", "site_visit", visited_on <= today, "The visit cannot be in the future."),
        *_until("site_cleared", visited_on, until_on, latest, f"a year from the visit, {plain_date(latest)}"),
    )


def adult_findings(seen: AdultSeen, from_on: date, until_on: date, today: date) -> tuple[Finding, ...]:
    """Whether an adult may be cleared until a day (included): every check seen, training still good on the last day,
    within three years of the certificate, or of today when it is on the update service. Source: the row `adult_cleared`.
    """
    counted_from = today if seen.update_service else seen.dbs_issued_on
    latest = last_day(counted_from, 12 * DBS_YEARS)
    since = "today's look at the update service" if seen.update_service else "the certificate"
    row = "adult_cleared"
    return (
        _said(row, "dbs_issued", seen.dbs_issued_on <= today, "The certificate cannot be from the future."),
        _said(row, "barred_list", seen.barred_list_checked, "The children's barred list must be checked."),
        _said(row, "identity", seen.identity_checked, "Identity must be checked."),
        _said(row, "prohibition", seen.prohibition_checked, "The prohibition list must be checked."),
        _said(
            row,
            "section_128",
            seen.section_128_checked or not seen.manages,
            "They lead or manage: section 128 directions must be checked.",
        ),
        _said(
            row,
            "training",
            seen.training_until_on >= until_on,
            f"Safeguarding training ends on {plain_date(seen.training_until_on)}: clear them until then at the latest.",
        ),
        *_until(row, from_on, until_on, latest, f"three years from {since}, {plain_date(latest)}"),
    )


def _until(row: str, from_on: date, until_on: date, latest: date, words: str) -> tuple[Finding, ...]:
    return (
        _said(row, "dates", until_on >= from_on, "The last day must not be before the first day."),
        _said(row, "lasts", until_on <= latest, f"The last day can be no later than {words}."),
    )


def _said(row: str, code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, REQUIREMENT[row].source, fixer="qa_officer")
