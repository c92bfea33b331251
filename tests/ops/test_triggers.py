"""Triggers are lifted, laid and missed; `migrate` leaves them standing."""

import pytest
from django.core.management import call_command
from django.db import connection

from sixthday.ops import triggers


@pytest.mark.django_db(transaction=True)
def test_lifted_triggers_are_missed_and_laid_ones_are_not() -> None:
    triggers.lift(connection)
    missed = triggers.missing(connection)
    triggers.lay(connection)
    triggers.lay(connection)
    assert "sixthday_audit_entry_update" in missed
    assert "sixthday_awards_award_insert" in missed
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_a_trigger_that_was_weakened_is_missed() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION sixthday_audit_entry_delete() RETURNS trigger LANGUAGE plpgsql"
                " AS 'BEGIN RETURN OLD; END'"
            )
        else:
            cursor.execute("DROP TRIGGER sixthday_audit_entry_delete")
            cursor.execute(
                "CREATE TRIGGER sixthday_audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT 1; END"
            )
    missed = triggers.missing(connection)
    triggers.lay(connection)
    assert missed == ["sixthday_audit_entry_delete"]


@pytest.mark.django_db(transaction=True)
def test_a_disabled_trigger_is_missed() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite cannot disable a trigger")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER sixthday_audit_entry_delete")
    missed = triggers.missing(connection)
    triggers.lay(connection)
    assert missed == ["sixthday_audit_entry_delete"]


@pytest.mark.django_db(transaction=True)
def test_migrating_lays_what_was_lost() -> None:
    triggers.lift(connection)
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_only_looking_at_the_plan_touches_nothing() -> None:
    triggers.lift(connection)
    call_command("migrate", "--plan", verbosity=0)
    missed = triggers.missing(connection)
    triggers.lay(connection)
    assert missed != []
