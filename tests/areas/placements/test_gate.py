"""The start gate: nothing missing, everything missing, what may follow, and what lapses in between."""

from datetime import date

import pytest

from sixthday.audit.models import Entry
from sixthday.calloffs.actions import order_emergency
from sixthday.placements import actions, queries
from sixthday.placements.models import Placement
from sixthday.providers import actions as providers
from sixthday.rules.compliance import MET, REQUIREMENTS, START
from sixthday.rules.findings import Refused
from tests.areas.awards.world import add_evidence
from tests.areas.placements.readiness import (
    CHECKED,
    MAY_FOLLOW,
    MONDAY,
    RECORDED,
    STARTED,
    checked,
    cleared,
    deferred,
    in_order,
    signed_by_both,
)
from tests.cast import at


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def kinds(ref: str) -> list[str]:
    return list(Entry.objects.filter(abouts__ref=ref).order_by("id").values_list("kind", flat=True))


def start(world, placement, on=MONDAY, when=STARTED):
    return actions.start_placement(placement=placement, on=on, by=world.cast.broker, at=when)


def states(placement, on=MONDAY) -> dict[str, str]:
    return {line.requirement.code: line.state for line in queries.gate_on(placement, on).lines}


def test_everything_is_asked_in_the_order_of_the_table(world, friday):
    placement = friday
    gate = queries.gate_on(placement, MONDAY)
    assert [line.requirement.code for line in gate.lines] == [row.code for row in REQUIREMENTS if START in row.at]
    met = {
        "public_liability",
        "employers_liability",
        "safeguarding_lead",
        "safeguarding_letter",
        "standing",
        "registration_guard",
    }
    assert {line.requirement.code for line in gate.settled} == met
    assert not gate.opens


def _no_site(world, placement):
    signed_by_both(world, placement)
    cleared(world, placement, "adult")
    checked(world, placement)
    deferred(world, placement)


def _no_adult(world, placement):
    signed_by_both(world, placement)
    cleared(world, placement, "site")
    checked(world, placement)
    deferred(world, placement)


def _not_signed(world, placement):
    cleared(world, placement)
    checked(world, placement)
    deferred(world, placement)


def _nothing_deferred(world, placement):
    signed_by_both(world, placement)
    cleared(world, placement)
    checked(world, placement)


def _without(requirement):
    def lack(world, placement):
        signed_by_both(world, placement)
        cleared(world, placement)
        checked(world, placement, without=requirement)
        deferred(world, placement)

    return lack


def _suspended(world, placement):
    in_order(world, placement)
    providers.suspend_provider(
        provider=placement.award.provider,
        reason="Concern",
        from_on=MONDAY,
        until_on=None,
        by=world.cast.qa_officer,
        at=CHECKED,
    )


def _second_adult(world, placement):
    in_order(world, placement)
    substitute = providers.name_adult(
        provider=placement.award.provider,
        name="Sub Stitute",
        role="Tutor",
        from_on=MONDAY,
        by=world.cast.qa_officer,
        at=CHECKED,
    )
    actions.name_worker(placement=placement, adult=substitute, by=world.cast.qa_officer, at=CHECKED)


def _clearance_back(world, placement):
    in_order(world, placement)
    row = placement.award.site.clearances.get()
    providers.withdraw_site_clearance(clearance=row, why="Flooded", by=world.cast.qa_officer, at=CHECKED)


def _declared(world, placement):
    in_order(world, placement)
    for number in range(5):
        providers.declare_hours(
            provider=placement.award.provider, declared_for=f"Council {number}", weekly_minutes=20 * 60, special=False,
            from_on=MONDAY, declared_on=MONDAY, by=world.cast.qa_officer, at=CHECKED,
        )  # fmt: skip


@pytest.mark.demand("M13", "one thing missing and it does not start; every reason is said")
@pytest.mark.parametrize(
    ("lack", "stops"),
    [
        pytest.param(_no_site, ["site_cleared"], id="site not cleared"),
        pytest.param(_no_adult, ["adult_cleared"], id="adult not cleared"),
        pytest.param(_not_signed, ["signed_calloff"], id="call-off not signed"),
        pytest.param(_without("child_risk_assessment"), ["child_risk_assessment"], id="no risk assessment"),
        pytest.param(_without("emergency_contact"), ["emergency_contact"], id="no emergency contact"),
        pytest.param(_without("transport"), ["transport"], id="transport not settled"),
        pytest.param(_nothing_deferred, MAY_FOLLOW, id="nothing was allowed to follow"),
        pytest.param(_suspended, ["standing"], id="provider suspended that morning"),
        pytest.param(_second_adult, ["adult_cleared"], id="a substitute who is not cleared"),
        pytest.param(_clearance_back, ["site_cleared"], id="clearance taken back"),
        pytest.param(_declared, ["registration_guard"], id="others' declared hours tip the guard"),
        pytest.param(lambda world, placement: None, [*dict.fromkeys(
            ["safeguarding_policy", "ico_registration", "data_sharing", "site_cleared", "adult_cleared",
             "child_risk_assessment", "emergency_contact", "signed_calloff", "transport", "child_met",
             "personalised_plan", "baseline"])], id="nothing done at all"),
    ],
)  # fmt: skip
def test_what_is_missing_stops_the_start(world, friday, lack, stops):
    placement = friday
    lack(world, placement)
    with pytest.raises(Refused) as refused:
        start(world, placement)
    assert codes(refused) == stops
    assert Placement.objects.get(pk=placement.pk).state == "preparing"
    assert not world.referral.duty.started.exists()


