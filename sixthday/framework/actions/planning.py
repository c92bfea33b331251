"""Planning a round step by step, while nobody outside has seen it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.documents.models import StoredFile
from sixthday.framework.models import Round, RoundDocument, RoundLot, Scheme
from sixthday.framework.queries.round import last_awarded, last_end_on, planned_round
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.findings import refusal
from sixthday.rules.rounds import METHOD, Dates, date_findings, price_findings


@transaction.atomic
def plan_round(*, scheme: Scheme, by: User, at: datetime) -> Round:
    """Begin to plan the next round of a framework. Raises Refused while another is being prepared."""
    held = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    last = Round.objects.filter(scheme=held).order_by("number").last()
    try:
        with transaction.atomic():
            made = Round.objects.create(
                scheme=held, number=last.number + 1 if last else 1, planned_by=by, planned_at=at
            )
    except IntegrityError as error:
        raise refusal("round_prepared", "Another round of this framework is being prepared.", source=METHOD) from error
    audit.record(Kind.ROUND_PLANNED, about=[made.ref, held.ref], by=by, at=at, after={"number": made.number})
    return made


@transaction.atomic
def date_round(
    *, round: Round, opens_at: datetime, deadline_at: datetime, expected_award_on: date, expected_from_on: date,
    by: User, at: datetime,
) -> Round:  # fmt: skip
    """When a planned round takes applications (London moments), and when its award and start are expected.

    Raises Refused for dates out of order, Stale once it is published.
    """
    held = planned_round(round)
    last = last_awarded(held.scheme)
    dates = Dates(opens_at, deadline_at, expected_award_on, expected_from_on)
    refuse(date_findings(dates, previous_from_on=last.from_on if last else None, last_end_on=last_end_on(held.scheme)))
    held.opens_at, held.deadline_at = opens_at, deadline_at
    held.expected_award_on, held.expected_from_on = expected_award_on, expected_from_on
    held.save(update_fields=["opens_at", "deadline_at", "expected_award_on", "expected_from_on"])
    after = {"opens_at": opens_at, "deadline_at": deadline_at, "award": expected_award_on, "from": expected_from_on}
    audit.record(Kind.ROUND_DATED, about=[held.ref], by=by, at=at, after=after)
    return held


@transaction.atomic
def price_round(*, round: Round, reference_prices: Mapping[int, int], by: User, at: datetime) -> Round:
    """The published reference price of each lot, pence an hour ex VAT, by lot number: every lot of the framework.

    Raises Refused for a lot without a price, Stale once the round is published.
    """
    held = planned_round(round)
    lots = {lot.number: lot for lot in held.scheme.lots.all()}
    refuse(price_findings(reference_prices, frozenset(lots)))
    for number, pence in reference_prices.items():
        RoundLot.objects.update_or_create(round=held, lot=lots[number], defaults={"reference_hour_pence": pence})
    audit.record(Kind.ROUND_PRICED, about=[held.ref], by=by, at=at, after={"pence": dict(reference_prices)})
    return held


@transaction.atomic
def describe_round(*, round: Round, notice: str, notice_ref: str = "", by: User, at: datetime) -> Round:
    """The words of the opportunity, and the number of its tender notice when it has one. Raises Stale once published."""
    held = planned_round(round)
    refuse([finding("notice_written", bool(notice.strip()), "Write the notice of the opportunity.")])
    held.notice, held.notice_ref = notice.strip(), notice_ref.strip()
    held.save(update_fields=["notice", "notice_ref"])
    audit.record(Kind.ROUND_DESCRIBED, about=[held.ref], by=by, at=at, after={"notice_ref": held.notice_ref})
    return held


@transaction.atomic
def attach_document(*, round: Round, file: StoredFile, title: str, by: User, at: datetime) -> RoundDocument:
    """Add a stored file to a planned round under the title it is published with. Raises Refused for a title twice."""
    held = planned_round(round)
    title = title.strip()
    again = held.documents.filter(title=title).exists()
    refuse(
        [
            finding("document_title", bool(title), "Give the document a title."),
            finding("document_once", not again, "Another document has this title."),
        ]
    )
    made = RoundDocument.objects.create(round=held, file=file, title=title, attached_by=by, attached_at=at)
    audit.record(Kind.ROUND_DOCUMENT_ATTACHED, about=[held.ref, file.ref], by=by, at=at)
    return made


@transaction.atomic
def remove_document(*, document: RoundDocument, by: User, at: datetime) -> None:
    """Take a document from a planned round; its file is kept. Raises Stale once the round is published."""
    held = planned_round(document.round)
    document.delete()
    audit.record(Kind.ROUND_DOCUMENT_REMOVED, about=[held.ref, document.file.ref], by=by, at=at)
