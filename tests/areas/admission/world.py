"""A round that takes applications from 1 to 18 December 2026, noon, for three lots; an applicant, a rival, everybody who assesses.

world = admission_world()                 # the round is open
application = written(world)              # Arrow's draft for lots 1, 2 and 3: whole
application = submitted(world)            # … and sent on 10 December
assessed(world, application, fails={3: "not_shown"})   # checked and marked: lots 1 and 2 pass, lot 3 does not
decided(world, application)               # as it was found
"""

from dataclasses import dataclass, field
from datetime import date

from django.core.files.base import ContentFile

from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.admission.actions import (
    agreement,
    applying,
    checking,
    deciding,
    grounds,
    marking,
    proposing,
    submitting,
    telling,
)
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Agreement, Answer, Application
from sixthday.admission.queries import assessing
from sixthday.admission.queries.application import put
from sixthday.framework import actions as framework
from sixthday.framework.actions import NewLot, NewQuestion
from sixthday.framework.choices import LegalForm, QuestionKind
from sixthday.framework.models import Round, Scheme, ServiceType
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis, SiteKind, Unit, Vat
from sixthday.providers.models import Provider
from tests.areas.framework.world import CLAUSES, DEADLINE, NOW, OPENS, WEIGHTS
from tests.cast import Cast, at, council_cast, person

OPEN = at("2026-12-10")
AFTER = at("2026-12-18", "12:01")
ASSESSING = at("2027-01-11")
DECIDING = at("2027-01-25")
LATER = at("2028-12-10")
PRICES = {1: 40_00, 2: 38_00, 3: 45_00}
TUITION = "How do you plan tuition for one child?"
QUESTIONS = (
    NewQuestion(QuestionKind.CONDITION, "What is your safeguarding policy?", evidence="safeguarding_policy"),
    NewQuestion(QuestionKind.CONDITION, "Which qualified teachers would teach?", lots=(3,)),
    NewQuestion(QuestionKind.EXCLUSION, "Does an exclusion ground apply?"),
    NewQuestion(QuestionKind.QUALITY, "How do you keep children safe?", weight=80, max_score=5, pass_mark=3, word_limit=50),
    NewQuestion(
        QuestionKind.YOUNG_PEOPLE, "How will you make me welcome?", weight=20, max_score=5, pass_mark=2,
        model_answer="You ask what I like first.",
    ),
)  # fmt: skip


@dataclass
class World:
    """The council's people, the round, its services by lot, and the two providers with their leads."""

    cast: Cast
    scheme: Scheme
    round: Round
    services: dict[int, ServiceType]
    providers: dict[str, Provider] = field(default_factory=dict)
    leads: dict[str, User] = field(default_factory=dict)


def admission_world(questions=QUESTIONS) -> World:
    """The round published; Arrow and Bridge are known to the council, and members of nothing."""
    cast = council_cast()
    lots = [
        NewLot(1, "Education", [("setting", "In a setting")]), NewLot(2, "Mentoring", [("mentoring", "Mentoring")]),
        NewLot(3, "Tuition", [("tuition", "Tuition")]),
    ]  # fmt: skip
    scheme = framework.set_up_scheme(
        title="Alternative provision", legal_form=LegalForm.OPEN, value_ex_vat_pence=20_000_000_00,
        value_inc_vat_pence=24_000_000_00, awarded_on=date(2026, 3, 27), commenced_on=date(2026, 3, 31),
        ends_on=date(2031, 3, 30), extendable_to_on=date(2033, 3, 30), lots=lots, by=cast.commissioner, at=NOW,
    )  # fmt: skip
    first = framework.set_up_round(
        scheme=scheme, number=1, awarded_on=date(2026, 3, 27), from_on=date(2026, 3, 31), reference_prices=PRICES,
        by=cast.commissioner, at=NOW,
    )  # fmt: skip
    _weigh(cast, first, date(2026, 3, 31))
    services = {row.lot.number: row for row in ServiceType.objects.select_related("lot")}
    world = World(cast, scheme, opened(cast, scheme, questions), services)
    for name in ("Arrow", "Bridge"):
        world.providers[name] = providers.register_provider(
            name=f"{name} Outdoors", contact_name=f"{name} Contact", telephone="01432 000000",
            email=f"{name.lower()}@provider.example", by=cast.commissioner, at=NOW,
        )  # fmt: skip
        organisation = world.providers[name].organisation
        world.leads[name] = person(
            cast, f"{name.lower()}_lead", f"{name} Lead", Role.PROVIDER_LEAD, organisation, when=NOW
        )
    return world


