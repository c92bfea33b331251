"""The queue's schedules are those of the list, however often they are set."""

import pytest
from django_q.models import Schedule

from sixthday.ops.jobs import EVERY, JOBS
from sixthday.ops.schedules import sync_schedules


@pytest.mark.django_db
def test_schedules_become_those_of_the_list() -> None:
    Schedule.objects.create(name="gone", func="nowhere")
    Schedule.objects.create(name="seal_audit", func="elsewhere", schedule_type=Schedule.DAILY)
    sync_schedules()
    once = list(Schedule.objects.order_by("id").values_list("id", "name", "func", "minutes"))
    sync_schedules()
    assert list(Schedule.objects.order_by("id").values_list("id", "name", "func", "minutes")) == once
    assert {(name, func, minutes) for _, name, func, minutes in once} == {
        (name, JOBS[name], minutes) for name, minutes in EVERY.items()
    }
