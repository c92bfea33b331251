"""Keeping what a provider was told of a child, in which of the four steps."""

from collections.abc import Iterable
from datetime import datetime

from sixthday.access.models import User
from sixthday.awards.choices import DisclosureStep
from sixthday.awards.models import Award, Disclosure


def disclose(award: Award, step: DisclosureStep, fields: Iterable[str], *, by: User, at: datetime) -> Disclosure:
    """Keep that the award's provider was told these fields: once for each request, provider and step."""
    kept, _ = Disclosure.objects.get_or_create(
        request=award.request, provider=award.provider, step=step,
        defaults={"child_ref": award.child_ref, "fields": list(fields), "disclosed_by": by, "disclosed_at": at},
    )  # fmt: skip
    return kept
