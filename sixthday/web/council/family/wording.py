"""The words a broker starts from when telling a family: plain, from what is known, to be read over before they are sent."""

from typing import Any

from django.conf import settings

from sixthday.awards.queries import progress
from sixthday.referrals.choices import FamilyStage, Outcome
from sixthday.referrals.queries import casework
from sixthday.referrals.queries import duty as duties
from sixthday.rules.needs import PART_DAY_LABELS
from sixthday.rules.words import hours_text, joined, spoken_date

NOT_YET = "We do not know this yet. We will tell you before it starts."


def starting_words(referral: Any, stage: FamilyStage) -> dict[str, str]:
    """Every question of the notice answered from what is recorded; what is not known says so."""
    award = progress.newest_award(referral.pk)
    words = {"news": _news(referral, stage, award), "ring": _ring(referral), "complain": _complain()}
    return {**words, **(_placed(award) if award and stage is not FamilyStage.DECISION else _sought(referral))}


def _news(referral: Any, stage: FamilyStage, award: Any) -> str:
    name, decision = referral.child.given_name, duties.current_decision(referral)
    if stage is FamilyStage.DECISION and decision:
        return _decided(name, decision)
    if stage is FamilyStage.OFFER and award:
        return f"{award.provider.name} has offered {name} a place, and we have agreed it."
    if stage is FamilyStage.START and award:
        return f"{name}’s education with {award.provider.name} is ready to start."
    return f"Something has changed in {name}’s education."


def _decided(name: str, decision: Any) -> str:
    if decision.outcome == Outcome.OWED:
        hours = hours_text(decision.weekly_minutes)
        review = f" We will look at this again on {spoken_date(decision.review_on)}." if decision.review_on else ""
        return f"The council must arrange {name}’s education. {hours} a week is right for {name} now.{review}"
    if decision.outcome == Outcome.NOT_OWED:
        return f"We decided that the council does not have to arrange {name}’s education. Our reason: {decision.reason}"
    return f"We need more information before we can decide about {name}’s education."


def _placed(award: Any) -> dict[str, str]:
    site = ", ".join(part for part in (award.site.name, award.site.address, award.site.postcode) if part)
    days = joined([PART_DAY_LABELS[code] for code in award.part_days]) or "Days to be agreed"
    return {
        "who": award.provider.name,
        "where": site,
        "when": f"From {spoken_date(award.start_on)}. {days}: {hours_text(award.weekly_minutes)} a week.",
        "travel": NOT_YET,
    }


def _sought(referral: Any) -> dict[str, str]:
    duty = duties.duty_of(referral)
    due = f"We aim for {spoken_date(duty.due_on)} at the latest." if duty and duty.due_on else NOT_YET
    return {"who": "We are asking education providers near you now.", "where": NOT_YET, "when": due, "travel": NOT_YET}


def _ring(referral: Any) -> str:
    owner, council = casework.owner(referral), settings.COUNCIL
    person = f"{owner.name}, " if owner else ""
    return f"{person}{council['team']}, on {council['telephone']}."


def _complain() -> str:
    council = settings.COUNCIL
    return (
        f"Tell us first: ring {council['telephone']} or write to {council['complaints']}. If you are still not happy after "
        "our answer, the Local Government and Social Care Ombudsman can look at it: www.lgo.org.uk."
    )
