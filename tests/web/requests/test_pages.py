"""Who reaches which page of a request, what it shows and never shows, and what a refusal looks like."""

import re
from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday import clock
from sixthday.access.choices import Role
from sixthday.audit.models import Sighting
from sixthday.awards.actions.question import ask_question
from sixthday.awards.actions.request import cancel_request, leave_out
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Invitation, Question, Request, Response
from sixthday.providers import actions as providers
from tests.areas.awards.world import (
    AFTERNOON,
    DUE,
    MORNINGS,
    SENT,
    a_world,
    add_provider,
    answer,
    drafted,
    invitation,
    sent_request,
)
from tests.cast import person
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    """Arrow alone with everything in order, and a referral with the brokers."""
    return standing(a_world, ("Arrow",))


@pytest.fixture
def world(made, db):
    return deepcopy(made)


@pytest.fixture(autouse=True)
def time(monkeypatch):
    """Set the clock; it stands at the moment of sending."""

    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(SENT)
    return set_to


def seen(client, user, address: str, status: int = 200) -> str:
    """The page as this person gets it."""
    client.force_login(user)
    response = client.get(address)
    assert (address, response.status_code) == (address, status)
    return response.content.decode()


def council_pages(world) -> dict[str, str]:
    """One address of every council page of a request."""
    waiting, sent = drafted(world), sent_request(world)
    arrow = world.providers["Arrow"].ref
    question = ask_question(
        invitation=invitation(world, sent, "Arrow"), text="Is lunch free?", by=world.lead("Arrow"), at=SENT
    )
    return {
        "package": reverse("package", args=[world.referral.ref]),
        "new": reverse("request_new", args=[world.referral.ref]),
        "board": reverse("request", args=[sent.ref]),
        "providers": reverse("request_providers", args=[waiting.ref]),
        "provider": reverse("request_provider", args=[waiting.ref, arrow]),
        "considered": reverse("request_provider", args=[sent.ref, arrow]),
        "left_out": reverse("request_left_out", args=[waiting.ref, arrow]),
        "brief": reverse("request_brief", args=[waiting.ref]),
        "terms": reverse("request_terms", args=[waiting.ref]),
        "chaser": reverse("request_chaser", args=[sent.ref, arrow]),
        "extension": reverse("request_extension", args=[sent.ref]),
        "question": reverse("request_question", args=[sent.ref, question.ref]),
        "none_suitable": reverse("request_none_suitable", args=[sent.ref]),
        "cancellation": reverse("request_cancellation", args=[sent.ref]),
        "telephone": reverse("request_telephone", args=[sent.ref, arrow]),
        "details": reverse("request_telephone_details", args=[sent.ref, arrow, "can"]),
    }


READ = {"package", "board"}  # whoever may see the child may read these; the rest is for brokers
SEEN_NOT_DONE = {"new", "extension", "question", "none_suitable", "cancellation"}  # 403 names who may


@pytest.mark.parametrize(
    ("who", "reads", "acts"),
    [
        pytest.param("broker", 200, 200, id="broker"),
        pytest.param("lead_broker", 200, 200, id="lead broker"),
        pytest.param("referrer", 200, 403, id="referrer of the child's team"),
        pytest.param("auditor", 200, 403, id="auditor"),
        pytest.param("sen_referrer", 404, 404, id="referrer of another team"),
        pytest.param("commissioner", 404, 404, id="commissioner"),
        pytest.param("finance_officer", 404, 404, id="finance officer"),
        pytest.param("qa_officer", 404, 404, id="QA officer"),
        pytest.param("Arrow", 404, 404, id="provider lead"),
    ],
)
def test_who_reaches_which_council_page(client, world, who, reads, acts):
    add_provider(world, "Bridge")
    pages = council_pages(world)
    user = world.lead(who) if who == "Arrow" else getattr(world.cast, who)
    client.force_login(user)
    got = {name: client.get(address).status_code for name, address in pages.items()}
    expected = {
        name: reads if name in READ else acts if acts != 403 or name in SEEN_NOT_DONE else 404 for name in pages
    }
    assert got == expected


