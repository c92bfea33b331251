"""Reading what was checked and marked: conditions with their latest result, marks kept blind until all are in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import Organisation, User
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Answer, Application, Check, LotApplication, Mark, Marker
from sixthday.admission.queries import exclusion
from sixthday.admission.queries.application import Put, of_lot, put
from sixthday.framework.models import Round
from sixthday.framework.queries.conflict import declarations
from sixthday.rules.admission import lot_findings, ready_findings
from sixthday.rules.calendars import london_day
from sixthday.rules.conditions import OFFERS_AND_SITES, SUPPLIER_RECORD, Condition, Judged, counted_days
from sixthday.rules.findings import Finding
from sixthday.rules.marks import SCORED_KINDS, Marked


@dataclass(frozen=True, slots=True)
class Due:
    """One condition to be checked, of the application or of a lot, with every result so far, the latest last."""

    condition: Condition
    lot: LotApplication | None
    answer: Answer | None
    checks: tuple[Check, ...]

    @property
    def latest(self) -> Check | None:
        """The result that counts."""
        return self.checks[-1] if self.checks else None


def conditions(application: Application, asked: Iterable[Put] | None = None) -> list[Due]:
    """Every condition of an application: its record, the round's own, and each lot's offers."""
    asked = list(put(application) if asked is None else asked)
    held: dict[tuple[str, int | None], list[Check]] = {}
    for check in application.checks.select_related("checked_by", "answered_by").order_by("number"):
        held.setdefault((check.condition, check.lot_id), []).append(check)

    def due(condition: Condition, lot: LotApplication | None, answer: Answer | None = None) -> Due:
        return Due(condition, lot, answer, tuple(held.get((condition.code, lot.pk if lot else None), ())))

    own = [
        due(Condition(each.question.code, each.question.text), each.lot, each.answer)
        for each in asked
        if each.question.kind == "condition"
    ]
    offers = [due(OFFERS_AND_SITES, lot) for lot in application.lots.all()]
    return [due(SUPPLIER_RECORD, None), *own, *offers]


def condition(application: Application, code: str, lot_number: int | None) -> Due | None:
    """One condition by its code and, where it is a lot's, the lot's number."""
    for due in conditions(application):
        number = due.lot.round_lot.lot.number if due.lot else None
        if due.condition.code == code and number == lot_number:
            return due
    return None


def put_to_applicant(application: Application) -> QuerySet[Check]:
    """Every question put to the applicant, answered or not, in the order it was asked."""
    found = Check.objects.filter(application=application, result=CheckResult.CLARIFY)
    return found.select_related("answered_by").order_by("checked_at", "pk")


def waiting_for_organisation(organisation: Organisation, on: date) -> QuerySet[Check]:
    """Questions about a provider's applications that it may still answer on a day, by the day they are due."""
    found = Check.objects.filter(
        application__provider__organisation=organisation, application__state="submitted", result=CheckResult.CLARIFY,
        answered_at__isnull=True, answer_by_on__gte=on,
    )  # fmt: skip
    return found.select_related("application").order_by("answer_by_on", "pk")


def days_with_council(application: Application, on: date) -> int:
    """Days the council has had an application until its outcome was told, without those on which it waited for the applicant."""
    asked = Check.objects.filter(application=application, result=CheckResult.CLARIFY)
    pauses = [
        (london_day(row.checked_at), row.answer_by_on, london_day(row.answered_at) if row.answered_at else None)
        for row in asked
        if row.answer_by_on
    ]
    received = application.round.deadline_at or application.submitted_at
    until = min(on, london_day(application.told_at)) if application.told_at else on
    return counted_days(london_day(received), until, pauses) if received else 0


def markers(round_: Round, panel: str) -> list[Marker]:
    """Everybody who marks for a panel in a round."""
    return list(Marker.objects.filter(round=round_, panel=panel).select_related("evaluator").order_by("seat", "pk"))


def marker_of(user: User, round_: Round) -> Marker | None:
    """This person as an evaluator of the round, or None."""
    return Marker.objects.filter(round=round_, evaluator=user).first()


def panel_of(answer: Answer) -> str:
    """Who marks this answer."""
    return Panel.YOUNG_PEOPLE if answer.question.kind == "young_people" else Panel.QUALITY


def released(round_: Round, on: date) -> set[int]:
    """The evaluators of a round, by key, who are no evaluators any more: they have left, or their role has ended."""
    named = set(Marker.objects.filter(round=round_, evaluator__isnull=False).values_list("evaluator", flat=True))
    return named - set(access.holders(Permission.MARK_ANSWERS, on).values_list("pk", flat=True))


def conflicted(round_: Round, on: date) -> dict[int, set[int]]:
    """The organisations each person has declared an interest in for a round, by keys, in three queries; lapsed ones do not count."""
    return {
        row.user_id: {each.organisation_id for each in row.interests.all() if each.organisation_id}
        for row in declarations(round_)
        if row.from_on <= on <= row.until_on
    }


def due_from(answer: Answer, on: date) -> list[Marker]:
    """Those who must mark an answer: everybody of its panel but those who declared an interest in the applicant, or are
    no evaluators any more.
    """
    round_, panel = answer.application.round, panel_of(answer)
    return _due(answer, _serving(round_, panel, on), conflicted(round_, on))


def marks(answer: Answer) -> dict[int, Mark]:
    """Every mark of an answer by its marker's key: for the moderator, and for the rules."""
    return {mark.marker_id: mark for mark in answer.marks.select_related("marker__evaluator", "given_by")}


def all_in(answer: Answer, on: date) -> bool:
    """Whether everybody who must mark an answer has: before that, marks are blind."""
    held = marks(answer)
    return all(marker.pk in held for marker in due_from(answer, on))


