"""Declaring interests: once, for a stated time, and again only when it ends or an interest changes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.awards.models import ConflictDeclaration, ConflictInterest
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.providers.models import Provider
from sixthday.rules.approvals import CONFLICTS
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import refusal


@transaction.atomic
def declare_conflicts(*, interests: Sequence[tuple[Provider, str]], by: User, at: datetime) -> ConflictDeclaration:
    """A person's own declaration for the council's chosen time: each provider they have an interest in, and its nature.

    It takes the place of the one before. Raises Refused for an interest without its nature, or named twice.
    """
    if any(not nature.strip() for _, nature in interests):
        raise refusal("interest_nature", "Say what each interest is.", source=CONFLICTS)
    if len({provider.pk for provider, _ in interests}) != len(interests):
        raise refusal("interest_once", "Name each provider once.", source=CONFLICTS)
    days = framework.choice(Choice.CONFLICT_DAYS, london_day(at))
    made = ConflictDeclaration.objects.create(
        user=by, from_on=london_day(at), until_on=london_day(at) + timedelta(days=days - 1), made_by=by, made_at=at
    )
    for provider, nature in interests:
        ConflictInterest.objects.create(declaration=made, provider=provider, nature=nature.strip())
    about = [by.ref, *(provider.ref for provider, _ in interests)]
    after = {"until_on": made.until_on, "interests": [provider.ref for provider, _ in interests]}
    audit.record(Kind.CONFLICT_DECLARED, about=about, by=by, at=at, after=after)
    return made
