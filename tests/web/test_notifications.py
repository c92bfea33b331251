"""Messages to oneself: counted beside one's name, listed by day, read once opened, nobody else's."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.access.choices import Role
from sixthday.outbox.actions import post_message
from sixthday.outbox.models import Message
from tests.cast import THURSDAY, at, person, provider_organisation
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(THURSDAY, tick=False)
    return world.council()


def send(cast, subject="A decision was signed", when=THURSDAY, **to):
    given = to if to else {"to": cast.broker}
    return post_message(
        kind="news", subject=subject, body="One line.\n\nAnother.", by=cast.lead_broker, at=when,
        about=given.pop("about", ""), **given,
    )  # fmt: skip


def visit(user, name, *args):
    return world.signed_in(user).get(reverse(name, args=args))


def test_the_newest_day_stands_first_and_the_new_ones_are_counted(cast):
    send(cast, "Yesterday's news", when=at("2026-11-04"))
    send(cast, "Today's news")
    page = visit(cast.broker, "notifications").content.decode()
    days = [
        page.index(words)
        for words in ("Thursday 5 November", "Today&#39;s news", "Wednesday 4 November", "Yesterday&#39;s news")
    ]
    assert days == sorted(days)
    assert "2 new messages" in page


def test_opening_reads_it_once_and_leads_to_what_it_is_about(cast):
    kai = world.several(cast)["kai"]
    message = send(cast, to=cast.broker, about=kai.ref)
    page = visit(cast.broker, "notification", message.ref).content.decode()
    assert f'href="{reverse("referral", args=[kai.ref])}"' in page
    assert f"<title>Message {message.ref}" in page
    read = Message.objects.get(pk=message.pk)
    assert (read.read_by, read.read_at) == (cast.broker, THURSDAY)


def test_somebody_elses_is_not_there_and_stays_new(cast):
    message = send(cast)
    assert visit(cast.lead_broker, "notification", message.ref).status_code == 404
    assert Message.objects.get(pk=message.pk).read_at is None


def test_no_way_leads_to_what_one_may_not_see(cast):
    kai = world.several(cast)["kai"]
    message = send(cast, to=cast.finance_officer, about=kai.ref)
    assert f"Open {kai.ref}" not in visit(cast.finance_officer, "notification", message.ref).content.decode()


def test_a_provider_reads_what_was_sent_to_all_of_its_people(cast):
    arrow = provider_organisation(cast, "Arrow Outdoors", THURSDAY)
    lead = person(cast, "ash", "Ash Reed", Role.PROVIDER_LEAD, arrow, when=THURSDAY)
    message = send(cast, "A request to answer", to_organisation=arrow)
    assert "A request to answer" in visit(lead, "portal_notifications").content.decode()
    assert visit(lead, "portal_notification", message.ref).status_code == 200
    assert visit(lead, "notifications").status_code == 404


def test_three_cost_what_one_costs(cast):
    client, costs = Client(), []
    client.force_login(cast.broker)
    for more in (1, 2):
        for _ in range(more):
            send(cast)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notifications"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
