"""Approving: whose authority, what is taken, and who is told what."""

from datetime import date

import pytest

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.audit.models import Entry
from sixthday.awards.actions.approval import approve_award, approve_awards, send_back_award
from sixthday.awards.actions.award import withdraw_award
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.models import Award, ConflictDeclaration, Disclosure, Request
from sixthday.awards.queries import award as awards
from sixthday.framework import actions as framework
from sixthday.framework.models import ApprovalLimit
from sixthday.ledger import queries as ledger
from sixthday.outbox.models import Message
from sixthday.places import queries as places
from sixthday.providers import actions as providers
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import (
    APPROVED,
    COST,
    LOCKED,
    SEPTEMBER,
    THIS,
    approved,
    locked,
    proposed,
    second_approver,
)
from tests.cast import at

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M29", "approved by whole-life cost within a limit, by another than the proposer")
def test_approval_takes_the_place_and_the_money(world):
    award = approved(world)
    assert (award.state, award.approved_by, award.approved_at) == ("approved", world.cast.approver, APPROVED)
    assert Request.objects.get().state == "awarded"
    assert ledger.live_earmark(award.ref) == {THIS: (COST, 0)}
    taken = places.taking(award.ref)
    assert (taken.provider, taken.offer, taken.weekly_minutes, taken.from_on, taken.until_on, taken.special) == (
        award.provider, award.offer, 600, award.start_on, award.end_on, False,
    )  # fmt: skip
    kinds = list(Entry.objects.filter(abouts__ref=award.ref).order_by("id").values_list("kind", flat=True))
    assert kinds == ["award_proposed", "money_posted", "place_taken", "award_approved"]


@pytest.mark.demand("M13", "the preferred provider reads a risk summary without identity before it confirms")
def test_the_preferred_provider_reads_the_risks_and_no_identity(world):
    award = approved(world)
    assert award.risk_summary == {
        "age": 14, "school_year": "Year 10", "mode": "At the provider's site",
        "needs": ["Social, emotional and mental health", "Catching up in literacy"],
        "risks": [{"label": "Leaving without permission", "level": "medium", "in_place": ["Site with controlled exits"]}],
    }  # fmt: skip
    secrets = ("Jordan", "Price", "Made-up", "HR4", "Leominster", "2012", "maths")
    [message] = Message.objects.filter(kind="award_preferred")
    assert message.to_organisation == award.provider.organisation
    told = f"{award.risk_summary} {message.subject} {message.body}"
    assert [secret for secret in secrets if secret in told] == []
    steps = Disclosure.objects.filter(provider=award.provider).values_list("step", "disclosed_by__name")
    assert list(steps) == [("brief", "Beth Lewis"), ("risk_summary", "April Grant")]


def lower_limit(world):
    framework.set_limit(
        holder=world.cast.approver,
        limit_pence=COST - 1,
        from_on=date(2026, 11, 6),
        by=world.cast.commissioner,
        at=LOCKED,
    )


@pytest.mark.parametrize(
    ("who", "spoil", "why"),
    [
        pytest.param("approver", lower_limit, ["approval_limit"], id="a penny over the limit"),
        pytest.param("approver", lambda world: ApprovalLimit.objects.all().delete(), ["approval_limit"], id="no limit set"),
        pytest.param("approver", lambda world: ConflictDeclaration.objects.filter(user=world.cast.approver).delete(),
                     ["conflict_declared"], id="nothing declared"),
        pytest.param("broker", lambda world: None, ["not_proposer", "approval_limit"], id="the proposer"),
    ],
)  # fmt: skip
@pytest.mark.demand("M29", "never by the proposer; no limit set means no authority")
def test_who_may_not_approve(world, who, spoil, why):
    award = proposed(world)
    spoil(world)
    with pytest.raises(Refused) as refused:
        approve_award(award=award, by=getattr(world.cast, who), at=APPROVED)
    assert codes(refused) == why
    assert (ledger.live_earmark(award.ref), places.taking(award.ref)) == ({}, None)


def test_to_the_penny_is_within_the_limit(world):
    framework.set_limit(
        holder=world.cast.approver, limit_pence=COST, from_on=date(2026, 11, 6), by=world.cast.commissioner, at=LOCKED
    )
    assert approved(world).state == "approved"


