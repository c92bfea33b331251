"""Keeping what was found of every provider of a lot: part of sending a request, or of ending one that was never sent."""

from collections.abc import Iterable, Mapping

from sixthday.awards.models import Consideration, Request
from sixthday.awards.queries.eligibility import Considered
from sixthday.rules.findings import frozen


def keep_considerations(request: Request, tested: Iterable[Considered], left_out: Mapping[int, str]) -> None:
    """One row for each provider with every finding; `left_out` are the reasons by the provider's key."""
    for row in tested:
        why = left_out.get(row.provider.pk, "") if row.eligible else ""
        Consideration.objects.create(
            request=request, provider=row.provider, offer=row.offer, eligible=row.eligible,
            findings=frozen(row.findings), left_out_why=why,
        )  # fmt: skip
