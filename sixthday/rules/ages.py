"""Age, year group and compulsory school age, from a date of birth and a day."""

from datetime import date, timedelta

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import spoken_date

SOURCE = "Education Act 1996 s8; SI 1997/1970; SI 1998/1607"
_PRESCRIBED = ((3, 31), (8, 31), (12, 31))
_FRIDAY = 4


def age_on(born_on: date, on: date) -> int:
    """Whole years of age on a day; someone born on 29 February is older on 1 March. Source: Family Law Reform Act 1969 s9."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def school_year(on: date) -> int:
    """The calendar year in which the school year of this day began, 1 September. Source: Education Act 1996 s579."""
    return on.year if on.month >= 9 else on.year - 1


def year_group(born_on: date, on: date) -> int:
    """The national curriculum year by age; 0 is Reception. Source: Education Act 2002 s82."""
    return school_year(on) - school_year(born_on) - 5


def year_text(born_on: date, on: date) -> str:
    """The national curriculum year as it is said: `Year 10`, `Reception`. Source: Education Act 2002 s82."""
    year = year_group(born_on, on)
    if year < 0:
        return "Before Reception"
    return "Reception" if year == 0 else f"Year {year}"


def starting_on(born_on: date) -> date:
    """First day of compulsory school age: the prescribed day on or after the fifth birthday. Source: SI 1998/1607."""
    fifth = _birthday(born_on, 5)
    days = [date(year, month, day) for year in (fifth.year, fifth.year + 1) for month, day in _PRESCRIBED]
    return next(day for day in days if day >= fifth)


def leaving_on(born_on: date) -> date:
    """Last day of compulsory school age: last Friday in June of the school year of the sixteenth birthday.

    Source: Education Act 1996 s8; SI 1997/1970.
    """
    sixteenth = _birthday(born_on, 16)
    last = date(school_year(sixteenth) + 1, 6, 30)
    return last - timedelta(days=(last.weekday() - _FRIDAY) % 7)


def compulsory_school_age(born_on: date, on: date) -> Finding:
    """Whether the child is of compulsory school age on a day. Source: Education Act 1996 s8."""
    first, last = starting_on(born_on), leaving_on(born_on)
    if on < first:
        reason = f"Compulsory school age begins on {spoken_date(first)}."
    elif on > last:
        reason = f"Compulsory school age ended on {spoken_date(last)}."
    else:
        reason = f"Of compulsory school age until {spoken_date(last)}."
    return Finding("compulsory_school_age", first <= on <= last, reason, SOURCE, Weight.WARNS, "decision_maker")


def near_leaving(born_on: date, on: date) -> bool:
    """Whether the day falls in the six weeks before leaving age, its last day included. Source: SI 2007/1870."""
    last = leaving_on(born_on)
    return last - timedelta(days=law_on("near_leaving_days", on).value) <= on <= last


def _birthday(born_on: date, age: int) -> date:
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)