def test_a_restricted_child_is_seen_by_nobody_who_is_not_named(client, world):
    world.referral.child.restricted = True
    world.referral.child.save()
    pages = council_pages(world)
    client.force_login(world.cast.broker)
    assert {client.get(address).status_code for address in pages.values()} == {404}


def test_a_stranger_is_asked_to_sign_in(client, world):
    request = sent_request(world)
    for address in (reverse("request", args=[request.ref]), reverse("portal_request", args=[request.ref])):
        assert client.get(address).url.startswith("/account/sign-in/")


def portal_addresses(request) -> list[str]:
    """Every page of one request in the portal."""
    routes = ("portal_request", "portal_question", "portal_answer", "portal_answer_confirmation")
    pages = [reverse(route, args=[request.ref]) for route in routes]
    return [
        *pages,
        *(reverse("portal_answer_details", args=[request.ref, each]) for each in ("can", "partly", "cannot")),
    ]


def test_a_rival_provider_finds_nothing(client, world):
    add_provider(world, "Lugg", age_from=5, age_to=12)
    request = sent_request(world)
    answer(world, request, "Arrow")
    for user in (world.lead("Lugg"), world.cast.broker):
        client.force_login(user)
        assert {client.get(address).status_code for address in portal_addresses(request)} == {404}
    client.force_login(world.lead("Arrow"))
    got = [client.get(address).status_code for address in portal_addresses(request)]
    assert got == [200, 200, 200, 404, 200, 200, 200]  # its answer was not by telephone: nothing to confirm


@pytest.mark.parametrize("page", ["portal_request", "portal_answer"])
def test_a_provider_reads_no_name_and_nothing_of_the_others(client, world, page):
    add_provider(world, "Bridge")
    add_provider(world, "Teme")
    request = sent_request(world)
    answer(world, request, "Bridge", price_pence=37_77)
    shown = seen(client, world.lead("Arrow"), reverse(page, args=[request.ref]))
    never = [
        "Jordan", "Price,", "Pat Price", "HR4 0LE", "Made-up Road", "2012", "maths", "Leominster", "Bridge", "Teme",
        "37.77", "3 asked", world.referral.ref, world.referral.child.ref,
    ]  # fmt: skip
    assert [words for words in never if words in shown] == []


def test_the_same_brief_is_previewed_and_read(client, world):
    request = drafted(world)
    rows = re.compile(r'<div class="govuk-summary-list__row">.*?</div>', re.DOTALL)
    previewed = rows.findall(seen(client, world.cast.broker, reverse("request_brief", args=[request.ref])))
    client.post(reverse("request_brief", args=[request.ref]))
    read = rows.findall(seen(client, world.lead("Arrow"), reverse("portal_request", args=[request.ref])))
    assert read[:-1] == previewed
    assert "Under 2 miles" in read[-1]


def test_reading_leaves_a_trace(client, world):
    request = sent_request(world)
    seen(client, world.cast.broker, reverse("request", args=[request.ref]))
    seen(client, world.lead("Arrow"), reverse("portal_request", args=[request.ref]))
    traces = Sighting.objects.order_by("pk").values_list("actor", "ref", "page")
    child = world.referral.child.ref
    assert list(traces) == [
        (world.cast.broker.ref, child, "request"), (world.lead("Arrow").ref, child, "portal_request"),
    ]  # fmt: skip
    assert Invitation.objects.get().opened_by == world.lead("Arrow")


def test_no_price_stands_on_any_page_before_the_lock(client, world):
    add_provider(world, "Bridge")
    request = sent_request(world)
    answer(world, request, "Arrow", price_pence=31_13)
    for page in ("request", "package"):
        ref = request.ref if page == "request" else world.referral.ref
        for user in (world.cast.broker, world.cast.lead_broker, world.cast.auditor):
            shown = seen(client, user, reverse(page, args=[ref]))
            assert [words for words in ("31.13", "3113") if words in shown] == []


