"""The monthly list of registered and unregistered providers: frozen, sent, acknowledged, and who is late."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.ops.jobs import send_provider_list
from sixthday.outbox.models import Message
from sixthday.places import queries
from sixthday.places.actions import acknowledge_edition, end_recipient, make_edition, name_recipient
from sixthday.places.models import Edition, Recipient
from sixthday.providers.actions import correct_provider
from sixthday.rules.findings import Refused, Stale
from tests.areas.places.taken import NOW, declare, take
from tests.cast import at

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def named(world, *who: str) -> list[Recipient]:
    return [
        name_recipient(user=getattr(world.cast, each), from_on=TODAY, by=world.cast.commissioner, at=NOW)
        for each in who
    ]


def made(world, when=NOW) -> Edition:
    return make_edition(by=world.cast.commissioner, at=when)


@pytest.mark.demand(
    "M15", "a monthly list of registered and unregistered providers goes to named people, who acknowledge it"
)
def test_an_edition_is_frozen_sent_and_acknowledged(world):
    named(world, "lead_broker", "senior_officer")
    declare(world, 5)
    take(world, name="Bridge")
    correct_provider(
        provider=world.providers["Teme"], school_urn="123456", registered_on=date(2026, 9, 1), by=world.cast.commissioner,
        at=NOW,
    )  # fmt: skip
    edition = made(world)
    declare(world, 1)
    rows = Edition.objects.get().rows
    assert [(row["provider"], row["registered"], row["children"], row["full_time"], row["over"]) for row in rows] == [
        ("Arrow Learning", False, 5, 5, True), ("Bridge Learning", False, 0, 0, False), ("Teme Learning", True, 0, 0, False),
    ]  # fmt: skip
    assert [message.to for message in Message.objects.filter(about=edition.ref).order_by("to__name")] == [
        world.cast.lead_broker, world.cast.senior_officer,
    ]  # fmt: skip
    copy = acknowledge_edition(edition=edition, by=world.cast.lead_broker, at=at("2026-11-06"))
    assert copy.acknowledged_at == at("2026-11-06")
    with pytest.raises(Stale):
        acknowledge_edition(edition=edition, by=world.cast.lead_broker, at=at("2026-11-07"))
    with pytest.raises(Refused) as refused:
        acknowledge_edition(edition=edition, by=world.cast.broker, at=NOW)
    assert codes(refused) == ["edition_sent"]
    kinds = list(Entry.objects.filter(abouts__ref=edition.ref).order_by("id").values_list("kind", flat=True))
    assert kinds == ["edition_made", "edition_acknowledged"]


@pytest.mark.parametrize(
    ("on", "late"),
    [
        pytest.param(date(2026, 11, 19), [], id="the fourteenth day"),
        pytest.param(date(2026, 11, 20), ["Sean Doyle"], id="the fifteenth"),
    ],
)
def test_who_has_not_acknowledged_in_time(world, on, late):
    named(world, "lead_broker", "senior_officer")
    acknowledge_edition(edition=made(world), by=world.cast.lead_broker, at=NOW)
    assert [copy.user.name for copy in queries.overdue_copies(on)] == late


def test_it_holds_no_child(world):
    named(world, "lead_broker")
    take(world)
    assert "CHILD-1" not in str(made(world).rows)


def test_what_is_refused(world):
    with pytest.raises(Refused) as refused:
        made(world)
    assert codes(refused) == ["edition_readers"]
    (row,) = named(world, "lead_broker")
    made(world)
    with pytest.raises(Refused) as refused:
        made(world)
    assert codes(refused) == ["edition_once"]
    with pytest.raises(Refused) as refused:
        named(world, "lead_broker")
    assert codes(refused) == ["recipient_once"]
    with pytest.raises(Refused) as refused:
        name_recipient(user=world.lead("Arrow"), from_on=TODAY, by=world.cast.commissioner, at=NOW)
    assert codes(refused) == ["recipient_ours"]
    with pytest.raises(Refused) as refused:
        end_recipient(recipient=row, until_on=date(2026, 11, 4), by=world.cast.commissioner, at=NOW)
    assert codes(refused) == ["recipient_dates"]


def test_whoever_is_taken_off_gets_no_more(world):
    first, _ = named(world, "lead_broker", "senior_officer")
    end_recipient(recipient=first, until_on=date(2026, 11, 30), by=world.cast.commissioner, at=NOW)
    assert [[row.user.name for row in queries.recipients(on)] for on in (date(2026, 11, 30), date(2026, 12, 1))] == [
        ["Lena Shaw", "Sean Doyle"], ["Sean Doyle"],
    ]  # fmt: skip
    with pytest.raises(Stale):
        end_recipient(recipient=first, until_on=TODAY, by=world.cast.commissioner, at=NOW)


def test_the_job_sends_one_a_month(world, time_machine):
    time_machine.move_to(NOW)
    send_provider_list()
    assert Edition.objects.count() == 0
    named(world, "lead_broker")
    for day in ("2026-11-05", "2026-11-06", "2026-12-01", "2026-12-02"):
        time_machine.move_to(at(day))
        send_provider_list()
    found = [(edition.made_on, edition.by_hand, edition.made_by) for edition in Edition.objects.all()]
    assert found == [
        (date(2026, 12, 1), False, world.cast.commissioner), (TODAY, False, world.cast.commissioner),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "sees"), [("lead_broker", 1), ("commissioner", 1), ("auditor", 1), ("broker", 0), ("finance_officer", 0)]
)
def test_who_sees_an_edition(world, who, sees):
    named(world, "lead_broker")
    made(world)
    assert queries.editions(getattr(world.cast, who), TODAY).count() == sees


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE places_recipient SET until_on = '2026-12-01'", id="ended by nobody"),
        pytest.param("UPDATE places_recipient SET ended_at = named_at, ended_by_id = named_by_id", id="ended on no day"),
        pytest.param("INSERT INTO places_copy (edition_id, user_id) SELECT edition_id, user_id FROM places_copy", id="sent twice"),
        pytest.param(
            "INSERT INTO places_edition (ref, made_on, rows, by_hand, made_by_id, made_at)"
            " SELECT 'OTHER', made_on, rows, by_hand, made_by_id, made_at FROM places_edition", id="two of one day",
        ),
    ],
)  # fmt: skip
def test_the_database_holds_its_own(world, sql):
    named(world, "lead_broker")
    made(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
