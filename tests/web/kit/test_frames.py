"""Where the first page leads, and which entries each person's navigation has."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.web.kit.pages import Item, Link, navigation
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
ITEMS = (
    Item("Start", "start"),
    Item("Profile", "profile", Permission.SEE_WORK),
    Item("Money", "account_change_password", Permission.SEE_MONEY),
    Item("Later", "no_such_route"),
)


def test_only_permitted_entries_whose_pages_exist_the_nearest_one_current():
    request = RequestFactory().get(reverse("profile"))
    request.user, request.at, request.on = council_cast().broker, at("2026-11-05"), at("2026-11-05").date()
    assert navigation(request, ITEMS) == (Link("Start", "/", False), Link("Profile", "/account/profile/", True))


def test_the_first_page_sends_council_people_to_their_work(client):
    client.force_login(council_cast().broker)
    answer = client.get(reverse("start"))
    assert (answer.status_code, answer.url) == (302, reverse("work"))
