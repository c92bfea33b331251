"""A provider's evidence as its page shows it: one line for each requirement, what needs attention first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.providers.models import AdultClearance, Evidence, Provider, SiteClearance
from sixthday.providers.queries.held import held
from sixthday.rules.compliance import REQUIREMENTS, Requirement, best_evidence
from sixthday.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One requirement: the finding for a day, the verified piece behind it, and pieces waiting for a second look."""

    requirement: Requirement
    finding: Finding
    piece: Evidence | None
    waiting: tuple[Evidence, ...]

    @property
    def ends_on(self) -> date | None:
        """The last day it holds."""
        return self.piece.valid_until_on if self.piece else None


def pieces(user: User, on: date) -> QuerySet[Evidence]:
    """The evidence of the providers this person may see on a date."""
    seen = Evidence.objects.filter(provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("provider", "recorded_by", "verified_by", "withdrawn_by", "file")


def waiting(user: User, on: date) -> QuerySet[Evidence]:
    """Evidence waiting for a second look, oldest first."""
    return pieces(user, on).filter(verified_at__isnull=True, withdrawn_at__isnull=True).order_by("recorded_at")


def history(provider: Provider) -> QuerySet[Evidence]:
    """Every piece ever recorded for a provider, newest first."""
    return provider.evidence.select_related("recorded_by", "verified_by", "withdrawn_by", "file").order_by(
        "-recorded_at"
    )


def board(provider: Provider, on: date) -> list[EvidenceLine]:
    """One line for each requirement of a provider on a day: what is missing or lapsed first, then soonest expiry."""
    mine = held(provider, on)
    standing = list(history(provider).filter(withdrawn_at__isnull=True))
    lines = [
        EvidenceLine(
            row,
            best_evidence(mine, row, on, event="today"),
            _longest([e for e in standing if e.requirement == row.code and e.verified_at]),
            tuple(e for e in standing if e.requirement == row.code and not e.verified_at),
        )
        for row in REQUIREMENTS
        if row.applies_to == "provider"
    ]
    return sorted(lines, key=lambda line: (line.finding.met, line.ends_on or date.min))


def site_clearances(user: User, on: date) -> QuerySet[SiteClearance]:
    """Clearances of the sites of the providers this person may see."""
    seen = SiteClearance.objects.filter(site__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("site__provider", "checked_by")


def adult_clearances(user: User, on: date) -> QuerySet[AdultClearance]:
    """Clearances of the adults of the providers this person may see."""
    seen = AdultClearance.objects.filter(adult__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("adult__provider", "checked_by")


def _longest(pieces: list[Evidence]) -> Evidence | None:
    return max(pieces, key=lambda piece: piece.valid_until_on, default=None)
