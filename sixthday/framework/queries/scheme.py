"""Frameworks, their lots and kinds of service."""

from django.db.models import F, QuerySet

from sixthday.framework.models import Lot, Scheme, ServiceType


def schemes() -> QuerySet[Scheme]:
    """Every framework, the latest award first, those not awarded yet last."""
    return Scheme.objects.order_by(F("awarded_on").desc(nulls_last=True), "-pk")


def lots(scheme: Scheme) -> QuerySet[Lot]:
    """The lots of a framework with their service types."""
    return Lot.objects.filter(scheme=scheme).prefetch_related("service_types").order_by("number")


def service_types(lot: Lot) -> QuerySet[ServiceType]:
    """The kinds of service below a lot, by name."""
    return ServiceType.objects.filter(lot=lot).select_related("lot").order_by("name")
