"""The days of a framework's life as it stands, and the warnings of them: each given once, to whoever manages it."""

from datetime import date

import pytest

from sixthday.audit.models import Entry
from sixthday.framework import actions, queries
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import ReopeningWarning
from sixthday.ops import jobs
from sixthday.ops.operator import CONSOLE
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused
from tests.areas.framework.world import NOW
from tests.cast import at


def warn(scheme, day):
    return [(row.milestone, row.months) for row in actions.warn_of_reopening(scheme=scheme, by=CONSOLE, at=at(day))]


@pytest.mark.demand("M04", "the council is warned 18, 12 and 6 months before it must award again, once each")
def test_each_warning_is_given_once(world):
    cast, scheme = world
    assert queries.award_again_on(scheme) == date(2029, 3, 26)
    assert warn(scheme, "2027-09-25") == []
    assert warn(scheme, "2027-09-26") == [("award_again", 18)]
    assert warn(scheme, "2027-09-26") == warn(scheme, "2028-03-25") == []
    assert warn(scheme, "2028-03-26") == [("award_again", 12)]
    assert warn(scheme, "2028-09-26") == [("award_again", 6)]
    told = Message.objects.filter(kind="reopening")
    assert {message.to for message in told} == {cast.commissioner}
    assert told.first().subject == "Award again by: 26 March 2029"
    assert Entry.objects.filter(kind="reopening_warned").count() == ReopeningWarning.objects.count() == 3


def test_a_council_that_begins_late_is_told_the_nearest_only(world):
    cast, scheme = world
    assert warn(scheme, "2028-10-01") == [("award_again", 6)]
    assert warn(scheme, "2028-10-02") == []


def test_a_light_touch_framework_goes_by_its_own_timetable(world):
    cast, scheme = world
    with pytest.raises(Refused) as refused:
        actions.set_reopenings(scheme=scheme, days=[(date(2028, 4, 1), "")], by=cast.commissioner, at=NOW)
    assert [finding.code for finding in refused.value.findings] == ["reopening_form"]
    light = actions.set_up_scheme(
        title="Tuition list", legal_form=LegalForm.LIGHT_TOUCH, value_ex_vat_pence=1_000_00, value_inc_vat_pence=1_200_00,
        awarded_on=date(2026, 3, 27), commenced_on=date(2026, 3, 31), ends_on=date(2034, 3, 30),
        extendable_to_on=date(2034, 3, 30), lots=[actions.NewLot(1, "Tuition", [])], by=cast.commissioner, at=NOW,
    )  # fmt: skip
    actions.set_reopenings(
        scheme=light, days=[(date(2027, 4, 1), "Spring"), (date(2028, 4, 1), "")], by=cast.commissioner, at=NOW
    )
    assert [(day.code, day.on) for day in queries.life(light) if day.code == "reopening"] == [
        ("reopening", date(2027, 4, 1)), ("reopening", date(2028, 4, 1)),
    ]  # fmt: skip
    assert queries.award_again_on(light) is None
    assert queries.last_end_on(light) == date(2034, 3, 30)
    assert warn(light, "2026-10-01") == [("reopening", 6), ("reopening", 18)]


@pytest.mark.parametrize(
    ("days", "why"),
    [
        pytest.param([date(2028, 4, 1), date(2028, 4, 1)], "reopening_once", id="a day twice"),
        pytest.param([date(2035, 4, 1)], "reopening_days", id="after the framework's end"),
    ],
)
def test_a_timetable_that_does_not_do(world, days, why):
    cast, _ = world
    light = actions.set_up_scheme(
        title="Tuition list", legal_form=LegalForm.LIGHT_TOUCH, value_ex_vat_pence=1_000_00, value_inc_vat_pence=1_200_00,
        commenced_on=date(2026, 3, 31), ends_on=date(2034, 3, 30), extendable_to_on=date(2034, 3, 30),
        lots=[actions.NewLot(1, "Tuition", [])], by=cast.commissioner, at=NOW,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.set_reopenings(scheme=light, days=[(day, "") for day in days], by=cast.commissioner, at=NOW)
    assert [finding.code for finding in refused.value.findings] == [why]


def test_the_nightly_job_warns_once_of_every_framework(world, time_machine):
    time_machine.move_to(at("2028-03-26", "02:00"), tick=False)
    jobs.warn_of_reopening()
    jobs.warn_of_reopening()
    told = ReopeningWarning.objects.values_list("milestone", "months")
    assert list(told) == [("award_again", 12)]
    assert Entry.objects.get(kind="reopening_warned").actor == CONSOLE.ref
