"""Two rounds of the demonstration: the framework's second, open now; and that of a new framework, closed and being marked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sixthday.access.models import User
from sixthday.documents.wording import CALLOFF_CLAUSES
from sixthday.framework import actions as framework
from sixthday.framework.actions import NewInterest, NewLot, NewQuestion
from sixthday.framework.choices import InterestKind, LegalForm, QuestionKind
from sixthday.framework.models import Round, Scheme
from sixthday.ops.demo.agreement import NOTE, REFERENCE_PRICES, WEIGHTS
from sixthday.ops.demo.people import People

OPEN_FOR = timedelta(days=21)
QUESTIONS = (
    NewQuestion(
        QuestionKind.CONDITION, "What is your safeguarding policy, and who has read it?", evidence="safeguarding_policy",
        word_limit=200,
    ),
    NewQuestion(QuestionKind.CONDITION, "Do you hold public liability insurance?", evidence="public_liability", word_limit=50),
    NewQuestion(QuestionKind.EXCLUSION, "Does an exclusion ground apply to you or anybody connected with you?"),
    NewQuestion(
        QuestionKind.QUALITY, "How do you keep a child safe in the first week?", weight=50, max_score=5, pass_mark=3,
        word_limit=400, guidance="Say who does what, and what is written down.",
    ),
    NewQuestion(
        QuestionKind.QUALITY, "How do you know that a child has learned something?", weight=30, max_score=5, pass_mark=2,
        word_limit=400,
    ),
    NewQuestion(
        QuestionKind.YOUNG_PEOPLE, "What is the first day like with you?", weight=20, max_score=5, pass_mark=2,
        word_limit=200, model_answer="Somebody meets me at the door, knows my name and asks what I like.",
    ),
    NewQuestion(QuestionKind.INFORMATION, "Which weeks of the year are you closed?", word_limit=100),
)  # fmt: skip
NOTICE = "Made up for the demonstration: providers of alternative provision are invited to apply to any lot."
NO_CONFLICT = "Made up: evaluators come from other services; two of them know a provider, and say so for each round."
WELLBEING = [NewLot(1, "Therapeutic support", [("therapy", "Therapeutic support")], "Face to face")]


@dataclass(frozen=True)
class When:
    """The moments of one round."""

    planned_at: datetime
    opens_at: datetime
    deadline_at: datetime


def open_second_round(scheme: Scheme, people: People, when: When) -> Round:
    """The second round, planned with everything it needs and published."""
    prices = {number: pence + 2_00 for number, pence in REFERENCE_PRICES.items()}
    return _published(scheme, prices, people, when)


def open_first_round(people: People, when: When) -> Round:
    """A further framework, of one lot, and the round that is to fill it."""
    by, on = people["commissioner"], when.planned_at.date()
    scheme = framework.set_up_scheme(
        title="Therapeutic support beside alternative provision", legal_form=LegalForm.LIGHT_TOUCH,
        value_ex_vat_pence=1_500_000_00, value_inc_vat_pence=1_800_000_00, commenced_on=on + timedelta(days=120),
        ends_on=on + timedelta(days=120 + 3 * 365), extendable_to_on=on + timedelta(days=120 + 4 * 365), lots=WELLBEING,
        by=by, at=when.planned_at,
    )  # fmt: skip
    return _published(scheme, {1: 55_00}, people, when)


def publish_answer(held: Round, people: People, at: datetime) -> None:
    """A question somebody asked, answered to everyone."""
    framework.publish_clarification(
        round=held, asked="May we apply for one lot now and another at the next opening?",
        answer="Yes. Each opening takes applications to every lot.", by=people["commissioner"], at=at,
    )  # fmt: skip


def declare(held: Round, people: People, handles: tuple[str, ...], at: datetime) -> None:
    """Nobody of these has an interest, and each says so."""
    for handle in handles:
        framework.declare_interests(round=held, interests=[], by=people[handle], at=at)


def declare_friend(held: Round, by: User, at: datetime) -> None:
    """Somebody of whom a relation works at a named party, with what is done about it."""
    interest = NewInterest(
        InterestKind.PERCEIVED, "A sister works there as a mentor.", "Marks none of its answers.",
        at.date() + timedelta(days=90), named="A made-up charity of mentors",
    )  # fmt: skip
    framework.declare_interests(round=held, interests=[interest], by=by, at=at)


def _published(scheme: Scheme, prices: dict[int, int], people: People, when: When) -> Round:
    by, at, award_on = people["commissioner"], when.planned_at, when.deadline_at.date() + timedelta(days=45)
    held, from_on = framework.plan_round(scheme=scheme, by=by, at=at), award_on + timedelta(days=30)
    framework.date_round(
        round=held, opens_at=when.opens_at, deadline_at=when.deadline_at, expected_award_on=award_on,
        expected_from_on=from_on, by=by, at=at,
    )  # fmt: skip
    framework.price_round(round=held, reference_prices=prices, by=by, at=at)
    for lot in held.round_lots.all():
        framework.set_weights(round_lot=lot, points=WEIGHTS, from_on=from_on, note=NOTE, by=by, at=at)
    framework.set_terms(round=held, clauses=CALLOFF_CLAUSES, from_on=from_on, by=by, at=at)
    framework.describe_round(round=held, notice=NOTICE, by=by, at=at)
    for question in QUESTIONS:
        framework.write_question(round=held, question=question, by=by, at=at)
    framework.assess_conflicts(round=held, text=NO_CONFLICT, review_on=award_on, by=by, at=at)
    return framework.open_round(round=held, by=by, at=at + timedelta(hours=2))
