"""Words of the ledger."""

from django.db.models import TextChoices


class Head(TextChoices):
    """The head of the budget a cost falls on."""

    ALTERNATIVE_PROVISION = "alternative_provision", "Alternative provision"
    EOTAS = "eotas", "Education otherwise than at school"


class Movement(TextChoices):
    """What a money entry is."""

    FORECAST = "forecast", "Forecast"
    EARMARK = "earmark", "Earmark"
    RELEASE = "release", "Earmark released"
    COMMITMENT = "commitment", "Commitment"
    ACTUAL = "actual", "Actual"


class Limit(TextChoices):
    """Which limit a variation lifts."""

    CAP = "cap", "Term cap"
    BUDGET = "budget", "Year budget"
