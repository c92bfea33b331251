"""One child by real actions, across every area: excluded on Monday, placed on Thursday, the fourth school day."""

from datetime import date

import pytest

from sixthday.access import actions as access
from sixthday.audit.models import Entry
from sixthday.awards.actions.approval import approve_award
from sixthday.awards.actions.award import propose_award
from sixthday.awards.actions.confirmation import confirm_award
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.calloffs.actions.signature import sign_for_council, sign_for_provider
from sixthday.calloffs.queries import of_award
from sixthday.framework import actions as framework
from sixthday.ledger import actions as ledger
from sixthday.ledger import queries as money
from sixthday.placements.actions.checks import defer_check, record_check
from sixthday.placements.actions.placement import prepare_placement, start_placement
from sixthday.providers import actions as providers
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.queries import duty as duties
from sixthday.rules.compliance import REQUIREMENTS
from tests.areas.awards import world as worlds
from tests.cast import at

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY, THURSDAY = at("2026-11-03", "09:30"), at("2026-11-04", "11:00"), at("2026-11-05", "08:30")
TEN = ("Arrow", "Bridge", "Teme", "Lugg", "Wye", "Frome", "Dore", "Clun", "Onny", "Leadon")
CLAUSES = [{"heading": "Safeguarding", "paragraphs": ["The provider keeps the child safe."]}]  # made up for tests


@pytest.fixture
def world():
    made = worlds.a_world(TEN)
    cast, when = made.cast, worlds.SEPTEMBER
    framework.set_terms(round=made.round_lot.round, clauses=CLAUSES, from_on=when.date(), by=cast.commissioner, at=when)
    framework.set_limit(holder=cast.approver, limit_pence=20_000_00, from_on=when.date(), by=cast.commissioner, at=when)
    ledger.set_cap(
        scheme_ref=made.round_lot.round.scheme.ref, amount_pence=20_000_000_00, by=cast.finance_officer, at=when
    )
    for year in ("2026-27", "2027-28"):
        ledger.set_budget(
            year=year, head="alternative_provision", amount_pence=2_500_000_00, by=cast.finance_officer, at=when
        )
    access.delegate_decision(
        officer=cast.decision_maker, basis="section_19_exclusion", from_on=when.date(), instrument="Scheme of delegation",
        by=cast.admin, at=when,
    )  # fmt: skip
    for person in (cast.broker, cast.approver, cast.signatory):
        declare_conflicts(interests=[], by=person, at=when)
    return made


def chosen(world):
    """Asked on Tuesday morning, ten answers, locked the same day, awarded and confirmed on Wednesday."""
    cast = world.cast
    draft = worlds.drafted(world, start_on=THURSDAY.date(), at=TUESDAY)
    request = send_request(request=draft, by=cast.broker, at=TUESDAY)
    for name in TEN:
        worlds.answer(world, request, name, at("2026-11-03", "12:00"), start_on=THURSDAY.date())
    shortlist = lock_shortlist(request=request, by=cast.broker, at=at("2026-11-03", "15:00"))
    award = propose_award(
        request=request, entry=shortlist.entries.first(), by=cast.broker, at=at("2026-11-03", "15:30")
    )
    approve_award(award=award, by=cast.approver, at=at("2026-11-03", "16:00"))
    lead = world.lead(award.provider.name.split()[0])
    return confirm_award(award=award, by=lead, at=WEDNESDAY), lead


@pytest.mark.demand("M08", "the clock is met only when the hours judged suitable have started")
@pytest.mark.demand("M13", "no start before every check is made and the paperwork is returned")
def test_a_child_placed_by_the_fourth_day(world):
    cast, referral = world.cast, world.referral
    decide_duty(
        duty=referral.duty, outcome="owed", weekly_minutes=600, full_time=False, part_time_reason="Her doctor advises ten hours.",
        part_time_until_on=date(2026, 12, 18), review_on=date(2026, 12, 4), reason="Permanently excluded.", evidence="Notice; letter.",
        evidence_by_on=None, by=cast.decision_maker, at=TUESDAY,
    )  # fmt: skip
    award, lead = chosen(world)
    placement = prepare_placement(award=award, by=cast.broker, at=WEDNESDAY)
    calloff = of_award(award)
    sign_for_provider(calloff=calloff, by=lead, at=WEDNESDAY)
    sign_for_council(calloff=of_award(award), by=cast.signatory, at=WEDNESDAY)
    made_ready(world, placement)
    started = start_placement(placement=placement, on=THURSDAY.date(), by=cast.broker, at=THURSDAY)
    met = duties.met_on(referral.duty, THURSDAY.date())
    assert (started.state, met.met_on, str(referral.duty.due_on)) == ("started", THURSDAY.date(), "2026-11-09")
    committed = money.committed(calloff.ref)
    assert committed == {"2026-27": (award.whole_life_pence, award.whole_life_vat_pence)}
    kinds = Entry.objects.filter(abouts__ref=referral.ref).order_by("id").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind.startswith(("duty", "request", "shortlist", "award", "calloff", "placement"))] == [
        "duty_opened", "duty_decided", "request_drafted", "request_sent", "shortlist_locked", "award_proposed", "award_approved",
        "award_confirmed", "calloff_issued", "placement_prepared", "calloff_signed_by_provider", "calloff_signed", "placement_started",
    ]  # fmt: skip


def made_ready(world, placement):
    """Site and adult cleared; every check of the placement recorded; what may follow is deferred."""
    cast, award = world.cast, placement.award
    providers.clear_site(
        site=award.site,
        from_on=date(2026, 11, 1),
        until_on=date(2027, 8, 31),
        note="Visited.",
        by=cast.qa_officer,
        at=WEDNESDAY,
    )
    providers.clear_adult(
        adult=award.adult, dbs_issued_on=date(2026, 6, 1), barred_list_checked=True, identity_checked=True,
        prohibition_checked=True, training_until_on=date(2028, 6, 1), from_on=date(2026, 9, 1), until_on=date(2027, 8, 31),
        by=cast.qa_officer, at=WEDNESDAY,
    )  # fmt: skip
    for requirement in ("child_risk_assessment", "emergency_contact"):
        record_check(placement=placement, requirement=requirement, note="Agreed.", by=cast.qa_officer, at=WEDNESDAY)
    record_check(
        placement=placement, requirement="transport", value="not_needed", note="Walks.", by=cast.broker, at=WEDNESDAY
    )
    for requirement in [row.code for row in REQUIREMENTS if row.waivable_days]:
        defer_check(
            placement=placement, requirement=requirement, due_on=date(2026, 11, 11), reason="First week.", by=cast.senior_officer,
            at=WEDNESDAY,
        )  # fmt: skip
