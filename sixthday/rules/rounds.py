"""What a round needs before it opens, when it takes applications, and when it may be assessed and awarded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Weight
from sixthday.rules.lifecycles import RoundState
from sixthday.rules.words import joined, moment_text, plain_date

METHOD = "Published method of the round (M02)"
NOTICE = "Procurement Act 2023 s21 and s54"
CRITERIA = "Procurement Act 2023 s22 and s23"
ASSESSMENT = "Procurement Act 2023 s83"
EXCLUSION = "Procurement Act 2023 s26 and s28"
OPEN_FRAMEWORK = "Procurement Act 2023 s49"
SCORED_KINDS = ("quality", "young_people")


@dataclass(frozen=True, slots=True)
class Dates:
    """The planned days of a round: applications from and until (London moments), award and start expected on."""

    opens_at: datetime | None
    deadline_at: datetime | None
    award_on: date | None
    from_on: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the rules read it. No `lots` means every lot of the round."""

    code: str
    kind: str
    text: str
    weight: int | None = None
    max_score: int | None = None
    pass_mark: int | None = None
    model_answer: str = ""
    lots: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything looked at before a round is opened. `lots` are all of the framework, by number."""

    dates: Dates
    notice: str
    lots: frozenset[int]
    priced: frozenset[int]
    weighted: frozenset[int]
    has_terms: bool
    questions: tuple[Asked, ...]
    documents: int
    assessment_review_on: date | None
    previous_from_on: date | None = None
    last_end_on: date | None = None
    award_again_on: date | None = None


def date_findings(dates: Dates, *, previous_from_on: date | None, last_end_on: date | None) -> tuple[Finding, ...]:
    """Whether a round's planned days are all given and in order. No least time for applying stands in law for light
    touch services; the days are the same for everyone. Source: Procurement Act 2023 s21, s49 and s54."""
    opens, deadline, award, start = dates.opens_at, dates.deadline_at, dates.award_on, dates.from_on
    if not (opens and deadline and award and start):
        return (Finding("dates_given", False, "Give all four: opens, closes, award, start.", NOTICE),)
    order = [
        Finding("deadline_after_opening", opens < deadline, "Applications close after they open.", NOTICE),
        Finding("award_after_deadline", london_day(deadline) <= award, "The award follows the day applications close.", NOTICE),
        Finding("start_after_award", award <= start, "The round starts on the day of its award or later.", NOTICE),
    ]  # fmt: skip
    if previous_from_on:
        order.append(_follows_last(start, previous_from_on))
    if last_end_on:
        order.append(_before_the_end(award, last_end_on))
    return tuple(order)


def price_findings(prices: Mapping[int, int], lots: frozenset[int]) -> tuple[Finding, ...]:
    """Whether each lot has one reference price an hour above nothing, pence by lot number. Source: framework terms (M02)."""
    whole = set(prices) == lots and all(pence > 0 for pence in prices.values())
    return (Finding("round_prices", whole, "Give each lot one reference price an hour.", METHOD),)


def question_findings(asked: Asked, lots: frozenset[int]) -> tuple[Finding, ...]:
    """Whether a question is whole for its kind: words; weight, top score and pass mark when scored; a model answer for
    young people's. `lots` are those of the framework. Source: Procurement Act 2023 s22 and s23."""
    scored = asked.kind in SCORED_KINDS
    found = [
        Finding("question_text", bool(asked.text.strip()), "Write the question.", CRITERIA),
        Finding("question_lots", asked.lots <= lots, "Choose lots of this framework.", CRITERIA),
    ]
    if scored:
        found += [
            Finding("question_weight", asked.weight is not None and 0 < asked.weight <= 100,
                    "Give a marked question a weight from 1 to 100.", CRITERIA),
            Finding("question_max_score", bool(asked.max_score), "Give the highest mark.", CRITERIA),
            Finding("question_pass_mark", asked.pass_mark is not None and 0 <= asked.pass_mark <= (asked.max_score or 0),
                    "Give a pass mark from 0 to the highest mark.", CRITERIA),
        ]  # fmt: skip
    if asked.kind == "young_people":
        told = bool(asked.model_answer.strip())
        found.append(Finding("question_model_answer", told, "Give the model answer that young people wrote.", METHOD))
    return tuple(found)


def opening_findings(held: Preparation, at: datetime) -> tuple[Finding, ...]:
    """Everything tested before a round is opened, at a London moment. Source: Procurement Act 2023 s21, s23, s49, s83."""
    unpriced, unweighted = held.lots - held.priced, held.lots - held.weighted
    kinds = {asked.kind for asked in held.questions}
    return (
        *date_findings(held.dates, previous_from_on=held.previous_from_on, last_end_on=held.last_end_on),
        _not_closed_yet(held.dates.deadline_at, at),
        _in_time(held.dates.award_on, held.award_again_on),
        Finding("lots_priced", bool(held.lots) and not unpriced, _missing("a reference price", unpriced), METHOD),
        Finding("lots_weighted", not unweighted, _missing("weights for call-offs", unweighted), METHOD),
        _said("terms_set", held.has_terms, "The call-off terms are set.", "Set the call-off terms of the round.", METHOD),
        _said("notice_written", bool(held.notice.strip()), "The opportunity is written.", "Write the opportunity.", NOTICE),
        _said("documents_given", held.documents > 0, "There are documents.", "No document is added.", NOTICE, Weight.WARNS),
        _said("conditions_asked", "condition" in kinds, "Conditions of participation are asked.",
              "Ask at least one condition of participation.", CRITERIA),
        _said("exclusion_asked", "exclusion" in kinds, "Exclusion grounds are asked.", "Ask about exclusion grounds.", EXCLUSION),
        *scoring_findings(held.questions, held.lots),
        _assessed(held.assessment_review_on, london_day(at)),
    )  # fmt: skip


