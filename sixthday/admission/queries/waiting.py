"""What waits for the council in the rounds that have closed and are not told: what each of its people has still to do."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sixthday.admission.choices import CheckResult
from sixthday.admission.models import Application, Check
from sixthday.framework.models import Round
from sixthday.framework.queries.round import accepting_findings, published
from sixthday.rules.findings import allowed


def in_assessment(at: datetime) -> list[Round]:
    """The rounds that have closed and have applications to assess, newest first."""
    found = published().filter(pk__in=Application.objects.filter(state="submitted").values("round"))
    return [round_ for round_ in found if not allowed(accepting_findings(round_, at))]


def to_judge(round_: Round, on: date) -> QuerySet[Check]:
    """Questions put to applicants of a round that are answered, or past their last day, and not judged since, oldest first."""
    later = Check.objects.filter(
        Q(lot=OuterRef("lot")) | Q(lot__isnull=True), application=OuterRef("application"), condition=OuterRef("condition"),
        number__gt=OuterRef("number"),
    )  # fmt: skip
    found = Check.objects.filter(
        ~Exists(later), Q(answered_at__isnull=False) | Q(answer_by_on__lt=on), application__round=round_,
        application__state="submitted", result=CheckResult.CLARIFY,
    )  # fmt: skip
    return found.select_related("application__provider", "lot__round_lot__lot").order_by("checked_at", "pk")
