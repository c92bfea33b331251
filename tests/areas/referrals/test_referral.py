"""A referral from its first word to the brokers, and back: done, refused, kept."""

from datetime import date

import pytest

from sixthday.access import actions as access
from sixthday.audit.models import Entry
from sixthday.outbox.models import Message
from sixthday.referrals.actions.casework import hand_over
from sixthday.referrals.actions.referral import return_referral, start_referral, withdraw_referral
from sixthday.referrals.actions.restriction import end_naming, name_person, name_those_at_work
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.models import Child, Referral
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.referrals.duties import calendar
from tests.areas.referrals.referring import drafted, submitted
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
LATER = at("2026-11-02", "12:00")


@pytest.fixture
def cast():
    made = council_cast()
    calendar(made)
    return made


def kinds(ref: str) -> list[str]:
    return list(Entry.objects.filter(abouts__ref=ref).order_by("id").values_list("kind", flat=True))


@pytest.mark.demand("M07", "one referral journey, saved section by section, sent to one broker team")
def test_a_whole_referral_is_sent_and_opens_the_clock(cast):
    sent = submitted(cast)
    assert (sent.state, sent.submitted_by, str(sent.duty.due_on)) == ("submitted", cast.referrer, "2026-11-09")
    assert kinds(sent.ref) == ["referral_started", *["section_saved"] * 11, "duty_opened", "referral_submitted"]


def test_an_empty_referral_is_refused_with_everything_that_is_missing(cast):
    draft = drafted(cast)
    Referral.objects.filter(pk=draft.pk).update(trigger="", part_days=[])
    draft.needs.all().delete()
    with pytest.raises(Refused) as refused:
        submit_referral(referral=Referral.objects.get(pk=draft.pk), by=cast.referrer, at=LATER)
    assert [finding.code for finding in blockers(refused.value.findings)] == [
        "what_happened.trigger", "needs.needs", "hours_and_times.part_days",
    ]  # fmt: skip
    assert Referral.objects.get(pk=draft.pk).state == "draft"


@pytest.mark.demand("M33", "purchasing for a school and residential provision are refused, and say why")
@pytest.mark.parametrize(
    ("route", "child", "unable", "stopped"),
    [
        pytest.param("school_purchase", {}, False, ["scope"], id="a school buys for itself"),
        pytest.param("residential", {}, False, ["scope"], id="residential is bought another way"),
        pytest.param(
            "school_purchase", {"on_roll": True}, True, [], id="on roll, and the school cannot provide it all"
        ),
    ],
)
def test_scope(cast, route, child, unable, stopped):
    draft = drafted(cast, child=child, what_happened={"route": route, "school_unable": unable})
    assert [finding.code for finding in blockers(referrals.findings(draft))] == stopped


def test_an_attached_form_stands_in_for_what_it_says_but_not_for_the_clock_or_safety(cast):
    draft = drafted(cast, needs={"needs": []}, risks={"risks": [], "none_known": False})
    missing = {finding.code for finding in blockers(referrals.findings(draft))}
    assert missing == {"needs.needs", "risks.risks"}


@pytest.mark.demand("M26", "a referral comes back with what is missing")
def test_returned_with_what_is_missing_then_sent_again(cast):
    sent = submitted(cast)
    return_referral(referral=sent, missing="The head's notice.", by=cast.broker, at=LATER)
    save_section(referral=sent, section="needs", values={"needs": ["autism"]}, by=cast.referrer, at=LATER)
    again = submit_referral(referral=Referral.objects.get(pk=sent.pk), by=cast.referrer, at=LATER)
    assert (again.state, again.returns.get().missing, again.duty.opened_at) == (
        "submitted", "The head's notice.", sent.duty.opened_at,
    )  # fmt: skip


def test_a_sent_referral_stays_as_it_was_sent(cast):
    sent = submitted(cast)
    with pytest.raises(Refused):
        save_section(referral=sent, section="needs", values={"needs": ["adhd"]}, by=cast.referrer, at=LATER)
    assert [need.code for need in sent.needs.all()] == ["autism", "anxiety"]


def test_the_second_click_is_told_that_it_was_sent(cast):
    draft = drafted(cast)
    submit_referral(referral=Referral.objects.get(pk=draft.pk), by=cast.referrer, at=LATER)
    with pytest.raises(Stale) as stale:
        submit_referral(referral=draft, by=cast.referrer, at=LATER)
    assert (stale.value.what, stale.value.who) == ("This referral is already: with the brokers.", cast.referrer.ref)


