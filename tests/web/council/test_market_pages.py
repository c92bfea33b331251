"""The market's pages: the register, one organisation, events, inviting by name."""

from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.admission.actions.enquiry import ask_enquiry
from sixthday.admission.models import Bulletin, Interested, MarketEvent, RoundInvitation
from sixthday.outbox.models import Message
from sixthday.providers.actions import admit_member
from sixthday.providers.choices import Basis
from tests.areas.admission import market as markets
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, ASSESSING, OPEN, World
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council.world import read

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(worlds.admission_world)


@pytest.fixture
def world(made: World, db) -> World:
    return deepcopy(made)


@pytest.fixture
def visit(client, time_machine, world):
    """A page as one person of the cast gets it at a moment."""

    def go(name, *args, who="market_officer", when=OPEN, post=None, query=""):
        time_machine.move_to(when, tick=False)
        client.force_login(world.leads["Arrow"] if who == "arrow" else getattr(world.cast, who))
        address = reverse(name, args=args) + query
        return client.get(address) if post is None else client.post(address, post)

    return go


@pytest.mark.parametrize(
    ("who", "status"),
    [("market_officer", 200), ("commissioner", 200), ("qa_officer", 404), ("auditor", 404), ("arrow", 404)],
)
def test_who_sees_whom_to_ring(world: World, visit, who, status):
    row = markets.interested(world)
    answers = [visit("market", who=who), visit("market_organisation", row.ref, who=who)]
    assert [answer.status_code for answer in answers] == [status] * 2
    assert ("kit@kestrel.example" in read(answers[1])) is (status == 200)


def test_the_list_is_filtered(world: World, visit):
    markets.invited(world, markets.interested(world), markets.arrow(world))
    markets.interested(world, "Wren Barn", lots=(2,), teaches_now=True)
    worlds.submitted(world)
    shown = {
        query: [name for name in ("Kestrel Farm", "Arrow Outdoors", "Wren Barn") if f">{name}" in read_all(visit("market", query=query))]
        for query in ("", "?stage=not_invited", "?stage=applied", "?stage=not_applied", "?stage=spot", "?lot=2", "?stage=nonsense")
    }  # fmt: skip
    everyone = ["Kestrel Farm", "Arrow Outdoors", "Wren Barn"]
    assert shown == {
        "": everyone, "?stage=not_invited": ["Wren Barn"], "?stage=applied": ["Arrow Outdoors"],
        "?stage=not_applied": ["Kestrel Farm"], "?stage=spot": ["Wren Barn"], "?lot=2": ["Wren Barn"], "?stage=nonsense": everyone,
    }  # fmt: skip
    assert "2 of 3 interested organisations invited, 1 applied" in read(visit("market"))


def read_all(answer) -> str:
    return answer.content.decode()


def test_the_list_costs_the_same_for_one_as_for_three(world: World, visit):
    markets.interested(world)
    visit("market")
    with CaptureQueriesContext(connection) as one:
        visit("market")
    for name in ("Wren Barn", "Heron House"):
        markets.invited(world, markets.interested(world, name))
    with CaptureQueriesContext(connection) as three:
        visit("market")
    assert len(three) == len(one)


def test_an_organisation_is_recorded(world: World, visit):
    given = {
        "name": "Kestrel Farm", "email": "kit@kestrel.example", "lots": ["1", "3"], "size": "voluntary", "local": "yes", "teaches_now": "no"
    }  # fmt: skip
    refused = visit("market_organisation_new", post=given | {"email": ""})
    assert (refused.status_code, "Give an e-mail address or a telephone number." in read(refused)) == (422, True)
    assert visit("market_organisation_new", post=given).status_code == 302
    row = Interested.objects.get()
    assert ([each.lot.number for each in row.lots.all()], row.size, row.source) == ([1, 3], "voluntary", "council")
    again = visit("market_organisation_new", post=given)
    assert (again.status_code, "is on the register already" in read(again)) == (422, True)


def test_an_organisation_is_put_right(world: World, visit):
    row = markets.interested(world)
    page = read_all(visit("market_correction_new", row.ref))
    assert [word for word in ("Kit Hand", "kit@kestrel.example", "01432 111111") if word not in page] == []
    given = {
        "name": "Kestrel Farm", "email": "new@kestrel.example", "lots": ["2"], "size": "small", "local": "no", "teaches_now": "yes",
    }  # fmt: skip
    refused = visit("market_correction_new", row.ref, post=given | {"email": ""})
    assert (refused.status_code, "Give an e-mail address or a telephone number." in read(refused)) == (422, True)
    assert visit("market_correction_new", row.ref, post=given).url == reverse("market_organisation", args=[row.ref])
    text = read(visit("market_organisation", row.ref))
    assert [word for word in ("new@kestrel.example", "Lot 2", "Put right.") if word not in text] == []
    assert visit("market_correction_new", row.ref, who="qa_officer", post=given).status_code == 404


