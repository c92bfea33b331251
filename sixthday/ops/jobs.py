"""Jobs: each one thin call. The closed list is what may be queued or scheduled; a guard resolves every name."""

import logging

from django.db import IntegrityError

from sixthday import clock
from sixthday.audit import chain
from sixthday.documents import queries as documents
from sixthday.documents.actions import rescan_file
from sixthday.ops.operator import CONSOLE, the_clock
from sixthday.outbox.delivery import deliver
from sixthday.providers.actions import post_reminder
from sixthday.providers.queries import lapses
from sixthday.rules.findings import Stale

log = logging.getLogger(__name__)


def seal_audit() -> None:
    """Chain the audit entries not yet sealed."""
    chain.seal(at=clock.now())


def verify_audit() -> None:
    """Verify the audit chain; a break goes to the log as an error."""
    for found in chain.verify().breaks:
        log.error("audit chain: %s", found)


def deliver_message(ref: str) -> None:
    """Send the e-mail that announces one message."""
    deliver(ref, at=clock.now())


def rescan_files() -> None:
    """Ask the virus scanner again about every file that was held back."""
    for file in documents.held_back():
        try:
            rescan_file(file=file, by=CONSOLE, at=clock.now())
        except (Stale, FileNotFoundError) as error:
            log.warning("held file %s: %s", file.ref, error)


def remind_of_ends() -> None:
    """Tell providers, and at the end quality assurance, of what ends: each reminder once, a missed night made up for."""
    now = clock.now()
    for ending, days in lapses.reminders_due(now.date()):
        try:
            post_reminder(ending=ending, days=days, by=the_clock(now), at=now)
        except IntegrityError:
            log.info("reminder for %s was posted by another worker", ending.provider.ref)


JOBS = {
    "deliver_message": "sixthday.ops.jobs.deliver_message",
    "remind_of_ends": "sixthday.ops.jobs.remind_of_ends",
    "rescan_files": "sixthday.ops.jobs.rescan_files",
    "seal_audit": "sixthday.ops.jobs.seal_audit",
    "verify_audit": "sixthday.ops.jobs.verify_audit",
}
EVERY = {  # job: minutes between two runs
    "remind_of_ends": 24 * 60,
    "rescan_files": 10,
    "seal_audit": 1,
    "verify_audit": 24 * 60,
}
