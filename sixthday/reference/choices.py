"""Words of the reference data."""

from django.db.models import TextChoices


class SpanKind(TextChoices):
    """What a stretch of a school year is."""

    TERM = "term", "Term"
    HALF_TERM = "half_term", "Half term"


class ClosureKind(TextChoices):
    """Why a school is closed on days inside a term."""

    INSET = "inset", "INSET day"
    CLOSURE = "closure", "Closure"
