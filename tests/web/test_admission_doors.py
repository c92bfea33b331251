"""Every page of applying and deciding: who gets in, and that a rival, a colleague without the right and a stranger find nothing."""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from sixthday.access.choices import Role
from sixthday.admission.models import Agreement, Answer, Application
from sixthday.admission.queries import assessing
from sixthday.admission.queries.application import put
from tests.areas.admission import world as worlds
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.cast import person
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SEES = {
    "commissioner", "qa_officer", "second_qa_officer", "evaluator", "second_evaluator", "participation_officer",
    "senior_officer", "signatory", "auditor",
}  # fmt: skip
COUNCIL = SEES | {"broker", "finance_officer", "admin"}


@dataclass
class Sent:
    """The world, and Arrow's application."""

    world: World
    application: Application


def _sent() -> Sent:
    world = worlds.admission_world()
    worlds.panels(world)
    worlds.declared(world)
    return Sent(world, worlds.submitted(world))


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(_sent)


@pytest.fixture
def sent(made: Sent, db, time_machine) -> Sent:
    time_machine.move_to(ASSESSING, tick=False)
    return deepcopy(made)


def statuses(sent: Sent, route: str, *args) -> dict[str, int]:
    """What each person gets at one address."""
    cast = sent.world.cast
    people = cast.people | {"admin": cast.admin} | {name.lower(): user for name, user in sent.world.leads.items()}
    found = {}
    for who in (*COUNCIL, "arrow", "bridge"):
        client = Client()
        client.force_login(people[who])
        found[who] = client.get(reverse(route, args=args)).status_code
    return found


def inside(sent: Sent, route: str, *args) -> set[str]:
    """Who sees the page itself."""
    return {who for who, status in statuses(sent, route, *args).items() if status == 200}


def test_the_boards_of_a_round(sent: Sent):
    assert inside(sent, "admission") == SEES
    assert inside(sent, "admission_round", sent.world.round.ref) == SEES
    for route in ("admission_evaluator_new", "admission_panel_new", "admission_outcomes"):
        assert inside(sent, route, sent.world.round.ref) == {"commissioner"}


def test_the_application_and_its_checks(sent: Sent):
    ref = sent.application.ref
    assert inside(sent, "admission_application", ref) == SEES
    assert inside(sent, "admission_check", ref, 0, "supplier_record") == {"qa_officer", "second_qa_officer"}
    assert inside(sent, "admission_check", ref, 3, "condition-2") == {"qa_officer", "second_qa_officer"}
    assert inside(sent, "admission_decision", ref, 1) == {"senior_officer"}
    assert inside(sent, "admission_reopening", ref, 1) == set()  # it is not decided
    assert inside(sent, "admission_exclusion", ref) == set()  # nothing was said to apply


def test_marking_and_moderating(sent: Sent):
    quality, panel = [each.answer for each in put(sent.application) if each.question.max_score]
    assert inside(sent, "admission_mark", quality.ref) == {"evaluator", "second_evaluator"}
    assert inside(sent, "admission_mark", panel.ref) == {"participation_officer"}
    assert inside(sent, "admission_moderation", quality.ref) == {"commissioner"}
    sent_on = {
        who for who, status in statuses(sent, "admission_marking", sent.world.round.ref).items() if status == 302
    }
    assert sent_on == {"evaluator", "second_evaluator", "participation_officer"}


def test_an_evaluator_of_no_round_sees_nothing_of_this_one(sent: Sent, client):
    cast = sent.world.cast
    client.force_login(person(cast, "outsider", "Otis Outside", Role.EVALUATOR, cast.council, when=OPEN))
    answer = next(each.answer for each in put(sent.application) if each.question.kind == "quality")
    assert client.get(reverse("admission_application", args=[sent.application.ref])).status_code == 404
    assert client.get(reverse("admission_mark", args=[answer.ref])).status_code == 404


