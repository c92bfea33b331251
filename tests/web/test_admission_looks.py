"""The pages of applying and deciding that the journey does not come by, in a real browser at every width."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from sixthday.admission.actions import applying, grounds, submitting
from sixthday.admission.queries.application import put
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, ASSESSING, OPEN
from tests.looking import look
from tests.web.council.world import arrive_as

pytestmark = pytest.mark.journey


@pytest.fixture
def clock(transactional_db):
    with time_machine.travel(OPEN, tick=True) as moved:
        yield moved


def seen(page, *addresses: str) -> None:
    """Go to each, and look."""
    for address in addresses:
        assert page.goto(address).status == 200, address
        look(page)


def with_a_ground(world):
    """Bridge's application: a director was convicted, and something was done since."""
    application, acts = worlds.written(world, "Bridge"), {"by": world.leads["Bridge"], "at": OPEN}
    director = applying.add_connected(application=application, name="Ann Bevan", connection="director", **acts)
    grounds.declare_ground(
        application=application, ground="theft_fraud", person=director, determined_on=date(2025, 3, 1), account="Convicted of fraud.",
        self_cleaning=["steps_taken", "time_elapsed"], remedy="She has left; two people now sign every payment.", **acts,
    )  # fmt: skip
    grounds.confirm_grounds(application=application, none_applies=False, **acts)
    return application


def test_an_applicants_other_pages(clock, page, live_server):
    world = worlds.admission_world()
    application = with_a_ground(world)
    ref, ground = application.ref, application.grounds.get()
    arrive_as(page, world.leads["Bridge"], live_server)
    seen(page, reverse("application_grounds", args=[ref]), reverse("application_ground_removal", args=[ref, ground.ref]),
         reverse("application_share_code", args=[ref]), reverse("application_at_deadline", args=[ref]),
         reverse("application_lots", args=[ref]), reverse("application_withdrawal", args=[ref]), reverse("colleagues"),
         reverse("colleague_new"), reverse("application_site", args=[ref, application.sites.get().ref]),
         reverse("application_offer", args=[ref, 1, application.lots.first().offers.get().ref]))  # fmt: skip
    page.goto(reverse("application_ground_new", args=[ref]))
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("alert").wait_for()
    look(page)
    clock.move_to(AFTER)
    arrive_as(page, world.leads["Bridge"], live_server)
    page.goto(reverse("application_share_code", args=[ref]))
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("alert").wait_for()
    look(page)
    seen(page, reverse("application", args=[ref]))


def test_the_councils_other_pages(clock, page, live_server):
    world = worlds.admission_world()
    arrive_as(page, world.cast.commissioner, live_server)
    board = reverse("admission_round", args=[world.round.ref])
    seen(page, reverse("admission"), board, reverse("admission_evaluator_new", args=[world.round.ref]),
         reverse("admission_panel_new", args=[world.round.ref]))  # fmt: skip
    application = with_a_ground(world)
    submitting.submit_application(application=application, by=world.leads["Bridge"], at=OPEN)
    worlds.panels(world)
    clock.move_to(ASSESSING)
    arrive_as(page, world.cast.evaluator, live_server)
    answer = next(each.answer for each in put(application) if each.question.kind == "quality")
    seen(page, reverse("admission_mark", args=[answer.ref]))  # interests are not declared yet
    worlds.declared(world)
    worlds.checked(world, application)
    worlds.marked(world, application)
    seen(page, reverse("admission_mark", args=[answer.ref]))
    arrive_as(page, world.cast.senior_officer, live_server)
    seen(page, reverse("admission_application", args=[application.ref]), reverse("admission_decision", args=[application.ref, 1]),
         reverse("admission_exclusion", args=[application.ref]))  # fmt: skip
    arrive_as(page, world.cast.commissioner, live_server)
    seen(page, board, reverse("admission_moderation", args=[answer.ref]))
