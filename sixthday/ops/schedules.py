"""The schedules in the queue, made equal to those in `ops/jobs.py`."""

from django.db import transaction
from django_q.models import Schedule

from sixthday.ops.jobs import EVERY, JOBS


@transaction.atomic
def sync_schedules() -> None:
    """Add what is new, change what changed, remove what is gone. Doing it twice changes nothing."""
    Schedule.objects.exclude(name__in=EVERY).delete()
    for name, minutes in EVERY.items():
        wanted = {"func": JOBS[name], "schedule_type": Schedule.MINUTES, "minutes": minutes}
        if not Schedule.objects.filter(name=name, **wanted).exists():
            Schedule.objects.update_or_create(name=name, defaults=wanted)
