"""What people decided about the guard: overrides and judgements, and the hours that wait for one."""

from datetime import date

from django.db.models import QuerySet

from sixthday.places.models import Judgement, Override, Taking
from sixthday.providers.models import Provider


def overrides_of(provider: Provider, child_ref: str = "") -> QuerySet[Override]:
    """The overrides at a provider that were not taken back, newest first; of one child when named."""
    found = Override.objects.filter(provider=provider, withdrawn_at__isnull=True)
    return (found.filter(child_ref=child_ref) if child_ref else found).select_related("given_by", "provider")


def override_on(provider: Provider, child_ref: str, on: date, award_ref: str = "") -> Override | None:
    """The override that covers a child's hours at a provider on a day; that of the award itself before any other."""
    if award_ref and (own := override_of_award(award_ref)):
        return own
    return overrides_of(provider, child_ref).filter(from_on__lte=on, until_on__gte=on).first()


def override_of_award(award_ref: str) -> Override | None:
    """The override that one award alone has, while nobody took it back and the award stands."""
    rows = Override.objects.filter(award_ref=award_ref, withdrawn_at__isnull=True)
    return rows.select_related("given_by", "provider").first()


def override(ref: str) -> Override | None:
    """One override by its reference."""
    return Override.objects.filter(ref=ref).select_related("provider", "given_by", "withdrawn_by").first()


def judgements_of(provider: Provider) -> dict[str, Judgement]:
    """The judgement that counts for each child at a provider, by the child's reference."""
    rows = Judgement.objects.filter(provider=provider).select_related("judged_by").order_by("judged_at", "id")
    return {row.child_ref: row for row in rows}


def hours_to_judge(provider: Provider, on: date) -> QuerySet[Taking]:
    """The places one to one at home or online at a provider that are not over by a day."""
    return Taking.objects.filter(
        provider=provider, released_at__isnull=True, until_on__gte=on, one_to_one_away=True
    ).order_by("from_on", "id")
