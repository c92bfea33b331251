"""Providers, their sites and named adults, what they offer, what they have shown, and how they stand."""

from sixthday.providers.models.evidence import AdultClearance, Evidence, SiteClearance
from sixthday.providers.models.offering import Membership, Offer, Vacancies
from sixthday.providers.models.provider import Adult, Provider, Site
from sixthday.providers.models.standing import DeclaredHours, Standing, TrackRecord

__all__ = [
    "Adult", "AdultClearance", "DeclaredHours", "Evidence", "Membership", "Offer", "Provider", "Site", "SiteClearance",
    "Standing", "TrackRecord", "Vacancies",
]  # fmt: skip
