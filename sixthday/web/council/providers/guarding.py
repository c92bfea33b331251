"""Words and bars of the registration guard, for every page that shows how a provider stands to it."""

from dataclasses import dataclass

from sixthday.places.queries import GuardStanding
from sixthday.rules.findings import blockers, warnings
from sixthday.rules.majority import future_law
from sixthday.rules.words import hours_text
from sixthday.web.kit.charts import Bar, percent

MOST = 100.0


@dataclass(frozen=True, slots=True)
class GuardBar:
    """The guard as a page shows it: the law now, what somebody must look at, and the 2026 Act beside it."""

    title: str
    bars: tuple[Bar, ...]
    source: str
    over: bool
    notes: tuple[str, ...]
    future: tuple[tuple[str, str], ...]
    future_bars: tuple[Bar, ...]


def guard_bar(row: GuardStanding) -> GuardBar:
    """The law now, with what others declared, and the 2026 Act beside it."""
    law, seen = row.law, row.seen
    bars = (
        _bar(f"Over {hours_text(law.full_time_minutes)} a week", seen.full_time, law.pupils),
        _bar("EHC plan or looked after", seen.special, law.special_pupils),
    )
    ahead = tuple((finding.reason, finding.source) for finding in row.future)
    notes = tuple(finding.reason for finding in warnings(row.now))
    return GuardBar(_title(row), bars, law.source, row.breach, notes, ahead, _future_bars(row) if ahead else ())


def _future_bars(row: GuardStanding) -> tuple[Bar, ...]:
    law = future_law(row.on)
    return (
        _bar("Most of their week here", row.ahead.most, law.pupils),
        _bar("EHC plan or looked after", row.ahead.special, law.special_pupils),
    )


def _bar(label: str, number: int, most: int) -> Bar:
    width = min(MOST, percent(number, most))
    return Bar(label, width, str(number), f"a school at {most}", late=number >= most)


def _title(row: GuardStanding) -> str:
    if row.registered:
        return "A registered school: the hours at which it would have to register do not apply"
    if not row.breach:
        return "Below the hours at which it must register"
    if row.allowed:
        return "Over the hours at which it must register, let through by a senior officer"
    only_ahead = not blockers(row.now)
    return "Over the line of the 2026 Act" if only_ahead else "Over the hours at which it must register"
