"""Words for the pages of a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sixthday.access.choices import Permission
from sixthday.referrals.choices import Plan
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.work import Row
from sixthday.rules.ages import age_on, year_text
from sixthday.rules.running import minutes_on
from sixthday.rules.waiting import Party
from sixthday.rules.words import hours_text, short_date
from sixthday.web.council.work.presenting import clock_words, note
from sixthday.web.council.work.steps import NextStep, Progress, in_words, next_step, parties_of, progress_of
from sixthday.web.kit.charts import Bar, Strip, clock_strip, hours_bar
from sixthday.web.kit.doors import may
from sixthday.web.kit.pages import Link

TABS = (
    ("Summary", "child", Permission.SEE_CHILDREN),
    ("Referrals", "child_referrals", Permission.SEE_CHILDREN),
    ("Documents", "child_documents", Permission.SEE_CHILDREN),
    ("Changes", "fact_changes", Permission.SEE_CHILDREN),
    ("Timeline", "child_timeline", Permission.SEE_CHILDREN),
    ("Readings", "child_readings", Permission.SEE_AUDIT),
)
NAMED = ("Named people", "named_people", Permission.SEE_CHILDREN)


FURTHER = (("Package and requests", "package"), ("What the family was told", "family"))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one referral's education stands: the strip, the hours, what it waits for, the next step, words to copy."""

    referral: str
    basis: str
    strip: Strip
    target: str
    hours: tuple[Bar, ...]
    waits: tuple[tuple[str, str], ...]
    owner: str
    note: str
    step: NextStep | None
    update: str
    duty: str
    owned: bool


def identity(child: Any, on: date) -> dict[str, Any]:
    """The identity bar: never an address."""
    school = child.school.name if child.school else "No school"
    facts = [f"{age_on(child.born_on, on)} years", year_text(child.born_on, on), school]
    return {"name": child.full_name, "facts": facts, "reference": child.ref, "flags": flags(child)}


def flags(child: Any) -> list[str]:
    """What anybody who opens the record must know at once."""
    held = [
        (child.restricted, "Restricted record"),
        (child.address_restricted, "Address restricted"),
        (child.plan == Plan.HELD, "EHC plan"),
        (child.plan == Plan.BEING_ASSESSED, "EHC plan being assessed"),
        (child.looked_after, f"Looked after by {child.looked_after_by or 'an authority not recorded'}"),
        (bool(child.social_worker), "Social worker"),
    ]
    return [words for holds, words in held if holds]


def tabs(request: HttpRequest, child: Any, current: str) -> list[Link]:
    """The pages of a child's record that this person may open."""
    pages = [*TABS, NAMED] if child.restricted else TABS
    open_to = [(text, route) for text, route, permission in pages if may(request, permission)]
    return [Link(text, reverse(route, args=[child.ref]), route == current) for text, route in open_to]


def standings(request: HttpRequest, rows: Sequence[Row]) -> list[Standing]:
    """Every open duty of a child, as it stands."""
    progress = progress_of(request, rows)
    return [_standing(request, row, progress[row.duty.referral_id]) for row in rows]


def _standing(request: HttpRequest, row: Row, progress: Progress) -> Standing:
    waits, bought = progress.waits, progress.bought_minutes
    judged, running = row.met.judged_minutes, minutes_on(row.running, request.on)
    short = (judged or 0) - bought
    notes = {"bought": f"{hours_text(short)} short"} if judged and short > 0 else {}
    words = [in_words(wait, request.on) for wait in waits]
    chased = ["" if wait.step.party is Party.BROKER else wait.stage.value for wait in waits]
    return Standing(
        referral=row.duty.referral.ref,
        basis=row.basis,
        strip=clock_strip(
            duties.clock(row.duty, row.days), row.position, request.on, began_on=row.met.met_on, words=row.met_text
        ),
        target=f"Policy target {short_date(row.duty.policy_due_on)}" if row.duty.policy_due_on else "",
        hours=hours_bar(judged, bought, running, notes=notes),
        waits=tuple(zip(words, chased, strict=True)),
        owner=row.owner or "Nobody yet",
        note=note(row),
        step=next_step(parties_of(request), row, waits),
        update=update_words(row, words),
        duty=row.duty.ref,
        owned=bool(row.owner),
    )


def update_words(row: Row, waits: Sequence[str]) -> str:
    """An update to paste into a message: the reference and initials, never a name."""
    child = row.duty.referral.child
    initials = f"{child.given_name[:1]}{child.family_name[:1]}"
    lines = [f"{row.duty.referral.ref} ({initials}): {clock_words(row).rstrip('.')}."]
    if row.met_text:
        lines.append(f"{row.met_text}.")
    lines += [f"Waits for {wait}." for wait in waits] or ["Nothing is waited for."]
    return "\n".join(lines)


def pages_of(standing: Standing) -> list[tuple[str, str]]:
    """Further pages of a referral, those that are there."""
    found = [(words, _address(route, standing.referral)) for words, route in FURTHER]
    return [(words, href) for words, href in found if href]


def _address(route: str, ref: str) -> str:
    try:
        return reverse(route, args=[ref])
    except NoReverseMatch:
        return ""
