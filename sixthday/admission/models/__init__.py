"""Applications, what they say, how they were checked and marked, what was decided, and the agreement that follows."""

from sixthday.admission.models.agreement import Agreement, AgreementSignature
from sixthday.admission.models.application import ApplicantFacts, Application, LateAttempt, LotApplication
from sixthday.admission.models.assessing import Check, Mark, Moderation
from sixthday.admission.models.exclusion import ConnectedPerson, DeclaredGround, Determination
from sixthday.admission.models.marker import Marker
from sixthday.admission.models.market import (
    Attendance,
    Interested,
    InterestedLot,
    MarketEvent,
    ReasonNotApplied,
    RoundInvitation,
)
from sixthday.admission.models.proposal import Answer, ProposedOffer, ProposedSite
from sixthday.admission.models.telling import Bulletin, BulletinCopy, BulletinLot, Enquiry, SelfRegistration

__all__ = [
    "Agreement", "AgreementSignature", "Answer", "ApplicantFacts", "Application", "Attendance", "Bulletin", "BulletinCopy",
    "BulletinLot", "Check", "ConnectedPerson", "DeclaredGround", "Determination", "Enquiry", "Interested", "InterestedLot",
    "LateAttempt", "LotApplication", "Mark", "MarketEvent", "Marker", "Moderation", "ProposedOffer", "ProposedSite",
    "ReasonNotApplied", "RoundInvitation", "SelfRegistration",
]  # fmt: skip
