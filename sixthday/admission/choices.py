"""Words of applying and deciding."""

from django.db.models import TextChoices


class Unit(TextChoices):
    """What a rate put forward is for. Call-offs are priced by the hour, half day, day or session; the rest stay in the agreement."""

    HOUR = "hour", "Hour"
    HALF_DAY = "half_day", "Half day"
    DAY = "day", "Day"
    SESSION = "session", "Session"
    WEEK = "week", "Week block"
    YEAR = "year", "Year"


class CheckResult(TextChoices):
    """What a checker found of a condition."""

    PASS = "pass", "Pass"
    FAIL = "fail", "Fail"
    CLARIFY = "clarify", "Ask the applicant"


class Panel(TextChoices):
    """Who marks: evaluators on quality, or the young people's own panel on their question."""

    QUALITY = "quality", "Evaluators"
    YOUNG_PEOPLE = "young_people", "Young people's panel"


class Side(TextChoices):
    """Who signs the agreement."""

    PROVIDER = "provider", "For the provider"
    COUNCIL = "council", "For the council"


class Attempt(TextChoices):
    """What somebody tried after the deadline."""

    SAVE = "save", "To save"
    SUBMIT = "submit", "To submit"
