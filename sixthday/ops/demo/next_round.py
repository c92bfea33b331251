"""The next round of the framework, open now: its questions, who will mark, and two applications, one of them sent."""

from datetime import datetime, timedelta

from sixthday.access.choices import Role
from sixthday.admission.actions import applying, grounds, marking, proposing, submitting
from sixthday.admission.choices import Unit
from sixthday.admission.models import Application
from sixthday.admission.queries.application import put
from sixthday.documents.wording import CALLOFF_CLAUSES
from sixthday.framework import actions as framework
from sixthday.framework.actions import NewQuestion
from sixthday.framework.choices import QuestionKind
from sixthday.framework.models import Round
from sixthday.ops.demo.agreement import NOTE, REFERENCE_PRICES, WEIGHTS, Agreement
from sixthday.ops.demo.market import Market, Seller
from sixthday.ops.demo.people import People, join, open_door
from sixthday.providers.choices import Basis, SiteKind, Vat

MARKERS = (
    ("evaluator", "Esme Vance", "Inclusion adviser", Role.EVALUATOR),
    ("evaluator.two", "Evan Pryce", "Educational psychologist", Role.EVALUATOR),
    ("participation", "Pia Lowe", "Participation officer", Role.PARTICIPATION_OFFICER),
)
QUESTIONS = (
    NewQuestion(QuestionKind.CONDITION, "How do you keep your safeguarding policy and training current?"),
    NewQuestion(QuestionKind.EXCLUSION, "Does an exclusion ground apply to you, or to anybody connected with you?"),
    NewQuestion(
        QuestionKind.QUALITY, "How will a child with you make progress back to school?", weight=80, max_score=5, pass_mark=3,
        word_limit=500, guidance="Say what you do in the first fortnight, how you measure progress, and how you plan the return.",
    ),
    NewQuestion(
        QuestionKind.YOUNG_PEOPLE, "How will you make me welcome on my first day?", weight=20, max_score=5, pass_mark=2,
        model_answer="You ask what I like before I come, show me round when it is quiet, and tell me who to go to.",
    ),
)  # fmt: skip
ANSWER = "We meet the child at home first, agree one small goal for each week, and look at it together every Friday."


def open_next_round(people: People, agreement: Agreement, opened: Market, now: datetime) -> Round:
    """Plan and publish round 2 today, and let two providers begin: one has submitted, one is still writing."""
    held = _published(people, agreement, now)
    _name_markers(people, held, now)
    able = [seller for seller in opened.sellers.values() if seller.lead.has_usable_password()]
    for seller, sends in zip(able[:2], (True, False), strict=False):
        application = _begun(seller, agreement, held, now)
        if sends:
            _finished(seller, application, now)
    return held


def _published(people: People, agreement: Agreement, now: datetime) -> Round:
    who = {"by": people["commissioner"], "at": now}
    held = framework.plan_round(scheme=agreement.round.scheme, **who)
    closes, start = now + timedelta(days=28), now.date() + timedelta(days=120)
    framework.date_round(
        round=held,
        opens_at=now,
        deadline_at=closes,
        expected_award_on=start - timedelta(days=30),
        expected_from_on=start,
        **who,
    )
    framework.price_round(round=held, reference_prices=REFERENCE_PRICES, **who)
    for row in held.round_lots.all():
        framework.set_weights(round_lot=row, points=WEIGHTS, from_on=start, note=NOTE, **who)
    framework.set_terms(round=held, clauses=CALLOFF_CLAUSES, from_on=start, **who)
    framework.describe_round(
        round=held, notice="Providers of alternative provision are invited to join the framework.", **who
    )
    for question in QUESTIONS:
        framework.write_question(round=held, question=question, **who)
    framework.assess_conflicts(
        round=held,
        text="Officers declare before they score; none is known to have an interest.",
        review_on=start,
        **who,
    )
    return framework.open_round(round=held, **who)


def _name_markers(people: People, held: Round, now: datetime) -> None:
    by = people["commissioner"]
    for handle, name, title, role in MARKERS:
        person = open_door(people, join(people, handle, name, title, role, by.organisation, now))
        people.by_handle[handle] = person
        if role == Role.EVALUATOR:
            marking.name_evaluator(round=held, evaluator=person, by=by, at=now)
    marking.seat_panel(round=held, seats=3, by=by, at=now)


def _begun(seller: Seller, agreement: Agreement, held: Round, now: datetime) -> Application:
    lots = {row.round_lot.lot.number: Basis.NEW for row in seller.provider.memberships.select_related("round_lot__lot")}
    return applying.start_application(round=held, lots=lots, by=seller.lead, at=now)


def _finished(seller: Seller, application: Application, now: datetime) -> None:
    acts = {"application": application, "by": seller.lead, "at": now}
    held, provider = application.facts, seller.provider
    applying.save_facts(
        **acts, legal_name=held.legal_name, address=f"{seller.site.name}, {seller.site.postcode}".strip(", "), size=held.size,
        contact_name=provider.contact_name or seller.lead.name, telephone=provider.telephone or "01632 960123",
        email=provider.email or seller.lead.email,
    )  # fmt: skip
    applying.save_share_code(**acts, share_code="DEMO2468")
    applying.say_nobody_connected(**acts)
    grounds.confirm_grounds(**acts, none_applies=True)
    site = proposing.propose_site(
        **acts,
        name=seller.site.name,
        kind=SiteKind(seller.site.kind),
        address=seller.site.address,
        postcode=seller.site.postcode,
    )
    for asked in put(application):
        proposing.save_answer(**acts, question=asked.question, lot=asked.lot, text=ANSWER)
    for lot in application.lots.all():
        proposing.propose_offer(
            **acts, lot=lot,
            offer=proposing.NewOffer(
                service_type=lot.round_lot.lot.service_types.first(), site=site, mode="setting", unit=Unit.HOUR, unit_minutes=60,
                price_pence=REFERENCE_PRICES[lot.round_lot.lot.number], vat=Vat.EXEMPT, needs=["autism", "anxiety"], age_from=11,
                age_to=16, part_days=["mon_am", "tue_am", "wed_am"], places=4, travel_miles=20,
            ),
        )  # fmt: skip
    submitting.submit_application(**acts)
