"""The council's dated choices, and who may approve how much."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import User
from sixthday.framework.choices import DEFAULTS, Choice
from sixthday.framework.models import ApprovalLimit, CouncilChoice


def choice(name: Choice, on: date) -> Any:
    """What the council chose, as in force on a date; its published default when it has chosen nothing."""
    row = CouncilChoice.objects.filter(name=name, from_on__lte=on).order_by("-from_on").first()
    return DEFAULTS[name] if row is None else row.value


def choice_rows(name: Choice) -> QuerySet[CouncilChoice]:
    """Every value the council gave to a choice, newest first."""
    return CouncilChoice.objects.filter(name=name).select_related("made_by").order_by("-from_on")


def approval_limit(user: User, on: date) -> int | None:
    """Pence ex VAT up to which a person may approve: their own limit or, as a deputy, that of the approver they stand in
    for, whichever is higher. None: no authority."""
    holders = [user, *access.stands_in_for(user, Role.APPROVER, on)]
    limits = ApprovalLimit.objects.filter(_in_force(on), holder__in=holders).values_list("limit_pence", flat=True)
    return max(limits, default=None)


def limits(on: date | None = None) -> QuerySet[ApprovalLimit]:
    """Approval limits in force on a date, highest first; all there ever were without one."""
    found = ApprovalLimit.objects.select_related("holder", "set_by").order_by(
        "-limit_pence", "holder__name", "-from_on"
    )
    return found.filter(_in_force(on)) if on else found


def approvers(pence: int, on: date, without: Iterable[User] = ()) -> list[User]:
    """Who may approve an award of so many pence ex VAT on a date, leaving out those named."""
    excepted = {user.pk for user in without}
    return [
        user
        for user in access.holders(Permission.APPROVE_AWARD, on)
        if user.pk not in excepted and (approval_limit(user, on) or -1) >= pence
    ]


def _in_force(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
