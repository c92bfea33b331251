"""New versions of a round's call-off weights and terms."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import Round, RoundLot, Terms, Weight, WeightSet
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding
from sixthday.rules.lifecycles import RoundState
from sixthday.rules.ranking import weight_findings


@transaction.atomic
def set_weights(
    *, round_lot: RoundLot, points: Mapping[str, int], from_on: date, by: User, at: datetime, note: str = ""
) -> WeightSet:
    """The next version of a lot's weights, in force from a date. Requests already sent keep the version they were sent with.

    Raises Refused unless every criterion has points totalling 100, and the date is neither past nor before the last version's.
    """
    held = RoundLot.objects.select_for_update(of=("self",)).select_related("round").get(pk=round_lot.pk)
    last = WeightSet.objects.filter(round_lot=held).order_by("version").last()
    frozen = _not_published(held.round)
    refuse((*weight_findings(points), frozen, *_follows("weights_date", last, from_on, at)))
    made = WeightSet.objects.create(
        round_lot=held, version=last.version + 1 if last else 1, from_on=from_on, note=note, set_by=by, set_at=at
    )
    for criterion, weight in points.items():
        Weight.objects.create(weight_set=made, criterion=criterion, points=weight)
    after = {"lot": round_lot.lot.number, "version": made.version, "from_on": from_on, "points": dict(points)}
    audit.record(Kind.WEIGHTS_SET, about=[round_lot.round.scheme.ref], by=by, at=at, after=after, why=note)
    return made


@transaction.atomic
def set_terms(*, round: Round, clauses: Sequence[Mapping[str, object]], from_on: date, by: User, at: datetime) -> Terms:
    """The next version of a round's call-off terms: numbered clauses, each a heading and its paragraphs.

    Raises Refused for a clause without either, or a date that is past or before the last version's.
    """
    held = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    last = Terms.objects.filter(round=held).order_by("version").last()
    whole = bool(clauses) and all(clause.get("heading") and clause.get("paragraphs") for clause in clauses)
    refuse(
        (
            _not_published(held),
            finding("terms_whole", whole, "Give every clause a heading and at least one paragraph."),
            *_follows("terms_date", last, from_on, at),
        )
    )
    made = Terms.objects.create(
        round=held, version=last.version + 1 if last else 1, from_on=from_on, set_by=by, set_at=at,
        clauses=[{"heading": clause["heading"], "paragraphs": clause["paragraphs"]} for clause in clauses],
    )  # fmt: skip
    after = {"round": round.number, "version": made.version, "from_on": from_on}
    audit.record(Kind.TERMS_SET, about=[round.scheme.ref], by=by, at=at, after=after)
    return made


def _not_published(held: Round) -> Finding:
    """What applicants were shown stays as it is until the round is awarded."""
    published = held.state in (RoundState.OPEN, RoundState.ASSESSED)
    return finding("round_frozen", not published, "The round is published: weights and terms stay until it is awarded.")


def _follows(code: str, last: WeightSet | Terms | None, from_on: date, at: datetime) -> list[Finding]:
    """A first version may begin whenever; a later one neither in the past nor before the one it follows."""
    if last is None:
        return []
    return [
        finding(code, from_on >= london_day(at), "A new version cannot begin in the past."),
        finding(f"{code}_order", from_on >= last.from_on, f"Version {last.version} begins later than that."),
    ]
