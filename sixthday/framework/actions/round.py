"""The decisions of a round: opened, clarified, assessed, awarded in place of the one before, abandoned."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.framework.models import Clarification, Round, RoundLot, Scheme
from sixthday.framework.queries.round import award_again_on, last_awarded, last_end_on, opening_findings, planned_round
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import warnings
from sixthday.rules.lifecycles import ROUND, RoundState
from sixthday.rules.rounds import assessing_findings, awarding_findings, price_findings


@transaction.atomic
def set_up_round(
    *, scheme: Scheme, number: int, awarded_on: date, from_on: date, reference_prices: Mapping[int, int], by: User,
    at: datetime, until_on: date | None = None,
) -> Round:  # fmt: skip
    """Record a round awarded elsewhere. `reference_prices` are pence an hour ex VAT by lot number, one for each lot.

    It takes the place of the round before from its start. Raises Refused for a number in use, dates out of order or over
    those of another round, or a lot without a price.
    """
    held = _scheme(scheme)
    lots, last = {lot.number: lot for lot in held.lots.all()}, last_awarded(held)
    found = (
        finding("round_once", not held.rounds.filter(number=number).exists(), f"Round {number} is already set up."),
        finding("round_dates", awarded_on <= from_on and (until_on is None or from_on <= until_on),
                "Give the dates in order: awarded, from, until."),
        finding("round_overlap", last is None or last.from_on is None or last.from_on < from_on,
                "Rounds of one framework follow one another: this one begins before the last."),
        *price_findings(reference_prices, frozenset(lots)),
    )  # fmt: skip
    refuse(found)
    _replace(last, from_on)
    made = Round.objects.create(
        scheme=held, number=number, state=RoundState.AWARDED, awarded_on=awarded_on, from_on=from_on, until_on=until_on,
        awarded_by=by, awarded_at=at,
    )  # fmt: skip
    for lot_number, pence in reference_prices.items():
        RoundLot.objects.create(round=made, lot=lots[lot_number], reference_hour_pence=pence)
    after = {"number": number, "from_on": from_on}
    audit.record(Kind.ROUND_SET_UP, about=[made.ref, scheme.ref], by=by, at=at, after=after)
    return made


@transaction.atomic
def open_round(*, round: Round, by: User, at: datetime) -> Round:
    """Publish a planned round: from now its questions, prices, weights, terms and dates are fixed.

    Raises Refused with everything that is missing, Stale when it was published or abandoned before.
    """
    held = planned_round(round)
    found = opening_findings(held, at)
    refuse(found)
    move(held, ROUND, "open_round", opened_by=by, opened_at=at)
    after = {"opens_at": held.opens_at, "deadline_at": held.deadline_at}
    about = [held.ref, held.scheme.ref]
    audit.record(Kind.ROUND_OPENED, about=about, by=by, at=at, after=after, findings=warnings(found))
    return held


@transaction.atomic
def publish_clarification(*, round: Round, asked: str, answer: str, by: User, at: datetime) -> Clarification:
    """Answer a question about an open round to everyone, without saying who asked.

    Raises Refused for one without its words, or a round that is not open.
    """
    held = hold(round)
    refuse(
        (
            finding("round_open", held.state == RoundState.OPEN, "Clarifications are published while a round is open."),
            finding("clarification_asked", bool(asked.strip()), "Write what was asked, without naming anyone."),
            finding("clarification_answer", bool(answer.strip()), "Write the answer."),
        )
    )
    number = held.clarifications.count() + 1
    made = Clarification.objects.create(
        round=held, number=number, asked=asked.strip(), answer=answer.strip(), published_by=by, published_at=at
    )
    audit.record(Kind.CLARIFICATION_PUBLISHED, about=[held.ref], by=by, at=at, after={"number": number})
    return made


@transaction.atomic
def assess_round(*, round: Round, by: User, at: datetime) -> Round:
    """Close the assessment of a round. Raises Refused before its deadline, Stale when it is not open."""
    held = hold(round)
    if held.state == RoundState.OPEN:
        refuse(assessing_findings(held.deadline_at, at))
    move(held, ROUND, "assess_round", assessed_by=by, assessed_at=at)
    audit.record(Kind.ROUND_ASSESSED, about=[held.ref], by=by, at=at)
    return held


@transaction.atomic
def award_round(*, round: Round, awarded_on: date, from_on: date, by: User, at: datetime) -> Round:
    """Award what was assessed: it holds from a date, and the framework's round before ends the day before that.

    Raises Refused before its assessment is closed or for dates that do not do, Stale when it was awarded or abandoned.
    """
    scheme = _scheme(round.scheme)
    held, last = hold(round), last_awarded(scheme)
    found = awarding_findings(
        awarded_on=awarded_on, from_on=from_on, deadline_at=held.deadline_at, today=london_day(at),
        previous_from_on=last.from_on if last else None, last_end_on=last_end_on(scheme),
        award_again_on=award_again_on(scheme),
    )  # fmt: skip
    if held.state in (RoundState.PLANNED, RoundState.OPEN):
        refuse([finding("round_assessed", False, "Close the assessment of this round first.")])
    if held.state == RoundState.ASSESSED:
        refuse(found)
        _replace(last, from_on)
    move(held, ROUND, "award_round", awarded_on=awarded_on, from_on=from_on, awarded_by=by, awarded_at=at)
    if scheme.awarded_on is None:
        scheme.awarded_on = awarded_on
        scheme.save(update_fields=["awarded_on"])
    after = {"awarded_on": awarded_on, "from_on": from_on, "replaces": last.number if last else None}
    about = [held.ref, scheme.ref, *([last.ref] if last else [])]
    audit.record(Kind.ROUND_AWARDED, about=about, by=by, at=at, after=after, findings=warnings(found))
    return held


@transaction.atomic
def abandon_round(*, round: Round, why: str, by: User, at: datetime) -> Round:
    """Give a round up before its award. Raises Refused without a reason, Stale when it is awarded or abandoned."""
    held = hold(round)
    refuse([finding("abandoned_why", bool(why.strip()), "Say why the round is abandoned.")])
    move(held, ROUND, "abandon_round", abandoned_by=by, abandoned_at=at, abandoned_why=why.strip())
    audit.record(Kind.ROUND_ABANDONED, about=[held.ref, held.scheme.ref], by=by, at=at, why=why.strip())
    return held


def _scheme(scheme: Scheme) -> Scheme:
    """The framework, locked: its rounds are awarded one after another."""
    return Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)


def _replace(last: Round | None, from_on: date) -> None:
    """End the round before on the day before the next begins; call-offs made under it keep it, and its prices."""
    if last is not None:
        until_on = from_on - timedelta(days=1)
        move(last, ROUND, "replace_round", until_on=min(last.until_on or until_on, until_on))
