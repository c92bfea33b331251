"""Scheme, round, lot and what belongs to a round: weights, terms, questions, interests. The council's limits and choices."""

from sixthday.framework.models.conflict import ConflictsAssessment, RoundDeclaration, RoundInterest
from sixthday.framework.models.council import ApprovalLimit, CouncilChoice
from sixthday.framework.models.notice import NoticeLoad, ReopeningWarning
from sixthday.framework.models.question import QuestionLot, RoundQuestion
from sixthday.framework.models.round import Clarification, Round, RoundDocument, RoundLot
from sixthday.framework.models.scheme import Extension, Lot, Reopening, Scheme, ServiceType
from sixthday.framework.models.weighing import Terms, Weight, WeightSet

__all__ = [
    "ApprovalLimit", "Clarification", "ConflictsAssessment", "CouncilChoice", "Extension", "Lot", "NoticeLoad", "QuestionLot", "Reopening", "ReopeningWarning", "Round",
    "RoundDeclaration", "RoundDocument", "RoundInterest", "RoundLot", "RoundQuestion", "Scheme", "ServiceType", "Terms",
    "Weight", "WeightSet",
]  # fmt: skip
