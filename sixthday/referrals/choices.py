"""Words of the referral and the duty."""

from django.db.models import TextChoices


class Plan(TextChoices):
    """Whether the child has an education, health and care plan."""

    NONE = "none", "No"
    BEING_ASSESSED = "assessed", "Being assessed"
    HELD = "held", "Yes"


class FactKind(TextChoices):
    """Which facts of a child a change is about."""

    PLAN = "plan", "Education, health and care plan"
    CARE = "care", "Looked after"
    SOCIAL_WORKER = "social-worker", "Social worker"
    HOME = "home", "Home address"
    ADDRESS = "address", "Restricted address"
    SCHOOL = "school", "School and its roll"
    RECORD = "record", "Restricted record"


FACTS: dict[FactKind, tuple[str, ...]] = {
    FactKind.PLAN: ("plan",),
    FactKind.CARE: ("looked_after", "looked_after_by"),
    FactKind.SOCIAL_WORKER: ("social_worker",),
    FactKind.HOME: ("address", "home_postcode"),
    FactKind.ADDRESS: ("address_restricted",),
    FactKind.SCHOOL: ("school", "on_roll"),
    FactKind.RECORD: ("restricted",),
}


class Outcome(TextChoices):
    """What a decision-maker found."""

    OWED = "owed", "Yes, the duty is owed"
    NOT_OWED = "not_owed", "No, the duty is not owed"
    NEED_EVIDENCE = "need_evidence", "More evidence is needed first"


class Level(TextChoices):
    """How high a risk is."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class AvoidKind(TextChoices):
    """Whom or what the child must be kept from."""

    PERSON = "person", "Person"
    PLACE = "place", "Place"


class Preference(TextChoices):
    """What the family said of a provider."""

    PREFERRED = "preferred", "Would like"
    OBJECTED = "objected", "Would not accept"


class Transport(TextChoices):
    """Whether the child needs transport to a place."""

    UNKNOWN = "", "Not yet known"
    NEEDED = "needed", "Needed"
    NOT_NEEDED = "not_needed", "Not needed"


class How(TextChoices):
    """How a contact was made."""

    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    MEETING = "meeting", "Meeting"
    CHASE = "chase", "Chaser"


class FamilyStage(TextChoices):
    """At which moment the family is told."""

    DECISION = "decision", "Decision"
    OFFER = "offer", "Offer"
    START = "start", "Start"
    CHANGE = "change", "Change"


# what a family is told at each step: code, the word on the page, and the question a broker answers
FAMILY_WORDS = (
    ("news", "What has happened", "what has happened"),
    ("who", "Who", "who will teach the child, or who is looking for somebody"),
    ("where", "Where", "where it will be"),
    ("when", "When", "when it starts, and on which days"),
    ("travel", "Travel", "how the child gets there"),
    ("ring", "Whom to ring", "whom to ring"),
    ("complain", "How to complain", "how to complain"),
)
