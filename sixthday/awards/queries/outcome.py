"""What each provider that answered may be told of the result.

The family's preference is left out of both sums: whoever knows the published scales could work it out from a whole total.
"""

from dataclasses import dataclass
from fractions import Fraction

from sixthday.awards.choices import Answer
from sixthday.awards.models import Award, Invitation, Request, ShortlistEntry
from sixthday.awards.queries import award as awards
from sixthday.framework.choices import Criterion

KEPT_BACK = Criterion.FAMILY_PREFERENCE


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One provider's own result in sentences."""

    invitation: Invitation
    won: bool
    sentences: tuple[str, ...]


def outcome_lines(request: Request) -> list[OutcomeLine]:
    """One line for each provider that answered, by name."""
    award = awards.live(request)
    invitations = request.invitations.filter(responses__isnull=False).distinct()
    entries = _entries(request)
    return [
        _line(invitation, entries.get(invitation.pk), award, entries)
        for invitation in invitations.select_related("provider__organisation").order_by("provider__name")
    ]


def open_points(entry: ShortlistEntry) -> list[tuple[str, Fraction, int]]:
    """An entry's points as its own provider may read them: label, points, of how many; the family's preference left out."""
    labels = dict(Criterion.choices)
    return [
        (labels[row["criterion"]], Fraction(row["weighted"]), int(row["weight"]))
        for row in entry.points
        if row["criterion"] != KEPT_BACK
    ]


def open_total(entry: ShortlistEntry) -> Fraction:
    """The sum of the points its own provider may read."""
    return sum((points for _, points, _ in open_points(entry)), Fraction(0))


def points_text(points: Fraction) -> str:
    """Points to one decimal place, halves up."""
    tenths = int(points * 10 + Fraction(1, 2))
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def _entries(request: Request) -> dict[int, ShortlistEntry]:
    shortlist = getattr(request, "shortlist", None)
    if shortlist is None:
        return {}
    return {e.response.invitation_id: e for e in shortlist.entries.select_related("response")}


def _line(
    invitation: Invitation, entry: ShortlistEntry | None, award: Award | None, entries: dict[int, ShortlistEntry]
) -> OutcomeLine:
    won = award is not None and award.provider_id == invitation.provider_id
    opening = f"Request {invitation.request.ref} has been settled."
    if entry is None:
        said = invitation.responses.order_by("version").last()
        cannot = said is not None and said.answer == Answer.CANNOT
        closing = "Thank you for telling us that you could not meet it." if cannot else "Your answer was not ranked."
        return OutcomeLine(invitation, won, (opening, closing))
    result = "It was awarded to you." if won else "It was awarded to another provider. Thank you for your answer."
    of = sum(weight for _, _, weight in open_points(entry))
    sentences = [
        opening,
        result,
        f"Your points, without the family's preference: {points_text(open_total(entry))} of {of}.",
    ]
    sentences += [f"{label}: {points_text(points)} of {weight}" for label, points, weight in open_points(entry)]
    winner = award.entry if award else None
    if winner is not None and not won:
        sentences.append(f"The winning total, counted the same way: {points_text(open_total(winner))} of {of}.")
    return OutcomeLine(invitation, won, tuple(sentences))
