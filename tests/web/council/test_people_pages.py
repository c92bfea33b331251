"""The administrator's pages: each form adds what it says, refuses what cannot be, and nobody else finds them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sixthday.access import queries
from sixthday.access.choices import Role
from sixthday.access.models import User
from tests.cast import council_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to("2026-11-05T10:00:00+00:00", tick=False)
    return council_cast()


@pytest.fixture
def client(cast):
    admin = Client()
    admin.force_login(cast.admin)
    return admin


def day(name: str, number: int) -> dict[str, str]:
    return {f"{name}-day": str(number), f"{name}-month": "11", f"{name}-year": "2026"}


def test_only_an_administrator_finds_these_pages(cast):
    client = Client()
    client.force_login(cast.lead_broker)
    routes = ["people", "person_new"], ["person", "role_new", "team_new", "deputy_new", "delegation_new"]
    addresses = [reverse(name) for name in routes[0]] + [reverse(name, args=[cast.broker.ref]) for name in routes[1]]
    assert {client.get(address).status_code for address in addresses} == {404}


def test_everybody_stands_under_their_organisation(client, cast):
    page = client.get(reverse("people")).content.decode()
    assert all(person.name in page for person in cast.people.values())


def test_a_person_is_added_given_a_role_and_a_team_and_the_role_ends(client, cast, time_machine):
    added = client.post(
        reverse("person_new"), {"name": "Nia Rees", "email": "nia@council.example", "organisation": cast.council.ref}
    )
    nia = User.objects.get(email="nia@council.example")
    assert added.url == reverse("person", args=[nia.ref])
    client.post(reverse("role_new", args=[nia.ref]), {"role": "referrer", **day("from_on", 5)})
    client.post(reverse("team_new", args=[nia.ref]), {"team_name": "SEN"})
    client.post(reverse("role_end", args=[nia.ref, "referrer"]), day("until_on", 6))
    page = client.get(added.url).content.decode()
    assert all(words in page for words in ("Referrer", "SEN", "Fri 6 Nov"))
    time_machine.move_to("2026-11-07T10:00:00+00:00")
    assert queries.roles_of(User.objects.get(pk=nia.pk), date(2026, 11, 7)) == frozenset()


def test_an_address_in_use_is_refused_at_its_field(client, cast):
    form = {"name": "Other", "email": cast.broker.email, "organisation": cast.council.ref}
    page = client.post(reverse("person_new"), form)
    assert (page.status_code, "Somebody already signs in with that e-mail address." in page.content.decode()) == (
        422,
        True,
    )


def test_a_deputy_with_dates_the_wrong_way_round_is_refused(client, cast):
    form = {
        "deputy": cast.commissioner.ref,
        "role": Role.APPROVER,
        "reason": "Leave",
        **day("from_on", 9),
        **day("until_on", 6),
    }
    address = reverse("deputy_new", args=[cast.approver.ref])
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | day("until_on", 13)).status_code == 302
    assert cast.approver.deputies.get().deputy == cast.commissioner


def test_decisions_are_delegated_once(client, cast):
    form = {"basis": "section_19_illness", "instrument": "Scheme of delegation 4.2", **day("from_on", 5)}
    address = reverse("delegation_new", args=[cast.decision_maker.ref])
    assert [client.post(address, form).status_code for _ in range(2)] == [302, 422]
