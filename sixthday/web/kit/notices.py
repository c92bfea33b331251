"""What a family was told, as the council and the family both read it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sixthday.referrals.choices import FAMILY_WORDS
from sixthday.rules.words import spoken_date


@dataclass(frozen=True, slots=True)
class Told:
    """One notice: its heading, its news, its answers, and where its letter is."""

    title: str
    news: str
    answers: tuple[dict[str, str], ...]
    letter: str


def told(notice: Any, letter_route: str, *args: str) -> Told:
    """A notice in reading order; `letter_route` is where its letter is served, `args` what comes before its reference."""
    answers = tuple(
        {"key": term, "value": notice.words.get(code, "")} for code, term, _ in FAMILY_WORDS if code != "news"
    )
    letter = reverse(letter_route, args=[*args, notice.ref]) if notice.letter_id else ""
    title = f"{notice.get_stage_display()}, {spoken_date(notice.told_at.date())}"
    return Told(title, notice.words.get("news", ""), answers, letter)
