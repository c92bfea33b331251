"""The rounds of a framework: in force, taking applications, and what one still needs before it opens."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from sixthday.audit.moves import first, hold
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import Clarification, Round, RoundDocument, RoundLot, Scheme
from sixthday.framework.models.round import AWARDED
from sixthday.framework.queries.question import as_asked, questions
from sixthday.rules import rounds as rules
from sixthday.rules.findings import Finding
from sixthday.rules.lifecycles import ROUND, RoundState
from sixthday.rules.reopening import Milestone, milestones
from sixthday.rules.rounds import Dates, Preparation, accepting


def current_round(on: date, scheme: Scheme | None = None) -> Round | None:
    """The round in force on a date, of one framework where given; of several, the one that opened last."""
    in_force = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    found = Round.objects.filter(in_force, state__in=AWARDED).select_related("scheme").order_by("-from_on", "-number")
    return (found.filter(scheme=scheme) if scheme else found).first()


def rounds(scheme: Scheme) -> QuerySet[Round]:
    """The rounds of a framework, newest first."""
    return Round.objects.filter(scheme=scheme).select_related("scheme").order_by("-number")


def round_lots(on: date) -> QuerySet[RoundLot]:
    """The lots of the round in force on a date, in number order; none when there is no round."""
    return lots_of(current_round(on))


def lot_names(on: date) -> list[tuple[int, str]]:
    """Number and name of each lot of the round in force on a date, in number order."""
    return list(round_lots(on).values_list("lot__number", "lot__name"))


def lots_of(round_: Round | None) -> QuerySet[RoundLot]:
    """The lots of one round, in number order."""
    found = RoundLot.objects.select_related("lot__scheme", "round__scheme").order_by("lot__number")
    return found.filter(round=round_) if round_ else found.none()


def round_lot(scheme_ref: str, round_number: int, lot_number: int) -> RoundLot | None:
    """One lot of one round, by the numbers people use."""
    return (
        RoundLot.objects.select_related("lot__scheme", "round__scheme")
        .filter(round__scheme__ref=scheme_ref, round__number=round_number, lot__number=lot_number)
        .first()
    )


def by_ref(ref: str) -> Round | None:
    """One round by its reference."""
    return Round.objects.select_related("scheme").filter(ref=ref).first()


def taking_applications(at: datetime) -> QuerySet[Round]:
    """The rounds that take applications at a moment; the closing moment itself is in time."""
    found = Round.objects.filter(state=RoundState.OPEN, opens_at__lte=at, deadline_at__gte=at)
    return found.select_related("scheme").order_by("deadline_at")


def published() -> QuerySet[Round]:
    """The rounds the public may know of, newest first: everything that was opened, and not those recorded afterwards."""
    return Round.objects.filter(opened_at__isnull=False).select_related("scheme").order_by("-opened_at")


def accepting_findings(round_: Round, at: datetime) -> tuple[Finding, ...]:
    """Whether a round takes applications at a moment, with the reason why not."""
    return accepting(round_.state, round_.opens_at, round_.deadline_at, at)


def last_awarded(scheme: Scheme) -> Round | None:
    """The round of a framework that was awarded last and not replaced since."""
    return Round.objects.filter(scheme=scheme, state=RoundState.AWARDED).first()


def planned_round(round_: Round) -> Round:
    """The round, locked, while it may still be changed. Raises Stale once it is published."""
    held = hold(round_)
    if held.state != RoundState.PLANNED:
        raise first(held, ROUND)
    return held


def documents(round_: Round) -> QuerySet[RoundDocument]:
    """The documents of a round in the order they were added."""
    return RoundDocument.objects.filter(round=round_).select_related("file").order_by("pk")


def published_document(file_ref: str) -> RoundDocument | None:
    """A document of a round that the public may know of, by the reference of its file."""
    return RoundDocument.objects.filter(round__in=published(), file__ref=file_ref).select_related("file").first()


def clarifications(round_: Round) -> QuerySet[Clarification]:
    """The clarifications of a round, newest first."""
    return Clarification.objects.filter(round=round_).order_by("-number")


def life(scheme: Scheme) -> tuple[Milestone, ...]:
    """The days of a framework in order; those of section 49 from the award of its rounds."""
    awarded = scheme.rounds.filter(state__in=AWARDED).order_by("number").values_list("awarded_on", flat=True)
    awards = [on for on in awarded if on] or ([scheme.awarded_on] if scheme.awarded_on else [])
    return milestones(
        is_open=scheme.legal_form == LegalForm.OPEN, awards=awards, commenced_on=scheme.commenced_on,
        ends_on=scheme.ends_on, extendable_to_on=scheme.extendable_to_on,
        reopenings=[row.opens_on for row in scheme.reopenings.all()],
    )  # fmt: skip


def last_end_on(scheme: Scheme) -> date:
    """The last day on which a round may be awarded: the latest end by the framework's terms, or the law's when sooner."""
    law = [day.on for day in life(scheme) if day.code == "last_end"]
    return min([scheme.extendable_to_on, *law])


def opens_again_on(scheme: Scheme, on: date) -> date | None:
    """The next day of its own timetable on which a framework opens, or by which the law asks for its next award."""
    ahead = [row.opens_on for row in scheme.reopenings.all() if row.opens_on >= on]
    if by_law := award_again_on(scheme):
        ahead += [by_law] if by_law >= on else []
    return min(ahead, default=None)


def award_again_on(scheme: Scheme) -> date | None:
    """The day by which the law asks for the next award; None for a framework without one."""
    return next((day.on for day in life(scheme) if day.code == "award_again"), None)


def opening_findings(round_: Round, at: datetime) -> tuple[Finding, ...]:
    """Everything tested before a round is opened: what is ready, what is missing."""
    last, assessment = last_awarded(round_.scheme), round_.assessments.order_by("version").last()
    lots = round_.round_lots.select_related("lot").prefetch_related("weight_sets")
    return rules.opening_findings(
        Preparation(
            dates=Dates(round_.opens_at, round_.deadline_at, round_.expected_award_on, round_.expected_from_on),
            notice=round_.notice,
            lots=frozenset(round_.scheme.lots.values_list("number", flat=True)),
            priced=frozenset(row.lot.number for row in lots),
            weighted=frozenset(row.lot.number for row in lots if row.weight_sets.all()),
            has_terms=round_.terms.exists(),
            questions=tuple(as_asked(row) for row in questions(round_)),
            documents=round_.documents.count(),
            assessment_review_on=assessment.review_on if assessment else None,
            previous_from_on=last.from_on if last else None,
            last_end_on=last_end_on(round_.scheme),
            award_again_on=award_again_on(round_.scheme),
        ),
        at,
    )
