"""Words of the placement."""

from django.db.models import TextChoices


class TransportDecision(TextChoices):
    """What was settled about travel."""

    ARRANGED = "arranged", "Arranged"
    NOT_NEEDED = "not_needed", "Not needed"