def scoring_findings(questions: Sequence[Asked], lots: frozenset[int]) -> tuple[Finding, ...]:
    """In each lot with scored questions their weights total 100; a lot may have none. Source: Procurement Act 2023 s23."""
    totals = Counter[int]()
    for asked in questions:
        for lot in asked.lots or lots:
            totals[lot] += asked.weight or 0
    wrong = {lot: total for lot, total in totals.items() if total not in (0, 100)}
    if not totals:
        return (Finding("question_weights_total", True, "No question is marked.", CRITERIA),)
    told = joined([f"{total} in lot {lot}" for lot, total in sorted(wrong.items())])
    reason = (
        f"Marked questions total 100 in each lot; they total {told}."
        if wrong
        else "Marked questions total 100 in each lot that has them."
    )
    return (Finding("question_weights_total", not wrong, reason, CRITERIA),)


def accepting(state: str, opens_at: datetime | None, deadline_at: datetime | None, at: datetime) -> tuple[Finding, ...]:
    """Whether a round takes applications at a moment: published, opened, not closed; the closing moment itself is in time.

    Source: Procurement Act 2023 s54: the limit is the same for everyone.
    """
    if state != RoundState.OPEN or opens_at is None or deadline_at is None:
        return (Finding("round_open", False, "This round is not open for applications.", NOTICE),)
    opened = f"Applications open at {moment_text(opens_at)}."
    closed = f"Applications closed at {moment_text(deadline_at)}."
    return (
        Finding("round_open", True, "The round is published.", NOTICE),
        Finding("round_opens", opens_at <= at, opened, NOTICE),
        Finding("deadline_passed", at <= deadline_at, closed if at > deadline_at else "In time.", NOTICE),
    )


def assessing_findings(deadline_at: datetime | None, at: datetime) -> tuple[Finding, ...]:
    """A round is assessed after its deadline. Source: Procurement Act 2023 s19 and s54."""
    met = deadline_at is not None and at > deadline_at
    return (Finding("deadline_reached", met, "Applications have not closed yet.", "Procurement Act 2023 s19 and s54"),)


def awarding_findings(
    *, awarded_on: date, from_on: date, deadline_at: datetime | None, today: date, previous_from_on: date | None,
    last_end_on: date | None, award_again_on: date | None,
) -> tuple[Finding, ...]:  # fmt: skip
    """Whether a round may be awarded with these days: after its deadline, not in the future, before the framework's end.

    Source: Procurement Act 2023 s49.
    """
    found = [
        Finding("award_not_ahead", awarded_on <= today, "An award is recorded on its day or later.", OPEN_FRAMEWORK),
        Finding("start_after_award", awarded_on <= from_on, "The round starts on the day of its award or later.", OPEN_FRAMEWORK),
        _in_time(awarded_on, award_again_on),
    ]  # fmt: skip
    if deadline_at:
        after = london_day(deadline_at) <= awarded_on
        found.append(Finding("award_after_deadline", after, "The award follows the day applications closed.", NOTICE))
    if previous_from_on:
        found.append(_follows_last(from_on, previous_from_on))
    if last_end_on:
        found.append(_before_the_end(awarded_on, last_end_on))
    return tuple(found)


def _said(code: str, met: bool, yes: str, no: str, source: str, weight: Weight = Weight.STOPS) -> Finding:
    return Finding(code, met, yes if met else no, source, weight)


def _follows_last(from_on: date, previous: date) -> Finding:
    reason = f"The round now in force began on {plain_date(previous)}; rounds of one framework follow one another."
    return Finding("round_overlap", previous < from_on, reason, OPEN_FRAMEWORK)


def _before_the_end(award_on: date, last_end_on: date) -> Finding:
    reason = f"The framework ends on {plain_date(last_end_on)} at the latest."
    return Finding("award_before_end", award_on <= last_end_on, reason, OPEN_FRAMEWORK)


def _in_time(award_on: date | None, again_on: date | None) -> Finding:
    late = bool(award_on and again_on and award_on > again_on)
    reason = (
        f"The law asks for the next award by {plain_date(again_on)}." if late and again_on else "The award is in time."
    )
    return Finding("award_in_time", not late, reason, OPEN_FRAMEWORK, Weight.WARNS)


def _not_closed_yet(deadline_at: datetime | None, at: datetime) -> Finding:
    past = deadline_at is not None and deadline_at <= at
    return _said("deadline_ahead", not past, "The deadline is ahead.", "The deadline has passed already.", NOTICE)


def _assessed(review_on: date | None, on: date) -> Finding:
    if review_on is None:
        return Finding("conflicts_assessed", False, "Write the conflicts assessment first.", ASSESSMENT)
    late = f"The conflicts assessment was due for review on {plain_date(review_on)}."
    return _said("conflicts_assessed", review_on >= on, "Conflicts are assessed.", late, ASSESSMENT)


def _missing(what: str, lots: frozenset[int]) -> str:
    return f"Give {what} to lot {joined([str(lot) for lot in sorted(lots)])}." if lots else f"Every lot has {what}."
