"""Queueing a job in the transaction of the act that wants it: what is rolled back was never queued."""

from django_q.tasks import async_task

from sixthday.outbox.choices import Job

MODULE = "sixthday.ops.jobs"


def enqueue(name: Job, *args: str) -> str:
    """Queue the job of this name with plain text arguments (references, never names). Returns the task's id.

    Raises ValueError for a name that is not in the closed list. A job may run more than once.
    """
    return str(async_task(f"{MODULE}.{Job(name).value}", *args))
