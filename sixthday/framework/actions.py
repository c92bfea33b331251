"""Setting up the framework and its rounds; weights, terms, limits and choices, each a dated row that is never edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.choices import DEFAULTS, Choice, LegalForm
from sixthday.framework.models import (
    ApprovalLimit,
    CouncilChoice,
    Lot,
    Round,
    RoundLot,
    Scheme,
    ServiceType,
    Terms,
    Weight,
    WeightSet,
)
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.ranking import weight_findings
from sixthday.rules.words import plain_date

SOURCE = "Framework terms (M01, M02)"
DELEGATION = "Council scheme of delegation (M29)"


@dataclass(frozen=True, slots=True)
class NewLot:
    """A lot to be set up, with its service types as (code, name)."""

    number: int
    name: str
    service_types: Sequence[tuple[str, str]]
    description: str = ""


@transaction.atomic
def set_up_scheme(
    *, title: str, legal_form: LegalForm, value_ex_vat_pence: int, value_inc_vat_pence: int, awarded_on: date,
    commenced_on: date, ends_on: date, extendable_to_on: date, lots: Sequence[NewLot], by: User, at: datetime,
    ocid: str = "", ongoing_calloffs: bool = False,
) -> Scheme:  # fmt: skip
    """Record a framework with its lots and their service types. Raises Refused for dates or values out of order."""
    found = (
        _finding("scheme_dates", awarded_on <= commenced_on < ends_on <= extendable_to_on,
                 "Give the dates in order: awarded, commenced, ends, may be extended to."),
        _finding("scheme_value", 0 < value_ex_vat_pence <= value_inc_vat_pence,
                 "The value including VAT cannot be below the value without it."),
        _finding("scheme_lots", bool(lots) and len({lot.number for lot in lots}) == len(lots),
                 "Give at least one lot, each with its own number."),
    )  # fmt: skip
    _refuse(found)
    scheme = Scheme.objects.create(
        title=title, legal_form=legal_form, ocid=ocid, value_ex_vat_pence=value_ex_vat_pence,
        value_inc_vat_pence=value_inc_vat_pence, awarded_on=awarded_on, commenced_on=commenced_on, ends_on=ends_on,
        extendable_to_on=extendable_to_on, ongoing_calloffs=ongoing_calloffs,
    )  # fmt: skip
    for new in lots:
        lot = Lot.objects.create(scheme=scheme, number=new.number, name=new.name, description=new.description)
        for code, name in new.service_types:
            ServiceType.objects.create(lot=lot, code=code, name=name)
    after = {"title": title, "ends_on": ends_on, "lots": [new.number for new in lots]}
    audit.record(Kind.SCHEME_SET_UP, about=[scheme.ref], by=by, at=at, after=after)
    return scheme


@transaction.atomic
def set_up_round(
    *, scheme: Scheme, number: int, awarded_on: date, from_on: date, reference_prices: Mapping[int, int], by: User,
    at: datetime, until_on: date | None = None,
) -> Round:  # fmt: skip
    """Open a round. `reference_prices` are pence an hour ex VAT by lot number, one for each lot of the scheme.

    Raises Refused for a number in use, dates out of order, or a lot without a price.
    """
    lots = {lot.number: lot for lot in scheme.lots.all()}
    found = (
        _finding("round_once", not scheme.rounds.filter(number=number).exists(), f"Round {number} is already set up."),
        _finding("round_dates", awarded_on <= from_on and (until_on is None or from_on <= until_on),
                 "Give the dates in order: awarded, from, until."),
        _finding("round_prices", set(reference_prices) == set(lots) and all(p > 0 for p in reference_prices.values()),
                 "Give each lot one reference price an hour."),
    )  # fmt: skip
    _refuse(found)
    made = Round.objects.create(scheme=scheme, number=number, awarded_on=awarded_on, from_on=from_on, until_on=until_on)
    for lot_number, pence in reference_prices.items():
        RoundLot.objects.create(round=made, lot=lots[lot_number], reference_hour_pence=pence)
    audit.record(Kind.ROUND_SET_UP, about=[scheme.ref], by=by, at=at, after={"number": number, "from_on": from_on})
    return made


@transaction.atomic
def set_weights(
    *, round_lot: RoundLot, points: Mapping[str, int], from_on: date, by: User, at: datetime, note: str = ""
) -> WeightSet:
    """The next version of a lot's weights, in force from a date. Requests already sent keep the version they were sent with.

    Raises Refused unless every criterion has points totalling 100, and the date is neither past nor before the last version's.
    """
    held = RoundLot.objects.select_for_update(of=("self",)).get(pk=round_lot.pk)
    last = WeightSet.objects.filter(round_lot=held).order_by("version").last()
    _refuse((*weight_findings(points), *_follows("weights_date", last, from_on, at)))
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
    _refuse(
        (
            _finding("terms_whole", whole, "Give every clause a heading and at least one paragraph."),
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


@transaction.atomic
def set_limit(
    *, holder: User, limit_pence: int, from_on: date, by: User, at: datetime, until_on: date | None = None
) -> ApprovalLimit:
    """How much (pence ex VAT, whole life) a person may approve from a date; the limit they held ends the day before.

    Raises Refused for one's own limit, nothing or less, or a date not after the last limit's start.
    """
    held = list(ApprovalLimit.objects.select_for_update(of=("self",)).filter(holder=holder).order_by("from_on"))
    last = held[-1] if held else None
    found = (
        _finding("limit_of_another", holder != by, "Nobody sets their own approval limit.", DELEGATION),
        _finding("limit_positive", limit_pence > 0, "A limit is more than nothing.", DELEGATION),
        _finding("limit_dates", until_on is None or until_on >= from_on, "The last day is before the first.", DELEGATION),
        _finding("limit_after", last is None or last.from_on < from_on,
                 f"{holder.name} has a limit that starts on that day or later.", DELEGATION),
    )  # fmt: skip
    _refuse(found)
    if last and (last.until_on is None or last.until_on >= from_on):
        last.until_on = from_on - timedelta(days=1)
        last.save(update_fields=["until_on"])
    made = ApprovalLimit.objects.create(
        holder=holder, limit_pence=limit_pence, from_on=from_on, until_on=until_on, set_by=by, set_at=at
    )
    before = {"limit_pence": last.limit_pence} if last else None
    after = {"limit_pence": limit_pence, "from_on": from_on, "until_on": until_on}
    audit.record(Kind.LIMIT_SET, about=[holder.ref], by=by, at=at, before=before, after=after)
    return made


@transaction.atomic
def make_choice(*, name: Choice, value: object, why: str, from_on: date, by: User, at: datetime) -> CouncilChoice:
    """Choose one of the things a council decides for itself, from a date.

    Raises Refused for a value of the wrong kind, no reason, a past date, or a second choice for the same day.
    """
    taken = CouncilChoice.objects.filter(name=name, from_on=from_on).exists()
    found = (
        _finding("choice_value", _fits(name, value), f"Give {_kind_of(name)} for “{name.label}”."),
        _finding("choice_why", bool(why.strip()), "Say why."),
        _finding("choice_date", from_on >= london_day(at), "A choice cannot begin in the past."),
        _finding("choice_once", not taken, f"A choice already begins on {plain_date(from_on)}."),
    )
    _refuse(found)
    made = CouncilChoice.objects.create(
        name=name, value=value, from_on=from_on, why=why.strip(), made_by=by, made_at=at
    )
    after = {"name": name, "value": value, "from_on": from_on}
    audit.record(Kind.CHOICE_MADE, about=[name.value], by=by, at=at, after=after, why=why)
    return made


def _finding(code: str, met: bool, no: str, source: str = SOURCE) -> Finding:
    return Finding(code, met, no, source)


def _refuse(found: Sequence[Finding]) -> None:
    if stops := blockers(found):
        raise Refused(stops)


def _follows(code: str, last: WeightSet | Terms | None, from_on: date, at: datetime) -> list[Finding]:
    """A first version may begin whenever; a later one neither in the past nor before the one it follows."""
    if last is None:
        return []
    return [
        _finding(code, from_on >= london_day(at), "A new version cannot begin in the past."),
        _finding(f"{code}_order", from_on >= last.from_on, f"Version {last.version} begins later than that."),
    ]


def _fits(name: Choice, value: object) -> bool:
    if isinstance(DEFAULTS[name], int):
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    try:
        return bool(time.fromisoformat(str(value)))
    except ValueError:
        return False


def _kind_of(name: Choice) -> str:
    return "a whole number above nought" if isinstance(DEFAULTS[name], int) else "a time of day such as 17:00"
