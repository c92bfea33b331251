"""A calendar and a child out of school, by real actions, for the tests of the duty."""

from datetime import date, datetime
from typing import Any

from sixthday.access import actions as access
from sixthday.access import queries as who
from sixthday.reference import actions as reference
from sixthday.referrals.actions.duty import open_duty
from sixthday.referrals.actions.referral import start_referral
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.models import Duty, Referral
from tests.cast import Cast, at

AREA = "E06000019"
AUTHORITIES = f"code,dfe_number,name,kind\n{AREA},884,Herefordshire,unitary\n"
TERMS = f"""authority,school_urn,academic_year,kind,name,from,until,source
{AREA},,2026-27,term,Autumn term,2026-09-02,2026-12-18,Made up for tests
{AREA},,2026-27,half_term,Autumn half term,2026-10-26,2026-10-30,Made up for tests
{AREA},,2026-27,term,Spring term,2027-01-04,2027-03-25,Made up for tests
"""
MONDAY = date(2026, 11, 2)


def calendar(cast: Cast) -> None:
    """The council's area with its terms and bank holidays."""
    when = at("2026-09-01")
    reference.load_authorities(text=AUTHORITIES, source="tests", by=cast.admin, at=when)
    reference.load_bank_holidays(by=cast.admin, at=when)
    reference.load_terms(text=TERMS, source="tests", by=cast.admin, at=when)


def delegated(cast: Cast, *bases: str) -> None:
    """Give the decision-maker of the cast these legal bases from the start of term."""
    for basis in bases or ("section_19_exclusion", "section_19_illness", "section_19_otherwise"):
        access.delegate_decision(
            officer=cast.decision_maker, basis=basis, from_on=date(2026, 9, 1), instrument="Scheme of delegation, 4.2",
            by=cast.admin, at=at("2026-09-01"),
        )  # fmt: skip


def referral(cast: Cast, *, trigger: str = "permanent_exclusion", on: date = MONDAY, **happened: Any) -> Referral:
    """A draft with what happened on it; no duty yet."""
    when = at(str(on), "11:00")
    team = who.teams_of(cast.referrer, on).get()
    draft = start_referral(
        team=team, given_name="Jordan", family_name="Price", born_on=date(2012, 3, 14), by=cast.referrer, at=when
    )
    basis = {"illness": "section_19_illness", "permanent_exclusion": "section_19_exclusion"}.get(
        trigger, "section_19_otherwise"
    )
    facts = {
        "trigger": trigger,
        "trigger_on": on,
        "known_on": on,
        "basis": basis,
        "what_happened": "Made up.",
        **happened,
    }
    save_section(referral=draft, section="what_happened", values=facts, by=cast.referrer, at=when)
    return draft


def duty(cast: Cast, when: datetime | None = None, **facts: Any) -> Duty:
    """A clock opened on the facts."""
    draft = referral(cast, **facts)
    return open_duty(referral=draft, by=cast.referrer, at=when or at("2026-11-02", "12:00"))