@pytest.mark.demand("M13", "insurance that lapsed overnight stops the start in the morning")
def test_insurance_lapsed_overnight(world, friday):
    placement = friday
    provider = placement.award.provider
    for piece in provider.evidence.filter(requirement="public_liability"):
        providers.withdraw_evidence(evidence=piece, why="Replaced", by=world.cast.qa_officer, at=CHECKED)
    add_evidence(world, provider, "public_liability", MONDAY)
    in_order(world, placement)
    assert states(placement, MONDAY)["public_liability"] == MET
    with pytest.raises(Refused) as refused:
        start(world, placement, on=date(2026, 11, 10), when=at("2026-11-10", "08:30"))
    assert [(f.code, f.reason) for f in refused.value.findings] == [
        (
            "public_liability",
            "Public liability insurance ends on 9 November 2026, before the start on 10 November 2026.",
        )
    ]


@pytest.mark.demand("M13", "a short emergency order stands in for the signed call-off until its last day")
def test_an_emergency_order_replaces_the_signature(world, friday):
    placement = friday
    _not_signed(world, placement)
    order_emergency(
        award=placement.award, maximum_pence=500_00, expires_on=date(2026, 11, 11), reason="Signatory away",
        by=world.cast.senior_officer, at=CHECKED,
    )  # fmt: skip
    assert states(placement)["signed_calloff"] == MET
    assert states(placement, date(2026, 11, 12))["signed_calloff"] == "unmet"
    assert start(world, placement).state == "started"


@pytest.mark.demand("M13", "only a named senior officer may let a check follow, with a reason, within its school days")
def test_who_may_let_a_check_follow_and_for_how_long(world, friday):
    placement = friday

    def defer(requirement="child_met", due_on=date(2026, 11, 16), reason="Booked", by="senior_officer"):
        return actions.defer_check(
            placement=placement,
            requirement=requirement,
            due_on=due_on,
            reason=reason,
            by=getattr(world.cast, by),
            at=CHECKED,
        )

    with pytest.raises(Refused) as refused:
        defer(due_on=date(2026, 11, 17), reason=" ", by="broker")
    assert codes(refused) == ["deferral_senior", "deferral_reason", "deferral_due"]
    with pytest.raises(Refused) as never:
        defer("adult_cleared")
    assert codes(never) == ["deferral_allowed"]
    with pytest.raises(Refused) as met:
        defer("public_liability")
    assert "deferral_allowed" in codes(met)
    assert defer().due_on == date(2026, 11, 16)
    with pytest.raises(Refused) as twice:
        defer()
    assert codes(twice) == ["deferral_once"]
    with pytest.raises(Refused) as unknown:
        defer("juggling")
    assert codes(unknown) == ["requirement_known"]
    with pytest.raises(Refused) as calendar:
        defer("baseline", due_on=date(2027, 4, 1))
    assert codes(calendar) == ["deferral_due"]
    assert kinds(placement.ref)[-1] == "check_deferred"


def test_checks_are_recorded_taken_back_and_refused(world, friday):
    placement = friday
    by = world.cast.qa_officer
    with pytest.raises(Refused) as refused:
        actions.record_check(placement=placement, requirement="transport", note=" ", value="maybe", by=by, at=CHECKED)
    assert codes(refused) == ["check_note", "check_value"]
    with pytest.raises(Refused) as derived:
        actions.record_check(placement=placement, requirement="signed_calloff", note="It is", by=by, at=CHECKED)
    assert codes(derived) == ["check_row"]
    actions.record_check(placement=placement, requirement="transport", by=by, at=CHECKED, **RECORDED["transport"])
    line = next(line for line in queries.gate_on(placement, MONDAY).lines if line.requirement.code == "transport")
    assert (line.state, line.finding.reason) == (MET, "Not needed: Walks.")
    actions.undo_check(placement=placement, requirement="transport", why="Moved house", by=by, at=STARTED)
    assert states(placement)["transport"] == "unmet"
    with pytest.raises(Refused) as undone:
        actions.undo_check(placement=placement, requirement="transport", why="", by=by, at=STARTED)
    assert codes(undone) == ["check_stands", "check_why"]
    assert kinds(placement.ref)[-2:] == ["check_recorded", "check_undone"]


def test_workers_are_named_and_stood_down(world, friday):
    placement, by = friday, world.cast.qa_officer
    award = placement.award
    with pytest.raises(Refused) as again:
        actions.name_worker(placement=placement, adult=award.adult, by=by, at=CHECKED)
    assert codes(again) == ["worker_once"]
    with pytest.raises(Refused) as other:
        actions.name_worker(placement=placement, adult=world.adult("Bridge"), by=by, at=CHECKED)
    assert codes(other) == ["worker_own"]
    actions.stand_worker_down(placement=placement, adult=award.adult, by=by, at=CHECKED)
    lines = [line for line in queries.gate_on(placement, MONDAY).lines if line.requirement.code == "adult_cleared"]
    assert [line.finding.reason for line in lines][0].endswith("no adult is named.")
    with pytest.raises(Refused) as nobody:
        actions.stand_worker_down(placement=placement, adult=award.adult, by=by, at=CHECKED)
    assert codes(nobody) == ["worker_named"]
    actions.name_worker(placement=placement, adult=award.adult, by=by, at=CHECKED)
    assert kinds(placement.ref)[-2:] == ["worker_stood_down", "worker_named"]
