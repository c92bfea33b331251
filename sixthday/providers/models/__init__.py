"""Providers, their sites and named adults, what they offer, what they have shown, and how they stand."""

from sixthday.providers.models.evidence import AdultClearance, Evidence, Reminder, SiteClearance
from sixthday.providers.models.exclusion import (
    ConnectedPerson,
    DebarmentList,
    DebarmentMatch,
    DebarredSupplier,
    ExclusionCheck,
)
from sixthday.providers.models.notice import Accreditation, AdultNotice, Closure, Preferences
from sixthday.providers.models.offering import Membership, Offer, Vacancies
from sixthday.providers.models.provider import Adult, Provider, Site
from sixthday.providers.models.standing import DeclaredHours, LapseDecision, Standing, StandingReply, TrackRecord

__all__ = [
    "Accreditation", "Adult", "AdultClearance", "AdultNotice", "Closure", "ConnectedPerson", "DebarmentList",
    "DebarmentMatch", "DebarredSupplier", "DeclaredHours", "Evidence", "ExclusionCheck", "LapseDecision", "Membership", "Offer",
    "Preferences", "Provider", "Reminder", "Site", "SiteClearance", "Standing", "StandingReply", "TrackRecord",
    "Vacancies",
]  # fmt: skip
