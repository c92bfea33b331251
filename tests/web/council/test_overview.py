"""The overview: figures that name nobody, few children told as few to whoever does not see the list, a steady cost."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.web.council.overview import presenting
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(world.TODAY, tick=False)
    return world.council()


def overview(user):
    return world.signed_in(user).get(reverse("overview"))


def test_children_stand_on_their_school_day_and_nobody_is_named(cast):
    children = world.several(cast)
    page = world.read(overview(cast.lead_broker))
    assert "4 children wait for the education they are owed. The longest: day 8" in page
    assert "Day 1 to 5 3 Day 6 0 Day 7 to 10 1" in page
    assert not [word for child in children.values() for word in (child.child.family_name, child.ref) if word in page]


def test_each_bar_opens_its_part_of_the_list(cast):
    world.several(cast)
    client = world.signed_in(cast.lead_broker)
    links = world.found_pairs(r'href="([^"]+[?]reached=[^"]+)">([^<]+)<', overview(cast.lead_broker).content.decode())
    heads = {words: world.read(client.get(href)).partition(" fit")[0] for href, words in links}
    assert heads == {
        "Day 1 to 5": "Work: 3 children", "Day 6": "Work: 0 children", "Day 7 to 10": "Work: 1 child",
        "Day 11 to 20": "Work: 0 children", "After day 20": "Work: 0 children",
    }  # fmt: skip
    assert "?reached=" not in overview(cast.commissioner).content.decode()


def test_few_are_told_as_few_to_whoever_does_not_see_the_list(cast):
    world.several(cast)
    page = world.read(overview(cast.commissioner))
    assert "Fewer than 5 children wait for the education they are owed." in page
    assert "The longest" not in page
    assert "Open longest wait" not in page


def test_nobody_waits_in_words(cast):
    assert "No child waits for the education they are owed." in world.read(overview(cast.lead_broker))


@pytest.mark.parametrize("who", ["broker", "referrer", "qa_officer", "finance_officer", "admin"])
def test_it_is_not_there_for_others(cast, who):
    user = cast.admin if who == "admin" else getattr(cast, who)
    assert overview(user).status_code == 404


@pytest.mark.parametrize(
    ("number", "smallest", "words"),
    [
        pytest.param(0, 5, "0", id="none is no secret"),
        pytest.param(4, 5, "Fewer than 5", id="four are few"),
        pytest.param(5, 5, "5", id="five are told"),
        pytest.param(1, 0, "1", id="told to whoever sees the list"),
    ],
)
def test_told(number, smallest, words):
    assert presenting.told(number, smallest) == words


def test_bands_lose_nobody():
    days = Counter({1: 2, 5: 1, 6: 4, 7: 1, 30: 9})
    assert [figure for _, _, figure in presenting.bands(days, 0)] == ["3", "4", "1", "0", "9"]


def test_more_children_cost_no_more(cast):
    costs = []
    for name in ("Mia", "Noah"):
        world.child(cast, name, "Bell", world.MONDAY)
        with CaptureQueriesContext(connection) as queries:
            overview(cast.lead_broker)
        costs.append(len(queries))
    assert costs[0] == costs[1]