def opened(cast: Cast, scheme: Scheme, questions, *, later=0) -> Round:
    """The next round, planned with everything it needs and published; so many years `later` than round 2."""

    def then(on):
        return on.replace(year=on.year + later)

    who = {"by": cast.commissioner, "at": then(NOW)}
    held = framework.plan_round(scheme=scheme, **who)
    framework.date_round(
        round=held, opens_at=then(OPENS), deadline_at=then(DEADLINE), expected_award_on=then(date(2027, 2, 1)),
        expected_from_on=then(date(2027, 3, 1)), **who,
    )  # fmt: skip
    framework.price_round(round=held, reference_prices=PRICES, **who)
    _weigh(cast, held, then(date(2027, 3, 1)), then(NOW))
    framework.set_terms(round=held, clauses=CLAUSES, from_on=then(date(2027, 3, 1)), **who)
    framework.describe_round(round=held, notice="Providers of alternative provision are invited.", **who)
    for question in questions:
        framework.write_question(round=held, question=question, **who)
    framework.assess_conflicts(round=held, text="No conflict is known.", review_on=then(date(2027, 3, 1)), **who)
    return framework.open_round(round=held, **who)


def started(world: World, name="Arrow", lots=(1, 2, 3), when=OPEN) -> Application:
    """A draft with nothing written yet."""
    footing = dict.fromkeys(lots, Basis.NEW)
    return applying.start_application(round=world.round, lots=footing, by=world.leads[name], at=when)


def written(world: World, name="Arrow", lots=(1, 2, 3), when=OPEN) -> Application:
    """A whole draft: facts, share code, nobody connected, no ground, one site, every answer with its evidence, an offer a lot."""
    return filled(world, started(world, name, lots, when), name, when)


def filled(world: World, application: Application, name="Arrow", when=OPEN) -> Application:
    """A draft with everything it needs."""
    acts = {"application": application, "by": world.leads[name], "at": when}
    applying.save_facts(**acts, **facts(name))
    applying.save_share_code(**acts, share_code="AB12CD34")
    applying.say_nobody_connected(**acts)
    grounds.confirm_grounds(**acts, none_applies=True)
    site = proposing.propose_site(
        **acts, name="The Barn", kind=SiteKind.INDOOR, address="1 Mill Lane", postcode="HR4 9AR"
    )
    for asked in put(application):
        answer(world, application, asked, name, when)
    for lot in application.lots.all():
        proposing.propose_offer(**acts, lot=lot, offer=offer(world, lot.round_lot.lot.number, site))
    return fresh(application)


def facts(name="Arrow", **changed):
    """What an applicant says of itself."""
    return {
        "legal_name": f"{name} Outdoors Ltd", "company_number": "01234567", "address": "1 Mill Lane, Hereford",
        "contact_name": f"{name} Contact", "telephone": "01432 000000", "email": f"{name.lower()}@provider.example",
        "size": "small",
    } | changed  # fmt: skip


def answer(
    world: World, application: Application, asked, name="Arrow", when=OPEN, text="We plan it together."
) -> Answer:
    """An answer to one question, with a file where it asks for evidence."""
    upload = ContentFile(b"Our policy.", "policy.txt") if asked.question.evidence else None
    return proposing.save_answer(
        application=application, question=asked.question, lot=asked.lot, text=text, upload=upload,
        by=world.leads[name], at=when,
    )  # fmt: skip


def offer(world: World, number: int, site, **changed) -> proposing.NewOffer:
    """Forty-two pounds an hour, one to one."""
    values = {
        "service_type": world.services[number], "site": site, "mode": "setting", "unit": Unit.HOUR, "unit_minutes": 60,
        "price_pence": 42_00, "vat": Vat.EXEMPT, "needs": ["autism"], "age_from": 11, "age_to": 16,
        "part_days": ["mon_am", "tue_am"], "places": 4, "travel_miles": 20,
    }  # fmt: skip
    return proposing.NewOffer(**(values | changed))


def submitted(world: World, name="Arrow", lots=(1, 2, 3), when=OPEN) -> Application:
    """Sent in time."""
    application = written(world, name, lots, when)
    return submitting.submit_application(application=application, by=world.leads[name], at=when)


def declared(world: World, *handles: str, interests=()) -> None:
    """Nobody has an interest, and each says so."""
    for handle in handles or ("evaluator", "second_evaluator", "commissioner", "senior_officer", "signatory"):
        person = world.cast.people[handle]
        framework.declare_interests(round=world.round, interests=list(interests), by=person, at=ASSESSING)


