"""Frameworks, their lots and kinds of service."""

from django.db.models import F, Q, QuerySet

from sixthday.framework.models import Extension, Lot, Scheme, ServiceType
from sixthday.framework.refusing import finding
from sixthday.rules.findings import Finding


def schemes() -> QuerySet[Scheme]:
    """Every framework, the latest award first, those not awarded yet last."""
    return Scheme.objects.order_by(F("awarded_on").desc(nulls_last=True), "-pk")


def lots(scheme: Scheme) -> QuerySet[Lot]:
    """The lots of a framework with their service types."""
    return Lot.objects.filter(scheme=scheme).prefetch_related("service_types").order_by("number")


def service_types(lot: Lot) -> QuerySet[ServiceType]:
    """The kinds of service below a lot, by name."""
    return ServiceType.objects.filter(lot=lot).select_related("lot").order_by("name")


def extensions(scheme: Scheme) -> QuerySet[Extension]:
    """How a framework was extended, in order."""
    return Extension.objects.filter(scheme=scheme).select_related("decided_by").order_by("until_on")


def clause_findings(scheme: Scheme) -> tuple[Finding, ...]:
    """Whether the clause on call-offs past the end may still be set: until a round has made the terms public."""
    known = scheme.rounds.filter(Q(opened_at__isnull=False) | Q(awarded_on__isnull=False)).exists()
    return (finding("clause_published", not known, "A round was published on these terms: the clause stays as it is."),)
