"""What a provider sees of requests: its own invitations and answers, the brief, and answered questions. Nobody else's."""

from django.db.models import F, QuerySet

from sixthday.access.models import Organisation
from sixthday.awards.models import Invitation, Question, Response
from sixthday.rules.lifecycles import RequestState


def portal_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations of a provider's own organisation, each called by its request's reference, the next due first."""
    return (
        Invitation.objects.for_organisation(organisation)
        .annotate(ref=F("request__ref"))
        .select_related(
            "provider__organisation", "request__round_lot__lot", "request__round_lot__round", "request__service_type",
            "request__referral__child",
        )
        .order_by("request__due_at", "pk")
    )  # fmt: skip


def listed(organisation: Organisation) -> QuerySet[Invitation]:
    """The same with their answers, the newest first, for a list."""
    return portal_invitations(organisation).prefetch_related("responses").order_by("-sent_at", "-pk")


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Those whose request still takes answers."""
    return portal_invitations(organisation).filter(request__state=RequestState.SENT)


def to_answer(organisation: Organisation) -> QuerySet[Invitation]:
    """Open invitations without an answer, the next due first."""
    return open_invitations(organisation).filter(responses__isnull=True)


def to_confirm(organisation: Organisation) -> list[Invitation]:
    """Open invitations whose newest answer was taken down by telephone and waits for the provider's own word."""
    return [
        invitation
        for invitation in open_invitations(organisation).prefetch_related("responses")
        if (newest := newest_of(invitation)) and newest.by_telephone and newest.confirmed_at is None
    ]


def newest_of(invitation: Invitation) -> Response | None:
    """The newest version of its answer, or None."""
    return max(invitation.responses.all(), key=lambda response: response.version, default=None)


def answered_questions(invitation: Invitation) -> QuerySet[Question]:
    """Questions about its request that were answered to all, the oldest first; who asked is not said."""
    return Question.objects.filter(invitation__request=invitation.request, answered_at__isnull=False)
