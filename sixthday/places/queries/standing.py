"""How providers stand to the registration guard on a day: breaches first, under the law now and the law to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sixthday.places.models import GuardAlarm, SchoolCase
from sixthday.places.models.case import LIVE
from sixthday.places.queries.guard import Known, is_registered, known_by
from sixthday.providers.models import Provider
from sixthday.rules.findings import Finding, blockers, frozen
from sixthday.rules.majority import FutureCount, future_counts, standing_future
from sixthday.rules.registration import GuardCount, GuardLaw, GuardPlace, guard_law, standing_counts, standing_guard

REGISTERED, CLEAR, JUDGE, NEAR, ALLOWED, BREACH = range(6)


@dataclass(frozen=True, slots=True)
class GuardStanding:
    """One provider: what is counted, the law now, the 2026 Act, its live case, and how much it needs somebody.

    `allowed`: without the children whom a senior officer let through, nothing is breached.
    """

    provider: Provider
    on: date
    registered: bool
    known: Known
    law: GuardLaw
    seen: GuardCount
    ahead: FutureCount
    now: tuple[Finding, ...]
    future: tuple[Finding, ...]
    case: SchoolCase | None
    allowed: bool

    @property
    def breach(self) -> bool:
        """Whether the law now, or the 2026 Act once it is commenced, makes it a school."""
        return bool(blockers((*self.now, *self.future)))

    @property
    def needs(self) -> int:
        """How much it needs somebody: a breach without leave most of all."""
        if self.registered:
            return REGISTERED
        if self.breach:
            return ALLOWED if self.allowed else BREACH
        if any(row.code in {"guard_one_to_one", "guard_2026_one_to_one"} for row in self.now + self.future):
            return JUDGE
        return NEAR if self.seen.full_time == self.law.pupils - 1 else CLEAR


def standings(held: Iterable[Provider], on: date) -> list[GuardStanding]:
    """Every provider as it stands on a day, those who need somebody most first; the cost does not grow with their number."""
    who = list(held)
    known, law = known_by(who, on), guard_law(on)
    rows = SchoolCase.objects.filter(provider__in=[each.pk for each in who], state__in=LIVE)
    cases = {case.provider_id: case for case in rows}
    found = [_standing(each, known[each.pk], law, on, cases.get(each.pk)) for each in who]
    return sorted(found, key=lambda row: (-row.needs, row.case is not None, -row.seen.full_time, row.provider.name))


def standing_of(provider: Provider, on: date) -> GuardStanding:
    """One provider as it stands on a day."""
    return standings([provider], on)[0]


def facts_to_freeze(provider: Provider, on: date) -> dict[str, Any]:
    """What the guard says of a provider today, as plain values: findings, and each place by reference and minutes."""
    return facts_of(standing_of(provider, on))


def facts_of(row: GuardStanding) -> dict[str, Any]:
    """The same of a provider whose standing is known."""
    return {
        "on": row.on.isoformat(),
        "registered": row.registered,
        "full_time": row.seen.full_time,
        "special": row.seen.special,
        "findings": frozen([*row.now, *row.future]),
        "places": [_place(place) for place in row.known.places],
    }


def alarm_of(provider: Provider) -> GuardAlarm | None:
    """The alarm that stands for a provider: since when it is known to be over the line."""
    return GuardAlarm.objects.filter(provider=provider, cleared_at__isnull=True).first()


def _standing(provider: Provider, known: Known, law: GuardLaw, on: date, case: SchoolCase | None) -> GuardStanding:
    registered, counted = is_registered(provider, on), known.places
    now, future = _tested(counted, known, registered, law, on)
    left = known.without_leave(on)
    rest = [row for part in _tested(left, known, registered, law, on) for row in part]
    return GuardStanding(
        provider=provider, on=on, registered=registered, known=known, law=law, seen=standing_counts(counted, on, law),
        ahead=future_counts(counted, known.package, on), now=now, future=future, case=case, allowed=len(left) < len(counted) and not blockers(rest),
    )  # fmt: skip


def _tested(
    counted: list[GuardPlace], known: Known, registered: bool, law: GuardLaw, on: date
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    return (
        tuple(standing_guard(counted, registered, on, law)),
        tuple(standing_future(counted, known.package, registered, on)),
    )


def _place(place: GuardPlace) -> dict[str, Any]:
    return {
        "child": place.child_ref,
        "weekly_minutes": place.weekly_minutes,
        "special": place.ehc_plan or place.looked_after,
        "from_on": place.from_on.isoformat(),
        "until_on": place.until_on.isoformat(),
        "declared_on": place.declared_on.isoformat() if place.declared_on else "",
    }
