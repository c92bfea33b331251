"""Request, invitation, response, locked shortlist, award; conflicts and disclosures."""

from sixthday.awards.models.award import Award, Disclosure, SpotDecision
from sixthday.awards.models.conflict import ConflictDeclaration, ConflictInterest
from sixthday.awards.models.request import (
    Consideration,
    Extension,
    Invitation,
    LeftOut,
    Question,
    Request,
    Response,
)
from sixthday.awards.models.shortlist import Shortlist, ShortlistEntry

__all__ = [
    "Award", "ConflictDeclaration", "ConflictInterest", "Consideration", "Disclosure", "Extension", "Invitation", "LeftOut",
    "Question", "Request", "Response", "Shortlist", "ShortlistEntry", "SpotDecision",
]  # fmt: skip
