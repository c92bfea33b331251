"""Whether words that go to providers could give a child away."""

from sixthday.awards.models import Request
from sixthday.referrals.queries import coded as referrals
from sixthday.rules.disclosure import identifying
from sixthday.rules.findings import Finding


def told_findings(request: Request, text: str) -> list[Finding]:
    """What in a text for providers resembles the child's name, school, birth date or postcode; each stops it."""
    if not text.strip():
        return []
    names, school, postcodes = referrals.telling_words(request.referral)
    return identifying(text, names, school, postcodes, request.referral.child.born_on)
