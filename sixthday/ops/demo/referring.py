"""The first part of a child's story: the referral, the duty and its decision, the family; and, for some, the end."""

from random import Random
from typing import Any

from sixthday.access import queries as access
from sixthday.ops.demo.buying import buy
from sixthday.ops.demo.children import sections
from sixthday.ops.demo.days import at
from sixthday.ops.demo.events import Over, Telling
from sixthday.ops.demo.told import Told
from sixthday.placements.actions.placement import end_placement
from sixthday.placements.models import Placement
from sixthday.providers import actions as providers
from sixthday.referrals.actions.casework import hand_over, take_ownership
from sixthday.referrals.actions.contact import chase, log_contact
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.actions.ending import end_duty
from sixthday.referrals.actions.family import tell_family
from sixthday.referrals.actions.referral import close_referral, return_referral, start_referral, withdraw_referral
from sixthday.referrals.actions.restriction import open_record_with_reason
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.choices import FamilyStage, How, Outcome
from sixthday.referrals.models import Referral
from sixthday.rules.duties import Ending, LegalBasis, TriggerEvent
from sixthday.rules.opening import basis_for
from sixthday.rules.words import plain_date

REFERRERS = {
    TriggerEvent.ILLNESS: "medical", TriggerEvent.EHC_PLAN_NAMING: "sen", TriggerEvent.CARE_PLACEMENT: "sen",
}  # fmt: skip
SAID = (
    "Spoke to the parent, who prefers mornings and can drive in the first week.",
    "The school will send work for this week and the latest assessments.",
    "The parent has read the notice and asks how long this will take.",
    "Left a message; will ring again tomorrow morning.",
    "The parent would like somewhere close to home and not in the city.",
)
EVIDENCE = {
    Ending.UNIT_OR_SCHOOL_PLACE: "The school's e-mail says that the child is on its roll from today.",
    Ending.REINSTATED: "The governing board's letter to the parents.",
    Ending.CANCELLED: "The head teacher's notice of cancellation.",
    Ending.MOVED_AWAY: "The other council's e-mail: it has taken the child on.",
    Ending.HOME_EDUCATED: "The parent's letter and the school's return.",
    Ending.NO_LONGER_OWED: "The decision-maker's note on the record.",
}


def child_story(told: Told) -> Telling:
    """From the first section to the family's letter; what is bought is told beside it."""
    yield told.moment(0, f"{11 + told.chance.randint(0, 2)}:{told.chance.randint(10, 50)}")
    yield from _referred(told)
    yield told.moment(0, f"15:{told.chance.randint(10, 50)}")
    yield from _taken_up(told)
    yield told.moment(1, f"09:{told.chance.randint(10, 40)}")
    yield from _decided(told)
    for part in told.case.parts:
        told.stage.events.add(f"{told.case.days_ago} days ago, {part.service}", buy(told, part))
    if told.chance.random() < 0.5:
        yield told.moment(2, f"12:{told.chance.randint(10, 50)}")
        _spoke(told, told.moment(2, "12:55"))
    if told.case.ends:
        yield told.moment(told.case.lasts, "14:20")
        _ended(told)


def facts_of(told: Told) -> dict[str, Any]:
    """What the referral says that is this case's own."""
    case, start_on = told.case, told.day(4)
    facts = {"school": told.person.school, **case.facts}
    basis = facts.get("basis") or basis_for(case.trigger, looked_after=bool(facts.get("looked_after")))
    part_days = sorted({code for part in case.parts for code in part.part_days})
    return facts | {
        "trigger": case.trigger, "on": told.on, "basis": basis, "minutes": case.minutes, "part_days": part_days,
        "start_on": start_on, "end_on": told.stage.days.term_end(start_on), "mode": case.parts[0].mode,
    }  # fmt: skip


def _referred(told: Told) -> Telling:
    by, when = told.people[REFERRERS.get(told.case.trigger, "referrer")], told.moment(0, "13:40")
    team = access.teams_of(by, told.on).get()
    person = told.person
    draft = start_referral(
        team=team, given_name=person.given, family_name=person.family, born_on=person.born_on, by=by, at=when
    )
    said = sections(person, facts_of(told), Random(person.upn))  # noqa: S311 - repeatable on purpose
    kept = list(said)[:4] if told.case.stop == "draft" else list(said)
    for section in kept:
        save_section(referral=draft, section=section, values=said[section], by=by, at=when)
    told.reach("draft")
    yield told.moment(0, "14:25")
    submit_referral(referral=draft, by=by, at=told.moment(0, "14:25"))
    told.referral = Referral.objects.select_related("child", "referrer", "duty").get(pk=draft.pk)


