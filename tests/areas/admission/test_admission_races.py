"""Two people at once: the database lets one of them through, and the other is told."""

import pytest

from sixthday.admission.actions import checking, deciding, marking, proposing, submitting
from sixthday.admission.actions.ending import give_up_round
from sixthday.admission.choices import CheckResult, Panel
from sixthday.admission.models import Application, Check, Mark, Moderation
from sixthday.admission.queries import assessing
from sixthday.admission.queries.application import put
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, ASSESSING, DEADLINE, DECIDING, OPEN
from tests.racing import WON, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_assessing_twice_at_once():
    """One world, four races in the order of the assessment: checks, marks, moderation, the decision."""
    world = worlds.admission_world()
    worlds.panels(world)
    worlds.declared(world)
    application = worlds.submitted(world, lots=(1,))

    def check(who: str, result: CheckResult, reason=""):
        return lambda: checking.record_check(
            application=application, code="supplier_record", lot=None, result=result, reason=reason, seen=0,
            by=world.cast.people[who], at=ASSESSING,
        )  # fmt: skip

    told = race(check("qa_officer", CheckResult.PASS), check("second_qa_officer", CheckResult.FAIL, "not_shown"))
    assert (told.count(WON), sum("Somebody else has checked" in each for each in told)) == (1, 1)
    assert Check.objects.count() == 1

    answer = next(each.answer for each in put(application) if each.question.kind == "quality")
    first, second = assessing.markers(world.round, Panel.QUALITY)
    told = race(*[
        lambda marker=marker, mark=mark: worlds.give(world, answer, marker, mark) for marker, mark in ((first, 1), (first, 5), (second, 3))
    ])  # fmt: skip
    assert (told.count(WON), sum("has marked this answer already" in each for each in told)) == (2, 1)
    assert sorted(Mark.objects.values_list("marker", flat=True)) == sorted([first.pk, second.pk])

    worlds.declared(world, "lead_broker")
    told = race(*[
        lambda mark=mark, who=who: marking.moderate(
            answer=answer, mark=mark, reason="So.", by=world.cast.people[who], at=ASSESSING
        )
        for mark, who in ((2, "commissioner"), (4, "lead_broker"))
    ])  # fmt: skip
    assert (told.count(WON), sum("The mark that stands is" in each for each in told)) == (1, 1)
    assert Moderation.objects.count() == 1


def test_deciding_and_sending_twice_at_once():
    """Two decisions of one lot; an application that its lead and the deadline both send."""
    world = worlds.admission_world()
    worlds.panels(world)
    worlds.declared(world)
    application = worlds.submitted(world, lots=(1,))
    worlds.assessed(world, application)
    lot = application.lots.get()
    told = race(*[
        lambda: deciding.admit_to_lot(lot=lot, why="Passes.", by=world.cast.senior_officer, at=DECIDING) for _ in range(2)
    ])  # fmt: skip
    assert (told.count(WON), sum("is already: admitted" in each for each in told)) == (1, 1)

    draft, lead = worlds.written(world, "Bridge", lots=(1,)), world.leads["Bridge"]
    submitting.let_it_send_itself(application=draft, itself=True, by=lead, at=OPEN)
    told = race(
        lambda: submitting.submit_application(application=draft, by=lead, at=OPEN),
        *[lambda: submitting.send_at_deadline(application=draft, by=lead, at=AFTER) for _ in range(2)],
    )
    held = Application.objects.get(pk=draft.pk)
    assert held.state == "submitted"
    assert told.count(WON) >= 2


def test_sending_beginning_and_abandoning_at_once():
    """Whatever comes first, no application is left with the council or being written in an abandoned round."""
    world = worlds.admission_world()
    draft = worlds.written(world, lots=(1,))
    told = race(
        lambda: submitting.submit_application(application=draft, by=world.leads["Arrow"], at=OPEN),
        lambda: worlds.started(world, "Bridge"),
        lambda: give_up_round(round=world.round, why="Too few.", by=world.cast.commissioner, at=OPEN),
    )
    assert told[2] == WON
    assert set(Application.objects.values_list("state", flat=True)) == {"ended"}


def test_a_save_in_time_and_the_deadline_at_once():
    """What was saved in time is in what was sent, or its writer is told; nothing changes after it was sent."""
    world = worlds.admission_world()
    draft, lead = worlds.written(world, lots=(1,)), world.leads["Arrow"]
    submitting.let_it_send_itself(application=draft, itself=True, by=lead, at=OPEN)
    asked = next(each for each in put(draft) if each.question.kind == "quality")
    told = race(
        lambda: worlds.answer(world, draft, asked, when=DEADLINE, text="In time."),
        lambda: submitting.send_at_deadline(application=draft, by=lead, at=AFTER),
    )
    text = Application.objects.get(state="submitted").answers.get(question=asked.question).text
    assert (told[1], text) in [(WON, "In time." if told[0] == WON else "We plan it together.")]


def test_two_colleagues_start_and_save_at_once():
    """One application a round; one answer is kept, and the other writer is told."""
    world = worlds.admission_world()
    told = race(*[lambda: worlds.started(world, lots=(1,)) for _ in range(2)])
    assert (told.count(WON), Application.objects.count()) == (1, 1)
    draft = Application.objects.get()
    asked = next(each for each in put(draft) if each.question.kind == "quality")
    acts = {"application": draft, "question": asked.question, "lot": asked.lot, "seen": asked.seen, "at": OPEN}
    told = race(*[
        lambda text=text: proposing.save_answer(text=text, by=world.leads["Arrow"], **acts) for text in ("One.", "Two.")
    ])  # fmt: skip
    assert (told.count(WON), sum("was saved while you were writing" in each for each in told)) == (1, 1)
