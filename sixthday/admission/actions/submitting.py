"""Submitting an application, by hand or by itself at the deadline; changing it again; withdrawing it."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.lateness import in_time, kept_when_late, own, writable
from sixthday.admission.models import Application
from sixthday.admission.queries.application import completeness
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.outbox import actions as outbox
from sixthday.rules.applications import FILLED
from sixthday.rules.findings import Refused, blockers, refusal
from sixthday.rules.lifecycles import APPLICATION


@kept_when_late(Attempt.SUBMIT)
@transaction.atomic
def submit_application(*, application: Application, by: User, at: datetime) -> Application:
    """Send a whole application. Raises Refused with everything missing or when it is late, Stale when it is no draft."""
    held = writable(application, by, at)
    if stops := blockers(completeness(held, at)):
        raise Refused(stops)
    move(held, APPLICATION, "submit_application", submitted_by=by, submitted_at=at)
    _sent(held, by, at, "Your application is submitted. You can change it until the deadline.")
    after = {"lots": [row.round_lot.lot.number for row in held.lots.select_related("round_lot__lot")]}
    audit.record(Kind.APPLICATION_SUBMITTED, about=_about(held), by=by, at=at, after=after)
    return held


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def change_application(*, application: Application, by: User, at: datetime) -> Application:
    """Take a submitted application back to change it, while the round takes applications. Raises Refused, Stale."""
    held = in_time(application, by, at)
    move(held, APPLICATION, "change_application", submitted_by=None, submitted_at=None)
    audit.record(Kind.APPLICATION_REOPENED, about=_about(held), by=by, at=at)
    return held


@transaction.atomic
def withdraw_application(*, application: Application, why: str, by: User, at: datetime) -> Application:
    """Withdraw before the outcome is told. Raises Refused without a reason, Stale when it is too late for that."""
    held = own(application, by)
    if not why.strip():
        raise refusal("withdrawn_why", "Say why.", source=FILLED)
    move(held, APPLICATION, "withdraw_application", withdrawn_by=by, withdrawn_at=at, withdrawn_why=why.strip())
    audit.record(Kind.APPLICATION_WITHDRAWN, about=_about(held), by=by, at=at, why=why.strip())
    return held


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def let_it_send_itself(*, application: Application, itself: bool, by: User, at: datetime) -> Application:
    """Choose whether a whole draft submits itself at the deadline. Raises Refused when it is late, Stale when it is no draft."""
    held = writable(application, by, at)
    held.sends_itself_by, held.sends_itself_at = (by, at) if itself else (None, None)
    held.save(update_fields=["sends_itself_by", "sends_itself_at"])
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref], by=by, at=at, after={"sends_itself": itself})
    return held


@transaction.atomic
def send_at_deadline(*, application: Application, by: User, at: datetime) -> Application | None:
    """Submit a draft that was to send itself, once its round has closed, if it is whole; else say what was missing.

    `by` is who chose it. Doing it twice changes nothing: None when there is nothing left to do.
    """
    held = hold(application)
    deadline = held.round.deadline_at
    due = held.state == APPLICATION.start and held.sends_itself_by_id == by.pk and held.left_unsent_at is None
    if not due or deadline is None or at <= deadline:
        return None
    missing = blockers(completeness(held, deadline))
    if missing:
        held.left_unsent_at = at
        held.save(update_fields=["left_unsent_at"])
        _sent(
            held,
            by,
            at,
            "Your application was not whole at the deadline, so it was not submitted. What was missing is shown with it.",
        )
        audit.record(Kind.APPLICATION_LEFT_UNSENT, about=_about(held), by=by, at=at, findings=missing)
        return None
    move(held, APPLICATION, "submit_application", submitted_by=by, submitted_at=deadline)
    _sent(held, by, at, "Your application submitted itself at the deadline, as you chose.")
    audit.record(Kind.APPLICATION_SUBMITTED, about=_about(held), by=by, at=at, after={"itself": True})
    return held


def _about(held: Application) -> list[str]:
    return [held.ref, held.provider.ref, held.round.ref]


def _sent(held: Application, by: User, at: datetime, words: str) -> None:
    outbox.post_message(
        to_organisation=held.provider.organisation, kind="application", subject="Your application", body=words, about=held.ref,
        by=by, at=at,
    )  # fmt: skip
