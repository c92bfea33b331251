"""Closing the assessment of a round in which nobody waits for an outcome."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.admission.models import Application
from sixthday.audit.moves import hold
from sixthday.framework.actions import assess_round
from sixthday.framework.models import Round
from sixthday.rules.findings import refusal
from sixthday.rules.words import counted

SUMMARY = "Procurement Act 2023 s50; Procurement Regulations 2024 reg 31"


@transaction.atomic
def close_assessment(*, round: Round, by: User, at: datetime) -> Round:
    """Close the assessment of a round without applications; where there are some, telling their outcomes closes it.

    Raises Refused while one waits for its outcome or is about to send itself, or before the deadline; Stale.
    """
    held = hold(round)
    sends_itself = Q(state="draft", sends_itself_by__isnull=False, left_unsent_at__isnull=True)
    waiting = Application.objects.filter(Q(state="submitted") | sends_itself, round=held).count()
    if waiting:
        reason = f"{counted(waiting, 'application')} still without an outcome: tell the outcomes, which closes the assessment."
        raise refusal("round_applicants", reason, source=SUMMARY, fixer=Role.COMMISSIONER)
    return assess_round(round=held, by=by, at=at)
