"""Room: how many places of an offer are free on every day and half-day that a child would be there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.words import counted, plain_date

SOURCE = "Provider's offer in the framework (M10)"


@dataclass(frozen=True, slots=True)
class Stay:
    """A child at an offer from and until, both included, in these half-days; none named means every one."""

    from_on: date
    until_on: date
    part_days: frozenset[str] = frozenset()

    def there(self, on: date, part_day: str) -> bool:
        """Whether the child is there in a half-day of this date's week. Source: the offer's own terms."""
        return self.from_on <= on <= self.until_on and (
            not self.part_days or not part_day or part_day in self.part_days
        )


def places_free(places: int, held: Sequence[Stay], wanted: Stay) -> int:
    """The fewest places free on any day and half-day of the stay wanted; below nought when too many were promised.

    Looks only at the first day and each later day on which somebody arrives, since only then can room shrink.
    Source: the provider's offer.
    """
    overlapping = [stay for stay in held if stay.from_on <= wanted.until_on and stay.until_on >= wanted.from_on]
    days = {wanted.from_on} | {stay.from_on for stay in overlapping if stay.from_on > wanted.from_on}
    part_days = wanted.part_days or {part for stay in overlapping for part in stay.part_days} or {""}
    fullest = max(sum(stay.there(day, part) for stay in overlapping) for day in days for part in part_days)
    return places - fullest


def room_finding(free: int, places: int, wanted: Stay) -> Finding:
    """Whether one more child fits throughout the stay. Source: the provider's offer."""
    span = f"from {plain_date(wanted.from_on)} to {plain_date(wanted.until_on)}"
    if free > 0:
        return Finding("capacity", True, f"{counted(free, 'place')} of {places} free throughout, {span}.", SOURCE)
    return Finding(
        "capacity", False, f"No place of {places} is free throughout, {span}.", SOURCE, fixer="provider_lead"
    )
