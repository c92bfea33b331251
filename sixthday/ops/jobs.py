"""Jobs: each one thin call. The closed list is what may be queued or scheduled; a guard resolves every name."""

import logging

from django.db import IntegrityError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.admission.actions.market import forget_contact
from sixthday.admission.actions.submitting import send_at_deadline
from sixthday.admission.queries.application import due_to_send
from sixthday.admission.queries.market import contacts_to_forget
from sixthday.audit import chain
from sixthday.documents import queries as documents
from sixthday.documents.actions import rescan_file
from sixthday.framework import actions as framework_actions
from sixthday.framework import queries as framework
from sixthday.ops.operator import CONSOLE, the_clock
from sixthday.outbox.delivery import deliver
from sixthday.places import queries as places
from sixthday.places.actions import make_edition, run_guard_again
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


def run_registration_guard() -> None:
    """Run the registration guard again over every provider, and tell who must act of what is new."""
    run_guard_again(by=CONSOLE, at=clock.now())


def send_provider_list() -> None:
    """Once a month, make the list of registered and unregistered providers and send it, in the commissioner's name."""
    at = clock.now()
    if places.made_in_month(at.date()) or not places.recipients(at.date()).exists():
        return
    sender = access.holders(Permission.SEND_PROVIDER_LIST, at.date()).first()
    if sender is None:
        log.error("the list of providers: nobody may send it")
        return
    make_edition(by=sender, at=at, by_hand=False)


def deliver_message(ref: str) -> None:
    """Send the e-mail that announces one message."""
    deliver(ref, at=clock.now())


def warn_of_reopening() -> None:
    """Warn of the days on which a framework must open again or ends; each warning is given once."""
    for scheme in framework.schemes():
        framework_actions.warn_of_reopening(scheme=scheme, by=CONSOLE, at=clock.now())


def send_applications() -> None:
    """Submit the whole drafts that were to send themselves, once their round has closed."""
    now = clock.now()
    for application in due_to_send(now):
        send_at_deadline(application=application, by=application.sends_itself_by, at=now)


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


def forget_contacts() -> None:
    """Remove whom to speak to at interested organisations that were not heard of for too long."""
    now = clock.now()
    for interested in contacts_to_forget(now.date()):
        try:
            forget_contact(interested=interested, by=CONSOLE, at=now)
        except Stale:
            log.info("the contact of %s was removed by another worker", interested.ref)


JOBS = {
    "deliver_message": "sixthday.ops.jobs.deliver_message",
    "forget_contacts": "sixthday.ops.jobs.forget_contacts",
    "run_registration_guard": "sixthday.ops.jobs.run_registration_guard",
    "send_provider_list": "sixthday.ops.jobs.send_provider_list",
    "remind_of_ends": "sixthday.ops.jobs.remind_of_ends",
    "rescan_files": "sixthday.ops.jobs.rescan_files",
    "seal_audit": "sixthday.ops.jobs.seal_audit",
    "send_applications": "sixthday.ops.jobs.send_applications",
    "verify_audit": "sixthday.ops.jobs.verify_audit",
    "warn_of_reopening": "sixthday.ops.jobs.warn_of_reopening",
}
EVERY = {  # job: minutes between two runs
    "forget_contacts": 24 * 60,
    "remind_of_ends": 24 * 60,
    "rescan_files": 10,
    "seal_audit": 1,
    "send_applications": 1,
    "run_registration_guard": 10,
    "send_provider_list": 24 * 60,
    "verify_audit": 24 * 60,
    "warn_of_reopening": 24 * 60,
}