def test_a_request_goes_from_a_draft_to_the_lock(client, world, time):
    """The broker's pages in their order, each leading to the next."""
    add_provider(world, "Bridge")
    client.force_login(world.cast.broker)
    asked = {
        "service": "3-tuition", "weekly_minutes-hours": "10", "part_days": MORNINGS, "mode": "setting",
        "start_on-day": "9", "start_on-month": "11", "start_on-year": "2026", "end_on-day": "18", "end_on-month": "12",
        "end_on-year": "2026", "former": "",
    }  # fmt: skip
    made = client.post(reverse("request_new", args=[world.referral.ref]), asked)
    request = Request.objects.get()
    assert (made.status_code, made.url) == (302, reverse("request_providers", args=[request.ref]))
    assert "2 providers can be asked" in client.get(made.url).content.decode()
    sent = client.post(reverse("request_brief", args=[request.ref]))
    assert (sent.status_code, sent.url) == (302, reverse("request", args=[request.ref]))
    assert "Sent to 2 providers at one moment." in client.get(sent.url).content.decode()
    time(AFTERNOON)
    answer(world, request, "Arrow")
    board = client.get(sent.url).content.decode()
    assert "2 asked: 1 can and 1 to answer." in board
    assert "Earlier only a lead broker can, with a reason: Lena Shaw." in board
    lock = reverse("request_lock", args=[request.ref])
    assert client.get(lock).status_code == 403
    time(DUE.replace(minute=1))
    assert "Bridge Learning" in client.get(lock).content.decode()
    assert client.post(lock).url == sent.url
    request.refresh_from_db()
    assert request.state == "locked"


def test_a_second_sender_is_told_who_was_first(client, world):
    request = drafted(world)
    address = reverse("request_brief", args=[request.ref])
    client.force_login(world.cast.broker)
    assert client.post(address).status_code == 302
    again = client.post(address)
    assert (again.status_code, again.url) == (302, reverse("request", args=[request.ref]))


def test_a_second_lock_is_told_who_was_first(client, world, time):
    request = sent_request(world)
    answer(world, request, "Arrow")
    time(AFTERNOON)
    lock_shortlist(request=request, by=world.cast.other_broker, at=AFTERNOON)
    client.force_login(world.cast.broker)
    late = client.post(reverse("request_lock", args=[request.ref]))
    told = late.content.decode()
    assert late.status_code == 409
    assert "This request is already: shortlist locked." in told
    assert "Owen Price" in told


def test_a_late_answer_after_the_lock_is_told_so(client, world, time):
    request = sent_request(world)
    lock_shortlist(request=request, by=world.cast.broker, at=AFTERNOON)
    client.force_login(world.lead("Arrow"))
    sent = client.post(
        reverse("portal_answer_details", args=[request.ref, "cannot"]), {"cannot_reason": "staff", "step": "send"}
    )
    assert sent.status_code == 409
    assert Response.objects.count() == 0


def test_leaving_out_without_a_reason_is_refused_at_the_field(client, world):
    add_provider(world, "Bridge")
    request = drafted(world)
    address = reverse("request_left_out", args=[request.ref, world.providers["Arrow"].ref])
    client.force_login(world.cast.broker)
    refused = client.post(address, {"why": " "})
    assert refused.status_code == 422
    assert 'href="#why">Say why this provider is left out' in refused.content.decode()
    client.post(address, {"why": "The child's brother is there"})
    assert "The child&#39;s brother is there" in seen(
        client, world.cast.broker, reverse("request_providers", args=[request.ref])
    )
    client.post(address)
    assert "Left out" not in seen(client, world.cast.broker, reverse("request_providers", args=[request.ref]))


def test_another_answer_time_needs_all_its_parts(client, world):
    request = drafted(world)
    client.force_login(world.cast.broker)
    given = {"due_on-day": "5", "due_on-month": "11", "due_on-year": "2026"}
    refused = client.post(reverse("request_brief", args=[request.ref]), given)
    assert refused.status_code == 422
    assert re.findall(r'<a href="#(\w[\w-]*)">', refused.content.decode()) == ["due_time-hour", "why"]
    client.post(reverse("request_brief", args=[request.ref]), given | {
        "due_time-hour": "15", "due_time-minute": "00", "why": "Starts on Monday",
    })  # fmt: skip
    request.refresh_from_db()
    assert (request.state, request.due_reason, request.due_at.hour) == ("sent", "Starts on Monday", 15)