def test_a_file_is_served_to_those_who_may_see_the_application(sent: Sent):
    application = worlds.submitted(sent.world, "Bridge")
    answer = next(each.answer for each in put(application) if each.question.evidence)
    assert inside(sent, "admission_file", answer.ref) == SEES
    assert inside(sent, "application_file", application.ref, answer.ref) == {"bridge"}


OWN = [
    "application", "application_lots", "application_facts", "application_share_code", "application_connected",
    "application_grounds", "application_ground_new", "application_sites", "application_answers", "application_at_deadline",
    "application_withdrawal",
]  # fmt: skip


def test_an_applicants_own_pages(sent: Sent, time_machine):
    time_machine.move_to(OPEN, tick=False)
    draft = worlds.written(sent.world, "Bridge")
    for route in OWN:
        assert (route, inside(sent, route, draft.ref)) == (route, {"bridge"})
    assert inside(sent, "application_question", draft.ref, 0, "quality-1") == {"bridge"}
    assert inside(sent, "application_question", draft.ref, 3, "condition-2") == {"bridge"}
    assert inside(sent, "application_question", draft.ref, 1, "condition-2") == set()
    assert inside(sent, "application_offers", draft.ref, 1) == {"bridge"}
    assert inside(sent, "application_offer_new", draft.ref, 1) == {"bridge"}
    assert inside(sent, "application_offer_removal", draft.ref, 1, draft.lots.first().offers.get().ref) == {"bridge"}
    assert inside(sent, "application_site_removal", draft.ref, draft.sites.get().ref) == {"bridge"}
    assert inside(sent, "application_site", draft.ref, draft.sites.get().ref) == {"bridge"}
    assert inside(sent, "application_offer", draft.ref, 1, draft.lots.first().offers.get().ref) == {"bridge"}
    assert inside(sent, "admission_application", draft.ref) == set()  # a draft is its writer's alone
    assert inside(sent, "application_sent", sent.application.ref) == {"arrow"}
    assert inside(sent, "application_change", sent.application.ref) == {"arrow"}


def test_outcome_and_agreement(sent: Sent, time_machine):
    world, application = sent.world, sent.application
    time_machine.move_to(DECIDING, tick=False)
    worlds.told(world, worlds.decided(world, worlds.assessed(world, application, fails={3: "not_shown"})))
    agreement = Agreement.objects.get()
    assert inside(sent, "application", application.ref) == {"arrow"}
    assert inside(sent, "application_summary", application.ref) == {"arrow"}
    assert inside(sent, "admission_summary", application.ref) == SEES
    assert inside(sent, "admission_decision", application.ref, 3) == SEES
    assert inside(sent, "portal_agreement", agreement.ref) == {"arrow"}
    assert inside(sent, "admission_agreement", agreement.ref) == SEES
    assert inside(sent, "portal_agreement_document", agreement.ref, agreement.document.ref) == {"arrow"}
    assert inside(sent, "admission_agreement_document", agreement.ref, agreement.document.ref) == SEES


@pytest.mark.parametrize("who", ["auditor", "evaluator", "participation_officer", "commissioner"])
def test_a_board_costs_the_same_for_more_applications(sent: Sent, client, django_assert_max_num_queries, who: str):
    world = sent.world
    worlds.checked(world, sent.application)
    for marker in assessing.markers(world.round, "quality"):
        worlds.give(world, _quality(sent.application), marker)
    client.force_login(world.cast.people[who])
    address = reverse("admission_round", args=[world.round.ref])

    def cost() -> int:
        with django_assert_max_num_queries(60) as counted:
            assert client.get(address).status_code == 200
        return len(counted)

    cost()
    one = cost()
    bridge = worlds.submitted(world, "Bridge")
    worlds.checked(world, bridge)
    for marker in assessing.markers(world.round, "quality"):
        worlds.give(world, _quality(bridge), marker)
    assert cost() == one


def _quality(application: Application) -> Answer:
    return next(each.answer for each in put(application) if each.question.kind == "quality")
