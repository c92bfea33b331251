"""What the registration guard asks of children as they are today: a plan, care, and the age at which they stop counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sixthday.referrals.choices import Plan
from sixthday.referrals.models import Child
from sixthday.rules.ages import leaving_on
from sixthday.rules.registration import looked_after_counts


@dataclass(frozen=True, slots=True)
class GuardFacts:
    """Whether one of this child at full time makes a school, and the day they leave compulsory school age."""

    special: bool
    leaves_on: date


def guard_facts(child_refs: Iterable[str]) -> dict[str, GuardFacts]:
    """The facts of the children on record among these, by reference, as they are now: one query."""
    found = Child.objects.filter(ref__in=set(child_refs)).select_related("looked_after_by")
    return {child.ref: GuardFacts(special(child), leaving_on(child.born_on)) for child in found}


def special(child: Child) -> bool:
    """Whether the child has an EHC plan, or is looked after by an authority of England or Wales."""
    by = child.looked_after_by.code if child.looked_after_by else ""
    return child.plan == Plan.HELD or looked_after_counts(child.looked_after, by)
