"""The last part: the call-off is signed, every check is made, education starts, and in time ends or carries on."""

from datetime import date, timedelta

from sixthday.awards.actions.approval import approve_award
from sixthday.awards.actions.confirmation import confirm_award
from sixthday.awards.actions.request import draft_request
from sixthday.awards.models import Award
from sixthday.calloffs import actions as calloffs
from sixthday.calloffs.queries import of_award
from sixthday.ops.demo.days import at
from sixthday.ops.demo.events import Telling
from sixthday.ops.demo.interruptions import insurance_ends
from sixthday.ops.demo.told import Part, Told
from sixthday.placements.actions.checks import defer_check, record_check
from sixthday.placements.actions.placement import abandon_placement, end_placement, prepare_placement, start_placement
from sixthday.placements.models import Placement
from sixthday.referrals.actions.ending import record_not_taken_up

NOTES = {
    "child_risk_assessment": "Read with the provider's lead and the parent; agreed.",
    "emergency_contact": "Two numbers and the doctor's practice are with the provider.",
    "child_met": "Met at home with the parent; the first day is planned.",
    "baseline": "Reading and number assessed by the school this term.",
}
FOLLOWS = (("personalised_plan", 8, "Agreed with the parent."),)


def start(told: Told, part: Part, award: Award, day: date) -> Telling:
    """From the call-off to the first lesson, on the day agreed or the next one possible."""
    people = told.people
    yield at(day, "11:30")
    placement = prepare_placement(award=award, by=told.broker, at=at(day, "11:30"))
    told.reach("prepared", part)
    yield at(day, "13:10")
    lead = told.stage.market.of(award.provider).lead
    calloffs.sign_for_provider(calloff=of_award(award), by=lead, at=at(day, "13:10"))
    told.reach("provider_signed", part)
    if part.twist == "emergency":
        yield at(day, "13:40")
        calloffs.order_emergency(
            award=award, maximum_pence=min(60_000, award.whole_life_pence), expires_on=day + timedelta(days=7),
            reason="The signatory is away until next week and the child cannot wait.", by=people["senior"], at=at(day, "13:40"),
        )  # fmt: skip
    else:
        yield at(day, "15:05")
        calloffs.sign_for_council(calloff=of_award(award), by=people["signatory"], at=at(day, "15:05"))
    told.reach("signed", part)
    yield at(day, "15:40")
    _checked(told, part, placement, day)
    if part.twist == "lapse":
        insurance_ends(told, award.provider, at(day, "16:10"))
    told.reach("checked", part)
    yield from _started(told, part, placement, day)


def _checked(told: Told, part: Part, placement: Placement, day: date) -> None:
    """Everything a start needs; with the twist `gate`, one thing short."""
    when, quality = at(day, "15:40"), told.people["quality"]
    for requirement, note in NOTES.items():
        if part.twist == "gate" and requirement == "emergency_contact":
            continue
        record_check(placement=placement, requirement=requirement, note=note, by=quality, at=when)
    travel = "not_needed" if part.mode in {"home", "online"} else "arranged"
    record_check(
        placement=placement,
        requirement="transport",
        value=travel,
        note="Settled with the parent.",
        by=told.broker,
        at=when,
    )
    for requirement, days, _ in FOLLOWS:
        defer_check(
            placement=placement, requirement=requirement, due_on=told.day(days, day),
            reason="The child must begin tomorrow; this follows in the first weeks.", by=told.people["senior"], at=when,
        )  # fmt: skip


def _started(told: Told, part: Part, placement: Placement, day: date) -> Telling:
    award = placement.award
    on = max(award.start_on, told.day(1, day))
    yield at(on, "09:10")
    if part.twist == "not_taken_up":
        record_not_taken_up(
            duty=told.referral.duty, on=on, what="The place was ready; the family asked for more time to decide.",
            by=told.broker, at=at(on, "15:10"),
        )  # fmt: skip
        return
    if part.twist == "abandoned":
        abandon_placement(
            placement=placement, why="The family moved before the first day.", by=told.broker, at=at(on, "09:10")
        )
        return
    start_placement(placement=placement, on=on, by=told.broker, at=at(on, "09:10"))
    for requirement, days, note in FOLLOWS:
        if part.twist == "overdue":
            break
        yield at(told.day(days - 1, on), "16:05")
        if Placement.objects.get(pk=placement.pk).state != "started":
            break
        record_check(
            placement=placement, requirement=requirement, note=note, by=told.people["quality"],
            at=at(told.day(days - 1, on), "16:05"),
        )  # fmt: skip
    if not told.case.ends:
        yield from _to_the_end(told, part, placement)


def _to_the_end(told: Told, part: Part, placement: Placement) -> Telling:
    """The call-off runs out with the term; the same provider carries on in the next."""
    award, by = placement.award, told.broker
    last = award.end_on
    yield at(last, "15:20")
    end_placement(placement=placement, on=last, why="The call-off ended with the term.", by=by, at=at(last, "15:20"))
    yield at(last, "15:40")
    start_on = told.stage.days.after(last, 1)
    request = draft_request(
        referral=told.referral, round_lot=award.request.round_lot, service_type=award.service_type, former=award.request,
        weekly_minutes=award.weekly_minutes, part_days=award.part_days, mode=award.request.mode, start_on=start_on,
        end_on=told.stage.days.term_end(start_on), by=by, at=at(last, "15:40"),
    )  # fmt: skip
    again = calloffs.propose_continuity(
        request=request, calloff=of_award(award), start_on=start_on, end_on=request.end_on,
        weekly_minutes=award.weekly_minutes, part_days=award.part_days,
        why="The child is settled and the family asks to stay.", by=by, at=at(last, "15:50"),
    )  # fmt: skip
    day = last + timedelta(days=3 if last.weekday() == 4 else 1)
    yield at(day, "10:10")
    approver = told.people["director" if again.whole_life_pence > 15_000_00 else "approver"]
    again = approve_award(award=again, by=approver, at=at(day, "10:10"))
    yield at(day, "11:20")
    again = confirm_award(award=again, by=told.stage.market.of(again.provider).lead, at=at(day, "11:20"))
    yield from start(told, part, again, day)
