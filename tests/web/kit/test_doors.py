"""Who gets through a door, and what the ones outside are told."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from sixthday.access.choices import Role
from sixthday.audit.models import Sighting
from tests.cast import PASSWORD, at, council_cast, person, provider_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.kit.pattern")]
ACT = "/pattern/acted/{}/"


@pytest.fixture
def cast():
    return council_cast()


def words(answer) -> str:
    """The page, but for the form's token, which is new on each."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.content.decode())


def test_the_holder_of_the_right_gets_in_and_nothing_stays_in_the_browser(client, cast):
    client.force_login(cast.broker)
    answer = client.get(ACT.format("freely"))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_the_right_the_page_does_not_exist(client, cast):
    client.force_login(cast.finance_officer)
    hidden, unknown = client.get(ACT.format("freely")), client.get("/no/such/page/")
    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert words(hidden) == words(unknown)


def test_a_provider_finds_nothing_of_the_councils(client, cast):
    arrow = provider_organisation(cast, "Arrow Outdoors", at("2026-09-01"))
    client.force_login(person(cast, "arrow", "Ann Row", Role.PROVIDER_LEAD, arrow, when=at("2026-09-01")))
    assert client.get(ACT.format("freely")).status_code == 404


def test_a_missing_right_is_named_with_who_holds_it(client, cast):
    client.force_login(cast.broker)
    answer = client.get(ACT.format("forbidden"))
    assert answer.status_code == 403
    assert "Sign a call-off for the council" in words(answer)
    assert cast.signatory.name in words(answer)


def test_a_refusal_comes_back_onto_the_form(client, cast):
    client.force_login(cast.broker)
    answer = client.post(ACT.format("refused"), {"reason": "short"})
    assert answer.status_code == 422
    assert words(answer).count("The reason is too short.") == 2  # in the summary and at the field
    assert 'value="short"' in words(answer)


def test_a_lost_race_says_who_did_what_and_keeps_the_typing(client, cast):
    client.force_login(cast.broker)
    answer = client.post(ACT.format("lost"), {"reason": "a long reason"})
    assert answer.status_code == 409
    for piece in (
        "Someone else did this first",
        "The referral was withdrawn.",
        "Rosa Hill",
        "Thu 5 Nov, 10:40am",
        "a long reason",
    ):
        assert piece in words(answer)


def test_an_uncaught_refusal_is_still_told_in_words(client, cast):
    client.force_login(cast.broker)
    answer = client.get(ACT.format("uncaught"))
    assert answer.status_code == 422
    for piece in ("The referral is closed.", "M08", "Mended by: Lead broker"):
        assert piece in words(answer)


def test_our_own_fault_gives_a_reference_and_says_nothing_was_saved(client, cast):
    client.force_login(cast.broker)
    client.raise_request_exception = False
    answer = client.get(ACT.format("broken"))
    assert answer.status_code == 500
    assert "Nothing was saved" in words(answer)
    assert "the roof fell in" not in words(answer)


# --- the trace of reading -------------------------------------------------------------------------------------------


def sightings() -> list[tuple[str, str, str]]:
    return list(Sighting.objects.order_by("id").values_list("actor", "ref", "page"))


def test_opening_a_record_leaves_a_trace(client, cast):
    client.force_login(cast.broker)
    assert words(client.get(f"/pattern/records/{cast.broker.ref}/")) == cast.broker.name
    assert sightings() == [(cast.broker.ref, "C4-7KP", "pattern_record")]


def test_a_record_one_cannot_see_leaves_none_and_is_not_there(client, cast):
    client.force_login(cast.broker)
    assert client.get(f"/pattern/records/{cast.other_broker.ref}/").status_code == 404
    assert sightings() == []


def test_a_list_leaves_one_trace_for_each_child(client, cast):
    client.force_login(cast.broker)
    assert words(client.get("/pattern/records/")) == "3"
    assert sightings() == [(cast.broker.ref, "C1", "pattern_records"), (cast.broker.ref, "C2", "pattern_records")]


# --- typing that outlives the session ------------------------------------------------------------------------------


def test_typing_survives_the_end_of_a_session(client, cast):
    page = ACT.format("refused")
    away = client.post(page, {"reason": "typed before lunch"})
    assert (away.status_code, away.url) == (302, f"/account/sign-in/?next={page}")
    back = client.post(away.url, {"login": cast.broker.email, "password": PASSWORD})
    assert back.url == page
    again = client.get(page)
    assert again.status_code == 200
    assert 'value="typed before lunch"' in words(again)
    assert "Nothing has been saved yet" in words(again)
    assert "typed before lunch" not in words(client.get(page))


@pytest.mark.parametrize(("who", "offered"), [("broker", True), ("other_broker", False)])
def test_typing_kept_from_a_session_is_its_own_persons(client, cast, time_machine, who, offered):
    """Two forms sent after the session ran out: the second still belongs to whoever had it."""
    page = ACT.format("refused")
    time_machine.move_to("2026-11-05 08:00+00:00")
    client.force_login(cast.broker)
    time_machine.move_to("2026-11-05 18:01+00:00")
    for typed in ("first", "Jordan Price"):
        assert client.post(page, {"reason": typed}).status_code == 302
    client.force_login(getattr(cast, who))
    assert ('value="Jordan Price"' in words(client.get(page))) is offered
    client.logout()
    client.force_login(cast.broker)
    assert 'value="Jordan Price"' not in words(client.get(page))


def test_kept_typing_is_not_readable_in_the_database_and_never_holds_a_password(client, cast):
    client.post(ACT.format("refused"), {"reason": "Jordan Price", "password": "secret"})
    kept = Session.objects.get().get_decoded()["typing_kept"]
    assert "Jordan" not in kept
    assert "secret" not in str(Session.objects.get().get_decoded())


def test_kept_typing_goes_only_to_its_own_page_and_not_for_ever(client, cast, time_machine):
    time_machine.move_to("2026-11-05 10:00+00:00")
    client.post(ACT.format("refused"), {"reason": "kept"})
    time_machine.move_to("2026-11-05 10:31+00:00")
    client.force_login(cast.broker)
    assert 'value="kept"' not in words(client.get(ACT.format("refused")))


def test_very_long_typing_is_not_kept(client, cast):
    client.post(ACT.format("refused"), {"reason": "x" * 100_001})
    assert Session.objects.count() == 0


@pytest.mark.parametrize(("site", "offered"), [("same-origin", True), ("cross-site", False)])
def test_a_form_that_was_open_too_long_is_offered_again_unless_another_site_sent_it(cast, site, offered):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.broker)
    answer = client.post(ACT.format("refused"), {"reason": "still here"}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert "This page was open too long" in words(answer)
    assert ('value="still here"' in words(client.get(ACT.format("refused")))) is offered


# --- where the first page leads ------------------------------------------------------------------------------------


def test_the_first_page_is_public(client, cast):
    answer = client.get(reverse("start"))
    assert answer.status_code == 200
    assert Sighting.objects.count() == 0
