"""Words of requests, answers and awards."""

from django.db.models import TextChoices


class Answer(TextChoices):
    """What a provider said."""

    CAN = "can", "Can meet"
    PARTLY = "partly", "Can partly meet"
    CANNOT = "cannot", "Cannot meet"


class CannotReason(TextChoices):
    """Why a provider cannot meet a request."""

    NO_PLACE = "no_place", "No place free"
    DAYS = "days", "Days or times do not fit"
    NEED = "need", "Cannot meet this need"
    RISK = "risk", "Cannot manage this risk"
    DISTANCE = "distance", "Too far"
    STAFF = "staff", "No suitable adult free"
    START = "start", "Cannot start in time"
    MIX = "mix", "Would not suit the children already here"


class Route(TextChoices):
    """By which route an award is made."""

    RANKED = "ranked", "Ranked"
    SOLE_ELIGIBLE = "sole_eligible", "Sole eligible provider"
    CONTINUITY = "continuity", "Continuity"
    SPOT = "spot", "Spot purchase"
    CARRIED_OVER = "carried_over", "Carried over"


class DisclosureStep(TextChoices):
    """How much a provider has been told."""

    BRIEF = "brief", "Anonymised brief"
    RISK_SUMMARY = "risk_summary", "Risk summary without identity"
    IDENTITY = "identity", "Identity and full risk picture"
    PLAN = "plan", "Personal plan"
