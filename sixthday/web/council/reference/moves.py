"""Which due days a change of calendar moves, as far as this person may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sixthday.referrals.queries.calendars import seen_among


@dataclass(frozen=True, slots=True)
class Move:
    """One referral's due day before and after; none means that no day is known."""

    ref: str
    href: str
    before_on: date | None
    after_on: date | None


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves that may be shown, and how many more there are of children this person does not see."""

    shown: tuple[Move, ...]
    others: int

    @property
    def total(self) -> int:
        """How many due days move."""
        return len(self.shown) + self.others


def referral_page(ref: str) -> str:
    """The page of a referral, or nothing while there is none."""
    try:
        return reverse("referral", args=[ref])
    except NoReverseMatch:
        return ""


def moves(request: HttpRequest, recounts: Sequence[Any]) -> Moves:
    """The recounts of a change, by reference; those of other people's children are counted only."""
    refs = [recount.duty.referral.ref for recount in recounts]
    seen = seen_among(refs, request.user, request.on)
    shown = tuple(
        Move(ref, referral_page(ref), recount.due_before_on, recount.due_after_on)
        for ref, recount in zip(refs, recounts, strict=True)
        if ref in seen
    )
    return Moves(shown, len(refs) - len(shown))
