"""The list of work before any child is on it: what it says to whom."""

import pytest
import time_machine
from django.urls import reverse

from tests.areas.referrals.referring import drafted
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


def work(user, **asked):
    return world.signed_in(user).get(reverse("work"), asked)


def test_an_empty_list_says_whether_that_is_good(cast):
    assert "Every child referred is in education. Checked 10:42am." in world.read(work(cast.broker))
    world.several(cast)
    answer = work(cast.other_broker, show="mine")
    assert "No child fits these filters. They hide 4 children." in world.read(answer)


def test_somebody_without_a_list_of_work_begins_on_their_first_page(cast):
    begins = {
        "finance_officer": "/council/calloffs/",
        "commissioner": "/council/calloffs/",
        "admin": "/council/reference/",
    }
    assert {who: work(getattr(cast, who)).headers.get("Location") for who in begins} == begins


def test_a_referrer_starts_here_and_finds_their_drafts(cast):
    draft = drafted(cast)
    answer = world.read(work(cast.referrer))
    assert answer.startswith("Work: 0 children not yet in education Start a referral")
    assert f"Draft {draft.ref} Jordan P., begun Mon 2 Nov, 11am" in answer