def test_a_price_above_the_rate_is_refused_at_its_field(client, world, time):
    request = sent_request(world)
    time(AFTERNOON)
    client.force_login(world.lead("Arrow"))
    address = reverse("portal_answer_details", args=[request.ref, "can"])
    given = {
        "start_on-day": "9", "start_on-month": "11", "start_on-year": "2026", "weekly_minutes-hours": "10",
        "part_days": MORNINGS, "price_pence": "42.01", "adult": world.adult("Arrow").ref, "site": world.site("Arrow").ref,
    }  # fmt: skip
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert 'href="#price_pence">£42.01 is above your framework rate of £42.00.' in refused.content.decode()
    checked = client.post(address, given | {"price_pence": "41.99"})
    assert (checked.status_code, Response.objects.count()) == (200, 0)
    assert '<input type="hidden" name="price_pence" value="41.99">' in checked.content.decode()
    sent = client.post(address, given | {"price_pence": "41.99", "step": "send"})
    assert (sent.status_code, Response.objects.get().price_pence) == (302, 41_99)


def test_cannot_takes_as_many_pages_as_can(client, world, time):
    request = sent_request(world)
    time(AFTERNOON)
    client.force_login(world.lead("Arrow"))
    address = reverse("portal_answer_details", args=[request.ref, "cannot"])
    assert client.post(address, {"cannot_reason": "staff"}).status_code == 200
    assert client.post(address, {"cannot_reason": "staff", "step": "send"}).status_code == 302
    assert Response.objects.get().cannot_reason == "staff"


def test_a_telephone_answer_is_confirmed_in_the_portal(client, world, time):
    request = sent_request(world)
    time(AFTERNOON)
    client.force_login(world.cast.broker)
    address = reverse("request_telephone_details", args=[request.ref, world.providers["Arrow"].ref, "cannot"])
    client.post(address, {"cannot_reason": "mix", "step": "send"})
    assert f"Confirm your answer to {request.ref}" in seen(client, world.lead("Arrow"), reverse("to_do"))
    client.post(reverse("portal_answer_confirmation", args=[request.ref]))
    assert Response.objects.get().confirmed_by == world.lead("Arrow")
    assert "Nothing is due." in seen(client, world.lead("Arrow"), reverse("to_do"))


def test_a_telephone_answer_is_taken_without_a_price(client, world, time):
    request = sent_request(world)
    time(AFTERNOON)
    client.force_login(world.cast.broker)
    address = reverse("request_telephone_details", args=[request.ref, world.providers["Arrow"].ref, "can"])
    page = client.get(address).content.decode()
    assert ("price_pence" in page, "Do not take down a price." in page) == (False, True)
    given = {
        "start_on-day": "9", "start_on-month": "11", "start_on-year": "2026", "weekly_minutes-hours": "10",
        "part_days": MORNINGS, "adult": world.adult("Arrow").ref, "site": world.site("Arrow").ref, "price_pence": "1",
    }  # fmt: skip
    checked = client.post(address, given | {"step": "check"}).content.decode()
    assert ("Its own rate" in checked, "42.00" in checked) == (True, False)
    assert client.post(address, given | {"step": "send"}).status_code == 302
    assert Response.objects.get().price_pence == 42_00


def test_a_draft_is_changed_on_its_page(client, world):
    request = drafted(world)
    address = reverse("request_terms", args=[request.ref])
    assert 'value="10"' in seen(client, world.cast.broker, address)
    given = {
        "weekly_minutes-hours": "5", "part_days": MORNINGS[:2], "mode": "setting", "start_on-day": "9",
        "start_on-month": "11", "start_on-year": "2026", "end_on-day": "1", "end_on-month": "11", "end_on-year": "2026",
    }  # fmt: skip
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert 'href="#end_on-day">The last day must not be before the first.' in refused.content.decode()
    assert client.post(address, given | {"end_on-month": "12"}).status_code == 302
    request.refresh_from_db()
    assert (request.weekly_minutes, request.part_days) == (300, MORNINGS[:2])


