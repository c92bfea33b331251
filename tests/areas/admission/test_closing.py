"""The assessment of a round is closed by telling outcomes; by hand only where nobody waits for one."""

import pytest

from sixthday.admission.actions.closing import close_assessment
from sixthday.rules.findings import Refused
from tests.areas.admission.world import DECIDING, admission_world, submitted

pytestmark = pytest.mark.django_db


def close(world):
    return close_assessment(round=world.round, by=world.cast.commissioner, at=DECIDING)


def test_a_round_without_applications_is_closed_by_hand():
    assert close(admission_world()).state == "assessed"


def test_a_round_with_an_application_is_not():
    world = admission_world()
    submitted(world)
    with pytest.raises(Refused) as refused:
        close(world)
    assert [finding.reason for finding in refused.value.findings] == [
        "1 application still without an outcome: tell the outcomes, which closes the assessment."
    ]
