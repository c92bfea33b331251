"""The child, the referral and its sections, the duty and its decision, and the casework around them."""

from sixthday.referrals.models.casework import BreakGlass, Contact, FamilyLink, FamilyNotice, Ownership, Return
from sixthday.referrals.models.change import FactChange
from sixthday.referrals.models.child import Child, NamedPerson
from sixthday.referrals.models.duty import Duty, DutyDecision, DutyEnding, DutyRecount, NotTakenUp, StartedHours
from sixthday.referrals.models.referral import (
    Avoid,
    FamilyPreference,
    Referral,
    ReferralDocument,
    ReferralNeed,
    ReferralOutcome,
    ReferralRisk,
    SectionSaved,
)

__all__ = [
    "Avoid", "BreakGlass", "Child", "Contact", "Duty", "DutyDecision", "DutyEnding", "DutyRecount", "FactChange", "FamilyLink", "FamilyNotice",
    "FamilyPreference", "NamedPerson", "NotTakenUp", "Ownership", "Referral", "ReferralDocument", "ReferralNeed",
    "ReferralOutcome", "ReferralRisk", "Return", "SectionSaved", "StartedHours",
]  # fmt: skip
