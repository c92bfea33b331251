"""What a place costs from its first to its last day: units, pence ex VAT and VAT, by financial year of each session."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from django.conf import settings

from sixthday.providers.choices import Vat
from sixthday.reference import queries as reference
from sixthday.reference.models import School
from sixthday.rules.calendars import SchoolDays, UnknownCalendar
from sixthday.rules.money import half_up, vat_on
from sixthday.rules.parameters import law_on
from sixthday.rules.pricing import Rate, allotted, charged, total, weekly_sessions


@dataclass(frozen=True, slots=True)
class Cost:
    """The whole life of a place. Pence ex VAT and VAT in all and by year; `calendar` says whose days were counted.

    `quantity` is the units charged, exact; `days` and `minutes` are what is taught.
    """

    quantity: Fraction
    days: int
    minutes: Fraction
    ex_vat_pence: int
    vat_pence: int
    ex_vat_by_year: dict[str, int]
    vat_by_year: dict[str, int]
    calendar: str

    @property
    def units(self) -> int:
        """The units charged, rounded up."""
        return ceil(self.quantity)

    @property
    def hour_pence(self) -> int:
        """What an hour taught comes to, in whole pence ex VAT; nothing when nothing is taught."""
        return half_up(Fraction(self.ex_vat_pence * 60) / self.minutes) if self.minutes else 0


@dataclass(frozen=True, slots=True)
class Counted:
    """The days education can happen between two days, and by which calendar they were counted."""

    days: tuple[date, ...]
    calendar: str


def calendar_of(school: School | None) -> SchoolDays:
    """The school's calendar; that of the council's own schools for a child on no roll. It may know no day at all."""
    if school:
        return reference.school_days(school)
    council = reference.authorities().filter(code=settings.COUNCIL["authority"]).first()
    return reference.authority_days(council) if council else SchoolDays(())


def teaching_days(days: SchoolDays, from_on: date, until_on: date) -> Counted:
    """School days from and until, both included; where terms are not loaded that far, every working weekday, as a most."""
    span = [from_on + timedelta(days=n) for n in range((until_on - from_on).days + 1)]
    try:
        away = {day for day, _ in days.skipped(from_on, until_on)}
        return Counted(tuple(day for day in span if day not in away), "school days")
    except UnknownCalendar:
        return Counted(tuple(day for day in span if day.weekday() < 5), "weekdays, because term dates are not loaded")


def whole_life(
    *, rate: Rate, vat: str, weekly_minutes: int, part_days: list[str], days: SchoolDays, start_on: date, end_on: date
) -> Cost:
    """What these hours cost at this rate from the first day to the last, both included."""
    counted = teaching_days(days, start_on, end_on)
    sessions = weekly_sessions(weekly_minutes, part_days, counted.days)
    units = charged(rate, sessions, law_on("school_year_half_days", start_on).value)
    by_year = allotted([(on, number * rate.price_pence) for on, number in units])
    vat_bp = law_on("vat_standard_bp", start_on).value if vat == Vat.STANDARD else 0
    return Cost(
        quantity=total(units),
        days=len(sessions),
        minutes=sum((each.minutes for each in sessions), Fraction(0)),
        ex_vat_pence=sum(by_year.values()),
        vat_pence=vat_on(sum(by_year.values()), vat_bp),
        ex_vat_by_year=by_year,
        vat_by_year=_vat_by_year(by_year, vat_bp),
        calendar=counted.calendar,
    )


def _vat_by_year(by_year: dict[str, int], rate: int) -> dict[str, int]:
    running, given, found = 0, 0, {}
    for year, amount in by_year.items():
        running += amount
        found[year] = vat_on(running, rate) - given
        given += found[year]
    return found
