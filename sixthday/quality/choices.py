"""Words of quality assurance."""

from django.db.models import TextChoices


class ConcernKind(TextChoices):
    """What a concern is about."""

    SAFEGUARDING = "safeguarding", "Safeguarding"
    QUALITY = "quality", "Quality"
    ATTENDANCE = "attendance", "Attendance"
    OTHER = "other", "Other"


class Channel(TextChoices):
    """By which door a concern came."""

    PUBLIC = "public", "Public page"
    COUNCIL = "council", "Council"
    PORTAL = "portal", "Provider portal"


class Reporter(TextChoices):
    """Who says it, as they describe themselves."""

    CHILD = "child", "A child or young person"
    PARENT = "parent", "A parent or carer"
    SCHOOL = "school", "Somebody at a school"
    PROVIDER = "provider", "Somebody who works for a provider"
    COUNCIL = "council", "Somebody at the council"
    OTHER = "other", "Somebody else"


FAMILIES = (Reporter.CHILD, Reporter.PARENT)


class ConcernStep(TextChoices):
    """What was decided of a concern."""

    ASSESS = "assess_concern", "Being assessed"
    ACT = "act_on_concern", "Being acted on"
    CLOSE = "close_concern", "Closed"
    REOPEN = "reopen_concern", "Reopened"
    SAFEGUARD = "treat_as_safeguarding", "Treated as safeguarding"


class ConcernOutcome(TextChoices):
    """How a concern ended."""

    UPHELD = "upheld", "Upheld, and put right"
    PARTLY = "partly", "Partly upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"
    PASSED_ON = "passed_on", "Passed on to another service"


class Level(TextChoices):
    """How far a standard is met."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_YET = "not_yet", "Not yet met"
    NOT_APPLICABLE = "na", "Not applicable"
