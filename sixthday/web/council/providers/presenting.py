"""Words for the pages of providers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.choices import StandingKind
from sixthday.providers.queries import directory
from sixthday.rules.compliance import REQUIREMENT, Held
from sixthday.rules.registration import GuardPlace, guard_law, standing_counts, standing_future
from sixthday.rules.words import counted, hours_text, short_date
from sixthday.web.kit.charts import Bar, percent

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
    """One row each, in six queries whatever the number."""
    lots, standings = directory.lots_of(shown, on), providers.standings_on(shown, on)
    held, taken = providers.held_by(shown, on), places.guard_places_by(shown, on)
    declared = providers.declared_places_by(shown, on)
    return [
        Row(
            each.name,
            reverse("council_provider", args=[each.slug]),
            ", ".join(str(lot.number) for lot in lots[each.pk]) or "None",
            standing_sign(standings[each.pk].values()),
            expiry_sign(held[each.pk], on),
            guard_sign([*taken[each.pk], *declared[each.pk]], registered(each, on), on),
        )
        for each in shown
    ]


def registered(provider: object, on: date) -> bool:
    """Whether a provider is a registered school on a day."""
    since = provider.registered_on  # type: ignore[attr-defined]
    return since is not None and since <= on


def standing_sign(standings: object) -> Sign:
    """How a provider stands in a few words: the worst of its scopes, and which."""
    stopped = [row for row in standings if row.kind != StandingKind.ACTIVE]
    if not stopped:
        return Sign("In good standing")
    worst = next((row for row in stopped if not (row.lot_id or row.site_id)), stopped[0])
    where = f": {worst.lot or worst.site}" if worst.lot_id or worst.site_id else ""
    until = f" until {short_date(worst.until_on)}" if worst.until_on else ""
    return Sign(f"{StandingKind(worst.kind).label}{where}{until}", COLOURS[worst.kind])


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


def guard_sign(held: Sequence[GuardPlace], is_school: bool, on: date) -> Sign:
    """How near a provider is to having to register."""
    if is_school:
        return Sign("Registered school")
    law = guard_law(on)
    seen = standing_counts(held, on, law)
    text = f"{seen.full_time} of {law.pupils} full time"
    if seen.full_time >= law.pupils or seen.special >= law.special_pupils:
        return Sign(f"Over the line: {text}", "red")
    return Sign(text, "yellow") if seen.full_time == law.pupils - 1 else Sign(text)


@dataclass(frozen=True, slots=True)
class GuardBar:
    """The guard as a provider's page shows it: the law now, and the 2026 Act beside it."""

    title: str
    bars: tuple[Bar, ...]
    source: str
    over: bool
    future: tuple[tuple[str, str], ...]


def guard_bar(provider: object, on: date) -> GuardBar:
    """The law now, with what others declared, and the 2026 Act, which is not in force."""
    held = [*places.guard_places(provider, on), *providers.declared_places(provider, on)]
    law = guard_law(on)
    seen = standing_counts(held, on, law)
    over = seen.full_time >= law.pupils or seen.special >= law.special_pupils
    full = hours_text(law.full_time_minutes)
    bars = (
        Bar(
            f"Over {full} a week", min(100.0, percent(seen.full_time, law.pupils)), str(seen.full_time),
            f"a school at {law.pupils}", late=seen.full_time >= law.pupils,
        ),
        Bar(
            "EHC plan or looked after", min(100.0, percent(seen.special, law.special_pupils)),
            str(seen.special), f"a school at {law.special_pupils}", late=seen.special >= law.special_pupils,
        ),
    )  # fmt: skip
    if registered(provider, on):
        title = "A registered school: the hours at which it would have to register do not apply"
    else:
        title = "Over the hours at which it must register" if over else "Below the hours at which it must register"
    weeks = places.package_minutes([place.child_ref for place in held], on)
    ahead = standing_future(held, weeks, registered(provider, on), on)
    return GuardBar(title, bars, law.source, over, tuple((finding.reason, finding.source) for finding in ahead))


def tabs(provider: object, current: str) -> list[dict[str, object]]:
    """The pages of one provider."""
    pages = (
        ("Evidence", "council_provider"), ("People and sites", "provider_people"), ("Rates", "provider_rates"),
        ("Children", "provider_children"), ("Checks and standing", "provider_checks"), ("Timeline", "provider_timeline"),
    )  # fmt: skip
    return [
        {"text": text, "href": reverse(route, args=[provider.slug]), "current": route == current}  # type: ignore[attr-defined]
        for text, route in pages
    ]
