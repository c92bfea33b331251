"""Which referrals a change of calendar concerns."""

from collections.abc import Iterable
from datetime import date

from sixthday.access.models import User
from sixthday.referrals.models import Referral


def seen_among(refs: Iterable[str], user: User, on: date) -> frozenset[str]:
    """Those of these referrals that a person may see."""
    return frozenset(Referral.objects.visible_to(user, on).filter(ref__in=list(refs)).values_list("ref", flat=True))
