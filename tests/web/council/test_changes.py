"""Recording a change of a child's facts: asked, shown with what follows, recorded; who may, and who may not."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.outbox.models import Message
from sixthday.referrals.models import Child, FactChange
from tests.areas.awards import world as asking
from tests.web.council import world

pytestmark = pytest.mark.django_db
PLAN = {
    "plan": "held",
    "from_on-day": "4",
    "from_on-month": "11",
    "from_on-year": "2026",
    "why": "The final plan came.",
}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


@pytest.fixture
def child(cast):
    return world.child(cast, "Asha", "Mahmood", world.MONDAY).child


def send(user, child, kind="plan", **given):
    return world.signed_in(user).post(reverse("fact_change", args=[child.ref, kind]), given)


def test_asked_checked_recorded(cast, child):
    changes = reverse("fact_changes", args=[child.ref])
    broker = world.signed_in(cast.broker)
    assert "Nothing has changed since the referral was sent." in world.read(broker.get(changes))
    assert broker.post(changes, {"kind": "plan"}).url == reverse("fact_change", args=[child.ref, "plan"])
    shown = world.read(send(cast.broker, child, **PLAN))
    for words in ("Until now No", "Will be Yes", "From which day Wednesday 4 November 2026", "By law"):
        assert words in shown
    assert (Child.objects.get().plan, FactChange.objects.count()) == ("none", 0)
    assert send(cast.broker, child, **PLAN, stage="sign").url == changes
    assert "The final plan came." in world.read(broker.get(changes))
    assert Child.objects.get().plan == "held"


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("care", {"looked_after": "yes", "looked_after_by": "E06000019"}, "Policy target for a looked-after child: Wed 4 Nov"),
        ("social-worker", {"social_worker": "Una Made-up"}, "Will be Una Made-up"),
        ("address", {"address_restricted": "yes"}, "Will be Kept from others"),
        ("school", {"school": "none", "on_roll": "yes"}, "Choose the school whose roll it is."),
        ("record", {"restricted": "yes"}, "Who sees the record Beth Lewis, Rosa Hill, Lena Shaw and Dev Anand"),
        ("home", {"address": "2 Other Road", "home_postcode": "ZZ1 1ZZ"}, "ZZ1 1ZZ is not a postcode in this council’s area"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)  # fmt: skip
def test_every_kind(cast, child, kind, given, words):
    answer = send(cast.broker, child, kind, **(PLAN | given))
    assert words in world.read(answer)


def test_every_reason_beside_its_field(cast, child):
    answer = send(cast.broker, child, **(PLAN | {"plan": "none", "from_on-day": "6"}))
    assert answer.status_code == 422
    shown = world.read(answer)
    assert "Nothing is different from what is recorded." in shown
    assert "The day may not be in the future" in shown


def test_answers_can_be_changed(cast, child):
    answer = send(cast.broker, child, **PLAN, stage="change")
    assert (answer.status_code, "The final plan came." in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("broker", 200), ("lead_broker", 200), ("referrer", 200), ("sen_referrer", 404), ("virtual_school", 404),
        ("auditor", 404), ("finance_officer", 404),
    ],
)  # fmt: skip
def test_who_may(cast, child, who, status):
    user = getattr(cast, who)
    assert world.signed_in(user).get(reverse("fact_change", args=[child.ref, "plan"])).status_code == status


def test_the_virtual_school_for_a_child_looked_after(cast, child):
    send(cast.broker, child, "care", **(PLAN | {"looked_after": "yes", "looked_after_by": "E06000019"}), stage="sign")
    user = world.signed_in(cast.virtual_school)
    assert user.get(reverse("fact_change", args=[child.ref, "care"])).status_code == 200
    done = send(cast.virtual_school, child, "care", **(PLAN | {"looked_after": "no"}), stage="sign")
    assert done.url == reverse("children")  # who sees this child no more is led to those they see


CARE = {
    "given_name": "asha", "family_name": "Mahmood", "born_on-day": "14", "born_on-month": "3", "born_on-year": "2012",
    "authority": "E06000019", "from_on-day": "4", "from_on-month": "11", "from_on-year": "2026", "why": "The notice of 4 November.",
}  # fmt: skip


def test_the_virtual_school_says_that_a_child_has_become_looked_after(cast, child):
    user, page = world.signed_in(cast.virtual_school), reverse("care_new")
    assert (user.get(reverse("child", args=[child.ref])).status_code, user.get(page).status_code) == (404, 200)
    assert page in user.get(reverse("children")).content.decode()
    assert user.post(page, CARE | {"from_on-day": "6"}).status_code == 422
    done = user.post(page, CARE)
    assert (done.status_code, done.url) == (302, reverse("child", args=[child.ref]))
    held = Child.objects.get()
    assert (held.looked_after, str(held.looked_after_from_on), held.looked_after_by.code) == (
        True,
        "2026-11-04",
        "E06000019",
    )
    assert str(child.referrals.get().duty.policy_due_on) == "2026-11-04"
    assert user.get(done.url).status_code == 200


def test_a_restricted_child_and_an_unknown_one_read_the_same(cast, child):
    Child.objects.update(restricted=True)
    user, page = world.signed_in(cast.virtual_school), reverse("care_new")
    hidden, unknown = user.post(page, CARE), user.post(page, CARE | {"given_name": "Nobody"})
    assert (hidden.status_code, unknown.status_code) == (422, 422)
    assert world.read(hidden).replace("asha", "X") == world.read(unknown).replace("Nobody", "X")
    assert Child.objects.get().looked_after is False
    told = Message.objects.get(kind="care_to_record")
    assert (told.to, told.about, "Asha" in told.body + told.subject) == (cast.lead_broker, child.ref, False)


@pytest.mark.parametrize("who", ["broker", "referrer", "auditor"])
def test_only_the_virtual_school_names_a_child_it_cannot_see(cast, child, who):
    assert world.signed_in(getattr(cast, who)).post(reverse("care_new"), CARE).status_code == 404


def test_who_reads_but_may_not_record(cast, child):
    auditor, page = world.signed_in(cast.auditor), reverse("fact_changes", args=[child.ref])
    assert "Record a change" not in world.read(auditor.get(page))
    assert auditor.post(page, {"kind": "plan"}).status_code == 403


def test_a_restricted_address_is_never_shown(cast):
    child = world.child(cast, "Asha", "Mahmood", world.MONDAY, child={"address_restricted": True}).child
    page = world.signed_in(cast.broker).get(reverse("fact_change", args=[child.ref, "home"])).content.decode()
    assert ("Made Up Lane" in page, "HR4 0LE" in page) == (False, False)


def test_the_list_costs_the_same_for_one_as_for_three(cast, child):
    counts = []
    for plan in ("held", "assessed", "none"):
        send(cast.broker, child, **(PLAN | {"plan": plan}), stage="sign")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            world.signed_in(cast.broker).get(reverse("fact_changes", args=[child.ref]))
        counts.append(len(seen))
    assert counts[0] == counts[-1]


def test_the_board_says_so():
    made = asking.a_world(("Arrow",))
    request = asking.sent_request(made)
    broker = world.signed_in(made.cast.broker)
    board = reverse("request", args=[request.ref])
    assert "have changed since" not in world.read(broker.get(board))
    with time_machine.travel("2026-11-05T15:00:00+00:00", tick=False):
        send(made.cast.broker, made.referral.child, "address", **(PLAN | {"address_restricted": "yes"}), stage="sign")
        assert (
            "have changed since this was sent: restricted address from Wed 4 Nov. The brief that was sent is not changed."
            " It would now read otherwise: “Lives in”." in world.read(broker.get(board))
        )
