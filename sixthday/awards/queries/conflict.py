"""Declarations of interest: who has one in force, and whom it names."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.awards.models import ConflictDeclaration
from sixthday.framework import queries as framework
from sixthday.providers.queries import membership as providers
from sixthday.rules.approvals import Declaration


def latest(user: User) -> ConflictDeclaration | None:
    """A person's newest declaration, in force or not."""
    return (
        ConflictDeclaration.objects.filter(user=user)
        .prefetch_related("interests__provider")
        .order_by("-made_at", "-id")
        .first()
    )


def declaration(user: User) -> Declaration | None:
    """The same as the rules read it, with the interests that the person declared for a round of the framework."""
    row = latest(user)
    if row is None:
        return None
    of_rounds = providers.everyone().filter(organisation__in=framework.organisations_of_interest(user))
    named = {each.provider.ref for each in row.interests.all()} | set(of_rounds.values_list("ref", flat=True))
    return Declaration(row.from_on, row.until_on, frozenset(named))


def declarations(on: date | None = None) -> QuerySet[ConflictDeclaration]:
    """Every declaration, newest first; those in force on a date where given."""
    found = ConflictDeclaration.objects.select_related("user").prefetch_related("interests__provider")
    found = found.order_by("-made_at", "-id")
    return found.filter(from_on__lte=on, until_on__gte=on) if on else found
