"""Naming who marks; marks given blind; the one moderated mark that stands."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.assessable import assessable
from sixthday.admission.choices import Panel
from sixthday.admission.models import Answer, Mark, Marker, Moderation
from sixthday.admission.queries.assessing import due_from, marks, panel_of
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.models import Round
from sixthday.framework.queries.conflict import may_score
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.lifecycles import RoundState
from sixthday.rules.marks import PUBLISHED, mark_findings, moderation_findings


@transaction.atomic
def name_evaluator(*, round: Round, evaluator: User, by: User, at: datetime) -> Marker:
    """Let a person mark the quality questions of a round. Raises Refused when they may not, or are named already."""
    found = [
        Finding("evaluator_role", access.may(evaluator, Permission.MARK_ANSWERS, london_day(at)),
                f"{evaluator.name} does not have the role of evaluator.", PUBLISHED),
        Finding("evaluator_once", not Marker.objects.filter(round=round, evaluator=evaluator).exists(),
                f"{evaluator.name} is named already.", PUBLISHED),
        Finding("markers_before_marks", not _begun(round, Panel.QUALITY), "Marking has begun: the markers stay as they are.", PUBLISHED),
        _goes_on(hold(round)),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = Marker.objects.create(round=round, panel=Panel.QUALITY, evaluator=evaluator, named_by=by, named_at=at)
    audit.record(
        Kind.MARKER_NAMED, about=[round.ref, evaluator.ref, made.ref], by=by, at=at, after={"panel": Panel.QUALITY}
    )
    return made


@transaction.atomic
def seat_panel(*, round: Round, seats: int, by: User, at: datetime) -> list[Marker]:
    """Seat the young people's panel of a round: so many members, known by number. Raises Refused twice, or for nobody."""
    held = hold(round)
    found = [
        Finding("panel_seats", 1 <= seats <= 30, "Give how many young people mark, from 1 to 30.", PUBLISHED),
        Finding("panel_once", not Marker.objects.filter(round=held, panel=Panel.YOUNG_PEOPLE).exists(),
                "The panel is seated already.", PUBLISHED),
        _goes_on(held),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = [
        Marker.objects.create(round=held, panel=Panel.YOUNG_PEOPLE, seat=seat, named_by=by, named_at=at)
        for seat in range(1, seats + 1)
    ]
    after = {"panel": Panel.YOUNG_PEOPLE, "seats": seats}
    audit.record(Kind.MARKER_NAMED, about=[held.ref], by=by, at=at, after=after)
    return made


@transaction.atomic
def give_mark(*, answer: Answer, marker: Marker, mark: int, why: str, by: User, at: datetime) -> Mark:
    """One mark for one answer: an evaluator's own, or a young person's, entered by the participation officer.

    Raises Refused with every reason (interests not declared among them), Stale when this marker's mark is already there.
    """
    assessable(answer.application, at)
    moderated = Moderation.objects.filter(answer=answer).exists()
    found = [
        *_may_mark(answer, marker, by, at),
        *mark_findings(mark, most=answer.question.max_score or 0, why=why, moderated=moderated),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Mark.objects.create(
                answer=answer, marker=marker, mark=mark, why=why.strip(), given_by=by, given_at=at
            )
    except IntegrityError as error:
        was = Mark.objects.select_related("given_by").get(answer=answer, marker=marker)
        raise Stale(
            what=f"{marker} has marked this answer already.", who=was.given_by.ref, when=was.given_at.isoformat()
        ) from error
    about = [answer.application.ref, answer.ref, marker.ref]
    audit.record(Kind.ANSWER_MARKED, about=about, by=by, at=at, after={"question": answer.question.code})
    return made


@transaction.atomic
def moderate(*, answer: Answer, mark: int, reason: str, by: User, at: datetime) -> Moderation:
    """Let one mark stand for an answer once everybody has marked, with its reason.

    Raises Refused with every reason, Stale when somebody moderated it meanwhile.
    """
    held = assessable(answer.application, at)
    given = marks(answer)
    by_name = {
        str(marker): given[marker.pk].mark if marker.pk in given else None
        for marker in due_from(answer, london_day(at))
    }
    found = [
        *moderation_findings(by_name, mark=mark, most=answer.question.max_score or 0, reason=reason),
        *may_score(by, held.round, london_day(at), held.provider.organisation),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Moderation.objects.create(
                answer=answer, mark=mark, reason=reason.strip(), moderated_by=by, moderated_at=at
            )
    except IntegrityError as error:
        was = Moderation.objects.select_related("moderated_by").get(answer=answer)
        raise Stale(
            what=f"The mark that stands is {was.mark} already.",
            who=was.moderated_by.ref,
            when=was.moderated_at.isoformat(),
        ) from error
    after = {"question": answer.question.code, "mark": mark, "marks": sorted(given[key].mark for key in given)}
    audit.record(Kind.ANSWER_MODERATED, about=[held.ref, answer.ref], by=by, at=at, after=after)
    return made


def _may_mark(answer: Answer, marker: Marker, by: User, at: datetime) -> list[Finding]:
    today, panel = london_day(at), panel_of(answer)
    own = marker.evaluator_id == by.pk if marker.evaluator_id else access.may(by, Permission.ENTER_PANEL, today)
    fits = marker.panel == panel and marker.round_id == answer.application.round_id
    found = [
        Finding("marker_own", own, "Everybody gives their own marks.", PUBLISHED),
        Finding("marker_panel", fits, "This question is marked by another panel.", PUBLISHED),
    ]
    if marker.evaluator_id:
        found += may_score(by, answer.application.round, today, answer.application.provider.organisation)
    return found


def _begun(round_: Round, panel: str) -> bool:
    return Mark.objects.filter(marker__round=round_, marker__panel=panel).exists()


def _goes_on(round_: Round) -> Finding:
    return Finding("round_goes_on", round_.state != RoundState.ABANDONED, f"{round_} was abandoned.", PUBLISHED)