def marks_seen(answer: Answer, user: User, on: date) -> list[Mark]:
    """The marks this evaluator may see: their own; everybody's once all who must mark have."""
    held = marks(answer)
    if all_in(answer, on):
        return list(held.values())
    return [mark for mark in held.values() if mark.given_by_id == user.pk]


def scored_answers(round_: Round, panel: str) -> QuerySet[Answer]:
    """The answers a panel marks in a round, of applications that were sent, question by question."""
    kind = "young_people" if panel == Panel.YOUNG_PEOPLE else "quality"
    found = Answer.objects.filter(
        application__round=round_, application__state__in=["submitted", "told"], question__kind=kind
    )
    return found.select_related(
        "application__provider__organisation", "application__round", "question", "lot__round_lot__lot", "file", "moderation__moderated_by"
    ).order_by("question__position", "application__provider__name", "pk")  # fmt: skip


def to_mark(user: User, round_: Round, on: date) -> list[Answer]:
    """The answers this evaluator has still to mark, question by question; none in whose applicant they have an interest."""
    marker = marker_of(user, round_)
    if marker is None:
        return []
    found = scored_answers(round_, Panel.QUALITY).filter(application__state="submitted", moderation__isnull=True)
    known = conflicted(round_, on)
    return [row for row in found.exclude(marks__marker=marker) if _due(row, [marker], known)]


def panel_to_mark(round_: Round) -> list[tuple[Answer, list[Marker]]]:
    """The answers the young people's panel has still to mark, each with the seats whose mark is missing."""
    seats = markers(round_, Panel.YOUNG_PEOPLE)
    found = scored_answers(round_, Panel.YOUNG_PEOPLE).filter(application__state="submitted", moderation__isnull=True)
    rows = []
    for row in found.prefetch_related("marks"):
        given = {mark.marker_id for mark in row.marks.all()}
        if left := [seat for seat in seats if seat.pk not in given]:
            rows.append((row, left))
    return rows


def to_moderate(round_: Round, on: date) -> list[Answer]:
    """The answers that everybody who must has marked, and that have no mark that stands."""
    known, ready = conflicted(round_, on), []
    for panel in (Panel.QUALITY, Panel.YOUNG_PEOPLE):
        named = _serving(round_, panel, on)
        found = scored_answers(round_, panel).filter(application__state="submitted", moderation__isnull=True)
        for row in found.prefetch_related("marks"):
            given, due = {mark.marker_id for mark in row.marks.all()}, _due(row, named, known)
            if due and all(marker.pk in given for marker in due):
                ready.append(row)
    return ready


def answer(ref: str, user: User, on: date) -> Answer | None:
    """One answer of an application this person may see."""
    seen = Application.objects.visible_to(user, on)
    found = Answer.objects.filter(ref=ref, application__in=seen.values("pk"))
    return found.select_related(
        "application__provider__organisation", "application__round__scheme", "question", "lot__round_lot__lot", "file",
        "moderation__moderated_by",
    ).first()  # fmt: skip


def marked(asked: Iterable[Put], lot: LotApplication) -> list[Marked]:
    """The scored questions of a lot with the mark that stands; an unanswered one has none."""
    found = []
    for each in of_lot(asked, lot):
        if each.question.kind in SCORED_KINDS:
            stands = getattr(each.answer, "moderation", None) if each.answer else None
            most, needed = each.question.max_score or 0, each.question.pass_mark or 0
            mark, why = (stands.mark, stands.reason) if stands else (None, "")
            found.append(Marked(each.question.code, each.question.text, mark, most, needed, why))
    return found


def judged(dues: Iterable[Due], lot: LotApplication) -> tuple[list[Condition], dict[str, Judged]]:
    """The conditions that count for a lot, and the latest result of each."""
    mine = [due for due in dues if due.lot is None or due.lot == lot]
    results = {
        due.condition.code: Judged(due.condition.code, due.latest.result, due.latest.reason)
        for due in mine
        if due.latest
    }
    return [due.condition for due in mine], results


def outcome(lot: LotApplication) -> tuple[Finding, ...]:
    """Every finding a decision on a lot rests on, as things stand."""
    asked, required, results = _of(lot)
    stands = marked(asked, lot)
    if out := exclusion.excluded(lot.application):  # an excluded applicant is disregarded: only what was found is told
        required, stands = (
            [row for row in required if row.code in results],
            [each for each in stands if each.mark is not None],
        )
    return lot_findings(required, results, stands, excluded=out)


def ready(lot: LotApplication, on: date) -> tuple[Finding, ...]:
    """Whether a lot may be decided."""
    if exclusion.excluded(lot.application):
        return ()
    asked, required, results = _of(lot)
    still = exclusion.open_(lot.application, on)
    return ready_findings(required, results, marked(asked, lot), of_lot=str(lot), exclusion_open=still)


def _of(lot: LotApplication) -> tuple[list[Put], list[Condition], dict[str, Judged]]:
    asked = put(lot.application)
    required, results = judged(conditions(lot.application, asked), lot)
    return asked, required, results


def _serving(round_: Round, panel: str, on: date) -> list[Marker]:
    gone = released(round_, on) if panel == Panel.QUALITY else set()
    return [marker for marker in markers(round_, panel) if marker.evaluator_id not in gone]


def _due(answer: Answer, named: Iterable[Marker], known: dict[int, set[int]]) -> list[Marker]:
    organisation = answer.application.provider.organisation_id
    return [
        marker
        for marker in named
        if marker.evaluator_id is None or organisation not in known.get(marker.evaluator_id, ())
    ]
