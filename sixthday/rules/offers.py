"""What an offer must say before it can stand: known codes, ages the right way round, a price, dates in order."""

from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.pricing import Unit
from sixthday.rules.words import joined, plain_date

SOURCE = "Framework terms, offers and ceiling rates (M02)"
HOUR_MINUTES, DAY_MINUTES, WEEK_MINUTES = 60, 24 * 60, 7 * 24 * 60
YEAR_MINUTES = 2_000 * 60  # a year of teaching, and well over
LONGEST_MINUTES = {
    "hour": HOUR_MINUTES, "half_day": DAY_MINUTES // 2, "day": DAY_MINUTES, "session": DAY_MINUTES, "week": WEEK_MINUTES,
    "year": YEAR_MINUTES,
}  # fmt: skip
NO_PLACE_FOR = {"setting": ("home", "online"), "community": ("online",), "home": ("online",)}  # kinds of site, by mode


@dataclass(frozen=True, slots=True)
class Proposed:
    """One offer as put forward. `price_pence` is ex VAT for a unit of `unit_minutes`, of which a call-off pays for at least
    `least_units`; codes are of `rules.needs`.
    """

    mode: str
    price_pence: int
    unit_minutes: int
    group_size: int
    needs: tuple[str, ...]
    age_from: int
    age_to: int
    part_days: tuple[str, ...]
    places: int
    from_on: date
    until_on: date | None = None
    unit: str = Unit.HOUR
    least_units: int = 1


def offer_findings(
    offer: Proposed, *, own_site: bool, of_the_lot: bool, member_from_on: date, earlier_from_on: date | None
) -> tuple[Finding, ...]:
    """Every reason an offer may or may not stand. `earlier_from_on` is the first day of the version it replaces.

    Source: framework terms.
    """
    strange = [code for code in offer.needs if code not in NEED_LABELS]
    later = earlier_from_on is None or offer.from_on > earlier_from_on
    since = plain_date(earlier_from_on) if earlier_from_on else ""
    return (
        _test("offer_mode", offer.mode in MODE_LABELS, "Choose where the teaching happens."),
        _test("offer_price", offer.price_pence > 0, "The price must be more than nothing."),
        *_unit(offer),
        _test("offer_needs", not strange, f"Not on the list of needs: {joined(strange)}."),
        _test("offer_has_needs", bool(offer.needs), "Say which needs the offer meets."),
        _test("offer_ages", 0 < offer.age_from <= offer.age_to <= 25, "Ages run from the youngest to the oldest."),
        _test("offer_part_days", _known(offer.part_days), "Say which mornings and afternoons it is open."),
        _test("offer_room", offer.places >= 1 and offer.group_size >= 1, "Give at least one place in a group of one."),
        _test(
            "offer_dates",
            offer.until_on is None or offer.until_on >= offer.from_on,
            "The last day must not be before the first day.",
        ),
        _test("offer_site", own_site, "The site must be one of the provider's own."),
        _test("offer_service_type", of_the_lot, "The type of service must be one of the lot's."),
        _test(
            "offer_member",
            offer.from_on >= member_from_on,
            f"The provider is a member of this lot from {plain_date(member_from_on)}.",
        ),
        _test("offer_later", later, f"An offer for this already stands from {since}: begin on a later day."),
    )


def _unit(offer: Proposed) -> tuple[Finding, ...]:
    yearly = offer.unit == Unit.YEAR
    longest, words = (YEAR_MINUTES, "2,000 hours") if yearly else (WEEK_MINUTES, "a week")
    none = "A year's rate is charged by mornings and afternoons: it has no least number."
    return (
        _test("offer_unit", 0 < offer.unit_minutes <= longest, f"Say how long one unit lasts, up to {words}."),
        _test("offer_least", offer.least_units >= 1, "The least that can be bought is one."),
        _test("offer_least_of_year", not yearly or offer.least_units <= 1, none),
    )


def _known(part_days: tuple[str, ...]) -> bool:
    return bool(part_days) and all(code in PART_DAY_LABELS for code in part_days)


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="provider_lead")


def rate_findings(*, unit: str, unit_minutes: int, mode: str, site_kind: str) -> tuple[Finding, ...]:
    """Whether a unit lasts what it is called, and the teaching can happen at that kind of site. Source: framework terms."""
    hour = unit != "hour" or unit_minutes == HOUR_MINUTES
    longest = LONGEST_MINUTES.get(unit, WEEK_MINUTES)
    fits = hour and 0 < unit_minutes <= longest
    words = "An hour lasts one hour." if not hour else f"That is longer than a {unit.replace('_', ' ')} can be."
    return (
        _test("rate_unit", fits, words),
        _test(
            "rate_place", site_kind not in NO_PLACE_FOR.get(mode, ()), "That cannot be taught at a site of this kind."
        ),
    )
