"""Approval limits, and what the council chooses for itself: dated rows that are never edited."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.choices import DEFAULTS, Choice
from sixthday.framework.models import ApprovalLimit, CouncilChoice
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.calendars import london_day
from sixthday.rules.words import plain_date

DELEGATION = "Council scheme of delegation (M29)"


@transaction.atomic
def set_limit(
    *, holder: User, limit_pence: int, from_on: date, by: User, at: datetime, until_on: date | None = None
) -> ApprovalLimit:
    """How much (pence ex VAT, whole life) a person may approve from a date; the limit they held ends the day before.

    Raises Refused for one's own limit, nothing or less, or a date not after the last limit's start.
    """
    held = list(ApprovalLimit.objects.select_for_update(of=("self",)).filter(holder=holder).order_by("from_on"))
    last = held[-1] if held else None
    found = (
        finding("limit_of_another", holder != by, "Nobody sets their own approval limit.", DELEGATION),
        finding("limit_positive", limit_pence > 0, "A limit is more than nothing.", DELEGATION),
        finding("limit_dates", until_on is None or until_on >= from_on, "The last day is before the first.", DELEGATION),
        finding("limit_after", last is None or last.from_on < from_on,
                 f"{holder.name} has a limit that starts on that day or later.", DELEGATION),
    )  # fmt: skip
    refuse(found)
    if last and (last.until_on is None or last.until_on >= from_on):
        last.until_on = from_on - timedelta(days=1)
        last.save(update_fields=["until_on"])
    made = ApprovalLimit.objects.create(
        holder=holder, limit_pence=limit_pence, from_on=from_on, until_on=until_on, set_by=by, set_at=at
    )
    before = {"limit_pence": last.limit_pence} if last else None
    after = {"limit_pence": limit_pence, "from_on": from_on, "until_on": until_on}
    audit.record(Kind.LIMIT_SET, about=[holder.ref], by=by, at=at, before=before, after=after)
    return made


@transaction.atomic
def make_choice(*, name: Choice, value: object, why: str, from_on: date, by: User, at: datetime) -> CouncilChoice:
    """Choose one of the things a council decides for itself, from a date.

    Raises Refused for a value of the wrong kind, no reason, a past date, or a second choice for the same day.
    """
    taken = CouncilChoice.objects.filter(name=name, from_on=from_on).exists()
    found = (
        finding("choice_value", _fits(name, value), f"Give {_kind_of(name)} for “{name.label}”."),
        finding("choice_why", bool(why.strip()), "Say why."),
        finding("choice_date", from_on >= london_day(at), "A choice cannot begin in the past."),
        finding("choice_once", not taken, f"A choice already begins on {plain_date(from_on)}."),
    )
    refuse(found)
    made = CouncilChoice.objects.create(
        name=name, value=value, from_on=from_on, why=why.strip(), made_by=by, made_at=at
    )
    after = {"name": name, "value": value, "from_on": from_on}
    audit.record(Kind.CHOICE_MADE, about=[name.value], by=by, at=at, after=after, why=why)
    return made


def _fits(name: Choice, value: object) -> bool:
    if isinstance(DEFAULTS[name], int):
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    try:
        return bool(time.fromisoformat(str(value)))
    except ValueError:
        return False


def _kind_of(name: Choice) -> str:
    return "a whole number above nought" if isinstance(DEFAULTS[name], int) else "a time of day such as 17:00"
