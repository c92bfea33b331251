"""Words of a case of a possible unregistered school."""

from django.db.models import TextChoices


class Told(TextChoices):
    """Who is told of a possible unregistered school."""

    DFE = "dfe", "Department for Education"
    OFSTED = "ofsted", "Ofsted"
    PROVIDER = "provider", "The provider"
    COMMISSIONERS = "commissioners", "Other councils or schools that use it"


class CaseOutcome(TextChoices):
    """How a case ended."""

    NOT_A_SCHOOL = "not_a_school", "It is not a school: the hours were looked at"
    HOURS_CHANGED = "hours_changed", "Children moved or hours were split with a registered setting"
    REGISTERED = "registered", "It registered as a school"
    CLOSED_DOWN = "closed_down", "It no longer teaches"


AUTHORITIES = frozenset({Told.DFE, Told.OFSTED})  # telling one of them is a report
