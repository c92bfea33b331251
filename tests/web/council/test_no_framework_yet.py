"""The framework's page before there is one."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import THURSDAY, council_cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "ways"),
    [pytest.param("commissioner", True, id="who may set one up"), pytest.param("broker", False, id="who may not")],
)
def test_it_says_so_and_offers_to_set_one_up(time_machine, who, ways):
    time_machine.move_to(THURSDAY, tick=False)
    client = Client()
    client.force_login(getattr(council_cast(), who))
    page = client.get(reverse("framework")).content.decode()
    assert ("No framework is set up yet." in page, "Set up from a tender notice" in page) == (True, ways)
