"""Bank holidays in England: the published list as far as it goes, computed past it. No network."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays

PUBLISHED = "GOV.UK bank holidays for England and Wales, Open Government Licence v3.0"
COMPUTED = (
    "Computed from the Banking and Financial Dealings Act 1971; not yet published, an extra holiday may be proclaimed"
)
LAST_YEAR = 2035


@dataclass(frozen=True, slots=True)
class Holiday:
    """A bank holiday and where it was found."""

    on: date
    title: str
    source: str


def bank_holidays() -> Iterator[Holiday]:
    """Every bank holiday that falls on a weekday, in order, until the end of `LAST_YEAR`."""
    published = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    last = max(one["date"] for one in published).year
    for one in sorted(published, key=lambda one: one["date"]):
        yield Holiday(one["date"], one["title"].replace("’", "'"), PUBLISHED)
    computed = holidays.country_holidays("GB", subdiv="ENG", years=range(last + 1, LAST_YEAR + 1))
    for on, title in sorted(computed.items()):
        if on.weekday() < 5:
            yield Holiday(on, title, COMPUTED)
