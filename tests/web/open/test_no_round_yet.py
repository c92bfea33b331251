"""The public pages before the council has set anything up."""

import pytest
from django.test import Client
from django.urls import reverse

from sixthday.admission.models import Interested
from tests.cast import council_cast
from tests.web.council.world import read

pytestmark = pytest.mark.django_db


def test_nobody_can_apply_and_anybody_can_say_they_are_interested():
    council_cast()
    assert "Providers cannot apply now" in read(Client().get(reverse("opportunity")))
    assert "No framework is in force" in read(Client().get(reverse("register")))
    given = {
        "name": "Heron",
        "contact_name": "Hal",
        "email": "h@heron.example",
        "size": "small",
        "local": "no",
        "teaches_now": "no",
    }
    assert Client().post(reverse("interest_new"), given).status_code == 302
    assert Interested.objects.get().lots.count() == 0
