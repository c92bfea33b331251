"""The preferred provider's word after the risk summary: confirm, or withdraw without penalty."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.awards.actions.award import free_award
from sixthday.awards.choices import DisclosureStep
from sixthday.awards.disclosing import disclose
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.outbox import actions as outbox
from sixthday.rules.findings import refusal
from sixthday.rules.lifecycles import AWARD

SOURCE = "Framework terms, disclosure before award (M10)"


@transaction.atomic
def confirm_award(*, award: Award, by: User, at: datetime) -> Award:
    """The preferred provider confirms that it can keep the child safe; identity and the full risk picture are now shown to it.

    Raises Refused for anybody else's award, Stale when it is no longer waiting.
    """
    held = _own(award, by)
    move(held, AWARD, "confirm_award", answered_by=by, answered_at=at)
    disclose(held, DisclosureStep.IDENTITY, awards.IDENTITY_FIELDS, by=by, at=at)
    _tell(held, "award_confirmed", "The provider confirmed", "has confirmed award", by, at)
    audit.record(Kind.AWARD_CONFIRMED, about=awards.about(held), by=by, at=at)
    return held


@transaction.atomic
def decline_award(*, award: Award, by: User, at: datetime, why: str = "") -> Award:
    """The preferred provider withdraws after reading the risks, without penalty and without having to say why.

    The place and the money are free again and the shortlist is open. Raises Refused and Stale as `confirm_award`.
    """
    held = _own(award, by)
    move(held, AWARD, "decline_award", answered_by=by, answered_at=at)
    free_award(award=held, why="The provider withdrew", by=by, at=at)
    _tell(held, "award_declined", "The provider withdrew", "has withdrawn from award", by, at)
    audit.record(Kind.AWARD_DECLINED, about=awards.about(held), by=by, at=at, why=why)
    return held


def _own(award: Award, by: User) -> Award:
    held = awards.whole().get(pk=award.pk)
    if held.provider.organisation_id != by.organisation_id:
        raise refusal("own_award", "Only the provider it was made to can answer for it.", source=SOURCE)
    return held


def _tell(award: Award, kind: str, subject: str, did: str, by: User, at: datetime) -> None:
    """A provider's withdrawal reopens the shortlist, so the proposer hears of it at once."""
    body = f"{award.provider.name} {did} {award.ref}, for request {award.request.ref}."
    outbox.post_message(to=award.proposed_by, kind=kind, subject=subject, body=body, about=award.ref, by=by, at=at)
