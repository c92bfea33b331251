"""What comes between: a request is no longer wanted, providers need more time, somebody is on leave, an insurer ends a policy."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.awards.actions.request import cancel_request
from sixthday.awards.actions.sending import extend_answer_time
from sixthday.awards.models import Request
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Over, Telling
from sixthday.ops.demo.people import People
from sixthday.ops.demo.told import Told
from sixthday.providers import actions as providers
from sixthday.providers.models import Evidence, Provider


def _cancelled(told: Told, request: Request) -> Telling:
    """The school found a place of its own while providers were still answering."""
    yield told.moment(1, "14:45")
    why = "The child's school has found a place of its own; nothing needs to be bought."
    cancel_request(request=request, why=why, by=told.broker, at=told.moment(1, "14:45"))
    raise Over


def _extended(told: Told, request: Request) -> Telling:
    """Everybody asked has one school day more."""
    yield told.moment(1, "15:50")
    assert request.due_at is not None
    later = datetime.combine(told.day(1, request.due_at.date()), request.due_at.time(), request.due_at.tzinfo)
    why = "Schools were shut by snow this morning and providers were on the road."
    extend_answer_time(request=request, due_at=later, why=why, by=told.broker, at=told.moment(1, "15:50"))
    request.refresh_from_db()


def leave(people: People, days: Days) -> Telling:
    """The service manager is away for a week, and a head of service approves in her place."""
    named = at(days.back(2), "09:20")
    yield named
    access.name_deputy(
        user=people["approver"], deputy=people["senior"], role=Role.APPROVER, from_on=days.back(1),
        until_on=days.after(days.now.date(), 4), reason="On leave", by=people.admin, at=named,
    )  # fmt: skip


INTERRUPTED: dict[str, Callable[[Told, Request], Telling]] = {"cancelled": _cancelled, "extended": _extended}


def insurance_ends(told: Told, provider: Provider, when: datetime) -> None:
    """The insurer ends the policy early, and quality assurance records the day: the start is stopped until it is renewed."""
    first, second, today = told.people["quality"], told.people["quality.two"], when.date()
    held = Evidence.objects.filter(
        provider=provider, requirement="public_liability", withdrawn_at=None, valid_until_on__gte=today
    ).order_by("pk")
    for piece in held:
        providers.withdraw_evidence(evidence=piece, why="The insurer has ended the policy early.", by=first, at=when)
        if piece.issued_on > today:
            continue
        shown = providers.record_evidence(
            provider=provider, requirement="public_liability", issued_on=piece.issued_on, valid_until_on=today,
            amount_pence=piece.amount_pence, by=first, at=when,
        )  # fmt: skip
        providers.verify_evidence(evidence=shown, by=second, at=when + timedelta(minutes=10))
