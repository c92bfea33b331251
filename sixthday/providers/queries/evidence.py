"""A provider's evidence as its pages show it: one line for each requirement, what needs attention first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.providers.models import Adult, AdultClearance, Evidence, Provider, Site, SiteClearance
from sixthday.providers.queries.held import held
from sixthday.providers.queries.membership import in_force
from sixthday.rules.calendars import london_day
from sixthday.rules.compliance import REQUIREMENTS, Held, Requirement, best_evidence, sent_rows
from sixthday.rules.findings import Finding

WAITING = Q(sent_at__isnull=False, verified_at__isnull=True, rejected_at__isnull=True, withdrawn_at__isnull=True)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One requirement of a provider, or of one of its sites or adults: the finding for a day, the verified piece behind it,
    pieces waiting for a second look, and the last one that was not accepted since."""

    requirement: Requirement
    finding: Finding
    piece: Evidence | None
    waiting: tuple[Evidence, ...]
    subject: Site | Adult | None = None
    rejected: Evidence | None = None
    until_on: date | None = None

    @property
    def ends_on(self) -> date | None:
        """The last day it holds."""
        return self.piece.valid_until_on if self.piece else self.until_on


def pieces(user: User, on: date) -> QuerySet[Evidence]:
    """The evidence sent by the providers this person may see on a date."""
    return _seen(user, on).filter(sent_at__isnull=False)


def drafts(user: User, on: date) -> QuerySet[Evidence]:
    """What the provider this person works for has not sent yet."""
    return _seen(user, on).filter(sent_at__isnull=True, provider__organisation=user.organisation_id)


def _seen(user: User, on: date) -> QuerySet[Evidence]:
    seen = Evidence.objects.filter(provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related(
        "provider__organisation", "site", "adult", "officer", "recorded_by", "sent_by", "verified_by", "rejected_by",
        "withdrawn_by", "file",
    )  # fmt: skip


def waiting(user: User, on: date) -> QuerySet[Evidence]:
    """Evidence waiting for a second look, oldest first."""
    return pieces(user, on).filter(WAITING).order_by("sent_at")


def officer_for(evidence: Evidence, at: datetime) -> User | None:
    """Who in quality assurance has the least to look at and did not record it; None when there is nobody."""
    able = access.holders(Permission.RECORD_EVIDENCE, london_day(at)).exclude(pk=evidence.recorded_by_id)
    load = dict(
        Evidence.objects.filter(WAITING, officer__isnull=False).values_list("officer").annotate(Count("pk")).order_by()
    )
    return min(able, key=lambda user: (load.get(user.pk, 0), user.name), default=None)


def history(provider: Provider) -> QuerySet[Evidence]:
    """Every piece ever sent for a provider, newest first."""
    return (
        provider.evidence.filter(sent_at__isnull=False)
        .select_related("site", "adult", "officer", "recorded_by", "verified_by", "rejected_by", "withdrawn_by", "file")
        .order_by("-recorded_at")
    )


def board(provider: Provider, on: date) -> list[EvidenceLine]:
    """One line for each requirement of a provider on a day: what is missing or lapsed first, then soonest expiry."""
    mine, standing = held(provider, on), list(history(provider).filter(withdrawn_at__isnull=True))
    rows = [row for row in REQUIREMENTS if row.applies_to == "provider" and row.evidence]
    lines = [_line(row, None, mine, standing, on) for row in rows]
    return sorted(lines, key=lambda line: (line.finding.met or not line.requirement.blocking, line.ends_on or date.min))


def subjects_board(provider: Provider, on: date) -> list[EvidenceLine]:
    """One line for each requirement of each of its sites and adults on a day, by subject."""
    mine, standing = held(provider, on), list(history(provider).filter(withdrawn_at__isnull=True))
    sites, adults = provider.sites.filter(in_force(on)), provider.adults.exclude(until_on__lt=on)
    groups: Sequence[tuple[str, Sequence[Site | Adult]]] = (("site", list(sites)), ("adult", list(adults)))
    return [
        _line(row, subject, mine, standing, on)
        for kind, subjects in groups
        for subject in subjects
        for row in sent_rows(kind)
    ]


def line(provider: Provider, requirement: Requirement, subject: Site | Adult | None, on: date) -> EvidenceLine:
    """One requirement of a provider, a site or an adult on a day."""
    standing = list(history(provider).filter(withdrawn_at__isnull=True, requirement=requirement.code))
    return _line(requirement, subject, held(provider, on), standing, on)


def subject_of(provider: Provider, ref: str) -> Site | Adult | None:
    """The site or adult of a provider with this reference."""
    return provider.sites.filter(ref=ref).first() or provider.adults.filter(ref=ref).first()


def site_clearances(user: User, on: date) -> QuerySet[SiteClearance]:
    """Clearances of the sites of the providers this person may see."""
    seen = SiteClearance.objects.filter(site__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("site__provider", "checked_by")


def adult_clearances(user: User, on: date) -> QuerySet[AdultClearance]:
    """Clearances of the adults of the providers this person may see."""
    seen = AdultClearance.objects.filter(adult__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("adult__provider", "checked_by")


def _line(
    row: Requirement, subject: Site | Adult | None, mine: Sequence[Held], standing: Sequence[Evidence], on: date
) -> EvidenceLine:
    ref = subject.ref if subject else ""
    own = [each for each in standing if each.requirement == row.code and each.subject == subject]
    verified = _longest([each for each in own if each.verified_at])
    refused = [each for each in own if each.rejected_at and each.rejected_at > _last_sent(own, each)]
    untils = [each.valid_to for each in mine if each.requirement_code == row.code and each.subject_ref == ref]
    return EvidenceLine(
        row,
        best_evidence(mine, row, on, of=subject.name if subject else "", subject_ref=ref, event="today"),
        verified,
        tuple(each for each in own if each.waits),
        subject,
        refused[0] if refused else None,
        max((until for until in untils if until), default=None) if not row.sent else None,
    )


def _last_sent(own: Sequence[Evidence], rejected: Evidence) -> datetime:
    """When the newest other piece was sent: a rejection before it is history."""
    others = [each.sent_at for each in own if each.pk != rejected.pk and each.sent_at and not each.rejected_at]
    return max(others, default=rejected.recorded_at)


def _longest(pieces: list[Evidence]) -> Evidence | None:
    return max(pieces, key=lambda piece: piece.valid_until_on, default=None)
