"""Tables of quality assurance."""

from sixthday.quality.models.attachment import Attachment
from sixthday.quality.models.concern import Concern, ConcernDecision, ConcernMessage
from sixthday.quality.models.exit import ExitChild, ProviderExit
from sixthday.quality.models.visit import Improvement, Rating, Visit, VisitReply
from sixthday.quality.models.weights import RiskWeights

__all__ = [
    "Attachment", "Concern", "ConcernDecision", "ConcernMessage", "ExitChild", "Improvement", "ProviderExit", "Rating", "RiskWeights",
    "Visit", "VisitReply",
]  # fmt: skip