def test_a_withdrawal_needs_its_reason(cast):
    draft = drafted(cast)
    with pytest.raises(Refused):
        withdraw_referral(referral=draft, why=" ", by=cast.referrer, at=LATER)
    gone = withdraw_referral(referral=draft, why="Back at school.", by=cast.referrer, at=LATER)
    assert (gone.state, gone.ended_why, gone.ended_by) == ("withdrawn", "Back at school.", cast.referrer)


def test_another_live_referral_for_the_same_child_is_found_by_name_and_birth_date(cast):
    first = submitted(cast)
    second = start_referral(
        team=first.team,
        given_name=" jordan",
        family_name="PRICE",
        born_on=first.child.born_on,
        by=cast.referrer,
        at=LATER,
    )
    assert list(referrals.other_live(second)) == [first]


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.demand(
    "M07", "nothing on the screen says that a restricted child is known; brokers named on it are told instead"
)
def test_a_restricted_child_is_not_given_away_by_a_second_referral(cast, restricted):
    first = submitted(cast)
    Child.objects.filter(pk=first.child.pk).update(restricted=restricted)
    name_person(
        child=first.child, user=cast.lead_broker, from_on=LATER.date(), reason="Leads", by=cast.lead_broker, at=LATER
    )
    second = drafted(cast)
    seen, hidden = referrals.others_said(second, cast.sen_referrer, LATER.date())
    assert (list(seen), hidden) == ([], not restricted)
    submit_referral(referral=second, by=cast.referrer, at=LATER)
    told = Message.objects.filter(kind="double_referral")
    assert [(row.to, row.about) for row in told] == ([(cast.lead_broker, second.ref)] if restricted else [])
    assert "Jordan" not in "".join(row.body + row.subject for row in told)


@pytest.mark.parametrize(
    ("handle", "sees"),
    [
        pytest.param("referrer", True, id="the referrer's own team"),
        pytest.param("sen_referrer", False, id="another team"),
        pytest.param("broker", True, id="every broker"),
        pytest.param("decision_maker", True, id="every decision-maker"),
        pytest.param("virtual_school", False, id="the virtual school: this child is not looked after"),
        pytest.param("finance_officer", False, id="finance sees money, not children"),
        pytest.param("qa_officer", False, id="QA sees a child only by its call-off"),
        pytest.param("admin", False, id="an administrator sees no child"),
    ],
)
def test_who_sees_a_referral(cast, handle, sees):
    sent = submitted(cast)
    user = cast.admin if handle == "admin" else getattr(cast, handle)
    assert Referral.objects.visible_to(user, LATER.date()).filter(pk=sent.pk).exists() is sees


def sees(cast, *handles: str) -> dict[str, bool]:
    """Who of these sees the one referral there is."""
    return {who: Referral.objects.visible_to(getattr(cast, who), LATER.date()).exists() for who in handles}


def test_a_restricted_child_is_hidden_from_all_who_do_not_work_on_it(cast):
    submitted(cast, child={"restricted": True})
    everybody = ("referrer", "lead_broker", "broker", "other_broker", "decision_maker", "approver", "auditor")
    assert sees(cast, *everybody) == {who: who in {"referrer", "lead_broker"} for who in everybody}


def test_whoever_works_on_it_is_named_with_the_same_act(cast):
    draft = drafted(cast, child={"restricted": True})
    assert sees(cast, "referrer", "lead_broker") == {"referrer": True, "lead_broker": False}
    access.delegate_decision(
        officer=cast.decision_maker, basis="section_19_exclusion", from_on=date(2026, 9, 1), instrument="4.2",
        by=cast.admin, at=LATER,
    )  # fmt: skip
    sent = submit_referral(referral=draft, by=cast.referrer, at=LATER)
    assert sees(cast, "lead_broker", "decision_maker", "broker") == {
        "lead_broker": True, "decision_maker": True, "broker": False,
    }  # fmt: skip
    hand_over(referral=sent, to=cast.broker, by=cast.lead_broker, at=LATER)
    assert sees(cast, "broker", "other_broker") == {"broker": True, "other_broker": False}


def test_who_was_taken_off_stays_off(cast):
    draft = drafted(cast, child={"restricted": True})
    child = draft.child
    name_person(
        child=child, user=cast.broker, from_on=LATER.date(), reason="Knows them.", by=cast.lead_broker, at=LATER
    )
    end_naming(
        child=child, user=cast.referrer, until_on=date(2026, 11, 2), reason="An aunt.", by=cast.lead_broker, at=LATER
    )
    assert [named.user for named in name_those_at_work(child=child, by=cast.broker, at=LATER)] == []
