"""From a draft to a submitted application: whole, in time, one's own."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.admission.actions import applying, grounds, proposing, submitting
from sixthday.admission.models import Application, LateAttempt
from sixthday.admission.queries.application import due_to_send, former_answer, put, tasks
from sixthday.audit.models import Detail, Entry
from sixthday.ops.jobs import send_applications
from sixthday.outbox.models import Message
from sixthday.providers.choices import Basis, Unit
from sixthday.rules.findings import Refused, Stale
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, DEADLINE, OPEN, World, written
from tests.cast import at

pytestmark = pytest.mark.django_db


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


@pytest.mark.demand("M05", "a whole application to three lots is submitted")
def test_a_whole_application_is_submitted(world: World):
    application = worlds.submitted(world)
    assert (application.state, application.submitted_by, application.submitted_at) == (
        "submitted",
        world.leads["Arrow"],
        OPEN,
    )
    entry = Entry.objects.filter(kind="application_submitted").get()
    assert entry.abouts.filter(ref=application.ref).exists()
    assert Message.objects.filter(about=application.ref).count() == 1


def test_a_draft_says_everything_that_is_missing(world: World):
    application = worlds.started(world, lots=(1,))
    with pytest.raises(Refused) as caught:
        submitting.submit_application(application=application, by=world.leads["Arrow"], at=OPEN)
    assert codes(caught) == [
        "task_facts", "task_share_code", "task_connected", "task_grounds", "task_sites", "task_question_condition-1",
        "task_question_condition-1", "task_question_quality-1", "task_question_young-people-1", "task_offers",
    ]  # fmt: skip
    assert Application.objects.get(pk=application.pk).state == "draft"


def test_the_task_list_says_what_is_done(world: World):
    application = written(world, lots=(1, 3))
    found = tasks(application, put(application), OPEN.date())
    assert [(task.lot, task.code) for task in found if not task.done] == []
    assert [task.lot for task in found if task.lot] == ["Lot 1: Education", "Lot 3: Tuition", "Lot 3: Tuition"]


def test_one_application_a_round(world: World):
    worlds.started(world)
    with pytest.raises(Stale):
        worlds.started(world)
    assert worlds.started(world, "Bridge").provider == world.providers["Bridge"]


def test_only_members_carry_their_membership_forward(world: World):
    with pytest.raises(Refused) as caught:
        applying.start_application(round=world.round, lots={1: Basis.MERE}, by=world.leads["Arrow"], at=OPEN)
    assert codes(caught) == ["application_basis"]


def test_a_rival_changes_nothing(world: World):
    application = written(world)
    with pytest.raises(Refused) as caught:
        applying.save_share_code(application=application, share_code="ZZ12CD34", by=world.leads["Bridge"], at=OPEN)
    assert codes(caught) == ["own_application"]


@pytest.mark.demand("M05", "what comes after the deadline is refused by this system's clock, and kept as an attempt")
@pytest.mark.parametrize("act", [applying.save_share_code, submitting.submit_application])
def test_too_late_is_refused_and_kept(world: World, act):
    application = written(world)
    extra = {"share_code": "ZZ12CD34"} if act is applying.save_share_code else {}
    with pytest.raises(Refused) as caught:
        act(application=application, by=world.leads["Arrow"], at=AFTER, **extra)
    assert codes(caught) == ["deadline_passed"]
    row = LateAttempt.objects.get()
    assert (row.what, row.tried_at, row.deadline_at, row.tried_by) == (
        "save" if extra else "submit", AFTER, DEADLINE, world.leads["Arrow"],
    )  # fmt: skip
    assert Entry.objects.filter(kind="came_too_late").count() == 1
    assert worlds.fresh(application).facts.share_code == "AB12CD34"


def test_the_closing_moment_is_in_time(world: World):
    application = written(world)
    assert (
        submitting.submit_application(application=application, by=world.leads["Arrow"], at=DEADLINE).state
        == "submitted"
    )
    assert LateAttempt.objects.count() == 0


def test_before_it_opens_nobody_applies_and_no_attempt_is_kept(world: World):
    with pytest.raises(Refused) as caught:
        worlds.started(world, when=at("2026-11-30"))
    assert codes(caught) == ["round_opens"]


def test_a_submitted_application_is_taken_back_changed_and_sent_again(world: World):
    application = worlds.submitted(world)
    with pytest.raises(Stale):
        applying.save_share_code(application=application, share_code="ZZ12CD34", by=world.leads["Arrow"], at=OPEN)
    submitting.change_application(application=application, by=world.leads["Arrow"], at=OPEN)
    applying.save_share_code(application=application, share_code="ZZ12CD34", by=world.leads["Arrow"], at=OPEN)
    again = submitting.submit_application(application=application, by=world.leads["Arrow"], at=OPEN)
    assert (again.state, worlds.fresh(again).facts.share_code) == ("submitted", "ZZ12CD34")


def test_withdrawn_makes_room_for_another(world: World):
    application = worlds.submitted(world)
    gone = submitting.withdraw_application(
        application=application, why="We have closed.", by=world.leads["Arrow"], at=AFTER
    )
    assert (gone.state, gone.withdrawn_why) == ("withdrawn", "We have closed.")
    assert worlds.started(world).state == "draft"


def test_withdrawing_needs_a_reason(world: World):
    application = worlds.submitted(world)
    with pytest.raises(Refused):
        submitting.withdraw_application(application=application, why=" ", by=world.leads["Arrow"], at=OPEN)


@pytest.mark.demand("M05", "a whole application submits itself at the deadline when that was chosen")
def test_it_sends_itself_once(world: World):
    application, lead = written(world), world.leads["Arrow"]
    submitting.let_it_send_itself(application=application, itself=True, by=lead, at=OPEN)
    assert list(due_to_send(DEADLINE)) == []
    assert [row.ref for row in due_to_send(AFTER)] == [application.ref]
    sent = submitting.send_at_deadline(application=application, by=lead, at=AFTER)
    assert (sent.state, sent.submitted_at, sent.submitted_by) == ("submitted", DEADLINE, lead)
    assert submitting.send_at_deadline(application=application, by=lead, at=AFTER) is None
    assert list(due_to_send(AFTER)) == []
    assert Message.objects.filter(about=application.ref).count() == 1


def test_the_job_of_every_minute_sends_what_is_due(world: World, time_machine):
    whole, part = written(world), worlds.started(world, "Bridge")
    for application, name in ((whole, "Arrow"), (part, "Bridge")):
        submitting.let_it_send_itself(application=application, itself=True, by=world.leads[name], at=OPEN)
    for moment in (OPEN, AFTER, AFTER):
        time_machine.move_to(moment, tick=False)
        send_applications()
    assert (worlds.fresh(whole).state, worlds.fresh(part).state) == ("submitted", "draft")


def test_what_is_not_whole_is_left_unsent_and_told_once(world: World):
    application, lead = worlds.started(world), world.leads["Arrow"]
    submitting.let_it_send_itself(application=application, itself=True, by=lead, at=OPEN)
    for _ in range(2):
        assert submitting.send_at_deadline(application=application, by=lead, at=AFTER) is None
    held = worlds.fresh(application)
    assert (held.state, held.left_unsent_at) == ("draft", AFTER)
    assert Message.objects.filter(about=application.ref).count() == 1


def test_nothing_sends_itself_unchosen_or_early(world: World):
    application, lead = written(world), world.leads["Arrow"]
    assert submitting.send_at_deadline(application=application, by=lead, at=AFTER) is None
    submitting.let_it_send_itself(application=application, itself=True, by=lead, at=OPEN)
    assert submitting.send_at_deadline(application=application, by=lead, at=DEADLINE) is None
    submitting.let_it_send_itself(application=application, itself=False, by=lead, at=OPEN)
    assert list(due_to_send(AFTER)) == []


def test_leaving_a_lot_out_takes_what_was_written_for_it(world: World):
    application = written(world)
    applying.choose_lots(application=application, lots={1: Basis.NEW}, by=world.leads["Arrow"], at=OPEN)
    assert [str(lot) for lot in application.lots.all()] == ["Lot 1: Education"]
    assert application.answers.filter(question__code="condition-2").count() == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"price_pence": 0}, "offer_price"),
        ({"needs": ["juggling"]}, "offer_needs"),
        ({"least_units": 0}, "offer_least"),
        ({"group_size": 1}, "offer_once"),
        ({"unit_minutes": 90}, "rate_unit"),
        ({"unit": Unit.HALF_DAY, "unit_minutes": 13 * 60}, "rate_unit"),
    ],
)
def test_an_offer_that_cannot_stand(world: World, changed, code: str):
    application = written(world, lots=(1,))
    offer = worlds.offer(world, 1, application.sites.get(), **({"group_size": 4} | changed))
    with pytest.raises(Refused) as caught:
        proposing.propose_offer(
            application=application, lot=application.lots.get(), offer=offer, by=world.leads["Arrow"], at=OPEN
        )
    assert codes(caught) == [code]


def test_an_answer_has_no_more_words_than_the_question_allows(world: World):
    application = written(world)
    asked = next(each for each in put(application) if each.question.word_limit)
    with pytest.raises(Refused) as caught:
        worlds.answer(world, application, asked, text="word " * 51)
    assert codes(caught) == ["answer_words"]


# --- exclusion grounds ---------------------------------------------------------------------------------------------


def ground(world: World, application, **changed):
    values = {
        "ground": "theft_fraud", "determined_on": date(2025, 3, 1), "account": "A director was convicted of fraud.",
        "by": world.leads["Arrow"], "at": OPEN,
    }  # fmt: skip
    return grounds.declare_ground(application=application, **(values | changed))


@pytest.mark.demand("M05", "what is said of criminal offences stands nowhere in the record")
def test_the_record_never_says_which_ground(world: World):
    application = written(world)
    ground(world, application)
    kept = [str(detail.body) for detail in Detail.objects.all()]
    assert [text for text in kept if "theft" in text or "fraud" in text or "convicted" in text] == []
    assert Entry.objects.filter(kind="grounds_answered").count() == 2


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"determined_on": date(2027, 1, 1)}, "ground_date"), ({"account": " "}, "ground_account"), ({"ground": "rudeness"}, "ground_known"),
        ({"self_cleaning": ["steps_taken"]}, "ground_remedy"), ({"self_cleaning": ["luck"], "remedy": "Luck."}, "ground_factors"),
    ],
)  # fmt: skip
def test_a_ground_told_badly(world: World, changed, code: str):
    application = written(world)
    with pytest.raises(Refused) as caught:
        ground(world, application, **changed)
    assert codes(caught) == [code]


def test_saying_none_applies_must_agree_with_the_list(world: World):
    application = written(world)
    row = ground(world, application)
    with pytest.raises(Refused):
        grounds.confirm_grounds(application=application, none_applies=True, by=world.leads["Arrow"], at=OPEN)
    grounds.remove_ground(application=application, ground=row, by=world.leads["Arrow"], at=OPEN)
    assert worlds.fresh(application).facts.grounds_answered is False
    grounds.confirm_grounds(application=application, none_applies=True, by=world.leads["Arrow"], at=OPEN)
    assert worlds.fresh(application).facts.grounds_answered is True


def test_somebody_new_connected_asks_the_grounds_again(world: World):
    application = written(world)
    applying.add_connected(
        application=application, name="Ann Bevan", connection="director", by=world.leads["Arrow"], at=OPEN
    )
    assert worlds.fresh(application).facts.grounds_answered is False


# --- the database itself ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE admission_application SET state = 'lost'",
        "UPDATE admission_application SET submitted_by_id = NULL, submitted_at = NULL",
        "UPDATE admission_application SET state = 'told'",
        "UPDATE admission_application SET state = 'withdrawn', withdrawn_why = 'x'",
        "UPDATE admission_lotapplication SET state = 'admitted'",
        "UPDATE admission_lotapplication SET basis = 'friend'",
        "UPDATE admission_answer SET text = '', file_id = NULL",
        "UPDATE admission_proposedoffer SET price_pence = 0",
        "UPDATE admission_proposedsite SET postcode = ''",
    ],
)
def test_the_database_refuses(world: World, sql: str):
    worlds.submitted(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_former_answers_are_offered_and_grounds_are_not(world: World):
    """Round 3: what was answered in round 2 is there to be looked at, the grounds are to be answered anew."""
    worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.submitted(world))))
    worlds.awarded(world)
    again = worlds.opened(world.cast, world.scheme, worlds.QUESTIONS, later=2)
    next_one = applying.start_application(
        round=again, lots={3: Basis.NEW}, by=world.leads["Arrow"], at=at("2028-12-10")
    )
    assert [former_answer(next_one, each.question, each.lot).text for each in put(next_one)] == [
        "We plan it together."
    ] * 4
    held = next_one.facts
    assert (held.legal_name, held.confirmed, held.grounds_answered, held.share_code) == (
        "Arrow Outdoors Ltd", False, False, "",
    )  # fmt: skip
