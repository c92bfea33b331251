"""Words for the pages of the registration guard."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.choices import Route
from sixthday.places import queries as places
from sixthday.places.queries import GuardStanding
from sixthday.places.queries.standing import ALLOWED, BREACH, JUDGE
from sixthday.providers.queries import directory
from sixthday.rules.registration import most_minutes, stale_declarations
from sixthday.rules.words import counted, hours_text, plain_date
from sixthday.web.council.providers.guarding import guard_bar
from sixthday.web.council.restricted.hiding import HIDDEN
from sixthday.web.kit.doors import may

TAGS = {BREACH: ("Over the line", "red"), ALLOWED: ("Let through", "yellow"), JUDGE: ("To judge", "yellow")}


def stands_out(row: GuardStanding, on: date, sees_cases: bool) -> bool:
    """Whether a provider is over the line or near it, has something to look at, or a case that this person may see."""
    stale = stale_declarations(row.known.declared, on, row.law)
    return row.needs >= JUDGE or bool(stale) or (sees_cases and row.case is not None)


def close_row(row: GuardStanding, on: date, sees_cases: bool) -> dict[str, Any]:
    """A provider that is over the line, near it, or has something to look at."""
    text, colour = TAGS.get(row.needs, ("", ""))
    case = row.case if sees_cases else None
    return {
        "name": row.provider.name,
        "href": reverse("provider_guard", args=[row.provider.slug]),
        "tag": text,
        "colour": colour,
        "bar": guard_bar(row),
        "acts": who_acts(row, on),
        "open_href": reverse("school_case_new", args=[row.provider.slug]),
        "case_ref": case.ref if case else "",
        "case_href": reverse("school_case", args=[case.ref]) if case else "",
        "counts": counts_sentence(row),
    }


def far_row(row: GuardStanding) -> list[Any]:
    """A provider below the line, in a line of the table."""
    return [
        {"text": row.provider.name, "href": reverse("provider_guard", args=[row.provider.slug])},
        f"{row.seen.full_time} of {row.law.pupils}",
        f"{row.seen.special} of {row.law.special_pupils}",
        str(len({place.child_ref for place in row.known.held})),
        str(len(row.known.declared)),
    ]


def counts_sentence(row: GuardStanding) -> str:
    """What is counted, in one line."""
    held, declared = {place.child_ref for place in row.known.held}, row.known.declared
    words = f"Counts {counted(len(held), 'child') if len(held) == 1 else f'{len(held)} children'} placed here"
    return f"{words} and {counted(len(declared), 'declaration')} by others."


def who_acts(row: GuardStanding, on: date) -> list[str]:
    """Who must do what now; empty when nobody must."""
    found = []
    if row.needs == BREACH and row.case is None:
        found.append("QA officer or commissioner: open a case, and see that hours move to a registered school.")
    elif row.needs == BREACH:
        found.append("QA officer or commissioner: a case is open.")
    if row.needs == ALLOWED:
        found.append("A senior officer let these hours through; look again before that ends.")
    if row.needs == JUDGE:
        found.append("Lead broker or QA officer: judge the hours one to one at home or online.")
    if stale := stale_declarations(row.known.declared, on, row.law):
        found.append(f"QA officer: ask again for {counted(len(stale), 'declaration')} of hours by others.")
    return found


def child_rows(
    request: HttpRequest, row: GuardStanding, held: Sequence[Any], names: Mapping[str, Any], hidden: Collection[str]
) -> list[dict[str, Any]]:
    """Each child's places here, with the week's sum, and what may be decided; no words about a `hidden` child."""
    judged = places.judgements_of(row.provider)
    mine: dict[str, list[Any]] = defaultdict(list)
    for taking in held:
        mine[taking.child_ref].append(taking)
    return [
        _child_row(request, row, takings, names.get(ref), judged.get(ref), ref in hidden)
        for ref, takings in mine.items()
    ]


def declared_rows(row: GuardStanding, on: date) -> list[dict[str, Any]]:
    """Hours that others declared, newest first, and whether each is old."""
    return [
        {
            "who": each.declared_for,
            "hours": hours_text(each.weekly_minutes),
            "special": "EHC plan or looked after" if each.special else "Neither",
            "declared": plain_date(each.declared_on),
            "stale": (on - each.declared_on).days > row.law.stale_days,
            "until": plain_date(each.until_on) if each.until_on else "not known",
        }
        for each in directory.declared_hours(row.provider)
        if each.until_on is None or each.until_on >= on
    ]


def override_rows(
    request: HttpRequest, provider: Any, names: Mapping[str, Any], hidden: Collection[str]
) -> list[dict[str, Any]]:
    """What senior officers let through here, newest first; not why, where it is for a `hidden` child."""
    return [
        {
            "who": names[each.child_ref].short_name if each.child_ref in names else each.child_ref,
            "by": each.given_by.name,
            "dates": _stands(each),
            "reason": HIDDEN if each.child_ref in hidden else each.reason,
            "over": each.until_on is not None and each.until_on < request.on,
            "href": reverse("override_withdrawal", args=[each.ref]) if may(request, Permission.OVERRIDE_GUARD) else "",
        }
        for each in places.overrides_of(provider)
    ]


def _stands(leave: Any) -> str:
    """Until when leave stands: a day, or the end of the one award it is for."""
    if leave.award_ref:
        return f"Award {leave.award_ref} alone, until it ends"
    return f"{plain_date(leave.from_on)} to {plain_date(leave.until_on)}"


def _child_row(
    request: HttpRequest, row: GuardStanding, takings: Sequence[Any], child: Any, judgement: Any, hidden: bool
) -> dict[str, Any]:
    counted_places = [row.known.by_award[each.award_ref] for each in takings if each.award_ref in row.known.by_award]
    ref, away = takings[0].child_ref, any(each.one_to_one_away for each in takings)
    week = most_minutes(counted_places, request.on)
    return {
        "name": child.short_name if child else ref,
        "ref": ref,
        "week": hours_text(week),
        "full": week > row.law.full_time_minutes,
        "special": any(place.ehc_plan for place in counted_places),
        "places": [f"{Route(each.route).label}: {hours_text(each.weekly_minutes)}, {_dates(each)}" for each in takings],
        "age": "" if any(place.age_ok for place in counted_places) else "Past school age: does not count.",
        "alone": _alone(away, judgement, hidden),
        "judge": away and may(request, Permission.JUDGE_HOURS),
    }


def _dates(taking: Any) -> str:
    return f"{plain_date(taking.from_on)} to {plain_date(taking.until_on)}"


def _alone(away: bool, judgement: Any, hidden: bool) -> str:
    if not away:
        return ""
    if judgement is None:
        return "One to one at home or online: nobody has judged whether it counts."
    words = "counts" if judgement.counts else "does not count"
    return f"One to one at home or online: {words}, judged by {judgement.judged_by.name}. {HIDDEN if hidden else judgement.why}"
