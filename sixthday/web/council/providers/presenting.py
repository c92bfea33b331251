"""Words for the pages of providers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.choices import StandingKind
from sixthday.providers.queries import directory
from sixthday.rules.compliance import REQUIREMENT, Held
from sixthday.rules.words import counted, short_date

SOON = 30  # days before an end when it is shown as waiting
COLOURS = {StandingKind.SUSPENDED: "red", StandingKind.REMOVED: "grey"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A few words and, only when somebody must care, a colour."""

    text: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One provider of the list."""

    name: str
    href: str
    lots: str
    standing: Sign
    evidence: Sign
    guard: Sign


def rows(shown: Sequence, on: date) -> list[Row]:
    """One row each, in as many queries whatever the number."""
    lots, standings = directory.lots_of(shown, on), providers.standings_on(shown, on)
    held = providers.held_by(shown, on)
    guards = {row.provider.pk: row for row in places.standings(shown, on)}
    return [
        Row(
            each.name,
            reverse("council_provider", args=[each.slug]),
            ", ".join(str(lot.number) for lot in lots[each.pk]) or "None",
            standing_sign(standings[each.pk].values()),
            expiry_sign(held[each.pk], on),
            guard_sign(guards[each.pk]),
        )
        for each in shown
    ]


def standing_sign(standings: object) -> Sign:
    """How a provider stands in a few words: the worst of its scopes, and which."""
    stopped = [row for row in standings if row.kind != StandingKind.ACTIVE]
    if not stopped:
        return Sign("Active")
    worst = next((row for row in stopped if not (row.lot_id or row.site_id)), stopped[0])
    where = f": {worst.lot or worst.site}" if worst.lot_id or worst.site_id else ""
    until = f" until {short_date(worst.until_on)}" if worst.until_on else ""
    return Sign(f"{StandingKind(worst.kind).label}{where}{until}", COLOURS[worst.kind])


def whole_sign(provider: Any, on: date, standings: Sequence) -> Sign:
    """How a provider stands on its own page: active is no use while evidence without which nothing new is awarded is not in date."""
    standing, evidence = standing_sign(standings), expiry_sign(providers.held_by([provider], on)[provider.pk], on)
    if standing.colour or evidence.colour != "red":
        return standing
    return Sign(f"No new awards. {evidence.text}", "red")


def expiry_sign(held: Sequence[Held], on: date) -> Sign:
    """The provider's next evidence to end, among what counts; what is missing or lapsed first."""
    rows = [
        row
        for row in REQUIREMENT.values()
        if row.applies_to == "provider" and row.evidence and row.blocking and row.waivable_days is None
    ]
    best = {
        row: max(
            (h.valid_to for h in held if h.requirement_code == row.code and h.verified and h.valid_to), default=None
        )
        for row in rows
    }
    missing = [row.label for row, until in best.items() if until is None or until < on]
    if missing:
        return Sign(f"Not in date: {missing[0]}" + (f" and {len(missing) - 1} more" if missing[1:] else ""), "red")
    row, until = min(best.items(), key=lambda item: item[1] or date.max)
    return until_sign(until or date.max, on, f"{row.label} ends")


def until_sign(until_on: date, on: date, words: str = "Until") -> Sign:
    """Words for an end: plain when far, yellow when near, red when past."""
    days = (until_on - on).days
    if days < 0:
        return Sign(f"Ended {short_date(until_on)} {until_on.year}", "red")
    text = f"{words} {short_date(until_on)} {until_on.year}"
    return Sign(f"{text} ({counted(days, 'day')})", "yellow") if days <= SOON else Sign(text)


def guard_sign(row: places.GuardStanding) -> Sign:
    """How near a provider is to having to register."""
    if row.registered:
        return Sign("Registered school")
    text = f"{row.seen.full_time} of {row.law.pupils} full time"
    if row.breach:
        return Sign(f"Over the line{', let through' if row.allowed else ''}: {text}", "red")
    return Sign(text, "yellow") if row.seen.full_time == row.law.pupils - 1 else Sign(text)


def tabs(provider: object, current: str, *, quality: bool = False) -> list[dict[str, object]]:
    """The pages of one provider; that of its quality for those who may open it."""
    pages = (
        ("Evidence", "council_provider"), ("People and sites", "provider_people"), ("Rates", "provider_rates"),
        ("Children", "provider_children"), ("Checks and standing", "provider_checks"), ("Timeline", "provider_timeline"),
    )  # fmt: skip
    return [
        {"text": text, "href": reverse(route, args=[provider.slug]), "current": route == current}  # type: ignore[attr-defined]
        for text, route in (*pages, *((("Quality", "provider_quality"),) if quality else ()))
    ]