def panels(world: World, seats=2) -> None:
    """Two evaluators and a panel of young people."""
    commissioner = world.cast.commissioner
    for handle in ("evaluator", "second_evaluator"):
        marking.name_evaluator(round=world.round, evaluator=world.cast.people[handle], by=commissioner, at=NOW)
    marking.seat_panel(round=world.round, seats=seats, by=commissioner, at=NOW)


def checked(world: World, application: Application, fails=None, when=ASSESSING) -> None:
    """Every condition passes, but those of the lots in `fails` (number: reason), by their offers."""
    for due in assessing.conditions(application):
        number = due.lot.round_lot.lot.number if due.lot else None
        reason = (fails or {}).get(number, "") if due.condition.code == "offers_and_sites" else ""
        checking.record_check(
            application=application, code=due.condition.code, lot=due.lot, seen=len(due.checks), reason=reason,
            result=CheckResult.FAIL if reason else CheckResult.PASS, by=world.cast.qa_officer, at=when,
        )  # fmt: skip


def marked(world: World, application: Application, mark=4, when=ASSESSING) -> None:
    """Everybody gives every answer the same mark, which then stands."""
    for asked in put(application):
        if asked.question.max_score:
            for marker in assessing.markers(world.round, assessing.panel_of(asked.answer)):
                give(world, asked.answer, marker, mark, when)
            marking.moderate(answer=asked.answer, mark=mark, reason="All agree.", by=world.cast.commissioner, at=when)


def give(world: World, answer: Answer, marker, mark=4, when=ASSESSING):
    """One marker's mark, entered by whoever enters it."""
    by = marker.evaluator or world.cast.participation_officer
    return marking.give_mark(answer=answer, marker=marker, mark=mark, why="It says how.", by=by, at=when)


def assessed(world: World, application: Application, fails=None, mark=4) -> Application:
    """Declared, seated, checked and marked."""
    if not assessing.markers(world.round, Panel.QUALITY):
        panels(world)
        declared(world)
    checked(world, application, fails)
    marked(world, application, mark)
    return fresh(application)


def decided(world: World, application: Application, when=DECIDING) -> Application:
    """Each lot as it was found."""
    for lot in application.lots.all():
        act = deciding.admit_to_lot if all(f.met for f in assessing.outcome(lot)) else deciding.refuse_lot
        act(lot=lot, why="As it was found.", by=world.cast.senior_officer, at=when)
    return fresh(application)


def told(world: World, application: Application, when=DECIDING) -> Application:
    """Every applicant is told."""
    telling.tell_outcomes(round=world.round, by=world.cast.commissioner, at=when)
    return fresh(application)


def awarded(world: World, on=date(2027, 2, 1), from_on=date(2027, 3, 1)) -> Round:
    """The round awarded in place of the first."""
    held = Round.objects.get(pk=world.round.pk)
    return framework.award_round(round=held, awarded_on=on, from_on=from_on, by=world.cast.commissioner, at=at(str(on)))


def signed(world: World, when=None) -> None:
    """The agreement signed by both, the day after the award."""
    when = when or at("2027-02-02")
    agreement.sign_agreement_for_provider(agreement=Agreement.objects.get(), by=world.leads["Arrow"], at=when)
    agreement.sign_agreement_for_council(agreement=Agreement.objects.get(), by=world.cast.signatory, at=when)


def next_round(world: World, questions=QUESTIONS, lots=None) -> Application:
    """Arrow was admitted to lots 1 and 2 and refused lot 3; two years on it applies again, to 1 and 3 unless told otherwise."""
    told(world, decided(world, assessed(world, submitted(world), fails={3: "not_shown"})))
    awarded(world)
    signed(world)
    again = opened(world.cast, world.scheme, questions, later=2)
    footing = lots or {1: Basis.NEW, 3: Basis.NEW}
    return applying.start_application(round=again, lots=footing, by=world.leads["Arrow"], at=LATER)


def fresh(application: Application) -> Application:
    """The application as the database has it, with its lots."""
    return Application.objects.select_related("round", "provider", "facts").get(pk=application.pk)


def _weigh(cast: Cast, held: Round, from_on: date, when=NOW) -> None:
    for lot in held.round_lots.all():
        framework.set_weights(round_lot=lot, points=WEIGHTS, from_on=from_on, by=cast.commissioner, at=when)
