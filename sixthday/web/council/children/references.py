"""Every reference whose entries belong on a child's timeline."""

from typing import Any

from sixthday.awards.queries import progress
from sixthday.referrals.queries import child as children


def refs_of(child: Any) -> list[str]:
    """The child's own reference and those of its referrals, duties, requests and awards."""
    referrals = list(children.referrals_of(child))
    duties = [referral.duty.ref for referral in referrals if hasattr(referral, "duty")]
    bought = progress.refs([referral.pk for referral in referrals])
    return [child.ref, *(referral.ref for referral in referrals), *duties, *bought]
