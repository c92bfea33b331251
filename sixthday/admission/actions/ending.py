"""Abandoning a published round: its applications end, agreements offered on it lapse, and everybody it concerns is told."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.models import Agreement, Application, Marker
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.framework.actions import abandon_round
from sixthday.framework.models import Round
from sixthday.outbox import actions as outbox
from sixthday.rules.findings import refusal
from sixthday.rules.lifecycles import AGREEMENT, APPLICATION, RoundState

TERMINATION = "Procurement Act 2023 s55"
ENDS = APPLICATION.step("end_application").sources
LAPSES = AGREEMENT.step("lapse_agreement").sources


@transaction.atomic
def give_up_round(*, round: Round, why: str, by: User, at: datetime) -> Round:
    """Abandon a round before its award. Every applicant that did not withdraw, and every evaluator, is told at once and why.

    Raises Refused without a reason, Stale when it is awarded or abandoned.
    """
    held = abandon_round(round=round, why=why, by=by, at=at)
    rows = Application.objects.select_for_update(of=("self",)).filter(round=held).exclude(state="withdrawn")
    applications = list(rows.select_related("provider__organisation").order_by("pk"))
    for application in applications:
        if application.state in ENDS:
            end_application(application=application, by=by, at=at)
        _tell_applicant(held, application, by, at)
    for agreement in Agreement.objects.filter(application__round=held, state__in=LAPSES):
        lapse_agreement(agreement=agreement, by=by, at=at)
    for marker in Marker.objects.filter(round=held, evaluator__isnull=False).select_related("evaluator"):
        outbox.post_message(
            to=marker.evaluator, kind="round_abandoned", subject=f"{held} was abandoned", about=held.ref, by=by, at=at,
            body=f"{held.scheme}, {held} was abandoned. Nothing is left for you to mark in it.",
        )  # fmt: skip
    return held


@transaction.atomic
def end_application(*, application: Application, by: User, at: datetime) -> Application:
    """End an application that was not told its outcome, with its abandoned round. Raises Refused for another round, Stale."""
    held = hold(application)
    if held.round.state != RoundState.ABANDONED:
        raise refusal("round_abandoned", "An application ends when its round is abandoned.", source=TERMINATION)
    was = held.state
    move(held, APPLICATION, "end_application", ended_by=by, ended_at=at)
    about = [held.ref, held.provider.ref, held.round.ref]
    audit.record(Kind.APPLICATION_ENDED, about=about, by=by, at=at, before={"state": was})
    return held


@transaction.atomic
def lapse_agreement(*, agreement: Agreement, by: User, at: datetime) -> Agreement:
    """Let an agreement that both have not signed lapse with its abandoned round. Raises Refused for another round, Stale."""
    held = hold(agreement)
    application = held.application
    if application.round.state != RoundState.ABANDONED:
        raise refusal("round_abandoned", "An agreement lapses when its round is abandoned.", source=TERMINATION)
    move(held, AGREEMENT, "lapse_agreement")
    about = [held.ref, application.ref, application.provider.ref]
    audit.record(Kind.AGREEMENT_LAPSED, about=about, by=by, at=at)
    return held


def _tell_applicant(round_: Round, application: Application, by: User, at: datetime) -> None:
    after = {
        "draft": "What you wrote is kept and offered again in the next round.",
        "submitted": "Your application is not assessed any further. Your answers are kept and offered again in the next round.",
        "told": "The outcome you were told leads to no agreement and no membership.",
    }  # fmt: skip
    outbox.post_message(
        to_organisation=application.provider.organisation, kind="round_abandoned", about=application.ref, by=by, at=at,
        subject="The round you applied to was abandoned",
        body=f"The council abandoned {round_.scheme}, {round_}. {after[application.state]} Why: {round_.abandoned_why}",
    )  # fmt: skip
