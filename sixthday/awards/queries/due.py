"""When an answer is due by the council's dated choices."""

from datetime import datetime, time

from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.reference import queries as reference
from sixthday.rules.calendars import UnknownCalendar, answer_due, london_day


def due_on_terms(at: datetime) -> datetime | None:
    """When an answer to a request sent at this moment is due; None past the loaded bank holidays: no day is invented."""
    on = london_day(at)
    cut_off = time.fromisoformat(str(framework.choice(Choice.ANSWER_CUT_OFF, on)))
    days = int(framework.choice(Choice.ANSWER_WORKING_DAYS, on))
    try:
        return answer_due(at, reference.working_days(), cut_off, days)
    except UnknownCalendar:
        return None
