"""When a framework must be awarded again, when it ends, and how long before that the council is warned."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sixthday.rules.findings import Finding
from sixthday.rules.parameters import law_on
from sixthday.rules.words import plain_date

TERM = "Procurement Act 2023 s49; the framework's terms"
ALARM_MONTHS = (18, 12, 6)
WARNED_OF = ("award_again", "own_end", "last_end", "reopening")  # the others are behind, or follow from these


@dataclass(frozen=True, slots=True)
class Milestone:
    """One day of a framework's life: a code, its words, the day, and under what authority; `doubt` is said beside it."""

    code: str
    label: str
    on: date
    source: str
    doubt: str = ""


def milestones(
    *, is_open: bool, awards: Sequence[date], commenced_on: date, ends_on: date, extendable_to_on: date,
    reopenings: Sequence[date] = (),
) -> tuple[Milestone, ...]:  # fmt: skip
    """The days of a framework in order, from its first award (`awards`, one for each round) to its last possible day.

    The statutory clocks run from award, not from commencement, and only for an open framework; a light touch one opens
    again by its own timetable, `reopenings`. Before the first award only its own days are known. Source: Procurement Act
    2023 s49.
    """
    days = [
        Milestone("start", "Call-offs may begin", commenced_on, "Framework terms"),
        Milestone("own_end", "Own end", ends_on, "Framework terms"),
        Milestone("extension", "Latest end if extended", extendable_to_on, "Framework terms"),
    ]
    if awards:
        days.append(Milestone("award", "First award", min(awards), "The council's decision"))
    if not is_open:
        days += [Milestone("reopening", "Opens again", on, "Framework terms") for on in reopenings]
    if is_open and awards:
        first = min(awards)
        end = law_on("open_framework_end_years", first)
        days += [
            _again(sorted(awards)),
            Milestone("last_end", "Latest end in law", _within(first, end.value), end.source),
        ]
    return tuple(sorted(days, key=lambda day: (day.on, day.code)))


def extension_findings(ends_on: date, latest_on: date, until_on: date, why: str, today: date) -> tuple[Finding, ...]:
    """Whether a framework may be extended from its own end to a day: while it runs, to a later day, not past its latest end
    by its terms or the law, with a reason. Source: Procurement Act 2023 s49; the framework's terms."""
    end, latest = plain_date(ends_on), plain_date(latest_on)
    return (
        Finding("extension_running", today <= ends_on, f"The framework ends on {end}; one that has ended is not extended.", TERM),
        Finding("extension_later", until_on > ends_on, f"The framework ends on {end}: extend it to a later day.", TERM),
        Finding("extension_latest", until_on <= latest_on, f"The framework can be extended to {latest} at the latest.", TERM),
        Finding("extension_why", bool(why.strip()), "Say why it is extended.", TERM),
    )  # fmt: skip


def alarms(milestone: Milestone, on: date) -> tuple[date, ...]:
    """The days on which the council is warned of a milestone still ahead: eighteen, twelve and six months before it.

    Source: the council's own practice.
    """
    return tuple(day for day in (_months_before(milestone.on, months) for months in ALARM_MONTHS) if day >= on)


def warning_due(milestone: Milestone, on: date, told: Collection[int]) -> int | None:
    """How many months before a milestone the council is to be warned today: the nearest of eighteen, twelve and six whose
    day has come, unless it or a nearer one was told. None once the milestone's own day is past. Source: the council's own practice.
    """
    if on > milestone.on:
        return None
    come = [months for months in ALARM_MONTHS if _months_before(milestone.on, months) <= on]
    nearest = min(come, default=None)
    return nearest if nearest is not None and all(months > nearest for months in told) else None


def _again(awards: list[date]) -> Milestone:
    name = "open_framework_first_years" if len(awards) == 1 else "open_framework_later_years"
    law = law_on(name, awards[0])
    return Milestone("award_again", "Award again by", _within(awards[-1], law.value), law.source, law.doubt)


def _within(start: date, years: int) -> date:
    """The last day of so many years beginning with a day."""
    return _months_before(start, -12 * years) - timedelta(days=1)


def _months_before(on: date, months: int) -> date:
    """The same day so many months earlier (later when negative), or that month's last day."""
    count = on.year * 12 + on.month - 1 - months
    year, month = divmod(count, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=on.day - 1), following - timedelta(days=1))
