"""Letting one award past the registration guard."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit.moves import hold
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.places import actions as places
from sixthday.places.models import Override
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.overriding import SOURCE


@transaction.atomic
def let_award_through(*, award: Award, reason: str, by: User, at: datetime) -> Override:
    """Let an award that the guard stops past it, with a reason, for as long as that award stands and for no other.

    Raises Refused without a reason, for an award that has ended, one that has leave, or one that nothing stops.
    """
    hold(award.provider)
    held = awards.whole().get(pk=award.pk)
    lives = Award.objects.live().filter(pk=held.pk).exists()
    stopped = lives and bool(blockers(conditions.guard_of(held, london_day(at))))
    found = [
        Finding("override_lives", lives, "This award has ended.", SOURCE),
        Finding("override_needed", stopped or not lives, "The guard does not stop this award.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    child = held.request.referral.child
    return places.override_award(
        provider=held.provider, child_ref=child.ref, award_ref=held.ref, reason=reason, by=by, at=at
    )
