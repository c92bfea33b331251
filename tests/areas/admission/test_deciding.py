"""Checks, blind marks, moderation, exclusion, the decision on each lot, and everybody told at once."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sixthday.access.actions import end_role
from sixthday.access.choices import Role
from sixthday.admission.actions import agreement as signing
from sixthday.admission.actions import applying, checking, deciding, grounds, marking, submitting, telling
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Agreement, Application, Mark, Moderation, ProposedOffer
from sixthday.admission.queries import assessing, board, exclusion
from sixthday.admission.queries.application import put
from sixthday.admission.queries.waiting import to_judge
from sixthday.audit.models import Detail, Entry
from sixthday.documents.models import Document
from sixthday.framework import actions as framework
from sixthday.framework.actions import NewInterest
from sixthday.framework.choices import InterestKind
from sixthday.outbox.models import Message
from sixthday.providers.actions.exclusion import load_debarment_list
from sixthday.providers.choices import Basis
from sixthday.providers.models import Membership, Offer, Site
from sixthday.rules.findings import Refused, Stale
from sixthday.rules.pricing import Rate, Unit
from tests.areas.admission import world as worlds
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.cast import at
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = at("2027-02-02"), at("2027-03-08")


def with_everybody():
    """Arrow's application with the council; everybody named and declared."""
    world = worlds.admission_world()
    worlds.panels(world)
    worlds.declared(world)
    return world, worlds.submitted(world)


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(with_everybody)


@pytest.fixture
def both(made, db):
    return deepcopy(made)


@pytest.fixture
def world(both) -> World:
    return both[0]


@pytest.fixture
def application(both) -> Application:
    return both[1]


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


def check(
    world: World, application, code="supplier_record", lot=None, result=CheckResult.PASS, when=ASSESSING, **given
):
    values = {"seen": 0, "by": world.cast.qa_officer, "at": when} | given
    return checking.record_check(application=application, code=code, lot=lot, result=result, **values)


def quality(application):
    return next(each.answer for each in put(application) if each.question.kind == "quality")


# --- conditions ------------------------------------------------------------------------------------------------------


def test_every_condition_of_the_application_and_its_lots(application):
    found = [(due.condition.code, str(due.lot) if due.lot else "") for due in assessing.conditions(application)]
    assert found == [
        ("supplier_record", ""), ("condition-1", ""), ("condition-2", "Lot 3: Tuition"), ("offers_and_sites", "Lot 1: Education"),
        ("offers_and_sites", "Lot 2: Mentoring"), ("offers_and_sites", "Lot 3: Tuition"),
    ]  # fmt: skip


def test_nothing_is_checked_while_applications_can_be_changed(world: World, application):
    with pytest.raises(Refused) as caught:
        check(world, application, when=OPEN)
    assert codes(caught) == ["round_closed"]


@pytest.mark.demand("M05", "a checker asks the applicant, whose answer is waited for before judging")
def test_a_question_to_the_applicant_pauses_the_clock(world: World, application):
    asked = check(
        world,
        application,
        result=CheckResult.CLARIFY,
        question="Which year are the accounts of?",
        answer_by_on=date(2027, 1, 18),
    )
    assert [row.ref for row in assessing.put_to_applicant(application)] == [asked.ref]
    assert list(to_judge(world.round, date(2027, 1, 14))) == []
    with pytest.raises(Refused) as caught:
        check(world, application, seen=1)
    assert codes(caught) == ["check_waits"]
    assert assessing.days_with_council(application, date(2027, 1, 14)) == 25
    row = checking.answer_check(
        application=application, check=asked, answer="Of 2026.", by=world.leads["Arrow"], at=at("2027-01-14")
    )
    assert row.answered_by == world.leads["Arrow"]
    assert assessing.days_with_council(application, date(2027, 1, 15)) == 26
    assert [each.ref for each in to_judge(world.round, date(2027, 1, 15))] == [asked.ref]
    assert check(world, application, seen=1, when=at("2027-01-15")).result == "pass"
    assert list(to_judge(world.round, date(2027, 1, 15))) == []
    told = Message.objects.filter(kind__in=["application_question", "application_answer"]).order_by("pk")
    assert [message.to or message.to_organisation for message in told] == [
        world.providers["Arrow"].organisation,
        world.cast.qa_officer,
    ]


