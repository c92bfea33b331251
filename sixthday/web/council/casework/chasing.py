"""Whom to chase for what a referral waits for, and under which reference they know it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.awards.queries import progress
from sixthday.framework import queries as framework
from sixthday.rules.waiting import Party, Stage, Wait


@dataclass(frozen=True, slots=True)
class Chased:
    """Who is reminded, and the reference that means something to them."""

    people: list[Any] = field(default_factory=list)
    organisations: list[Any] = field(default_factory=list)
    about: str = ""


def whom(request: HttpRequest, wait: Wait, referral: Any) -> Chased:
    """Everybody who could end this wait; nobody when it waits for the brokers themselves."""
    if wait.stage is Stage.ANSWERS:
        return Chased(organisations=progress.silent(wait.ref), about=wait.ref)
    if wait.step.party is Party.PROVIDER:
        return Chased(organisations=progress.provider_of(referral.pk), about=wait.ref)
    return Chased(people=_people(request, wait, referral), about=referral.ref)


def _people(request: HttpRequest, wait: Wait, referral: Any) -> list[Any]:
    on = request.on
    if wait.step.party is Party.DECISION_MAKER:
        return list(access.delegates(referral.duty.basis, on))
    if wait.step.party is Party.REFERRER:
        return [referral.referrer]
    if wait.step.party is Party.APPROVER:
        return framework.approvers(progress.cost_of(wait.ref), on)
    if wait.step.party is Party.SIGNATORY:
        return list(access.holders(Permission.SIGN_CALLOFF, on))
    return list(access.with_role(Role.QA_OFFICER, on)) if wait.step.party is Party.QA_OFFICER else []
