"""The duty's clock: opened on the facts, moved by recorded events, met by hours, ended with evidence."""

from datetime import date

import pytest

from sixthday.audit import queries as audit
from sixthday.reference import actions as reference
from sixthday.reference import queries as calendars
from sixthday.reference.choices import ClosureKind
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.actions.duty import open_duty, recount_duties
from sixthday.referrals.actions.ending import end_duty, record_not_taken_up
from sixthday.referrals.actions.hours import end_started_hours, post_started_hours
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Duty
from sixthday.referrals.queries import duty as duties
from sixthday.rules.clocks import met_text, position
from sixthday.rules.duties import Ending
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.running import FOR_GOOD
from tests.areas.referrals import duties as world
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")


@pytest.fixture
def cast():
    made = council_cast()
    world.calendar(made)
    world.delegated(made)
    return made


def kinds(*refs: str) -> list[str]:
    return [entry.kind for entry in audit.timeline(refs)]


def codes(refused) -> list[str]:
    return [finding.code for finding in blockers(refused.value.findings)]


def judged(cast, duty, minutes=25 * 60, **more):
    return decide_duty(
        duty=duty, outcome=Outcome.OWED, weekly_minutes=minutes, reason="No school place.", by=cast.decision_maker, at=NOW,
        **more,
    )  # fmt: skip


@pytest.mark.demand("M08", "the clock opens on the facts, counted in school days")
def test_exclusion_opens_the_sixth_school_day(cast):
    duty = world.duty(cast)
    assert (duty.basis, duty.first_day_on, duty.due_on, duty.policy_due_on, duty.unknown) == (
        "section_19_exclusion", date(2026, 11, 2), date(2026, 11, 9), None, "",
    )  # fmt: skip
    assert position(duties.clock(duty), duties.school_days(duty), date(2026, 11, 5)).text == "Day 4 of 6"
    assert kinds(duty.ref) == ["duty_opened"]


def test_half_term_does_not_count(cast):
    assert world.duty(cast, on=date(2026, 10, 22)).due_on == date(2026, 11, 5)


def test_illness_counts_from_when_it_became_clear(cast):
    duty = world.duty(cast, trigger="illness", clear_on=date(2026, 11, 9))
    assert (duty.first_day_on, duty.due_on) == (date(2026, 11, 9), date(2026, 11, 16))


def test_illness_without_that_day_has_no_date(cast):
    duty = world.duty(cast, trigger="illness")
    assert (duty.due_on, "is not recorded" in duty.unknown) == (None, True)


def test_looked_after_has_a_target_beside_the_legal_date(cast):
    draft = world.referral(cast)
    draft.child.looked_after = True
    draft.child.save()
    duty = open_duty(referral=draft, by=cast.referrer, at=NOW)
    assert (duty.policy_due_on, duty.due_on) == (date(2026, 11, 2), date(2026, 11, 9))


def test_a_missing_calendar_gives_no_date(cast):
    duty = world.duty(cast, on=date(2027, 4, 14), when=at("2027-04-14"))
    assert (duty.due_on, duty.unknown) == (None, "Term dates are missing, so no date can be given.")


def test_opening_again_changes_nothing(cast):
    duty = world.duty(cast)
    again = open_duty(referral=duty.referral, by=cast.broker, at=NOW)
    assert (again.pk, kinds(duty.ref)) == (duty.pk, ["duty_opened"])


def test_other_facts_count_again_and_keep_both_dates(cast):
    duty = world.duty(cast)
    save_section(
        referral=duty.referral,
        section="what_happened",
        values={"trigger_on": date(2026, 11, 3)},
        by=cast.referrer,
        at=NOW,
    )
    duty.referral.refresh_from_db()
    open_duty(referral=duty.referral, by=cast.referrer, at=NOW)
    moved = duties.recounts(duty).get()
    assert (moved.due_before_on, moved.due_after_on) == (date(2026, 11, 9), date(2026, 11, 10))
    assert kinds(duty.ref) == ["duty_recounted", "duty_opened"]


def test_no_facts_no_clock(cast):
    draft = world.referral(cast)
    draft.trigger, draft.trigger_on = "", None
    with pytest.raises(Refused) as refused:
        open_duty(referral=draft, by=cast.referrer, at=NOW)
    assert codes(refused) == ["duty_trigger", "duty_first_day"]


