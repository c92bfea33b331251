"""Inviting organisations to an open round by name; the message of each is the proof."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.admission.invitation import words_of
from sixthday.admission.models import Interested, RoundInvitation
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.models import Round
from sixthday.framework.queries.round import accepting_findings
from sixthday.outbox.actions import post_message
from sixthday.outbox.choices import INVITATION
from sixthday.outbox.models import Message
from sixthday.rules.findings import Finding, Refused, Stale, blockers

MARKET = "Engagement with the market (M20)"


@transaction.atomic
def invite_to_round(
    *, round: Round, organisations: Sequence[Interested], link: str, by: User, at: datetime
) -> list[RoundInvitation]:
    """Send each organisation one invitation that names it and leads to the public page (`link`): all of them or none.

    Raises Refused with every reason, Stale when somebody invited one of them meanwhile.
    """
    held = hold(round)
    already = {row.interested_id for row in RoundInvitation.objects.filter(round=held, interested__in=organisations)}
    found = [Finding("someone_invited", bool(organisations), "Choose at least one organisation.", MARKET)]
    found += accepting_findings(held, at)
    found += [
        Finding("invited_once", each.pk not in already, f"{each} was invited to this round before.", MARKET)
        for each in organisations
    ]
    found += [
        Finding("can_be_written_to", bool(each.email or each.provider_id), f"{each} has no e-mail address: ring them.", MARKET)
        for each in organisations
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = [_invited(held, each, link, by, at) for each in organisations]
    except IntegrityError as error:
        raise Stale(what="One of these organisations was invited meanwhile.") from error
    about = [held.ref, *(each.ref for each in organisations)]
    audit.record(Kind.INVITED_TO_ROUND, about=about, by=by, at=at, after={"invited": len(made)})
    return made


def _invited(round_: Round, organisation: Interested, link: str, by: User, at: datetime) -> RoundInvitation:
    message = _posted(round_, organisation, link, by, at)
    return RoundInvitation.objects.create(
        round=round_, interested=organisation, message=message, sent_by=by, sent_at=at
    )


def _posted(round_: Round, organisation: Interested, link: str, by: User, at: datetime) -> Message:
    subject, body = words_of(round_, organisation.name, link)
    reader = (
        {"to_organisation": organisation.provider.organisation}
        if organisation.provider
        else {"address": organisation.email}
    )
    return post_message(kind=INVITATION, subject=subject, body=body, about=round_.ref, by=by, at=at, **reader)
