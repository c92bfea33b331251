"""Messages: posted within an act, announced after it, read once signed in."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django_q.models import OrmQ

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.audit.models import Entry
from sixthday.ops import jobs
from sixthday.outbox import actions, queries
from sixthday.outbox.delivery import deliver
from sixthday.outbox.jobs import enqueue
from sixthday.outbox.models import Message
from tests.cast import THURSDAY, Cast, at, council_cast, person, provider_organisation

pytestmark = pytest.mark.django_db
WORDS = {
    "kind": "brief",
    "subject": "A request to answer",
    "body": "Jordan's tutor must be cleared.",
    "about": "R8-3QX",
}


@pytest.fixture
def cast() -> Cast:
    return council_cast()


def post(cast: Cast, **changed: object) -> Message:
    return actions.post_message(**({"to": cast.approver, **WORDS} | changed), by=cast.broker, at=THURSDAY)


def arrow(cast: Cast):
    """A provider with two people, and one who has left."""
    organisation = provider_organisation(cast, "Arrow Outdoors", THURSDAY)
    people = [
        person(cast, handle, name, Role.PROVIDER_LEAD, organisation, when=THURSDAY)
        for handle, name in (("ash", "Ash Reed"), ("bo", "Bo Lane"), ("gone", "Gil Orr"))
    ]
    people[2].is_active = False
    people[2].save()
    return organisation, people


def queued() -> list[tuple[str, tuple[str, ...]]]:
    return [(row.task["func"], row.task["args"]) for row in OrmQ.objects.order_by("pk")]


def test_posting_keeps_the_message_and_queues_its_delivery(cast: Cast) -> None:
    before = Entry.objects.count()
    message = post(cast)
    assert queued() == [("sixthday.ops.jobs.deliver_message", (message.ref,))]
    assert (message.state, message.created_by, message.created_at) == ("queued", cast.broker, THURSDAY)
    assert Entry.objects.count() == before  # the act that posts writes the entry


def test_what_is_rolled_back_was_never_posted_or_queued(cast: Cast) -> None:
    with transaction.atomic():
        post(cast)
        transaction.set_rollback(True)
    assert (Message.objects.count(), OrmQ.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "readers",
    [
        pytest.param({"to": None}, id="nobody"),
        pytest.param({"address": "a@b.example"}, id="a person and an address"),
    ],
)
def test_one_reader_and_one_only(cast: Cast, readers: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        post(cast, **readers)
    with pytest.raises(IntegrityError), transaction.atomic():
        post(cast, to_organisation=cast.council)


def test_the_email_carries_a_reference_and_nothing_else(cast: Cast) -> None:
    message = post(cast)
    assert deliver(message.ref, at=at("2026-11-05", "10:01")) is True
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (
        ["approver@council.example"],
        f"Sixthday: a message about R8-3QX ({message.ref})",
    )
    assert (
        sent.body == "Herefordshire Council has sent you a message about R8-3QX.\n\nSign in to Sixthday to read it.\n"
    )
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts) == ("sent", at("2026-11-05", "10:01"), 1)


def test_a_job_that_runs_twice_sends_once(cast: Cast) -> None:
    message = post(cast)
    jobs.deliver_message(message.ref)
    jobs.deliver_message(message.ref)
    assert len(mail.outbox) == 1


def test_a_provider_s_message_goes_to_each_active_person_of_it(cast: Cast) -> None:
    organisation, (ash, bo, gone) = arrow(cast)
    message = post(cast, to=None, to_organisation=organisation)
    deliver(message.ref, at=THURSDAY)
    assert [sent.to for sent in mail.outbox] == [["ash@provider.example"], ["bo@provider.example"]]
    assert [list(queries.for_user(user)) for user in (ash, bo)] == [[message], [message]]


def test_somebody_else_sees_nothing_of_it(cast: Cast) -> None:
    organisation, (ash, *_) = arrow(cast)
    rival = person(
        cast, "rival", "Rae Moss", Role.PROVIDER_LEAD, provider_organisation(cast, "Teme", THURSDAY), when=THURSDAY
    )
    post(cast, to=None, to_organisation=organisation)
    mine = post(cast)
    assert list(queries.for_user(rival)) == []
    assert list(queries.for_user(cast.approver)) == [mine]
    assert list(queries.for_user(cast.broker)) == []


def test_an_address_alone(cast: Cast) -> None:
    message = post(cast, to=None, address="office@school.example")
    deliver(message.ref, at=THURSDAY)
    assert [sent.to for sent in mail.outbox] == [["office@school.example"]]


def test_the_first_to_open_it_marks_it_read(cast: Cast) -> None:
    organisation, (ash, bo, _) = arrow(cast)
    message = post(cast, to=None, to_organisation=organisation)
    assert list(queries.unread(bo)) == [message]
    assert actions.mark_read(message=message, by=ash, at=at("2026-11-05", "11:00")) is True
    assert actions.mark_read(message=message, by=bo, at=at("2026-11-05", "12:00")) is False
    message.refresh_from_db()
    assert (message.read_by, message.read_at) == (ash, at("2026-11-05", "11:00"))
    assert list(queries.unread(bo)) == []


def test_a_mail_server_that_is_down_is_tried_again_and_at_last_gives_up(cast: Cast, settings) -> None:
    settings.EMAIL_BACKEND = "tests.areas.outbox.test_outbox.Down"
    message = post(cast)
    for _ in range(5):
        with pytest.raises(SMTPServerDisconnected):
            deliver(message.ref, at=THURSDAY)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.sent_at) == ("failed", 5, None)
    assert list(queries.failed()) == [message]
    assert deliver(message.ref, at=THURSDAY) is False


class Down:
    """A mail server that hangs up."""

    def __init__(self, **options: object) -> None:
        pass

    def send_messages(self, messages: list) -> int:
        raise SMTPServerDisconnected("down")


def test_messages_about_a_record(cast: Cast) -> None:
    message = post(cast)
    post(cast, about="R9-AAA")
    assert list(queries.about(["R8-3QX"])) == [message]


def test_only_jobs_of_the_closed_list() -> None:
    with pytest.raises(ValueError, match="is not a valid Job"):
        enqueue("os.remove", "everything")
    assert OrmQ.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("state = 'lost'", id="a state that is not in the list"),
        pytest.param("state = 'sent'", id="sent, but not when"),
        pytest.param("read_at = created_at", id="read by nobody"),
        pytest.param("to_id = NULL", id="to nobody"),
        pytest.param("address = 'a@b.example'", id="to two"),
    ],
)
def test_the_table_refuses(cast: Cast, change: str) -> None:
    post(cast)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE outbox_message SET {change}")


def test_a_person_who_left_gets_no_email(cast: Cast) -> None:
    access.end_role(user=cast.approver, role=Role.APPROVER, until_on=THURSDAY.date(), by=cast.admin, at=THURSDAY)
    cast.approver.is_active = False
    cast.approver.save()
    message = post(cast)
    assert deliver(message.ref, at=THURSDAY) is True
    assert mail.outbox == []
