"""A referral made afterwards for a child whose education was bought before the record began."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import Team, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.reference.models import School
from sixthday.referrals.actions.duty import open_duty
from sixthday.referrals.actions.referral import start_referral
from sixthday.referrals.actions.restriction import name_those_at_work
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.choices import Plan
from sixthday.referrals.models import Child, Referral
from sixthday.rules.carrying import likely_trigger
from sixthday.rules.duties import LegalBasis
from sixthday.rules.lifecycles import REFERRAL
from sixthday.rules.words import plain_date


@transaction.atomic
def carry_over_referral(
    *, team: Team, child: Child | None, given_name: str, family_name: str, born_on: date, upn: str, school: School | None,
    home_postcode: str, plan: Plan, looked_after: bool, basis: LegalBasis, weekly_minutes: int, part_days: Sequence[str],
    mode: str, start_on: date, end_on: date, decided_on: date | None, by: User, at: datetime,
) -> Referral:  # fmt: skip
    """A referral that stands with the brokers, made from what the old file says: nobody is said to have submitted a whole one.

    A child on record is left as it is. The duty counts from the first day of the placement, for what came before is not
    known; its decision waits to be signed. Raises Refused for a birth date that is not past.
    """
    referral = start_referral(
        team=team, given_name=given_name, family_name=family_name, born_on=born_on, upn=upn, child=child, by=by, at=at
    )
    sections = {
        "what_happened": _happened(basis, start_on, decided_on),
        "hours_and_times": {
            "proposed_weekly_minutes": weekly_minutes, "part_days": list(part_days), "start_on": start_on, "end_on": end_on,
            "mode": mode,
        },
    }  # fmt: skip
    if child is None:
        sections["child"] = {
            "school": school, "home_postcode": home_postcode, "plan": plan, "looked_after": looked_after
        }  # fmt: skip
    for section, values in sections.items():
        save_section(referral=referral, section=section, values=values, by=by, at=at)
    move(referral, REFERRAL, "carry_over_referral", submitted_at=at, submitted_by=by)
    open_duty(referral=referral, by=by, at=at)
    name_those_at_work(child=referral.child, by=by, at=at)
    audit.record(Kind.REFERRAL_CARRIED_OVER, about=[referral.ref, referral.child.ref], by=by, at=at)
    return referral


def _happened(basis: LegalBasis, first_on: date, decided_on: date | None) -> dict[str, object]:
    decided = f" The file says that it was decided on {plain_date(decided_on)}." if decided_on else ""
    return {
        "trigger": likely_trigger(basis), "trigger_on": first_on, "known_on": first_on, "basis": basis,
        "clear_on": first_on if basis is LegalBasis.SECTION_19_ILLNESS else None,
        "what_happened": f"Carried over from a spot placement that began on {plain_date(first_on)}. What happened before "
        f"is on the old file.{decided}",
    }  # fmt: skip
