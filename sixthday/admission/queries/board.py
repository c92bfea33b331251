"""The board of a round: where each application stands, who came too late, who must do what."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from sixthday.access.models import User
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Answer, Application, Check, LateAttempt, LotApplication, Mark, Marker
from sixthday.admission.queries.assessing import scored_answers
from sixthday.framework.models import Round
from sixthday.framework.queries.question import questions
from sixthday.rules.marks import SCORED_KINDS


@dataclass(frozen=True, slots=True)
class Stages:
    """How many applications of a round stand where. Drafts are counted, never named."""

    drafts: int
    submitted: int
    withdrawn: int
    told: int
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Marking:
    """How far one marker has come: marks given, of how many."""

    marker: Marker
    given: int
    due: int


def stages(round_: Round) -> Stages:
    """The applications of a round by stage."""
    counted = dict.fromkeys(("draft", "submitted", "withdrawn", "told", "ended"), 0)
    rows = Application.objects.filter(round=round_).order_by().values_list("state").annotate(number=Count("pk"))
    counted |= dict(rows)
    return Stages(counted["draft"], counted["submitted"], counted["withdrawn"], counted["told"], counted["ended"])


def applications(user: User, on: date, round_: Round) -> QuerySet[Application]:
    """The applications of a round this person may see, by provider, with their lots."""
    found = Application.objects.visible_to(user, on).filter(round=round_).select_related("provider", "round")
    return found.prefetch_related("lots__round_lot__lot").order_by("provider__name")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an application has come: conditions it has, with a result, failed, waiting for the applicant; answers that
    have their mark.
    """

    conditions: int = 0
    checked: int = 0
    failed: int = 0
    waiting: int = 0
    moderated: int = 0
    scored: int = 0


def progress(round_: Round) -> dict[int, Progress]:
    """The progress of every application of a round that was sent, by its key, whatever their number, in the same queries."""
    latest: dict[int, dict[tuple[str, int | None], Check]] = {}
    for check in Check.objects.filter(application__round=round_).order_by("number"):
        latest.setdefault(check.application_id, {})[(check.condition, check.lot_id)] = check
    rows = Answer.objects.filter(application__round=round_, question__kind__in=SCORED_KINDS).order_by()
    counted = rows.values_list("application").annotate(scored=Count("pk"), moderated=Count("moderation"))
    marks = {key: (scored, moderated) for key, scored, moderated in counted}
    return {
        key: _progress(number, list(latest.get(key, {}).values()), *marks.get(key, (0, 0)))
        for key, number in _conditions(round_).items()
    }


def to_check(round_: Round) -> int:
    """How many conditions of the applications with the council have no result at all."""
    sent = Application.objects.filter(round=round_, state="submitted").values_list("pk", flat=True)
    found = progress(round_)
    return sum(found[key].conditions - found[key].checked for key in sent)


def _conditions(round_: Round) -> dict[int, int]:
    """How many conditions each application sent to a round has: its record, the round's own, those of each lot, and its offers."""
    asked = [{each.lot_id for each in row.question_lots.all()} for row in questions(round_) if row.kind == "condition"]
    lots: dict[int, list[int]] = {}
    rows = LotApplication.objects.filter(application__round=round_, application__state__in=["submitted", "told"])
    for key, lot in rows.order_by().values_list("application", "round_lot__lot"):
        lots.setdefault(key, []).append(lot)
    once = 1 + sum(not named for named in asked)
    return {key: once + sum(1 + sum(lot in named for named in asked) for lot in mine) for key, mine in lots.items()}


def _progress(conditions: int, checks: list[Check], scored: int, moderated: int) -> Progress:
    waiting = sum(check.result == CheckResult.CLARIFY and check.answered_at is None for check in checks)
    failed = sum(check.result == CheckResult.FAIL for check in checks)
    return Progress(conditions, len(checks), failed, waiting, moderated, scored)


def late_attempts(round_: Round) -> QuerySet[LateAttempt]:
    """Everything that came after the deadline of a round, in order."""
    found = LateAttempt.objects.filter(application__round=round_)
    return found.select_related("application__provider", "tried_by").order_by("tried_at", "pk")


def undecided(round_: Round) -> int:
    """How many lots of submitted applications are not decided."""
    found = LotApplication.objects.filter(application__round=round_, application__state="submitted", state="applied")
    return found.count()


def marking(round_: Round) -> list[Marking]:
    """How far each marker of a round has come. Who declared an interest has that applicant's answers counted too."""
    markers = Marker.objects.filter(round=round_).select_related("evaluator")
    given = dict(
        Mark.objects.filter(marker__round=round_).order_by().values_list("marker").annotate(number=Count("pk"))
    )
    due = {panel: scored_answers(round_, panel).count() for panel in (Panel.QUALITY, Panel.YOUNG_PEOPLE)}
    return [Marking(marker, given.get(marker.pk, 0), due[Panel(marker.panel)]) for marker in markers]


def standing_of(round_: Round) -> dict[str, int]:
    """Lots applied for, admitted and refused, counted over the round."""
    rows = LotApplication.objects.filter(application__round=round_, application__state__in=["submitted", "told"])
    found = rows.aggregate(
        applied=Count("pk", filter=Q(state="applied")), admitted=Count("pk", filter=Q(state="admitted")),
        refused=Count("pk", filter=Q(state="refused")),
    )  # fmt: skip
    return dict(found)
