"""Naming an approver on a restricted record from the award that waits for one."""

from datetime import date

import pytest

from sixthday.audit.models import Entry
from sixthday.awards.actions.approver import name_approver
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused
from tests.areas.awards.chosen import PROPOSED, approved, proposed, second_approver

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 6)


@pytest.fixture
def award(world) -> Award:
    """A proposed award whose child is restricted."""
    made = proposed(world)
    child = made.request.referral.child
    child.restricted = True
    child.save()
    return awards.whole().get(pk=made.pk)


@pytest.mark.demand("M13", "an approver is named on a restricted record in one step, and told")
def test_named_told_and_seen(world, award):
    april = world.cast.approver
    assert (awards.to_name(award, ON), awards.waiting(april, ON)) == ([april], [])
    named = name_approver(award=award, approver=april, by=world.cast.broker, at=PROPOSED)
    assert (named.user, awards.to_name(award, ON), awards.waiting(april, ON)) == (april, [], [award])
    message = Message.objects.get(kind="approver_named")
    assert (message.to, message.about, "Jordan" in message.body) == (april, award.ref, False)
    assert Entry.objects.filter(kind="person_named", abouts__ref=april.ref).count() == 1


@pytest.mark.parametrize("who", ["finance_officer", "broker"])
def test_nobody_else_is_named_this_way(world, award, who):
    with pytest.raises(Refused) as refused:
        name_approver(award=award, approver=getattr(world.cast, who), by=world.cast.broker, at=PROPOSED)
    assert [finding.code for finding in refused.value.findings] == ["approver_nameable"]


def test_only_those_whose_limit_reaches_and_who_did_not_propose(world, award):
    sol = second_approver(world, pence=1_00)
    assert awards.to_name(award, ON) == [world.cast.approver]
    award.proposed_by = world.cast.approver
    assert sol not in awards.to_name(award, ON)
    assert world.cast.approver not in awards.to_name(award, ON)


def test_nobody_where_nothing_waits(world):
    assert awards.to_name(approved(world), ON) == []
