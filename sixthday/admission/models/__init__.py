"""Applications, what they say, how they were checked and marked, what was decided, and the agreement that follows."""

from sixthday.admission.models.agreement import Agreement, AgreementSignature
from sixthday.admission.models.application import ApplicantFacts, Application, LateAttempt, LotApplication
from sixthday.admission.models.assessing import Check, Mark, Moderation
from sixthday.admission.models.exclusion import ConnectedPerson, DeclaredGround, Determination
from sixthday.admission.models.marker import Marker
from sixthday.admission.models.proposal import Answer, ProposedOffer, ProposedSite

__all__ = [
    "Agreement", "AgreementSignature", "Answer", "ApplicantFacts", "Application", "Check", "ConnectedPerson",
    "DeclaredGround", "Determination", "LateAttempt", "LotApplication", "Mark", "Marker", "Moderation", "ProposedOffer",
    "ProposedSite",
]  # fmt: skip