def _taken_up(told: Told) -> Telling:
    referral, when = _referral(told), told.moment(0, "15:55")
    told.reach("unowned")
    if told.case.stop == "returned":
        return_referral(
            referral=referral, missing="The notice gives two dates. Which is the first day?", by=told.broker, at=when
        )
        raise Over
    if referral.child.restricted:
        hand_over(referral=referral, to=told.broker, by=told.people["lead.broker"], at=when)
        open_record_with_reason(
            child=referral.child, reason="The usual broker is away and the provider has rung about a start.",
            by=told.people["broker.two"], at=when,
        )  # fmt: skip
    else:
        take_ownership(referral=referral, by=told.broker, at=when)
    if told.chance.random() < 0.6:
        _spoke(told, when)
    if told.case.stop == "withdrawn":
        yield told.moment(1, "11:30")
        end_duty(
            duty=referral.duty, ending=Ending.CANCELLED, on=told.moment(1, "11:30").date(),
            evidence="The head teacher's letter.", by=told.broker, at=told.moment(1, "11:30"),
        )  # fmt: skip
        withdraw_referral(
            referral=referral,
            why="The head teacher cancelled the exclusion.",
            by=referral.referrer,
            at=told.moment(1, "11:30"),
        )
        raise Over
    told.reach("waiting")


def _decided(told: Told) -> Telling:
    referral, when, case = _referral(told), told.moment(1, "09:45"), told.case
    duty, basis = referral.duty, LegalBasis(referral.duty.basis)
    by = told.people["sen.decisions" if basis in {LegalBasis.EOTAS, LegalBasis.EHC_PLAN} else "decisions"]
    if case.twist == "evidence":
        decide_duty(
            duty=duty, outcome=Outcome.NEED_EVIDENCE, reason="The doctor's letter does not say how long.",
            evidence="Letter from the practice", evidence_by_on=told.day(6), by=by, at=when,
        )  # fmt: skip
        raise Over
    if case.twist == "not_owed":
        decide_duty(
            duty=duty, outcome=Outcome.NOT_OWED, reason="The school has arranged a place from Monday.", by=by, at=when
        )
        raise Over
    part_time = {}
    if basis == LegalBasis.SECTION_19_ILLNESS or case.minutes < 25 * 60:
        part_time = {
            "full_time": False, "part_time_reason": "A doctor advises shorter days for now.",
            "part_time_until_on": told.day(30), "review_on": told.day(20),
        }  # fmt: skip
    decide_duty(
        duty=duty, outcome=Outcome.OWED, weekly_minutes=case.minutes, reason="No school can take the child in time.",
        evidence="The notice and the school's account", by=by, at=when, **part_time,
    )  # fmt: skip
    told.reach("decided")
    if told.chance.random() < 0.3:
        yield told.moment(1, "10:02")
        _family(told, FamilyStage.DECISION, told.moment(1, "10:02"))


def _family(told: Told, stage: FamilyStage, when: Any) -> None:
    referral = _referral(told)
    tell_family(
        referral=referral, stage=stage, by=told.broker, at=when, words={
            "news": "The council must arrange education, and has begun to look.",
            "who": "Our broker team is asking every provider that could help.",
            "where": "As close to home as we can.",
            "when": f"We are working to {plain_date(told.day(4))}, on the days you told us suit.",
            "travel": "We will tell you about travel before the first day.",
            "ring": f"{told.broker.name} on 01632 960 100.",
            "complain": "Write to complaints@council.example, or ring the same number.",
        },
    )  # fmt: skip


def _spoke(told: Told, when: Any) -> None:
    how = told.chance.choice([How.TELEPHONE, How.TELEPHONE, How.EMAIL, How.MEETING])
    log_contact(referral=_referral(told), how=how, note=told.chance.choice(SAID), by=told.broker, at=when)
    if told.chance.random() < 0.15:
        chase(
            referral=_referral(told),
            what="the school's account",
            people=[_referral(told).referrer],
            by=told.broker,
            at=when,
        )


def _ended(told: Told) -> None:
    """What has started ends, the duty ends with its evidence, and the referral is closed."""
    referral, when, on = _referral(told), told.moment(told.case.lasts, "14:30"), told.day(told.case.lasts)
    for placement in Placement.objects.filter(award__request__referral=referral, state="started").order_by("pk"):
        end_placement(
            placement=placement,
            on=min(on, placement.award.end_on),
            why="The child goes on to something else.",
            by=told.broker,
            at=when,
        )
        providers.record_track(
            provider=placement.award.provider, lot=placement.award.service_type.lot, about=placement.ref,
            score=told.chance.randint(45, 92), by=told.people["quality"], at=when,
        )  # fmt: skip
    ending = Ending(told.case.ends)
    by = told.people["decisions"] if ending == Ending.NO_LONGER_OWED else told.broker
    end_duty(duty=referral.duty, ending=ending, on=on, evidence=EVIDENCE[ending], by=by, at=when)
    close_referral(referral=referral, why="The duty has ended.", by=told.broker, at=at(on, "14:45"))


def _referral(told: Told) -> Referral:
    if told.referral is None:
        raise Over
    return told.referral
