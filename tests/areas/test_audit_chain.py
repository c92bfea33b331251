"""The record is append-only, and its chain shows every later edit."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit import actions as audit
from sixthday.audit import chain
from sixthday.audit.choices import Kind
from sixthday.audit.models import Detail, Entry, Retention, Seal
from sixthday.ops import triggers
from tests.cast import THURSDAY


class Somebody:
    ref = "U2-4KP"


def an_entry(about: str = "K7M4-29") -> Entry:
    return audit.record(Kind.SECTION_SAVED, about=[about], by=Somebody(), at=THURSDAY, after={"needs": ["asd"]})


def behind_the_triggers(sql: str, *values: object) -> None:
    """What somebody with the keys of the database could do."""
    triggers.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    triggers.lay(connection)


@pytest.mark.django_db
@pytest.mark.demand("M31", "the record of who did what cannot be changed, by raw SQL either")
@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE audit_entry SET actor = 'U9-999'", id="an entry's actor"),
        pytest.param("DELETE FROM audit_entry", id="an entry"),
        pytest.param("UPDATE audit_about SET ref = 'X'", id="what an entry is about"),
        pytest.param("DELETE FROM audit_about", id="the link to a record"),
        pytest.param("UPDATE audit_detail SET salt = 'x'", id="a detail"),
        pytest.param("DELETE FROM audit_detail", id="a detail, without leave"),
        pytest.param("UPDATE audit_sighting SET page = 'x'", id="who read what"),
        pytest.param("DELETE FROM audit_sighting", id="that somebody read"),
        pytest.param("UPDATE audit_seal SET chain_hash = 'x'", id="a seal"),
        pytest.param("DELETE FROM audit_seal", id="the last seal"),
    ],
)
def test_the_database_refuses(sql: str) -> None:
    an_entry()
    audit.see(["K7M4-29"], page="referral", by=Somebody(), at=THURSDAY)
    chain.seal(at=THURSDAY)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_a_detail_leaves_with_leave_and_the_chain_still_verifies() -> None:
    entry, other = an_entry(), an_entry("R2-3QX")
    chain.seal(at=THURSDAY)
    Retention.objects.create(entry=entry, at=THURSDAY, actor="U2-4KP", why="kept until the child is 25")
    Detail.objects.filter(entry=entry).delete()
    assert chain.verify().breaks == ()
    assert list(Detail.objects.values_list("entry", flat=True)) == [other.id]


@pytest.mark.django_db
def test_seals_chain_what_is_not_sealed_yet() -> None:
    first, second = an_entry(), an_entry()
    one = chain.seal(at=THURSDAY)
    third = an_entry()
    waiting = chain.verify()
    two = chain.seal(at=THURSDAY + timedelta(minutes=1))
    assert chain.seal(at=THURSDAY + timedelta(minutes=2)) is None
    assert [(seal.first_entry, seal.last_entry, seal.previous_hash) for seal in Seal.objects.all()] == [
        (first.id, second.id, ""),
        (third.id, third.id, one.chain_hash),
    ]
    assert waiting == chain.State(breaks=(), sealed=2, unsealed=1, oldest_unsealed_at=THURSDAY, head=one.chain_hash)
    assert chain.verify() == chain.State(breaks=(), sealed=3, unsealed=0, oldest_unsealed_at=None, head=two.chain_hash)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("sql", "found"),
    [
        pytest.param("UPDATE audit_entry SET actor = 'U9-999' WHERE id = %s", "Something between entries", id="edited"),
        pytest.param("UPDATE audit_about SET ref = 'X' WHERE entry_id = %s", "Something between entries", id="moved"),
        pytest.param(
            "UPDATE audit_detail SET salt = 'x' WHERE entry_id = %s",
            "is not the one that was written",
            id="detail edited",
        ),
        pytest.param("DELETE FROM audit_detail WHERE entry_id = %s", "is gone without leave", id="detail removed"),
        pytest.param(
            "DELETE FROM audit_seal WHERE first_entry = %s", "does not follow the one before", id="seal removed"
        ),
    ],
)
def test_an_edit_behind_the_triggers_shows(sql: str, found: str) -> None:
    entry = an_entry()
    chain.seal(at=THURSDAY)
    an_entry()
    chain.seal(at=THURSDAY)
    behind_the_triggers(sql, entry.id)
    breaks = chain.verify().breaks
    assert len(breaks) == 1
    assert found in breaks[0]


@pytest.mark.django_db(transaction=True)
def test_an_entry_slipped_in_behind_a_seal_shows() -> None:
    entry = an_entry()
    an_entry()
    chain.seal(at=THURSDAY)
    behind_the_triggers("DELETE FROM audit_about WHERE entry_id = %s", entry.id)
    behind_the_triggers("DELETE FROM audit_detail WHERE entry_id = %s", entry.id)
    behind_the_triggers("DELETE FROM audit_entry WHERE id = %s", entry.id)
    assert [text for text in chain.verify().breaks if text.startswith("Something between entries")] != []


@pytest.mark.django_db
def test_an_entry_keeps_no_words_of_its_detail() -> None:
    entry = an_entry()
    kept = json.dumps({field.name: str(getattr(entry, field.name)) for field in Entry._meta.fields})
    assert "asd" not in kept
