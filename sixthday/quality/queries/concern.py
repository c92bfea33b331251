"""Reading concerns: who may see which, who deals with them, what they hold up."""

from datetime import date

from django.db.models import Count, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.quality.choices import ConcernStep
from sixthday.quality.models import Concern, ConcernDecision, ConcernMessage
from sixthday.quality.models.concern import Concerns
from sixthday.rules.concerns import freezes


def visible(user: User, on: date) -> Concerns:
    """The concerns a person may see, the oldest first."""
    return Concern.objects.visible_to(user, on).select_related("provider", "raised_by", "closed_by", "freeze")


def sees_every(user: User, on: date) -> bool:
    """Whether a person sees concerns of every kind, so that no count they read leaves one out."""
    return access.may(user, Permission.SEE_SAFEGUARDING, on) and access.may(user, Permission.DECIDE_CONCERN, on)


def hidden_refs(user: User, on: date) -> set[str]:
    """The references of the concerns that this person may not see."""
    seen = Concern.objects.visible_to(user, on).values("pk")
    return set(Concern.objects.exclude(pk__in=seen).values_list("ref", flat=True))


def live(user: User, on: date) -> QuerySet[Concern]:
    """Those not closed: safeguarding first, then the oldest."""
    return visible(user, on).live().order_by("-kind", "raised_at", "pk")


def decisions(concern: Concern) -> QuerySet[ConcernDecision]:
    """Every decision about a concern, in order."""
    return concern.decisions.select_related("decided_by")


def opening(concern: Concern) -> int:
    """Which opening of a concern this is: 1 as it was received, one more each time it was reopened."""
    return 1 + concern.decisions.filter(step=ConcernStep.REOPEN).count()


def messages(concern: Concern) -> QuerySet[ConcernMessage]:
    """What the provider was told, in order."""
    return concern.messages.select_related("told_by")


def told(user: User) -> QuerySet[ConcernMessage]:
    """What this person's own provider was told, the latest first: the words alone."""
    mine = ConcernMessage.objects.filter(concern__provider__organisation=user.organisation)
    return mine.select_related("told_by").order_by("-told_at", "-pk")


def who_deals_with(kind: str, on: date) -> QuerySet[User]:
    """Whom a new concern goes to: those who decide concerns, and for safeguarding the lead brokers too."""
    wanted = Permission.SEE_SAFEGUARDING if freezes(kind) else Permission.DECIDE_CONCERN
    return access.holders(wanted, on)


def others_open(concern: Concern) -> int:
    """How many other safeguarding concerns about the same provider are open."""
    return Concern.objects.live().filter(provider=concern.provider, kind="safeguarding").exclude(pk=concern.pk).count()


def freeze_in_force(provider: Provider, on: date) -> bool:
    """Whether new work there is stopped by a concern, and by nothing decided since."""
    now = providers.standing(provider, on)
    return now is not None and Concern.objects.filter(freeze=now).exists()


def open_by_provider(user: User, on: date) -> dict[int, dict[str, int]]:
    """Open concerns a person may see, counted by kind, by the provider's key: one query."""
    found: dict[int, dict[str, int]] = {}
    rows = Concern.objects.visible_to(user, on).live().order_by()
    for provider, kind, number in rows.values_list("provider_id", "kind").annotate(number=Count("pk")):
        found.setdefault(provider, {})[kind] = number
    return found


def complaints_by_provider(user: User, on: date, since: date) -> dict[int, int]:
    """Concerns of families that a person may see, raised from a day on, by the provider's key: one query."""
    rows = Concern.objects.visible_to(user, on).of_families().filter(raised_at__date__gte=since).order_by()
    return dict(rows.values_list("provider_id").annotate(number=Count("pk")))
