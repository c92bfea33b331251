"""The list of work and a child's record: breach order, one cost for any number, strangers find nothing."""

from copy import deepcopy

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.audit.models import Sighting
from sixthday.referrals.queries import casework
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    """The council and its four children, each at another point of the way."""
    cast = standing(world.council)
    return cast, standing(world.several, cast)


@pytest.fixture
def cast(made, db):
    return deepcopy(made[0])


@pytest.fixture
def children(made, db):
    return deepcopy(made[1])


GROUP = r'six-work__title" id="[^"]*">([^<]*)<'
CLOCK = r'six-work__day[^"]*">([^<]*)<'
NAME = r'six-work__child"><a[^>]*>([^<]*)<'
STEP = r'six-work__(?:link|take)"[^>]*>([^<]*)<'


def work(user, **asked):
    return world.signed_in(user).get(reverse("work"), asked)


def test_breach_order(cast):
    answer = work(cast.broker)
    assert "Work: 4 children not yet in education" in world.read(answer)
    assert world.found(GROUP, answer) == ["No due day yet", "Late", "Next 2 school days"]
    assert world.found(NAME, answer) == ["Riley S.", "Kai R.", "Asha M.", "Jordan P."]
    assert world.found(CLOCK, answer)[1:] == [
        "Day 8, 2 school days late", "Day 5 of 6 – due Fri 6 Nov", "Day 4 of 6 – due Mon 9 Nov",
    ]  # fmt: skip
    assert "Part met, 6 of 25 hours from day 4" in world.read(answer)


def test_each_row_has_this_persons_next_step(cast):
    assert world.found(STEP, work(cast.broker)) == ["Take it", "Find provision", "Take it", "Find provision"]
    assert world.found(STEP, work(cast.decision_maker)) == ["Sign decision", "Sign decision", "Sign decision", "Open"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param({"show": "mine"}, ["Kai R.", "Jordan P."], id="mine"),
        pytest.param({"show": "unassigned"}, ["Riley S.", "Asha M."], id="unassigned"),
        pytest.param({"show": "decisions"}, ["Riley S.", "Kai R.", "Asha M."], id="decisions to sign"),
        pytest.param(
            {"show": "nonsense", "page": "99999999999999999999"},
            ["Riley S.", "Kai R.", "Asha M.", "Jordan P."],
            id="nonsense is ignored",
        ),
    ],
)
def test_filters_narrow_and_never_sort(cast, asked, shown):
    assert world.found(NAME, work(cast.broker, **asked)) == shown


def test_a_restricted_child_is_not_on_the_list(cast, children):
    referral = children["kai"]
    referral.child.restricted = True
    referral.child.save()
    assert world.found(NAME, work(cast.broker)) == ["Riley S.", "Asha M.", "Jordan P."]


def test_somebody_who_sees_no_child_sees_what_waits_for_them(cast):
    for who in (cast.qa_officer, cast.signatory):
        answer = work(who)
        assert (answer.status_code, "Nothing waits for you." in world.read(answer)) == (200, who == cast.signatory)
        assert "Kai" not in world.read(answer)


def test_taken_from_the_list_once(cast, children):
    asha = children["asha"]
    address = reverse("owners", args=[asha.ref])
    assert world.signed_in(cast.broker).post(address).url == reverse("child", args=[asha.child.ref])
    late = world.signed_in(cast.other_broker).post(address)
    assert (late.status_code, casework.owner(asha)) == (409, cast.broker)
    assert "Beth Lewis" in world.read(late)
    assert world.signed_in(cast.referrer).post(address).status_code == 404


@pytest.mark.parametrize(
    ("due", "names"),
    [
        ("missing", ["Riley S."]), ("late", ["Kai R."]), ("today", []), ("next", ["Asha M.", "Jordan P."]), ("later", []),
        ("made-up", ["Riley S.", "Kai R.", "Asha M.", "Jordan P."]),
    ],
)  # fmt: skip
def test_a_group_of_days_alone(cast, due, names):
    assert world.found(NAME, world.signed_in(cast.broker).get(reverse("work"), {"due": due})) == names


def test_the_list_costs_the_same_for_four_as_for_seven(cast):
    costs, client = [], world.signed_in(cast.broker)
    for name in ("Amir", "Ben", "Cal"):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("work"))
        costs.append(len([each for each in queries if "audit_sighting" not in each["sql"]]))
        world.child(cast, name, "Shaw", world.MONDAY)
    assert costs == [costs[0]] * 3


CHILD_PAGES = ("child", "child_referrals", "child_documents", "child_timeline")


@pytest.mark.parametrize("route", CHILD_PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("broker", 200), ("referrer", 200), ("sen_referrer", 404), ("qa_officer", 404), ("admin", 404)]
)
def test_who_may_open_a_child(cast, children, route, who, status):
    child = children["jordan"].child
    answer = world.signed_in(getattr(cast, who)).get(reverse(route, args=[child.ref]))
    seen = Sighting.objects.filter(ref=child.ref, page=route).count()
    assert (answer.status_code, seen) == (status, 1 if status == 200 else 0)


def test_the_record_says_where_it_stands(cast, children):
    child = children["jordan"].child
    answer = world.signed_in(cast.broker).get(reverse("child", args=[child.ref]))
    words = world.read(answer)
    for part in (
        "Jordan Price", "Address restricted", "EHC plan", "Part met, 6 of 25 hours from day 4", "25 hours short",
        "Owner Beth Lewis", "(JP): Day 4 of 6 – due Mon 9 Nov.",
    ):  # fmt: skip
        assert part in words
    assert "1 Made Up Lane" not in words
    assert "HR4" not in words
    assert "Jordan" not in world.found(r"<title>([^<]*)<", answer)[0]


def test_who_read_it_is_for_auditors(cast, children):
    child = children["jordan"].child
    world.signed_in(cast.broker).get(reverse("child", args=[child.ref]))
    address = reverse("child_readings", args=[child.ref])
    assert world.signed_in(cast.broker).get(address).status_code == 404
    assert "Beth Lewis Child" in world.read(world.signed_in(cast.auditor).get(address))


def test_the_timeline_filters_by_kind(cast, children):
    child = children["jordan"].child
    client = world.signed_in(cast.broker)
    address = reverse("child_timeline", args=[child.ref])
    assert "Hours started Beth Lewis 6 hours a week. From Thu 5 Nov." in world.read(client.get(address))
    only = world.read(client.get(address, {"kind": "duty_decided"}))
    assert "Duty decided Dev Anand 25 hours a week. No school place." in only
    assert "Hours started Beth Lewis" not in only
