"""An abandoned round: applications end, agreements lapse, and everybody it concerns is told why, in one transaction."""

import pytest

from sixthday.admission.actions import agreement as signing
from sixthday.admission.actions import marking, submitting
from sixthday.admission.actions.ending import end_application, give_up_round, lapse_agreement
from sixthday.admission.actions.market import explain_not_applying
from sixthday.admission.choices import NotApplied
from sixthday.admission.models import Agreement, Application
from sixthday.admission.queries import assessing, market
from sixthday.admission.queries.application import former
from sixthday.audit.models import Detail
from sixthday.framework.models import Round
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused, Stale
from tests.areas.admission import world as worlds
from tests.areas.admission.market import arrow
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.areas.framework.world import NOW
from tests.cast import at

pytestmark = pytest.mark.django_db
WHY = "Too few providers for lot 3."


def given_up(world: World, when=ASSESSING, why=WHY) -> Round:
    return give_up_round(round=Round.objects.get(pk=world.round.pk), why=why, by=world.cast.commissioner, at=when)


def told() -> set[tuple[str, str]]:
    """Who was told, and what beside the round and the reason."""
    rows = Message.objects.filter(kind="round_abandoned").select_related("to", "to_organisation")
    start, end = "The council abandoned Alternative provision, Round 2. ", f" Why: {WHY}"
    return {
        (str(row.to_organisation or row.to), row.body.removeprefix(start).removesuffix(end)) for row in rows
    }  # fmt: skip


def states(world: World) -> list[str]:
    return list(Application.objects.order_by("pk").values_list("state", flat=True))


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


@pytest.mark.demand("M02", "a round is abandoned: applications end and every applicant is told why")
def test_every_applicant_is_told_and_its_application_ends(world):
    sent, draft = worlds.submitted(world), worlds.started(world, "Bridge")
    given_up(world, when=OPEN)
    sent, draft = worlds.fresh(sent), worlds.fresh(draft)
    assert [(row.state, row.ended_by, row.ended_at) for row in (sent, draft)] == [
        ("ended", world.cast.commissioner, OPEN), ("ended", world.cast.commissioner, OPEN)
    ]  # fmt: skip
    assert told() == {
        ("Arrow Outdoors", "Your application is not assessed any further. Your answers are kept and offered again in the next round."),
        ("Bridge Outdoors", "What you wrote is kept and offered again in the next round."),
    }  # fmt: skip
    kept = Detail.objects.filter(entry__kind="application_ended").order_by("pk")
    assert [row.body["before"] for row in kept] == [{"state": "submitted"}, {"state": "draft"}]


def test_the_work_of_evaluators_goes_and_they_are_told(world):
    application = worlds.submitted(world)
    worlds.panels(world)
    worlds.declared(world)
    evaluator = world.cast.evaluator
    before = (
        len(assessing.to_mark(evaluator, world.round, ASSESSING.date())),
        len(assessing.panel_to_mark(world.round)),
    )
    given_up(world)
    after = (
        len(assessing.to_mark(evaluator, world.round, ASSESSING.date())),
        len(assessing.panel_to_mark(world.round)),
    )
    assert (before, after) == ((1, 1), (0, 0))
    words = "Alternative provision, Round 2 was abandoned. Nothing is left for you to mark in it."
    assert {(str(world.cast.people[who]), words) for who in ("evaluator", "second_evaluator")} < told()
    seen = Application.objects.visible_to
    on = ASSESSING.date()
    assert [list(seen(user, on)) for user in (world.cast.commissioner, evaluator)] == [[application], []]


def test_a_mark_after_it_is_refused(world):
    application = worlds.submitted(world)
    worlds.panels(world)
    worlds.declared(world)
    answer = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
    given_up(world)
    marker = assessing.markers(world.round, "quality")[0]
    with pytest.raises(Stale) as stale:
        worlds.give(world, answer, marker)
    assert stale.value.what == "This application is already: ended: the round was abandoned."
    for name in (
        lambda: marking.name_evaluator(round=world.round, evaluator=world.cast.second_evaluator, by=world.cast.commissioner, at=ASSESSING),
        lambda: marking.seat_panel(round=world.round, seats=2, by=world.cast.commissioner, at=ASSESSING),
    ):  # fmt: skip
        with pytest.raises(Refused) as caught:
            name()
        assert "round_goes_on" in codes(caught)


def test_one_who_withdrew_is_left_alone(world):
    application = worlds.submitted(world)
    submitting.withdraw_application(application=application, why="No staff.", by=world.leads["Arrow"], at=OPEN)
    given_up(world)
    assert (worlds.fresh(application).state, told()) == ("withdrawn", set())


@pytest.mark.parametrize("signs", [False, True], ids=["offered", "signed by the provider"])
def test_after_the_outcomes_the_agreement_lapses(world, signs: bool):
    application = worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.submitted(world))))
    held = Agreement.objects.get()
    if signs:
        signing.sign_agreement_for_provider(agreement=held, by=world.leads["Arrow"], at=DECIDING)
    given_up(world, when=DECIDING)
    assert (worlds.fresh(application).state, Agreement.objects.get().state) == ("told", "lapsed")
    assert ("Arrow Outdoors", "The outcome you were told leads to no agreement and no membership.") in told()
    with pytest.raises(Stale) as stale:
        signing.sign_agreement_for_provider(agreement=held, by=world.leads["Arrow"], at=DECIDING)
    assert stale.value.what == "This agreement is already: lapsed: the round was abandoned."


def test_without_a_reason_nothing_ends(world):
    worlds.submitted(world)
    with pytest.raises(Refused) as caught:
        given_up(world, why=" ")
    assert (codes(caught), states(world), told()) == (["abandoned_why"], ["submitted"], set())


def test_twice_is_told_once(world):
    worlds.submitted(world)
    given_up(world)
    with pytest.raises(Stale):
        given_up(world)
    assert len(told()) == 1


def test_nothing_ends_or_lapses_while_the_round_goes_on(world):
    application = worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.submitted(world))))
    by = world.cast.commissioner
    for act in (
        lambda: end_application(application=application, by=by, at=DECIDING),
        lambda: lapse_agreement(agreement=Agreement.objects.get(), by=by, at=DECIDING),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert codes(caught) == ["round_abandoned"]


def test_nothing_begins_or_is_sent_after_it(world):
    draft = worlds.written(world, "Bridge")
    given_up(world, when=OPEN)
    with pytest.raises(Refused) as caught:
        worlds.started(world)
    assert codes(caught) == ["round_open"]
    with pytest.raises(Refused) as caught:
        submitting.submit_application(application=draft, by=world.leads["Bridge"], at=OPEN)
    assert codes(caught) == ["round_open"]


def test_the_market_register_still_knows_who_applied(world):
    row = arrow(world)
    worlds.submitted(world)
    given_up(world)
    with pytest.raises(Refused) as caught:
        explain_not_applying(
            round=world.round,
            interested=row,
            reason=NotApplied.NOT_READY,
            note="",
            by=world.cast.market_officer,
            at=ASSESSING,
        )
    assert codes(caught) == ["not_applied"]
    rows = market.in_round(market.register(world.cast.market_officer, OPEN.date()), world.round)
    assert [(each.name, each.applied, each.admitted) for each in rows] == [(row.name, True, False)]


def test_what_was_said_is_offered_again_in_the_next_round(world):
    application = worlds.submitted(world)
    given_up(world)
    world.round = worlds.opened(world.cast, world.scheme, worlds.QUESTIONS, later=1)
    again = worlds.started(world, when=at("2027-12-10"))
    assert (former(again), world.round.number, NOW.year) == (application, 3, 2026)
