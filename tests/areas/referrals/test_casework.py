"""Owning, handing over, contacts, chasing, restricted records, and what the family is told."""

import threading
from datetime import date

import pytest
from django.db import connections

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.audit import queries as audit
from sixthday.documents import queries as documents
from sixthday.outbox.models import Message
from sixthday.referrals.actions.casework import hand_over, take_ownership
from sixthday.referrals.actions.contact import chase, log_contact
from sixthday.referrals.actions.family import revoke_family_link, tell_family
from sixthday.referrals.actions.restriction import end_naming, name_person, open_record_with_reason
from sixthday.referrals.choices import FAMILY_WORDS, FamilyStage, How
from sixthday.referrals.models import Child, Ownership, Referral
from sixthday.referrals.queries import casework, family
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.referrals import duties as world
from tests.cast import at, council_cast, person

NOW = at("2026-11-05")
WORDS = {code: f"About {term.lower()}." for code, term, _ in FAMILY_WORDS}


@pytest.fixture
def cast(db):
    return council_cast()


@pytest.fixture
def referral(cast):
    return world.referral(cast)


def codes(refused) -> list[str]:
    return [finding.code for finding in blockers(refused.value.findings)]


def newest(ref: str) -> str:
    return audit.timeline([ref]).first().kind


@pytest.mark.demand("M21", "one broker owns a referral at a time")
def test_taken_once(cast, referral):
    take_ownership(referral=referral, by=cast.broker, at=NOW)
    take_ownership(referral=referral, by=cast.broker, at=NOW)
    with pytest.raises(Stale) as stale:
        take_ownership(referral=referral, by=cast.other_broker, at=NOW)
    assert (stale.value.who, casework.owner(referral)) == (cast.broker.ref, cast.broker)
    assert [entry.kind for entry in audit.timeline([referral.ref], ["owner_taken"])] == ["owner_taken"]


