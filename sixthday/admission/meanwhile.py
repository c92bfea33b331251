"""Two colleagues at one application: what a form was made from is compared with what stands when it comes back."""

import hashlib
from datetime import datetime

from sixthday.access.models import User
from sixthday.rules.findings import Stale


def fingerprint(*values: object) -> str:
    """A short word for what a form shows: the same values give the same word."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def unchanged(seen: str | None, *values: object, what: str, who: User | None, when: datetime | None) -> None:
    """Raises Stale (`what`, by whom, when) when the values are not those that were seen; None saw nothing to compare."""
    if seen is not None and seen != fingerprint(*values):
        raise Stale(what=what, who=who.ref if who else "", when=when.isoformat() if when else "")
