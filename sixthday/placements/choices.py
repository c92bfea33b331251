"""Words of the placement."""

from django.db.models import TextChoices


class TransportDecision(TextChoices):
    """What was settled about travel."""

    ARRANGED = "arranged", "Arranged"
    NOT_NEEDED = "not_needed", "Not needed"


class ReviewOutcome(TextChoices):
    """What was decided at a review that was called."""

    CONTINUE = "continue", "It goes on as it is"
    CHANGE = "change", "It goes on with changes"
    END = "end", "It must end"
