"""The award page of a restricted child names an approver in one step."""

import pytest
from django.urls import reverse

from sixthday.referrals.actions.casework import take_ownership
from tests.areas.awards import chosen
from tests.areas.awards import world as asking
from tests.looking import look
from tests.web.council.world import arrive_as, read, signed_in


@pytest.fixture
def world(time_machine):
    time_machine.move_to(chosen.PROPOSED, tick=False)
    made = chosen.ready(("Arrow",), restricted=True)
    take_ownership(referral=made.referral, by=made.cast.broker, at=asking.SENT)
    return made


@pytest.mark.django_db
def test_one_step_from_the_award(world):
    award = chosen.proposed(world)
    cast, page, naming = world.cast, reverse("award", args=[award.ref]), reverse("award_approver_new", args=[award.ref])
    broker, approver = signed_in(cast.broker), signed_in(cast.approver)
    assert "Who should approve it?" in read(broker.get(page))
    assert [approver.get(page).status_code, signed_in(cast.other_broker).post(naming).status_code] == [404, 404]
    assert broker.post(naming, {}).status_code == 422
    assert broker.post(naming, {"approver": cast.approver.ref}).url == page
    after = broker.get(page)
    assert "April Grant is named on the record and has been told." in after.content.decode()
    assert "Who should approve it?" not in read(after)
    assert "Approve £2,520" in read(approver.get(page))
    assert broker.get(naming).status_code == 404  # nobody is left to be named


@pytest.mark.journey
def test_how_it_looks(page, live_server, world):
    award = chosen.proposed(world)
    arrive_as(page, world.cast.broker, live_server)
    for route in ("award", "award_approver_new"):
        page.goto(reverse(route, args=[award.ref]))
        look(page)
