"""Twenty-five hours bought in two lots: six start on the fourth day, the rest on the sixth; only then is the duty met."""

from dataclasses import replace
from datetime import date

import pytest

from sixthday.awards.actions.approval import approve_award
from sixthday.awards.actions.award import propose_award
from sixthday.awards.actions.confirmation import confirm_award
from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Request
from sixthday.calloffs.actions import sign_for_council, sign_for_provider
from sixthday.calloffs.queries import of_award
from sixthday.framework.models import RoundLot
from sixthday.placements.actions import prepare_placement
from sixthday.placements.models import Placement
from tests.areas.awards import chosen
from tests.areas.awards import world as worlds
from tests.areas.test_one_child import WEDNESDAY, made_ready
from tests.cast import at
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
TUESDAY, THURSDAY, MONDAY = at("2026-11-03", "10:00"), at("2026-11-05", "09:00"), at("2026-11-09", "09:00")
AFTERNOONS = ["mon_pm", "tue_pm", "wed_pm", "thu_pm", "fri_am", "fri_pm", "mon_am"]


@pytest.fixture
def world(time) -> worlds.World:
    """Arrow teaches in lot 3, Clun mentors in lot 2; twenty-five hours are judged suitable."""
    made = chosen.able(worlds.a_market(("Arrow",), two=True))
    made.mentoring = replace(made, round_lot=RoundLot.objects.get(lot__number=2))
    worlds.add_provider(made.mentoring, "Clun")
    made.referral = made.mentoring.referral = worlds.a_referral(made.cast)
    chosen.decided(made, made.referral)
    time.move_to(TUESDAY)
    return made


@pytest.mark.demand("M08", "part met while only some of the hours judged suitable have started, then met")
@pytest.mark.demand("M12", "one package in two requests, in two lots")
def test_part_met_then_met(world, come: Coming, time) -> None:
    tuition = worlds.drafted(
        world, weekly_minutes=360, part_days=["tue_am", "thu_am"], start_on=THURSDAY.date(), at=TUESDAY
    )
    first = ready_to_start(
        world, send_request(request=tuition, by=world.cast.broker, at=TUESDAY), "Arrow", THURSDAY.date()
    )
    broker = come(world.cast.broker, f"/council/referrals/{world.referral.ref}/package/")
    broker.heading("19 hours of 25 hours still to find")
    broker.look()
    second = ready_to_start(world.mentoring, rest_asked(broker), "Clun", MONDAY.date())
    broker.goto(f"/council/referrals/{world.referral.ref}/package/")
    broker.heading("All 25 hours are bought")

    time.move_to(THURSDAY)
    begun(come(world.cast.broker, f"/council/placements/{first.ref}/start/"), "Part met, 6 of 25 hours from day 4")
    broker = come(world.cast.broker, "/council/")
    broker.sees("Part met, 6 of 25 hours from day 4")
    broker.look()
    time.move_to(MONDAY)
    begun(come(world.cast.broker, f"/council/placements/{second.ref}/start/"), "day 6")
    broker = come(world.cast.broker, f"/council/children/{world.referral.child.ref}/")
    broker.sees("began")
    broker.look()
    broker.goto("/council/")
    broker.sees("Every child referred is in education.")


def rest_asked(broker: Visitor) -> Request:
    """The broker asks for the other nineteen hours, of mentors."""
    broker.press("Ask for 19 hours")
    broker.pick("Lot and service", "Lot 2: Mentoring")
    broker.week(AFTERNOONS)
    broker.day("Start", MONDAY.date())
    broker.press("See who can be asked")
    broker.heading("1 provider can be asked")
    broker.press("Preview the brief")
    broker.press("Send to 1 provider")
    broker.heading("Answers due")
    return Request.objects.get(state="sent")


def ready_to_start(world, request: Request, name: str, on: date) -> Placement:
    """From the answer to a signed call-off and every check, by the acts of those concerned."""
    cast, lead = world.cast, world.lead(name)
    worlds.answer(
        world, request, name, at("2026-11-03", "12:00"), start_on=on, weekly_minutes=request.weekly_minutes,
        part_days=request.part_days,
    )  # fmt: skip
    shortlist = lock_shortlist(request=request, by=cast.broker, at=at("2026-11-03", "15:00"))
    award = propose_award(request=request, entry=shortlist.entries.get(), by=cast.broker, at=at("2026-11-03", "15:30"))
    approve_award(award=award, by=cast.approver, at=at("2026-11-03", "16:00"))
    award = confirm_award(award=award, by=lead, at=WEDNESDAY)
    placement = prepare_placement(award=award, by=cast.broker, at=WEDNESDAY)
    sign_for_provider(calloff=of_award(award), by=lead, at=WEDNESDAY)
    sign_for_council(calloff=of_award(award), by=cast.signatory, at=WEDNESDAY)
    made_ready(world, placement)
    return placement


def begun(broker: Visitor, words: str) -> None:
    """The gate opens, and the broker starts the placement."""
    broker.press("Start placement")
    broker.heading("Education began")
    broker.sees(words)
    broker.look()