def test_asking_again_starts_from_what_was_asked(client, world):
    former = sent_request(world, weekly_minutes=420)
    cancel_request(request=former, why="Start moved", by=world.cast.broker, at=SENT)
    board = seen(client, world.cast.broker, reverse("request", args=[former.ref]))
    address = reverse("request_new", args=[world.referral.ref]) + f"?former={former.ref}"
    assert f'href="{address}"' in board
    asked = client.get(address).content.decode()
    assert f'<option value="{former.ref}" selected>' in asked
    assert 'name="weekly_minutes-hours" type="text" value="7"' in asked


def test_a_worker_of_a_provider_reads_no_requests(client, world):
    request = sent_request(world)
    worker = person(
        world.cast, "worker", "Wil Reed", Role.PROVIDER_WORKER, world.providers["Arrow"].organisation, when=SENT
    )
    client.force_login(worker)
    assert client.get(reverse("to_do")).status_code == 200
    assert {client.get(address).status_code for address in portal_addresses(request)} == {404}


def test_a_suspended_provider_is_told_why_on_its_first_page(client, world):
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="A concern is looked into", from_on=SENT.date(),
        until_on=DUE.date(), by=world.cast.qa_officer, at=SENT,
    )  # fmt: skip
    shown = seen(client, world.lead("Arrow"), reverse("to_do"))
    assert "A concern is looked into" in shown
    assert "01632 960 100 to reply" in shown


def test_a_provider_is_reminded_from_the_board(client, world, time):
    add_provider(world, "Bridge")
    request = sent_request(world)
    answer(world, request, "Bridge")
    time(AFTERNOON)
    board = seen(client, world.cast.broker, reverse("request", args=[request.ref]))
    addresses = re.findall(r'<form method="post" action="([^"]*/chasers/[^"]*)">', board)
    assert addresses == [reverse("request_chaser", args=[request.ref, world.providers["Arrow"].ref])]
    assert client.post(addresses[0]).status_code == 302
    again = client.post(addresses[0])
    assert again.status_code == 422
    assert "Arrow Learning was reminded within the hour." in again.content.decode()
    assert "Reminded Thu 5 Nov, 2pm" in seen(client, world.cast.broker, reverse("request", args=[request.ref]))


def test_a_question_is_answered_to_all_on_their_pages(client, world):
    add_provider(world, "Bridge")
    request = sent_request(world)
    client.force_login(world.lead("Arrow"))
    client.post(reverse("portal_question", args=[request.ref]), {"text": "Is lunch free?"})
    question = Question.objects.get()
    client.force_login(world.cast.broker)
    address = reverse("request_question", args=[request.ref, question.ref])
    client.post(address, {"wording": "Is lunch free?", "answer": "Yes"})
    assert client.get(address).status_code == 404
    shown = seen(client, world.lead("Bridge"), reverse("portal_request", args=[request.ref]))
    assert "Is lunch free?</strong><br>Yes" in shown
    assert "Arrow" not in shown


def test_lists_cost_the_same_for_one_as_for_three(client, world):
    request = drafted(world)
    sent_request(world)
    pages = [
        (world.lead("Arrow"), reverse("portal_requests")),
        (world.cast.broker, reverse("package", args=[world.referral.ref])),
        (world.cast.broker, reverse("request_providers", args=[request.ref])),
    ]
    before = [_cost(client, user, address) for user, address in pages]
    add_provider(world, "Bridge")
    add_provider(world, "Teme")
    leave_out(request=request, provider=world.providers["Teme"], why="Full", by=world.cast.broker, at=SENT)
    for _ in range(2):
        answer(world, sent_request(world), "Arrow")
    assert [_cost(client, user, address) for user, address in pages] == before


def _cost(client, user, address: str) -> int:
    client.force_login(user)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