def test_chosen_checked_and_invited_once(world: World, visit):
    rows = [markets.interested(world), markets.interested(world, "Wren Barn", email="wren@barn.example")]
    given = {"organisations": [row.ref for row in rows]}
    check = read(visit("market_invitation_new", post=given))
    assert ("Check before 2 organisations are invited" in check, "To Kestrel Farm" in check) == (True, True)
    assert RoundInvitation.objects.count() == 0
    sent = visit("market_invitation_new", post=given | {"stage": "sign"})
    assert (sent.status_code, Message.objects.filter(kind="round_invitation").count()) == (302, 2)
    again = visit("market_invitation_new", post=given | {"stage": "sign"})
    assert (again.status_code, "Wren Barn was invited to this round before." in read(again)) == (422, True)
    assert Message.objects.filter(kind="round_invitation").count() == 2
    nobody = read(visit("market_invitation_new", post={"organisations": []}))
    assert ("Choose at least one organisation" in nobody, "Wren Barn" in nobody) == (True, False)
    page = read(visit("market_organisation", rows[0].ref))
    for words in (
        "Mia Rowe invited it on Thu 10 Dec, 10am, to kit@kestrel.example",
        "waiting to be sent",
        "To Kestrel Farm",
    ):
        assert words in page
    assert visit("market_invitation_new", when=AFTER).status_code == 404


def test_why_it_did_not_apply_is_recorded_and_shown(world: World, visit):
    row = markets.interested(world)
    refused = visit("market_reason_new", row.ref, post={"reason": "other", "note": ""})
    assert (refused.status_code, "Say which reason." in read(refused)) == (422, True)
    assert visit("market_reason_new", row.ref, when=ASSESSING, post={"reason": "volume", "note": ""}).status_code == 302
    assert "too little or too uncertain work" in read(visit("market_organisation", row.ref))


def test_an_event_and_who_came(world: World, visit):
    row = markets.interested(world)
    given = {"title": "Meet the buyer", "held_on_0": "3", "held_on_1": "11", "held_on_2": "2026", "place": "Town Hall"}
    given |= {"held_on-day": "3", "held_on-month": "11", "held_on-year": "2026"}
    assert visit("market_event_new", post=given).status_code == 302
    event = MarketEvent.objects.get()
    assert visit("market_attendance_new", event.ref, post={"organisations": [row.ref]}).status_code == 302
    page = read(visit("market_events"))
    assert ("1 organisation came:" in page, "Kestrel Farm" in page) == (True, True)
    assert "Meet the buyer" in read(visit("market_organisation", row.ref))


def test_a_likely_provider_is_offered_and_never_tied_by_itself(world: World, visit):
    row = markets.interested(world, "Arrow Outdoors", email="other@else.example")
    assert Interested.objects.get().provider is None
    assert "Say whether it is this organisation" in read(visit("market_organisation", row.ref))
    given = {"provider": world.providers["Arrow"].ref}
    assert visit("market_provider", row.ref, post=given).status_code == 302
    row.refresh_from_db()
    assert row.provider == world.providers["Arrow"]
    assert visit("market_provider", row.ref).status_code == 404


def test_a_question_is_answered_to_all_or_set_aside(world: World, visit):
    ask = {
        "round": world.round,
        "email": "h@heron.example",
        "organisation_name": "Heron House",
        "by": world.cast.admin,
        "at": OPEN,
    }
    first, second = (ask_enquiry(text=text, **ask) for text in ("May we use a barn?", "Buy our vans"))
    page = read(visit("market_questions"))
    assert ("2 questions to answer" in page, "Heron House, h@heron.example" in page, "Answer to everybody" in page) == (
        True,
        True,
        False,
    )
    given = {"asked": "May a barn be used?", "answer": "Yes."}
    assert visit("market_question_answer", first.ref, post=given).status_code == 403
    refused = visit(
        "market_question_answer", first.ref, who="commissioner", post=given | {"answer": "Heron House may."}
    )
    assert (refused.status_code, "These words say who asked" in read(refused)) == (422, True)
    assert visit("market_question_answer", first.ref, who="commissioner", post=given).status_code == 302
    assert visit("market_question_answer", first.ref, who="commissioner", post=given).status_code == 409
    assert visit("market_question_aside", second.ref, post={"why": "An advertisement."}).status_code == 302
    page = read(visit("market_questions"))
    for words in (
        "0 questions to answer",
        "Answered to everybody as number 1",
        "Set aside by Mia Rowe: An advertisement.",
    ):
        assert words in page
    assert visit("market_questions", who="qa_officer").status_code == 404


def test_a_bulletin_is_checked_sent_and_proved(world: World, visit, client):
    lot = world.scheme.rounds.get(number=1).round_lots.get(lot__number=1)
    admit_member(
        provider=world.providers["Arrow"],
        round_lot=lot,
        basis=Basis.NEW,
        from_on=OPEN.date(),
        by=world.cast.commissioner,
        at=OPEN,
    )
    given = {"lots": ["1"], "subject": "Term dates", "text": "They are on the page."}
    assert "Check before it goes to 1 member" in read(visit("market_bulletin_new", post=given))
    assert "These lots have no members." in read(visit("market_bulletin_new", post=given | {"lots": ["3"]}))
    sent = visit("market_bulletin_new", post=given | {"stage": "sign"})
    page = read(client.get(sent.url))
    assert ("Sent to 1 member" in page, "Arrow Outdoors" in page, "Not yet" in page) == (True, True, True)
    again = visit("market_bulletin_new", post=given | {"stage": "sign"})
    assert (again.status_code, "was sent before" in read(again)) == (422, True)
    message = Message.objects.get(kind="bulletin")
    assert "They are on the page." in read(visit("portal_notification", message.ref, who="arrow"))
    assert "Arrow Lead" in read(visit("market_bulletin", Bulletin.objects.get().ref))