@pytest.mark.demand("M08", "a closure moves a date only by a recorded event, both dates kept")
def test_a_closure_moves_the_date_by_a_recorded_event(cast):
    duty = world.duty(cast)
    area = calendars.authority(world.AREA)
    reference.record_closure(
        authority=area, school=None, from_on=date(2026, 11, 6), until_on=date(2026, 11, 6), kind=ClosureKind.CLOSURE,
        reason="Flooding", by=cast.lead_broker, at=NOW,
    )  # fmt: skip
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 11, 9)
    [moved] = recount_duties(authority=area, why="Flooding on Fri 6 Nov", by=cast.lead_broker, at=NOW)
    assert (moved.due_before_on, moved.due_after_on, moved.why) == (
        date(2026, 11, 9), date(2026, 11, 10), "Flooding on Fri 6 Nov",
    )  # fmt: skip
    assert recount_duties(authority=area, why="Again", by=cast.lead_broker, at=NOW) == []


@pytest.mark.demand("M08", "met only when the hours judged suitable have started")
def test_part_met_then_met(cast):
    duty = world.duty(cast)
    judged(cast, duty)
    words = []
    for about, minutes, day in (("P1", 6 * 60, 5), ("P2", 19 * 60, 9)):
        post_started_hours(
            referral=duty.referral, about=about, weekly_minutes=minutes, from_on=date(2026, 11, day), by=cast.broker,
            at=at(f"2026-11-{day:02}"),
        )  # fmt: skip
        met = duties.met_on(duties.duty_of(duty.referral), date(2026, 11, day))
        words.append(met_text(met, duties.clock(duty), duties.school_days(duty)))
    assert words == ["Part met, 6 of 25 hours from day 4", "Education began on day 6"]
    duty.refresh_from_db()
    assert duty.settled_until_on == FOR_GOOD
    assert kinds("P2") == ["hours_started"]


def test_hours_that_end_bring_the_child_back_to_the_list(cast):
    duty = world.duty(cast)
    judged(cast, duty)
    post_started_hours(
        referral=duty.referral, about="P1", weekly_minutes=1500, from_on=date(2026, 11, 5), by=cast.broker, at=NOW
    )
    assert list(duties.open_duties(date(2026, 11, 20))) == []
    end_started_hours(about="P1", until_on=date(2026, 11, 20), by=cast.broker, at=at("2026-11-18"))
    assert list(duties.open_duties(date(2026, 11, 20))) == []
    # the referral of these tests is a draft: the list itself asks for one that was sent
    assert Duty.objects.get().settled_until_on == date(2026, 11, 20)


def test_the_same_hours_count_once(cast):
    duty = world.duty(cast)
    hours = {"referral": duty.referral, "about": "P1", "weekly_minutes": 60, "from_on": date(2026, 11, 5)}
    post_started_hours(**hours, by=cast.broker, at=NOW)
    with pytest.raises(Stale):
        post_started_hours(**hours, by=cast.broker, at=NOW)


@pytest.mark.demand("M08", "a duty ends otherwise only with evidence")
def test_ending_needs_evidence(cast):
    duty = world.duty(cast)
    with pytest.raises(Refused) as refused:
        end_duty(duty=duty, ending=Ending.REINSTATED, on=date(2026, 11, 6), evidence=" ", by=cast.broker, at=NOW)
    assert codes(refused) == ["ending_evidence", "ending_day"]
    end_duty(
        duty=duty, ending=Ending.REINSTATED, on=date(2026, 11, 5), evidence="Panel's letter", by=cast.broker, at=NOW
    )
    with pytest.raises(Stale):
        end_duty(duty=duty, ending=Ending.CANCELLED, on=date(2026, 11, 5), evidence="x", by=cast.broker, at=NOW)
    duty.refresh_from_db()
    assert (duty.settled_until_on, kinds(duty.ref)[0]) == (FOR_GOOD, "duty_ended")


def test_only_a_decision_maker_says_it_is_no_longer_owed(cast):
    duty = world.duty(cast)
    words = {"duty": duty, "ending": Ending.NO_LONGER_OWED, "on": date(2026, 11, 5), "evidence": "Past school age"}
    with pytest.raises(Refused) as refused:
        end_duty(**words, by=cast.broker, at=NOW)
    assert codes(refused) == ["ending_delegated"]
    end_duty(**words, by=cast.decision_maker, at=NOW)


@pytest.mark.demand("M08", "offered, not taken up, is recorded and the child stays on the list")
def test_not_taken_up_settles_nothing(cast):
    duty = world.duty(cast)
    record_not_taken_up(duty=duty, on=date(2026, 11, 5), what="Tuition from Thursday, declined", by=cast.broker, at=NOW)
    duty.refresh_from_db()
    assert (duty.settled_until_on, kinds(duty.ref)[0]) == (None, "not_taken_up")
