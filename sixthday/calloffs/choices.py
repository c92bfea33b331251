"""Words of the call-off."""

from django.db.models import TextChoices


class Side(TextChoices):
    """Who signs."""

    PROVIDER = "provider", "For the provider"
    COUNCIL = "council", "For the council"


class PublicationKind(TextChoices):
    """What must be published because a call-off was signed."""

    CONTRACT_DETAILS = "uk7", "Contract details notice (UK7)"
    CONTRACT_AWARD = "uk6", "Contract award notice (UK6)"
    CONTRACTS_REGISTER = "register", "Contracts register"
