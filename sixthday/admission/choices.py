"""Words of applying and deciding."""

from django.db.models import TextChoices


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


class InterestSource(TextChoices):
    """How the council came to know that an organisation is interested."""

    EVENT = "event", "At an event"
    PUBLIC = "public", "On the public page"
    COUNCIL = "council", "Recorded by the council"


class NotApplied(TextChoices):
    """Why an organisation did not apply to a round, as it said or as the council understands it."""

    NO_CAPACITY = "no_capacity", "No capacity at this time"
    TOO_MUCH_WORK = "too_much_work", "Applying takes too much work"
    REQUIREMENTS = "requirements", "Cannot meet the requirements yet"
    PRICE = "price", "The prices or terms do not suit"
    VOLUME = "volume", "Too little or too uncertain work"
    NOT_READY = "not_ready", "Not ready in time"
    CLOSED = "closed", "No longer teaches, or left the area"
    NO_ANSWER = "no_answer", "Did not answer when asked"
    OTHER = "other", "Another reason"
