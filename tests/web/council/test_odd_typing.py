"""What nobody types: a page that is none, a role that is none, a figure that is no number. It is told, never an error."""

import pytest
from django.urls import reverse

from tests.web.council import world

pytestmark = pytest.mark.django_db
DAY = {"until_on-day": "5", "until_on-month": "11", "until_on-year": "2026"}


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(world.TODAY, tick=False)
    return world.council()


@pytest.mark.parametrize("page", ["0", "-1", "\u00b2", "9" * 30, "two", ""])
def test_a_page_that_is_none_is_the_first_or_the_last(cast, page):
    assert world.signed_in(cast.signatory).get(reverse("calloffs"), {"page": page}).status_code == 200


def test_a_role_that_is_none_cannot_end(cast):
    address = reverse("role_end", args=[cast.broker.ref, "king"])
    assert world.signed_in(cast.admin).post(address, DAY).status_code == 404


def test_a_figure_that_is_no_number_is_refused(cast):
    given = {"value": "\u00b2", "why": "Agreed", "from_on-day": "6", "from_on-month": "11", "from_on-year": "2026"}
    address = reverse("framework_choice", args=["notice_days"])
    assert world.signed_in(cast.commissioner).post(address, given).status_code == 422
