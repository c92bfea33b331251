"""Whom to speak to at an interested organisation is not kept for ever."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sixthday.admission.actions import market as acts
from sixthday.admission.models import Interested, MarketEvent
from sixthday.admission.queries import market
from sixthday.audit.models import Detail, Entry
from sixthday.ops.jobs import forget_contacts
from sixthday.rules.findings import Stale
from tests.areas.admission.market import interested
from tests.areas.admission.world import OPEN, World
from tests.cast import at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "goes"),
    [
        pytest.param(date(2029, 12, 9), False, id="the last day of three years"),
        pytest.param(date(2029, 12, 10), True, id="the day after"),
    ],
)
def test_a_contact_goes_three_years_after_it_was_last_heard_of(world: World, on: date, goes: bool):
    row = interested(world)
    assert market.contacts_to_forget(on) == ([row] if goes else [])


def test_coming_to_an_event_keeps_it(world: World):
    row, by = interested(world), world.cast.market_officer
    event = MarketEvent.objects.create(
        title="A morning", held_on=date(2028, 5, 1), place="Hall", recorded_by=by, recorded_at=OPEN
    )
    acts.record_attendance(event=event, came=[row], by=by, at=at("2028-05-01"))
    assert (market.contacts_to_forget(date(2031, 4, 30)), market.contacts_to_forget(date(2031, 5, 1))) == ([], [row])


def test_the_job_removes_it_once_and_says_nothing_of_whom(world: World, time_machine):
    row = interested(world)
    time_machine.move_to(at("2030-01-01"))
    forget_contacts()
    forget_contacts()
    held = Interested.objects.get(pk=row.pk)
    assert (held.name, held.contact_name, held.email, held.telephone) == (row.name, "", "", "")
    [entry] = Entry.objects.filter(kind="interest_forgotten")
    assert row.contact_name not in str(Detail.objects.get(entry=entry).body)
    with pytest.raises(Stale):
        acts.forget_contact(interested=held, by=world.cast.market_officer, at=at("2030-01-02"))


def test_a_contact_put_right_is_known_again(world: World):
    row, by = interested(world), world.cast.market_officer
    acts.forget_contact(interested=row, by=by, at=at("2030-01-01"))
    details = {"contact_name": "Wyn Hall", "email": "wyn@made-up.example", "telephone": ""}
    acts.correct_interest(interested=row, name=row.name, lots=[], offered=[], by=by, at=at("2030-02-01"), **details)
    held = Interested.objects.get(pk=row.pk)
    assert (held.contact_name, held.forgotten_at) == ("Wyn Hall", None)


@pytest.mark.parametrize("wrong", [{"email": "", "telephone": ""}, {"forgotten_at": OPEN}])
def test_the_database_keeps_a_contact_or_says_that_it_went(world: World, wrong):
    row = interested(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Interested.objects.filter(pk=row.pk, forgotten_at__isnull=True).update(**wrong)