def test_a_question_nobody_answers_stops_the_clock_until_its_last_day(world: World, application):
    asked = check(world, application, result=CheckResult.CLARIFY, question="Which?", answer_by_on=date(2027, 1, 18))
    assert [assessing.days_with_council(application, date(2027, 1, day)) for day in (11, 18, 19, 20)] == [
        25,
        25,
        26,
        27,
    ]
    assert [row.ref for row in to_judge(world.round, date(2027, 1, 19))] == [asked.ref]
    check(world, application, seen=1, result=CheckResult.FAIL, reason="not_shown", when=at("2027-01-19"))
    assert list(to_judge(world.round, date(2027, 1, 20))) == []


@pytest.mark.parametrize(
    ("name", "answer", "when", "code"),
    [
        ("Bridge", "Ours.", "2027-01-14", "own_application"), ("Arrow", " ", "2027-01-14", "answer_text"),
        ("Arrow", "Late.", "2027-01-19", "answer_in_time"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_count(world: World, application, name: str, answer: str, when: str, code: str):
    asked = check(world, application, result=CheckResult.CLARIFY, question="Which?", answer_by_on=date(2027, 1, 18))
    with pytest.raises(Refused) as caught:
        checking.answer_check(application=application, check=asked, answer=answer, by=world.leads[name], at=at(when))
    assert codes(caught) == [code]


def test_the_second_checker_is_told(world: World, application):
    check(world, application)
    with pytest.raises(Stale) as caught:
        check(world, application, result=CheckResult.FAIL, reason="not_shown")
    assert (caught.value.what, caught.value.who) == (
        "Somebody else has checked this condition.",
        world.cast.qa_officer.ref,
    )


# --- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.demand("M06", "evaluators mark blind: nobody sees another's mark until all are in")
def test_marks_are_blind_until_all_are_in(world: World, application):
    answer, today = quality(application), ASSESSING.date()
    first, second = assessing.markers(world.round, Panel.QUALITY)
    worlds.give(world, answer, first, 2)
    assert [row.mark for row in assessing.marks_seen(answer, first.evaluator, today)] == [2]
    assert assessing.marks_seen(answer, second.evaluator, today) == []
    worlds.give(world, answer, second, 4)
    assert sorted(row.mark for row in assessing.marks_seen(answer, second.evaluator, today)) == [2, 4]


def test_a_mark_is_in_the_record_without_its_number(world: World, application):
    worlds.give(world, quality(application), assessing.markers(world.round, Panel.QUALITY)[0], 2)
    entry = Entry.objects.get(kind="answer_marked")
    assert Detail.objects.get(entry=entry).body["after"] == {"question": "quality-1"}


def test_a_mark_is_given_once(world: World, application):
    marker = assessing.markers(world.round, Panel.QUALITY)[0]
    worlds.give(world, quality(application), marker, 2)
    with pytest.raises(Stale):
        worlds.give(world, quality(application), marker, 5)
    assert [row.mark for row in Mark.objects.all()] == [2]


def test_nobody_gives_anothers_mark_or_marks_for_another_panel(world: World, application):
    marker, seat = (
        assessing.markers(world.round, Panel.QUALITY)[0],
        assessing.markers(world.round, Panel.YOUNG_PEOPLE)[0],
    )
    given = {"answer": quality(application), "mark": 2, "why": "So.", "at": ASSESSING}
    with pytest.raises(Refused) as caught:
        marking.give_mark(marker=marker, by=world.cast.second_evaluator, **given)
    assert codes(caught) == ["marker_own"]
    with pytest.raises(Refused) as caught:
        marking.give_mark(marker=seat, by=world.cast.participation_officer, **given)
    assert codes(caught) == ["marker_panel"]
    with pytest.raises(Refused) as caught:
        marking.give_mark(marker=seat, by=world.cast.evaluator, **given)
    assert codes(caught) == ["marker_own", "marker_panel"]


def interested(world: World, handle="evaluator"):
    organisation = world.providers["Arrow"].organisation
    interest = NewInterest(
        InterestKind.ACTUAL, "A sister works there.", "Does not mark it.", date(2027, 3, 1), organisation
    )
    worlds.declared(world, handle, interests=[interest])


@pytest.mark.demand("M29", "who has an interest in an applicant does not mark it, and is not waited for")
def test_an_evaluator_with_an_interest_does_not_mark_and_is_not_waited_for(world: World, application):
    interested(world)
    first, second = assessing.markers(world.round, Panel.QUALITY)
    with pytest.raises(Refused) as caught:
        worlds.give(world, quality(application), first, 4)
    assert codes(caught) == ["interest_none"]
    worlds.give(world, quality(application), second, 4)
    moderated = marking.moderate(
        answer=quality(application), mark=4, reason="One marker.", by=world.cast.commissioner, at=ASSESSING
    )
    assert moderated.mark == 4


@pytest.mark.demand("M06", "an evaluator whose role has ended is not waited for, and a mark already given counts")
def test_an_evaluator_who_has_left_is_not_waited_for(world: World, application):
    answer, (first, second) = quality(application), assessing.markers(world.round, Panel.QUALITY)
    worlds.give(world, answer, second, 4)
    assert assessing.to_moderate(world.round, ASSESSING.date()) == []
    end_role(user=first.evaluator, role=Role.EVALUATOR, until_on=date(2027, 1, 11), by=world.cast.admin, at=ASSESSING)
    after = date(2027, 1, 12)
    assert assessing.released(world.round, after) == {first.evaluator_id}
    assert [row.pk for row in assessing.to_moderate(world.round, after)] == [answer.pk]
    stands = marking.moderate(
        answer=answer, mark=4, reason="One marker left.", by=world.cast.commissioner, at=at("2027-01-12")
    )
    assert (stands.mark, [row.mark for row in assessing.marks_seen(answer, second.evaluator, after)]) == (4, [4])


def test_without_a_current_declaration_nobody_marks(world: World, application):
    first = assessing.markers(world.round, Panel.QUALITY)[0]
    with pytest.raises(Refused) as caught:
        worlds.give(world, quality(application), first, when=at("2028-02-01"))
    assert codes(caught) == ["interests_declared"]


@pytest.mark.demand("M06", "one moderated mark with its reason stands when everybody has marked")
def test_moderation_waits_for_all_and_stands(world: World, application):
    answer, by = quality(application), world.cast.commissioner
    first, second = assessing.markers(world.round, Panel.QUALITY)
    worlds.give(world, answer, first, 2)
    with pytest.raises(Refused) as caught:
        marking.moderate(answer=answer, mark=3, reason="Between.", by=by, at=ASSESSING)
    assert [f.reason for f in caught.value.findings if not f.met] == ["Still to mark: Evan Pryce."]
    worlds.give(world, answer, second, 4)
    marking.moderate(answer=answer, mark=3, reason="Half is shown.", by=by, at=ASSESSING)
    with pytest.raises(Stale) as told:
        marking.moderate(answer=answer, mark=4, reason="More.", by=by, at=ASSESSING)
    assert told.value.what == "The mark that stands is 3 already."
    assert Detail.objects.get(entry__kind="answer_moderated").body["after"] == {
        "question": "quality-1",
        "mark": 3,
        "marks": [2, 4],
    }


@pytest.mark.demand("M30", "young people's own panel marks their question, entered for its members by number")
def test_young_people_mark_their_own_question(world: World, application):
    answer = next(each.answer for each in put(application) if each.question.kind == "young_people")
    seats = assessing.markers(world.round, Panel.YOUNG_PEOPLE)
    given = [worlds.give(world, answer, seat, 5) for seat in seats]
    assert [(str(row.marker), row.given_by) for row in given] == [
        ("Young person 1", world.cast.participation_officer), ("Young person 2", world.cast.participation_officer),
    ]  # fmt: skip


def test_markers_stay_once_marking_has_begun(world: World, application):
    worlds.give(world, quality(application), assessing.markers(world.round, Panel.QUALITY)[0])
    with pytest.raises(Refused) as caught:
        marking.name_evaluator(
            round=world.round, evaluator=world.cast.qa_officer, by=world.cast.commissioner, at=ASSESSING
        )
    assert codes(caught) == ["evaluator_role", "markers_before_marks"]
    with pytest.raises(Refused) as caught:
        marking.seat_panel(round=world.round, seats=3, by=world.cast.commissioner, at=ASSESSING)
    assert codes(caught) == ["panel_once"]


# --- deciding --------------------------------------------------------------------------------------------------------


@pytest.mark.demand("M05", "admitted to two lots, refused one with a coded reason for the condition")
def test_admitted_to_what_it_passes_and_refused_with_reasons(world: World, application):
    worlds.decided(world, worlds.assessed(world, application, fails={3: "not_lawful"}))
    rows = {lot.round_lot.lot.number: lot for lot in application.lots.all()}
    assert {number: lot.state for number, lot in rows.items()} == {1: "admitted", 2: "admitted", 3: "refused"}
    assert [f["code"] for f in rows[3].findings if not f["met"]] == ["offers_and_sites.not_lawful"]
    assert (rows[3].decided_by, rows[3].decided_at, rows[3].decided_why) == (
        world.cast.senior_officer,
        DECIDING,
        "As it was found.",
    )
    assert Detail.objects.get(entry__kind="lot_refused").body["after"]["reasons"] == ["offers_and_sites.not_lawful"]


def test_nobody_admits_what_fails_or_refuses_what_passes(world: World, application):
    worlds.assessed(world, application, fails={3: "not_lawful"})
    first, _, third = application.lots.all()
    with pytest.raises(Refused) as caught:
        deciding.admit_to_lot(lot=third, why="We like them.", by=world.cast.senior_officer, at=DECIDING)
    assert codes(caught) == ["offers_and_sites.not_lawful"]
    with pytest.raises(Refused) as caught:
        deciding.refuse_lot(lot=first, why="We do not.", by=world.cast.senior_officer, at=DECIDING)
    assert codes(caught) == ["refusal_reason"]


def test_below_the_pass_mark_is_refused(world: World, application):
    worlds.decided(world, worlds.assessed(world, application, mark=2))
    lot = application.lots.first()
    assert [f["reason"] for f in lot.findings if not f["met"]] == [
        "How do you keep children safe: 2 of 5; 3 marks were needed. All agree."
    ]


def test_a_decision_waits_for_checks_and_marks(world: World, application):
    with pytest.raises(Refused) as caught:
        deciding.admit_to_lot(lot=application.lots.first(), why="Now.", by=world.cast.senior_officer, at=DECIDING)
    assert codes(caught) == ["decision_checks", "decision_marks"]


def test_a_decision_is_made_once(world: World, application):
    worlds.decided(world, worlds.assessed(world, application))
    with pytest.raises(Stale) as caught:
        deciding.refuse_lot(lot=application.lots.first(), why="No.", by=world.cast.senior_officer, at=DECIDING)
    assert (caught.value.what, caught.value.who) == (
        "This lot application is already: admitted.",
        world.cast.senior_officer.ref,
    )


def test_a_decision_is_taken_back_before_it_is_told_and_not_after(world: World, application):
    worlds.decided(world, worlds.assessed(world, application, fails={3: "not_shown"}))
    third, by = application.lots.last(), world.cast.senior_officer
    with pytest.raises(Refused) as caught:
        check(world, application, seen=1, result=CheckResult.FAIL, reason="out_of_date")
    assert codes(caught) == ["check_lot_open"]
    held = deciding.reopen_lot(lot=third, why="The lease was found.", by=by, at=DECIDING)
    assert (held.state, held.decided_by, held.findings) == ("applied", None, [])
    assert Detail.objects.get(entry__kind="lot_reopened").body["before"] == {
        "state": "refused",
        "why": "As it was found.",
    }
    check(world, application, code="offers_and_sites", lot=held, seen=1)
    assert deciding.admit_to_lot(lot=held, why="Passes now.", by=by, at=DECIDING).state == "admitted"
    worlds.told(world, application)
    with pytest.raises(Stale):
        deciding.reopen_lot(lot=held, why="No.", by=by, at=DECIDING)


def with_a_ground(world: World, **changed):
    """Bridge's application, with a director's conviction."""
    application = worlds.written(world, "Bridge", lots=(1,))
    values = {
        "ground": "theft_fraud",
        "determined_on": date(2025, 3, 1),
        "account": "Convicted.",
        "by": world.leads["Bridge"],
        "at": OPEN,
    }
    grounds.declare_ground(application=application, **(values | changed))
    grounds.confirm_grounds(application=application, none_applies=False, by=world.leads["Bridge"], at=OPEN)
    return submitting.submit_application(application=application, by=world.leads["Bridge"], at=OPEN)


def determine(world: World, application, by="senior_officer", **changed):
    values = {
        "excludes": True,
        "represented": True,
        "weighed": ["other_evidence"],
        "reason": "Nothing was put forward.",
    }
    return deciding.determine_exclusion(
        application=application, by=world.cast.people[by], at=DECIDING, **(values | changed)
    )


@pytest.mark.demand("M05", "an applicant that the debarment list may name waits for a named decider")
def test_the_debarment_list_may_name_the_applicant(world: World):
    application = worlds.written(world, "Bridge", lots=(1,))
    application = submitting.submit_application(application=application, by=world.leads["Bridge"], at=OPEN)
    assert exclusion.open_(application, DECIDING.date()) is False
    legal_name = application.facts.legal_name
    rows = f"name,company_number,ground,mandatory,until\n{legal_name.upper()} LTD,,Made up,yes,\n"
    report = load_debarment_list(
        text=rows, listed_on=OPEN.date(), source="Made up", by=world.cast.commissioner, at=DECIDING
    )
    assert report.errors == ()
    assert exclusion.open_(application, DECIDING.date()) is True
    said = exclusion.findings(application, world.cast.senior_officer, DECIDING.date())
    assert [(each.code, each.met) for each in said] == [("exclusion_clear", True), ("debarment_list", False)]
    determine(world, application, excludes=False, reason="Another company of the same name.")
    assert exclusion.open_(application, DECIDING.date()) is False


@pytest.mark.demand("M05", "a named decider excludes; an excluded applicant is disregarded in every lot")
def test_an_excluded_applicant_is_refused_unmarked(world: World):
    bridge = with_a_ground(world)
    lot = bridge.lots.get()
    with pytest.raises(Refused) as caught:
        deciding.refuse_lot(lot=lot, why="Excluded.", by=world.cast.senior_officer, at=DECIDING)
    assert "decision_exclusion" in codes(caught)
    determine(world, bridge)
    held = deciding.refuse_lot(lot=lot, why="Excluded.", by=world.cast.senior_officer, at=DECIDING)
    assert [f["code"] for f in held.findings if not f["met"]] == ["applicant_excluded"]
    kept = [str(detail.body) for detail in Detail.objects.all()]
    assert [text for text in kept if "theft" in text or "Convicted" in text or "put forward" in text] == []


def test_only_a_named_decider_decides_on_exclusion(world: World):
    with pytest.raises(Refused) as caught:
        determine(world, with_a_ground(world), by="commissioner")
    assert codes(caught) == ["determination_decider"]


def test_set_aside_for_steps_taken_it_is_assessed_like_any_other(world: World):
    bridge = with_a_ground(world, self_cleaning=["steps_taken"], remedy="The director has left.")
    determine(world, bridge, excludes=False, weighed=["steps_taken"], reason="He left; controls are new.")
    worlds.checked(world, bridge)
    worlds.marked(world, bridge)
    assert worlds.decided(world, bridge).lots.get().state == "admitted"


def test_exclusion_is_decided_once(world: World):
    bridge = with_a_ground(world)
    determine(world, bridge)
    with pytest.raises(Stale):
        determine(world, bridge, excludes=False, weighed=["steps_taken"])


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("senior_officer", True),
        ("commissioner", False),
        ("qa_officer", False),
        ("evaluator", False),
        ("auditor", False),
    ],
)
def test_who_sees_what_was_said_of_the_grounds(world: World, who: str, sees: bool):
    bridge = with_a_ground(world)
    person = world.cast.people[who]
    assert (exclusion.grounds(bridge, person, DECIDING.date()) is not None) is sees
    assert (exclusion.findings(bridge, person, DECIDING.date()) is not None) is sees


# --- telling, signing, joining -----------------------------------------------------------------------------------------


@pytest.mark.demand("M05", "every applicant gets its assessment summary in the same moment")
def test_everybody_is_told_at_once(world: World, application):
    bridge = worlds.submitted(world, "Bridge", lots=(1,))
    for each in (application, bridge):
        worlds.decided(world, worlds.assessed(world, each, fails={3: "not_shown"}))
    told = telling.tell_outcomes(round=world.round, by=world.cast.commissioner, at=DECIDING)
    assert {row.provider.name for row in told} == {"Arrow Outdoors", "Bridge Outdoors"}
    assert {(row.state, row.told_at) for row in Application.objects.all()} == {("told", DECIDING)}
    assert Message.objects.filter(kind="application_outcome").count() == 2
    assert Document.objects.filter(kind="assessment").count() == 2
    assert Agreement.objects.count() == 2
    assert board.stages(world.round) == board.Stages(0, 0, 0, 2)


def test_nobody_is_told_while_one_is_undecided(world: World, application):
    worlds.submitted(world, "Bridge", lots=(1,))
    worlds.decided(world, worlds.assessed(world, application))
    with pytest.raises(Refused) as caught:
        telling.tell_outcomes(round=world.round, by=world.cast.commissioner, at=DECIDING)
    assert codes(caught) == ["outcomes_decided"]
    assert Message.objects.filter(kind="application_outcome").count() == 0


def test_a_summary_names_no_other_and_no_ground(world: World, application):
    worlds.told(world, worlds.decided(world, worlds.assessed(world, application, fails={3: "not_shown"})))
    data = worlds.fresh(application).summary.data
    assert [(lot["lot"], lot["outcome"]) for lot in data["lots"]] == [
        ("Lot 1: Education", "Admitted"), ("Lot 2: Mentoring", "Admitted"), ("Lot 3: Tuition", "Refused"),
    ]  # fmt: skip
    assert [row["why"] for row in data["lots"][0]["judgements"]] == [
        "",
        "",
        "",
        "",
        "4 of 5. All agree.",
        "4 of 5. All agree.",
    ]
    assert "Bridge" not in str(data)


@pytest.fixture
def offered(world: World, application) -> Agreement:
    worlds.told(world, worlds.decided(world, worlds.assessed(world, application, fails={3: "not_shown"})))
    return Agreement.objects.get()


def sign(world: World, agreement: Agreement, when=MARCH):
    signing.sign_agreement_for_provider(agreement=agreement, by=world.leads["Arrow"], at=FEBRUARY)
    return signing.sign_agreement_for_council(agreement=agreement, by=world.cast.signatory, at=when)


@pytest.mark.demand("M05", "membership is active when both have signed, with sites and offers")
@pytest.mark.parametrize(("when", "from_on"), [(FEBRUARY, date(2027, 3, 1)), (MARCH, date(2027, 3, 8))])
def test_signed_by_both_it_is_a_member(world: World, offered: Agreement, when, from_on: date):
    worlds.awarded(world)
    assert Membership.objects.count() == 0
    sign(world, offered, when)
    rows = Membership.objects.order_by("round_lot__lot__number")
    assert [(row.round_lot.lot.number, row.basis, row.from_on) for row in rows] == [
        (1, "new", from_on),
        (2, "new", from_on),
    ]
    assert [(site.name, site.kind) for site in Site.objects.all()] == [("The Barn", "indoor")]
    assert [(row.rate, row.from_on) for row in Offer.objects.all()] == [(Rate(Unit.HOUR, 60, 42_00), from_on)] * 2
    assert Entry.objects.filter(kind="agreement_signed").count() == 1
    assert Document.objects.filter(kind="agreement", about=offered.ref).count() == 2


@pytest.mark.parametrize(
    ("rate", "sold"),
    [
        pytest.param({"unit": "week", "unit_minutes": 900, "least_units": 6}, Rate(Unit.WEEK, 900, 42_00, 6), id="a week block"),
        pytest.param({"unit": "year", "unit_minutes": 57_000}, Rate(Unit.YEAR, 57_000, 42_00), id="a year"),
    ],
)  # fmt: skip
def test_a_rate_of_any_unit_becomes_an_offer(world: World, offered: Agreement, rate, sold: Rate):
    ProposedOffer.objects.filter(lot__application=offered.application).update(**rate)
    worlds.awarded(world)
    sign(world, offered)
    assert [row.rate for row in Offer.objects.all()] == [sold] * 2


def test_the_council_signs_second_and_after_the_award(world: World, offered: Agreement):
    with pytest.raises(Stale):
        signing.sign_agreement_for_council(agreement=offered, by=world.cast.signatory, at=MARCH)
    signing.sign_agreement_for_provider(agreement=offered, by=world.leads["Arrow"], at=FEBRUARY)
    with pytest.raises(Refused) as caught:
        signing.sign_agreement_for_council(agreement=offered, by=world.cast.signatory, at=FEBRUARY)
    assert codes(caught) == ["round_awarded"]
    assert Membership.objects.count() == 0


def test_a_rival_cannot_sign(world: World, offered: Agreement):
    with pytest.raises(Refused) as caught:
        signing.sign_agreement_for_provider(agreement=offered, by=world.leads["Bridge"], at=FEBRUARY)
    assert codes(caught) == ["own_agreement"]


@pytest.mark.demand(
    "M04", "a member of an earlier round carries its membership forward: conditions and grounds again, no marks"
)
def test_membership_is_carried_forward_without_marks(world: World, offered: Agreement):
    worlds.awarded(world)
    sign(world, offered)
    world.round = worlds.opened(world.cast, world.scheme, worlds.QUESTIONS, later=2)
    when, after = at("2028-12-10"), at("2029-01-11")
    application = applying.start_application(round=world.round, lots={1: Basis.MERE}, by=world.leads["Arrow"], at=when)
    assert [each.question.kind for each in put(application)] == ["condition"]
    worlds.filled(world, application, when=when)
    submitting.submit_application(application=application, by=world.leads["Arrow"], at=when)
    for handle in ("senior_officer", "signatory"):
        framework.declare_interests(round=world.round, interests=[], by=world.cast.people[handle], at=after)
    worlds.checked(world, application, when=after)
    worlds.decided(world, application, when=after)
    worlds.told(world, application, when=after)
    worlds.awarded(world, date(2029, 1, 12), date(2029, 3, 1))
    agreement = Agreement.objects.get(application=application)
    signing.sign_agreement_for_provider(agreement=agreement, by=world.leads["Arrow"], at=at("2029-01-14"))
    signing.sign_agreement_for_council(agreement=agreement, by=world.cast.signatory, at=at("2029-01-15"))
    row = Membership.objects.get(round_lot__round=world.round)
    assert (row.basis, row.round_lot.lot.number, row.from_on) == ("mere", 1, date(2029, 3, 1))


def test_an_earlier_tender_brings_its_answers(world: World, offered: Agreement):
    worlds.awarded(world)
    sign(world, offered)
    world.round = worlds.opened(world.cast, world.scheme, worlds.QUESTIONS, later=2)
    lots = {1: Basis.EARLIER, 2: Basis.MERE}
    application = applying.start_application(round=world.round, lots=lots, by=world.leads["Arrow"], at=at("2028-12-10"))
    assert [each.answer.text for each in put(application)] == ["We plan it together."] * 3
    with pytest.raises(Refused) as caught:
        applying.choose_lots(
            application=application, lots={3: Basis.EARLIER}, by=world.leads["Arrow"], at=at("2028-12-10")
        )
    assert codes(caught) == ["application_basis"]


def test_nobody_admitted_is_offered_nothing(world: World, application):
    worlds.told(world, worlds.decided(world, worlds.assessed(world, application, mark=0)))
    assert Agreement.objects.count() == 0


# --- the database itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE admission_check SET result = 'fail'",
        "UPDATE admission_check SET result = 'clarify'",
        "UPDATE admission_mark SET mark = 5",
        "DELETE FROM admission_moderation",
        "UPDATE admission_marker SET evaluator_id = NULL",
        "UPDATE admission_lotapplication SET decided_by_id = NULL",
        "UPDATE admission_lotapplication SET state = 'applied'",
        "INSERT INTO admission_moderation (answer_id, mark, reason, moderated_by_id, moderated_at)"
        " SELECT answer_id, 5, reason, moderated_by_id, moderated_at FROM admission_moderation",
        "INSERT INTO admission_mark (answer_id, marker_id, mark, why, given_by_id, given_at)"
        " SELECT answer_id, marker_id, 5, why, given_by_id, given_at FROM admission_mark",
    ],
)
def test_the_database_refuses(world: World, application, sql: str):
    worlds.decided(world, worlds.assessed(world, application))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mark=st.integers(0, 5), fails=st.booleans())
def test_whoever_passes_is_admitted_and_nobody_else(both, mark: int, fails: bool):
    world, application = deepcopy(both)
    with transaction.atomic():
        worlds.decided(world, worlds.assessed(world, application, fails={1: "not_shown"} if fails else None, mark=mark))
        states = [lot.state for lot in application.lots.all()]
        passed = mark >= 3
        assert states == ["admitted" if passed and not fails else "refused", *["admitted" if passed else "refused"] * 2]
        assert Moderation.objects.count() == 2
        transaction.set_rollback(True)
