"""Telling everybody who answered how it ended: their own points and the winning total, and nothing of anybody else."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.awards.models import Invitation, Request
from sixthday.awards.queries import outcome as outcomes
from sixthday.outbox import actions as outbox


@transaction.atomic
def tell_outcome(*, request: Request, by: User, at: datetime) -> list[Invitation]:
    """Tell each provider that answered, once, when the call-off is signed. Those told before are left out.

    Returns the invitations of those told now.
    """
    told = []
    for line in outcomes.outcome_lines(request):
        if line.invitation.told_at is not None:
            continue
        outbox.post_message(
            to_organisation=line.invitation.provider.organisation, kind="outcome", about=request.ref, by=by, at=at,
            subject="A request has been settled", body="\n".join(line.sentences),
        )  # fmt: skip
        line.invitation.told_at = at
        line.invitation.save(update_fields=["told_at"])
        told.append(line.invitation)
    about = [request.ref, *(invitation.provider.ref for invitation in told)]
    audit.record(Kind.OUTCOME_TOLD, about=about, by=by, at=at, after={"told": len(told)})
    return told