def test_handed_over(cast, referral):
    take_ownership(referral=referral, by=cast.broker, at=NOW)
    hand_over(referral=referral, to=cast.other_broker, by=cast.lead_broker, at=at("2026-11-05", "14:00"))
    assert [(each.broker, each.until_at is None) for each in casework.owners(referral)] == [
        (cast.broker, False), (cast.other_broker, True),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        hand_over(referral=referral, to=cast.other_broker, by=cast.lead_broker, at=NOW)
    assert codes(refused) == ["owns_already"]
    with pytest.raises(Refused) as refused:
        hand_over(referral=referral, to=cast.referrer, by=cast.lead_broker, at=NOW)
    assert codes(refused) == ["may_own"]


def test_a_deputy_covers_leave(cast, referral):
    take_ownership(referral=referral, by=cast.broker, at=NOW)
    access.name_deputy(
        user=cast.broker, deputy=cast.other_broker, role=Role.BROKER, from_on=date(2026, 11, 9), until_on=date(2026, 11, 13),
        reason="Leave", by=cast.lead_broker, at=NOW,
    )  # fmt: skip
    covered = {
        day: Ownership.objects.filter(casework.mine(cast.other_broker, date(2026, 11, day))).count()
        for day in (8, 9, 13, 14)
    }
    assert covered == {8: 0, 9: 1, 13: 1, 14: 0}


@pytest.mark.django_db(transaction=True)
def test_twenty_brokers_one_owner():
    cast = council_cast()
    referral = world.referral(cast)
    outcomes: list[str] = []

    def run() -> None:
        try:
            take_ownership(referral=Referral.objects.get(pk=referral.pk), by=User.objects.get(pk=brokers.pop()), at=NOW)
            outcomes.append("won")
        except Stale:
            outcomes.append("told")
        finally:
            connections.close_all()

    start = at("2026-09-01", "09:00")
    brokers = [person(cast, f"broker.{n}", f"Broker {n}", Role.BROKER, cast.council, when=start).pk for n in range(20)]
    threads = [threading.Thread(target=run) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told"] * 19 + ["won"]
    assert Ownership.objects.filter(referral=referral, until_at=None).count() == 1


@pytest.mark.demand("M21", "a contact in two fields")
def test_contact(cast, referral):
    contact = log_contact(referral=referral, how=How.TELEPHONE, note=" Mum prefers mornings ", by=cast.broker, at=NOW)
    assert (contact.note, newest(contact.ref)) == ("Mum prefers mornings", "contact_logged")
    with pytest.raises(Refused) as refused:
        log_contact(referral=referral, how=How.TELEPHONE, note=" ", by=cast.broker, at=NOW)
    assert codes(refused) == ["note_said"]


@pytest.mark.demand("M21", "chased in one click, once")
def test_chased(cast, referral):
    contact = chase(referral=referral, what="the decision", people=[cast.decision_maker], by=cast.broker, at=NOW)
    sent = Message.objects.get()
    assert (contact.note, sent.to, sent.about) == (
        "Chased Dev Anand for the decision.", cast.decision_maker, referral.ref,
    )  # fmt: skip
    assert "Jordan" not in sent.subject + sent.body
    assert newest(contact.ref) == "chased"
    with pytest.raises(Stale) as stale:
        chase(referral=referral, what="the decision", people=[cast.decision_maker], by=cast.other_broker, at=NOW)
    assert (stale.value.who, Message.objects.count()) == (cast.broker.ref, 1)
    with pytest.raises(Refused):
        chase(referral=referral, what="nobody", by=cast.broker, at=at("2026-11-05", "11:00"))


def test_breaking_the_glass(cast, referral):
    child = referral.child
    with pytest.raises(Refused) as refused:
        open_record_with_reason(child=child, reason="?", by=cast.approver, at=NOW)
    assert codes(refused) == ["reason_given", "may_break_glass", "is_restricted"]
    child.restricted = True
    child.save()
    today, tomorrow = NOW.date(), date(2026, 11, 6)
    assert list(Child.objects.visible_to(cast.broker, today)) == []
    open_record_with_reason(child=child, reason="School rang: child is at the gate", by=cast.broker, at=NOW)
    assert list(Child.objects.visible_to(cast.broker, today)) == [child]
    assert list(Child.objects.visible_to(cast.broker, tomorrow)) == []
    assert [message.to for message in Message.objects.all()] == [cast.lead_broker]
    assert newest(child.ref) == "break_glass"


def test_named_on_a_restricted_record(cast, referral):
    child = referral.child
    child.restricted = True
    child.save()
    by, today = {"by": cast.lead_broker, "at": NOW}, date(2026, 11, 5)
    take_ownership(referral=referral, by=cast.broker, at=NOW)
    assert list(Child.objects.visible_to(cast.broker, today)) == [child]
    for user in (cast.other_broker, cast.lead_broker):
        name_person(child=child, user=user, from_on=today, reason="Covers", **by)
    end_naming(child=child, user=cast.other_broker, until_on=today, reason="Back", **by)
    assert list(Child.objects.visible_to(cast.other_broker, date(2026, 11, 6))) == []
    refusals = {
        "naming_reason is_named": (cast.other_broker, " "),
        "named_not_owner": (cast.broker, "Left"),
    }
    for expected, (user, reason) in refusals.items():
        with pytest.raises(Refused) as refused:
            end_naming(child=child, user=user, until_on=today, reason=reason, **by)
        assert " ".join(codes(refused)) == expected
    with pytest.raises(Refused) as refused:
        name_person(child=child, user=cast.broker, from_on=today, reason=" ", **by)
    assert codes(refused) == ["naming_reason", "named_once"]


def test_somebody_is_always_named(cast, referral):
    child = referral.child
    name_person(child=child, user=cast.lead_broker, from_on=NOW.date(), reason="Leads", by=cast.lead_broker, at=NOW)
    with pytest.raises(Refused) as refused:
        end_naming(
            child=child, user=cast.lead_broker, until_on=NOW.date(), reason="Leaves", by=cast.lead_broker, at=NOW
        )
    assert codes(refused) == ["named_not_last"]


@pytest.mark.demand("M34", "the family is told who, where, when, travel, whom to ring, how to complain")
def test_the_family_is_told(cast, referral):
    notice = tell_family(referral=referral, stage=FamilyStage.DECISION, words=WORDS, by=cast.broker, at=NOW)
    letter = documents.open_document(notice.letter)
    assert letter[:5] == b"%PDF-"
    assert [fact["term"] for fact in notice.letter.data["facts"]] == ["Who", "Where", "When", "Travel", "Whom to ring"]
    again = tell_family(referral=referral, stage=FamilyStage.START, words=WORDS, by=cast.broker, at=NOW)
    assert list(family.notices(referral)) == [again, notice]
    assert [entry.kind for entry in audit.timeline([referral.ref], ["family_told", "family_link_given"])] == [
        "family_told", "family_told", "family_link_given",
    ]  # fmt: skip


def test_every_question_is_answered(cast, referral):
    with pytest.raises(Refused) as refused:
        tell_family(referral=referral, stage=FamilyStage.OFFER, words={**WORDS, "where": " "}, by=cast.broker, at=NOW)
    assert codes(refused) == ["family_where"]


def test_a_family_page_closes_for_good(cast, referral):
    tell_family(referral=referral, stage=FamilyStage.DECISION, words=WORDS, by=cast.broker, at=NOW)
    link = family.live_link(referral)
    assert family.link_by_code(link.code.lower().replace("-", " ")) == link
    revoke_family_link(link=link, why="Read by somebody else", by=cast.broker, at=NOW)
    assert (family.link_by_code(link.code), family.live_link(referral)) == (None, None)
    with pytest.raises(Stale):
        revoke_family_link(link=link, why="Again", by=cast.broker, at=NOW)
    tell_family(referral=referral, stage=FamilyStage.CHANGE, words=WORDS, by=cast.broker, at=NOW)
    assert family.live_link(referral).code != link.code
