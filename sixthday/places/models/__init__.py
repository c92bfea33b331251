"""Who is where for which hours, what people decided about the registration guard, cases, and the monthly list."""

from sixthday.places.models.case import CaseNote, CaseTelling, SchoolCase
from sixthday.places.models.edition import Copy, Edition, Recipient
from sixthday.places.models.guard import GuardAlarm, Judgement, Override
from sixthday.places.models.taking import Taking

__all__ = [
    "CaseNote", "CaseTelling", "Copy", "Edition", "GuardAlarm", "Judgement", "Override", "Recipient", "SchoolCase", "Taking",
]  # fmt: skip
