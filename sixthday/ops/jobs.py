"""Jobs: each one thin call. The closed list is what may be queued or scheduled; a guard resolves every name."""

import logging

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.admission.actions.submitting import send_at_deadline
from sixthday.admission.queries.application import due_to_send
from sixthday.audit import chain
from sixthday.framework import actions as framework_actions
from sixthday.framework import queries as framework
from sixthday.ops.operator import CONSOLE
from sixthday.outbox.delivery import deliver
from sixthday.places import queries as places
from sixthday.places.actions import make_edition, run_guard_again

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


JOBS = {
    "deliver_message": "sixthday.ops.jobs.deliver_message",
    "run_registration_guard": "sixthday.ops.jobs.run_registration_guard",
    "send_provider_list": "sixthday.ops.jobs.send_provider_list",
    "seal_audit": "sixthday.ops.jobs.seal_audit",
    "send_applications": "sixthday.ops.jobs.send_applications",
    "verify_audit": "sixthday.ops.jobs.verify_audit",
    "warn_of_reopening": "sixthday.ops.jobs.warn_of_reopening",
}
EVERY = {  # job: minutes between two runs
    "seal_audit": 1,
    "send_applications": 1,
    "run_registration_guard": 10,
    "send_provider_list": 24 * 60,
    "verify_audit": 24 * 60,
    "warn_of_reopening": 24 * 60,
}