@pytest.mark.demand("M29", "a dated deputy approves within the limit of the post")
def test_a_deputy_approves_with_the_posts_limit(world):
    cast = world.cast
    access.name_deputy(
        user=cast.approver, deputy=cast.senior_officer, role=Role.APPROVER, from_on=date(2026, 11, 6),
        until_on=date(2026, 11, 6), reason="Leave", by=cast.admin, at=LOCKED,
    )  # fmt: skip
    award = proposed(world)
    with pytest.raises(Refused) as refused:
        approve_award(award=award, by=cast.senior_officer, at=APPROVED)
    assert codes(refused) == ["conflict_declared"]
    from_declaring(world, cast.senior_officer)
    assert approve_award(award=award, by=cast.senior_officer, at=APPROVED).approved_by == cast.senior_officer


def from_declaring(world, user):
    """Declare that there is nothing to declare."""
    declare_conflicts(interests=[], by=user, at=SEPTEMBER)


def test_the_last_place_goes_once(world):
    world.offer("Arrow").__class__.objects.filter(pk=world.offer("Arrow").pk).update(places=1)
    one, other = proposed(world, locked(world)), proposed(world, locked(world))
    approved(world, one)
    with pytest.raises(Refused) as refused:
        approved(world, other)
    assert codes(refused) == ["capacity"]
    withdraw_award(award=one, why="Reinstated", by=world.cast.broker, at=APPROVED)
    assert approved(world, other).state == "approved"


def test_the_second_approver_is_told_who_was_first(world):
    other = second_approver(world)
    award = approved(world)
    with pytest.raises(Stale) as stale:
        approve_award(award=award, by=other, at=APPROVED)
    assert (stale.value.what, stale.value.who) == (
        "This award is already: waiting for the provider.", world.cast.approver.ref,
    )  # fmt: skip


def test_sending_back_says_what_to_change(world):
    award = proposed(world)
    send_back_award(award=award, why="Ask Bridge about Fridays.", by=world.cast.approver, at=APPROVED)
    held = Award.objects.get()
    assert (held.state, held.ended_why) == ("sent_back", "Ask Bridge about Fridays.")
    [message] = Message.objects.filter(kind="award_sent_back")
    assert (message.to, message.body) == (
        world.cast.broker, f"Award {award.ref} was sent back: Ask Bridge about Fridays.",
    )  # fmt: skip
    again = proposed(world, Request.objects.get())
    assert (again.state, again.pk != award.pk) == ("proposed", True)


@pytest.mark.parametrize(
    ("who", "why", "code"),
    [
        pytest.param("approver", " ", "send_back_reason", id="no words"),
        pytest.param("broker", "Mine", "not_proposer", id="by its proposer"),
    ],
)
def test_what_cannot_be_sent_back(world, who, why, code):
    with pytest.raises(Refused) as refused:
        send_back_award(award=proposed(world), why=why, by=getattr(world.cast, who), at=APPROVED)
    assert codes(refused) == [code]


@pytest.mark.demand("M29", "several are approved at once; one that cannot be does not hold up the others")
def test_bulk_approval_answers_for_each(world):
    world.offer("Arrow").__class__.objects.filter(pk=world.offer("Arrow").pk).update(places=1)
    made = [proposed(world, locked(world)) for _ in range(2)]
    gone = approved(world, proposed(world, locked(world), position=2, not_first_reason="Known tutor"))
    outcomes = approve_awards(chosen=[*made, gone], by=world.cast.approver, at=APPROVED)
    assert [(o.approved, [f.code for f in o.findings if not f.met], o.stale) for o in outcomes] == [
        (True, [], ""),
        (False, ["capacity"], ""),
        (False, [], "This award is already: waiting for the provider."),
    ]


def test_what_waits_for_an_approver_is_within_their_limit_and_not_their_own(world):
    award = proposed(world)
    on = APPROVED.date()
    assert awards.waiting(world.cast.approver, on) == [award]
    assert awards.waiting(world.cast.broker, on) == []
    lower_limit(world)
    assert awards.waiting(world.cast.approver, on) == []
    assert awards.waiting(second_approver(world), on) == [award]


def test_an_award_waits_for_the_decision_of_today_not_that_of_the_proposal(world):
    """What lapses between the proposal and the approval stops the approval."""
    award = proposed(world)
    providers.suspend_provider(
        provider=award.provider, reason="A concern", from_on=date(2026, 11, 7), until_on=date(2026, 11, 30),
        by=world.cast.qa_officer, at=at("2026-11-07"),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        approve_award(award=award, by=world.cast.approver, at=at("2026-11-07", "11:00"))
    assert codes(refused) == ["standing"]
