"""Words for the lists that hang on a child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from sixthday.rules.ages import age_on, year_text
from sixthday.rules.duties import TRIGGERS
from sixthday.rules.words import moment_text, short_date

TRIGGER = {code.value: words for code, words, _ in TRIGGERS}


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child in the list."""

    name: str
    href: str
    ref: str
    age: str
    school: str
    referral: str


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral of a child."""

    ref: str
    href: str
    state: str
    team: str
    happened: str
    due: str


def list_lines(children: Iterable[Any], on: date) -> list[ChildLine]:
    """Each child with the state of its newest referral."""
    return [_child_line(child, on) for child in children]


def _child_line(child: Any, on: date) -> ChildLine:
    newest = next(iter(child.referrals.all()), None)
    return ChildLine(
        name=f"{child.family_name}, {child.given_name}",
        href=reverse("child", args=[child.ref]),
        ref=child.ref,
        age=f"{age_on(child.born_on, on)} ({year_text(child.born_on, on)})",
        school=child.school.name if child.school else "No school",
        referral=f"{newest.ref}: {newest.get_state_words()}" if newest else "None",
    )


def referral_lines(referrals: Iterable[Any]) -> list[ReferralLine]:
    """A child's referrals, newest first."""
    return [_referral_line(referral) for referral in referrals]


def _referral_line(referral: Any) -> ReferralLine:
    duty = getattr(referral, "duty", None)
    when = f", {short_date(referral.trigger_on)}" if referral.trigger_on else ""
    due = short_date(duty.due_on) if duty and duty.due_on else (duty.unknown if duty else "No clock yet")
    return ReferralLine(
        ref=referral.ref,
        href=reverse("referral", args=[referral.ref]),
        state=referral.get_state_words(),
        team=f"{referral.team.name}, {referral.referrer.name}",
        happened=f"{TRIGGER.get(referral.trigger, 'Not yet said')}{when}",
        due=due,
    )


def files(documents: Iterable[Any]) -> list[dict[str, str]]:
    """A child's files: what each is, who added it and when, and where it is served."""
    return [
        {
            "name": document.file.name,
            "href": reverse("referral_document", args=[document.referral.ref, document.file.ref]),
            "what": document.what.replace("_", " ").capitalize(),
            "added": f"{document.added_by.name}, {moment_text(document.added_at)}",
            "referral": document.referral.ref,
        }
        for document in documents
    ]
