"""The request board: who was asked, has opened it, has answered what and when. Prices and points stay sealed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sixthday.awards.choices import Answer
from sixthday.awards.models import Consideration, Invitation, Question, Request, Response
from sixthday.providers.models import Provider

SEALED = ("price_pence", "unit")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One provider that was asked. `answer` is the newest version, without its price."""

    provider: Provider
    invitation: Invitation
    answer: Response | None
    versions: int

    @property
    def unconfirmed(self) -> bool:
        """Whether a telephone answer still waits for the provider's own word."""
        return self.answer is not None and self.answer.by_telephone and self.answer.confirmed_at is None


@dataclass(frozen=True, slots=True)
class Board:
    """A request that was sent, as it stands: a row for each provider asked, and those who were not."""

    rows: tuple[BoardRow, ...]
    considered: tuple[Consideration, ...]

    @property
    def left_out(self) -> list[Consideration]:
        """Eligible providers that were not asked, each with why."""
        return [row for row in self.considered if row.left_out_why]

    @property
    def not_eligible(self) -> int:
        """How many of the lot were not eligible."""
        return sum(1 for row in self.considered if not row.eligible)

    @property
    def answered(self) -> int:
        """How many have answered, late or not."""
        return sum(1 for row in self.rows if row.answer is not None)

    def count(self, answer: Answer) -> int:
        """How many gave this answer last."""
        return sum(1 for row in self.rows if row.answer is not None and row.answer.answer == answer)


def board(request: Request) -> Board:
    """The board of a sent request. No price is read, whoever looks."""
    newest: dict[int, Response] = {}
    versions: dict[int, int] = {}
    answers = Response.objects.filter(invitation__request=request).defer(*SEALED).order_by("version")
    for response in answers.select_related("given_by", "site", "adult"):
        newest[response.invitation_id] = response
        versions[response.invitation_id] = versions.get(response.invitation_id, 0) + 1
    return Board(
        rows=tuple(
            BoardRow(row.provider, row, newest.get(row.pk), versions.get(row.pk, 0)) for row in invitations_of(request)
        ),
        considered=tuple(considered_of(request)),
    )


def invitations_of(request: Request) -> QuerySet[Invitation]:
    """The providers that were asked, by name."""
    return Invitation.objects.filter(request=request).select_related("provider__organisation", "opened_by")


def questions_of(request: Request) -> QuerySet[Question]:
    """Every question about a request, the oldest first."""
    return Question.objects.filter(invitation__request=request).select_related("invitation__provider", "answered_by")


def considered_of(request: Request) -> QuerySet[Consideration]:
    """Every provider of the lot as it stood when the request was sent, with all that was found."""
    return Consideration.objects.filter(request=request).select_related("provider", "offer")


def may_lock_at(request: Request, at: datetime) -> bool:
    """Whether the shortlist may lock at this moment without a lead broker's reason."""
    found = board(request)
    return request.due_at is not None and (at > request.due_at or found.answered == len(found.rows))
