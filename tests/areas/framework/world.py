"""A framework with a round in force and a second one being prepared, made by the product's own actions.

cast, scheme = framework_world()                # round 1 awarded 27 March 2026
held = ready_round(cast, scheme)                # round 2 planned, nothing missing: opens 1 Dec, closes 18 Dec noon
held = opened_round(cast, scheme)               # … and published on 5 November 2026
"""

from datetime import date

from sixthday.framework import actions as framework
from sixthday.framework.actions import NewLot, NewQuestion
from sixthday.framework.choices import LegalForm, QuestionKind
from sixthday.framework.models import Round, Scheme
from tests.cast import Cast, at, council_cast

NOW = at("2026-11-05")
OPENS, DEADLINE = at("2026-12-01", "09:00"), at("2026-12-18", "12:00")
AFTER = at("2026-12-18", "12:01")
WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 10,
    "family_preference": 10,
}  # fmt: skip
CLAUSES = [{"heading": "Absence", "paragraphs": ["Every session is marked."]}]
PRICES = {1: 40_00, 3: 45_00}
QUESTIONS = (
    NewQuestion(QuestionKind.CONDITION, "Do you hold employer's liability insurance?", evidence="employers_liability"),
    NewQuestion(QuestionKind.EXCLUSION, "Does a mandatory exclusion ground apply?"),
    NewQuestion(QuestionKind.QUALITY, "How do you keep children safe?", weight=80, max_score=5, pass_mark=3, word_limit=500),
    NewQuestion(
        QuestionKind.YOUNG_PEOPLE, "How will you make me welcome?", weight=20, max_score=5, pass_mark=2,
        model_answer="You ask what I like first.",
    ),
    NewQuestion(QuestionKind.INFORMATION, "Which days are you closed?"),
)  # fmt: skip


def framework_world(**changed) -> tuple[Cast, Scheme]:
    """The council's people and its framework of two lots, with round 1 in force since 31 March 2026."""
    cast = council_cast()
    given = {
        "title": "Alternative provision", "legal_form": LegalForm.OPEN, "value_ex_vat_pence": 20_000_000_00,
        "value_inc_vat_pence": 24_000_000_00, "awarded_on": date(2026, 3, 27), "commenced_on": date(2026, 3, 31),
        "ends_on": date(2031, 3, 30), "extendable_to_on": date(2033, 3, 30),
        "lots": [NewLot(1, "Education", [("setting", "In a setting")]), NewLot(3, "Tuition", [("home", "Home tuition")])],
    }  # fmt: skip
    scheme = framework.set_up_scheme(**(given | changed), by=cast.commissioner, at=NOW)
    first = framework.set_up_round(
        scheme=scheme, number=1, awarded_on=date(2026, 3, 27), from_on=date(2026, 3, 31), reference_prices=PRICES,
        by=cast.commissioner, at=NOW,
    )  # fmt: skip
    _weigh(cast, first, date(2026, 3, 31))
    return cast, scheme


def ready_round(cast: Cast, scheme: Scheme, questions=QUESTIONS) -> Round:
    """The next round, planned with everything it needs before it opens."""
    who = {"by": cast.commissioner, "at": NOW}
    held = framework.plan_round(scheme=scheme, **who)
    framework.date_round(
        round=held, opens_at=OPENS, deadline_at=DEADLINE, expected_award_on=date(2027, 2, 1),
        expected_from_on=date(2027, 3, 1), **who,
    )  # fmt: skip
    framework.price_round(
        round=held, reference_prices={number: pence + 2_00 for number, pence in PRICES.items()}, **who
    )
    _weigh(cast, held, date(2027, 3, 1))
    framework.set_terms(round=held, clauses=CLAUSES, from_on=date(2027, 3, 1), **who)
    framework.describe_round(round=held, notice="Providers of alternative provision are invited.", **who)
    for question in questions:
        framework.write_question(round=held, question=question, **who)
    framework.assess_conflicts(round=held, text="No conflict is known.", review_on=date(2027, 3, 1), **who)
    held.refresh_from_db()
    return held


def opened_round(cast: Cast, scheme: Scheme, questions=QUESTIONS) -> Round:
    """The next round, published on 5 November; it takes applications from 1 to 18 December 2026, noon."""
    return framework.open_round(round=ready_round(cast, scheme, questions), by=cast.commissioner, at=NOW)


def _weigh(cast: Cast, held: Round, from_on: date) -> None:
    for lot in held.round_lots.all():
        framework.set_weights(round_lot=lot, points=WEIGHTS, from_on=from_on, by=cast.commissioner, at=NOW)
