"""Naming an approver on a restricted record, so that an award of the child can be approved."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.outbox import actions as outbox
from sixthday.referrals.actions.restriction import name_person
from sixthday.referrals.models import NamedPerson
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import refusal

SOURCE = "Council scheme of delegation (M29); a restricted record is opened only by those who need it"


@transaction.atomic
def name_approver(*, award: Award, approver: User, by: User, at: datetime) -> NamedPerson:
    """Name on a restricted child somebody whose limit reaches a proposed award and who did not propose it, and tell them.

    Raises Refused for anybody else, for somebody who sees the record already, and for an award that waits for no approver.
    """
    held = awards.whole().get(pk=award.pk)
    if approver not in awards.to_name(held, london_day(at)):
        raise refusal(
            "approver_nameable", f"{approver.name} cannot be named for this award: it must be proposed, restricted, within "
            "their limit, not their own, and not visible to them yet.", source=SOURCE,
        )  # fmt: skip
    named = name_person(
        child=held.request.referral.child, user=approver, from_on=london_day(at), reason=f"Approves award {held.ref}", by=by,
        at=at,
    )  # fmt: skip
    outbox.post_message(
        to=approver, kind="approver_named", subject=f"Award {held.ref} waits for you",
        body=f"{by.name} named you on a restricted record so that you can decide award {held.ref}.", about=held.ref, by=by,
        at=at,
    )  # fmt: skip
    return named
