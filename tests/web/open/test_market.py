"""The market as anybody sees it: what is published, what can be said, and that nothing else leaks."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.access.models import User
from sixthday.admission.models import Enquiry, Interested
from sixthday.documents.actions import store_file
from sixthday.framework import actions as framework
from sixthday.framework.models import RoundDocument
from sixthday.outbox.models import Message
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis
from sixthday.providers.models import Provider
from sixthday.reference.models import Postcode
from tests.areas.admission import market as markets
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, OPEN, World
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council.world import read

pytestmark = pytest.mark.django_db
QUESTION = {"text": "May a barn be used?", "email": "h@heron.example", "organisation_name": "Heron House"}
INTEREST = {
    "name": "Heron House", "contact_name": "Hal Ray", "email": "h@heron.example", "size": "small", "local": "yes", "teaches_now": "no",
}  # fmt: skip
REGISTRATION = {
    "name": "Heron House", "contact_name": "Hal Ray", "email": "h@heron.example", "telephone": "01432 222222", "size": "small", "local": "yes",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(worlds.admission_world)


@pytest.fixture
def world(made: World, db, time_machine) -> World:
    time_machine.move_to(OPEN, tick=False)
    return deepcopy(made)


def get(route: str, *args, query=""):
    return Client().get(reverse(route, args=args) + query)


def post(route: str, given):
    return Client().post(reverse(route), given)


def document(world: World, round_=None) -> RoundDocument:
    who = {"by": world.cast.commissioner, "at": OPEN}
    file = store_file(upload=ContentFile(b"What is bought.", "specification.txt"), **who)
    return RoundDocument.objects.create(
        round=round_ or world.round,
        file=file,
        title="Specification",
        attached_by=world.cast.commissioner,
        attached_at=OPEN,
    )


def test_the_opportunity(world: World):
    held = document(world)
    framework.publish_clarification(
        round=world.round, asked="May a barn be used?", answer="Yes.", by=world.cast.commissioner, at=OPEN
    )
    text = read(get("opportunity"))
    for words in (
        "Open for applications", "Fri 18 Dec, 12pm", "1 February 2027", "Providers of alternative provision are invited.", "Lot 3: Tuition",
        "Specification", "1. May a barn be used?", "Register your organisation",
    ):  # fmt: skip
        assert words in text
    assert get("opportunity_document", held.file.ref).content == b"What is bought."


def test_after_the_deadline_nobody_is_asked_to_apply(world: World, time_machine):
    time_machine.move_to(AFTER, tick=False)
    text = read(get("opportunity"))
    assert ("Applications have closed" in text, "Register your organisation" in text) == (True, False)
    assert (get("opportunity_question_new").status_code, post("opportunity_question_new", QUESTION).status_code) == (
        404,
        404,
    )


def test_a_document_of_a_round_that_is_not_published_is_nobodys(world: World):
    first = world.scheme.rounds.get(number=1)  # recorded afterwards: it was never published here
    assert get("opportunity_document", document(world, first).file.ref).status_code == 404


def test_no_page_says_who_is_interested_asks_or_applies(world: World):
    worlds.submitted(world)
    markets.invited(world, markets.interested(world), markets.arrow(world))
    post("opportunity_question_new", QUESTION)
    post("provider_registration", REGISTRATION)
    routes = (
        "opportunity",
        "register",
        "interest_new",
        "provider_registration",
        "opportunity_question_new",
        "start",
        "concern_public",
    )
    text = " ".join(get(route).content.decode() for route in routes)
    hidden = ("kestrel", "Kestrel", "Heron", "heron.example", "Arrow Contact", "arrow@", "1 application", "May a barn")
    assert [word for word in hidden if word in text] == []


def test_a_question_reaches_the_council(world: World):
    answer = post("opportunity_question_new", QUESTION)
    assert (answer.status_code, answer.url) == (302, reverse("opportunity_question_sent"))
    held = Enquiry.objects.get()
    assert (held.email, held.asked_by.is_active) == ("h@heron.example", False)
    refused = post("opportunity_question_new", {"text": "", "email": "nobody"})
    assert (refused.status_code, "Write your question" in read(refused)) == (422, True)


@pytest.mark.parametrize(
    ("route", "given"),
    [("opportunity_question_new", QUESTION), ("interest_new", INTEREST), ("provider_registration", REGISTRATION)],
)
def test_nobody_can_send_many(world: World, route, given):
    assert [post(route, given).status_code for _ in range(6)] == [302] * 5 + [429]


def test_interest_is_registered_and_the_answer_never_differs(world: World):
    first, again = post("interest_new", INTEREST), post("interest_new", INTEREST | {"email": "other@else.example"})
    assert (first.status_code, first.url) == (again.status_code, again.url) == (302, reverse("interest_sent"))
    row = Interested.objects.get()
    assert (row.name, row.source, row.email) == ("Heron House", "public", "h@heron.example")


def test_registration_answers_the_same_whatever_is_known(world: World):
    lead = world.leads["Arrow"]
    answers = [
        post("provider_registration", REGISTRATION | changes)
        for changes in (
            {},
            {"email": lead.email, "name": "Another"},
            {"email": "x@y.example", "name": "Arrow Outdoors"},
        )
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, reverse("provider_registration_sent"))}
    new = User.objects.get(email="h@heron.example")
    assert f"/account/first-password/{new.ref}/" in Message.objects.get(to=new).body
    assert not Provider.objects.filter(name="Another").exists()


def test_one_address_is_not_written_to_again_and_again(world: World):
    lead = world.leads["Arrow"]
    for _ in range(4):
        post("provider_registration", REGISTRATION | {"email": lead.email})
    assert Message.objects.filter(to=lead, kind="registered_already").count() == 2


def test_a_provider_that_reads_it_applies_in_the_portal(world: World):
    client = Client()
    client.force_login(world.leads["Arrow"])
    assert f'href="{reverse("applications")}"' in client.get(reverse("opportunity")).content.decode()
    assert "/account/sign-in/?next=" in get("opportunity").content.decode()


def members(world: World, names=("Arrow", "Bridge"), lots=(1,)) -> None:
    """Members of the round in force, each with an offer at its site."""
    first = world.scheme.rounds.get(number=1)
    who = {"by": world.cast.commissioner, "at": OPEN}
    for name in names:
        provider = world.providers[name]
        site = providers.add_site(
            provider=provider, name=f"{name} Barn", kind="indoor", postcode="HR4 9AR", address="1 Mill Lane", from_on=date(2026, 9, 1), **who
        )  # fmt: skip
        for lot in first.round_lots.filter(lot__number__in=lots):
            held = providers.admit_member(
                provider=provider, round_lot=lot, basis=Basis.NEW, from_on=date(2026, 9, 1), **who
            )
            providers.make_offer(
                membership=held, service_type=world.services[lot.lot.number], site=site, mode="setting", unit="hour", price_pence=42_00,
                unit_minutes=60, needs=["autism"], age_from=11, age_to=16, part_days=["mon_am"], places=4, travel_miles=20,
                from_on=date(2026, 9, 1), **who,
            )  # fmt: skip


def test_the_register_of_providers(world: World):
    members(world, ("Arrow",), (1,))
    members(world, ("Bridge",), (2,))
    text = read(get("register"))
    for words in ("2 providers", "Arrow Outdoors", "Lot 1: Education", "In a setting", "At the provider's site"):
        assert words in text.replace("’", "'")
    shown = {
        query: [name for name in ("Arrow", "Bridge") if f"{name} Outdoors" in read(get("register", query=query))]
        for query in ("?lot=1", "?lot=2", "?lot=3", "?mode=setting", "?mode=online", "?lot=9&mode=nonsense")
    }
    assert shown == {
        "?lot=1": ["Arrow"], "?lot=2": ["Bridge"], "?lot=3": [], "?mode=setting": ["Arrow", "Bridge"], "?mode=online": [],
        "?lot=9&mode=nonsense": ["Arrow", "Bridge"],
    }  # fmt: skip
    page = get("register").content.decode()
    assert [word for word in ("Contact", "01432", "@provider", "Mill Lane", "HR4", "42.00") if word in page] == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("?area=HR4", ["Arrow", "Bridge"], id="in the area, and within ten miles"),
        pytest.param("?area=hr4&within=5", ["Arrow"], id="in the area, in small letters"),
        pytest.param("?area=HR6&within=5", ["Bridge"], id="another area"),
        pytest.param("?area=HR4&within=20&lot=2", [], id="near, but in no such lot"),
        pytest.param("?area=HR4&within=20&mode=home", [], id="near, but not so"),
        pytest.param("?area=LD3", [], id="too far"),
        pytest.param("?area=LD3&within=40", ["Arrow", "Bridge"], id="widened"),
        pytest.param("?area=HR4&within=nonsense", ["Arrow", "Bridge"], id="a distance nobody offered"),
        pytest.param("?area=ZZ99", [], id="an area nobody knows"),
    ],
)
def test_the_register_by_area(world: World, query: str, names: list[str]):
    members(world)
    world.providers["Bridge"].sites.filter(name="Bridge Barn").update(postcode="HR6 0AA")
    for pcd, east, north in (
        ("HR4 9AR", 350_000, 240_000),
        ("HR6 0AA", 350_000, 252_000),
        ("LD3 0AA", 305_000, 240_000),
    ):
        Postcode.objects.create(pcd=pcd, easting=east, northing=north, district="E06000019")
    text = read(get("register", query=query))
    assert [name for name in ("Arrow", "Bridge") if f"{name} Outdoors" in text] == names
    assert ("We do not know the postcode area ZZ99" in text) == ("ZZ99" in query)


def test_a_home_or_a_site_that_closed_is_not_near_anybody(world: World):
    members(world)
    Postcode.objects.create(pcd="HR4 9AR", easting=350_000, northing=240_000, district="E06000019")
    world.providers["Arrow"].sites.filter(name="Arrow Barn").update(kind="home")
    world.providers["Bridge"].sites.filter(name="Bridge Barn").update(until_on=OPEN.date() - timedelta(days=1))
    text = read(get("register", query="?area=HR4"))
    assert ("0 providers" in text, "Choose a greater distance" in text) == (True, True)


def test_one_that_was_removed_is_not_on_the_register_and_nothing_says_why(world: World):
    members(world)
    providers.remove_provider(
        provider=world.providers["Arrow"], from_on=OPEN.date(), reason="It closed.",
        by=world.cast.commissioner, at=OPEN,
    )  # fmt: skip
    text = read(get("register"))
    assert ("Arrow Outdoors" in text, "Bridge Outdoors" in text, "removed" in text) == (False, True, False)


def test_the_register_costs_the_same_for_one_as_for_two(world: World):
    members(world, ("Arrow",))
    get("register")
    with CaptureQueriesContext(connection) as one:
        get("register")
    members(world, ("Bridge",), (1, 2))
    with CaptureQueriesContext(connection) as two:
        get("register")
    assert len(two) == len(one)
