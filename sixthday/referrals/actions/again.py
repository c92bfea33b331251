"""A child referred again because the placement broke down: a new referral with what the earlier one holds, sent at once."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox import actions as outbox
from sixthday.referrals.actions.casework import hand_over
from sixthday.referrals.actions.referral import start_referral
from sixthday.referrals.actions.sections import CHILD, FAMILY, VIEWS, save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import casework
from sixthday.rules.duties import TriggerEvent
from sixthday.rules.opening import basis_for


@transaction.atomic
def refer_again(
    *, referral: Referral, on: date, lost_from: date, account: str, weekly_minutes: int, part_days: list[str], end_on: date, by: User,
    at: datetime,
) -> Referral:  # fmt: skip
    """Refer a child again on a day for the hours lost, with "placement breakdown" as what happened: a copy of the earlier
    referral, its referrer's while they may refer, sent to the brokers. Its clock opens on the first day lost, and whoever
    owns the earlier one owns it. Raises Refused when the earlier one lacks what a referral needs.
    """
    child = referral.child
    raised = start_referral(
        team=referral.team, given_name=child.given_name, family_name=child.family_name, born_on=child.born_on,
        child=child, referrer=referral.referrer if access.may(referral.referrer, Permission.WRITE_REFERRAL, on) else by, by=by, at=at,
    )  # fmt: skip
    hours = {
        "proposed_weekly_minutes": weekly_minutes, "part_days": part_days, "start_on": on, "end_on": max(end_on, on),
        "mode": referral.mode,
    }  # fmt: skip
    sections = {
        "what_happened": _happened(referral, lost_from, on, account),
        **_copied(referral),
        "hours_and_times": hours,
    }
    for section, values in sections.items():
        save_section(referral=raised, section=section, values=values, by=by, at=at)
    submit_referral(referral=raised, by=by, at=at)
    owner = casework.owner(referral)
    if owner and access.may(owner, Permission.OWN_REFERRAL, on):
        hand_over(referral=raised, to=owner, by=by, at=at)
    _tell(raised, referral, owner, by, at)
    about = [raised.ref, referral.ref, child.ref]
    audit.record(Kind.REFERRED_AGAIN, about=about, by=by, at=at, after={"earlier": referral.ref})
    return raised


def _tell(raised: Referral, earlier: Referral, owner: User | None, by: User, at: datetime) -> None:
    """The broker who has it in hand and who wrote it, unless it was their own doing."""
    for reader in dict.fromkeys(user for user in (owner, raised.referrer) if user and user != by):
        outbox.post_message(
            to=reader, kind="referral", subject="A child was referred again", about=raised.ref, by=by, at=at,
            body=f"Referral {raised.ref} follows {earlier.ref}: the placement broke down. The clock runs.",
        )  # fmt: skip


def _happened(referral: Referral, lost_from: date, on: date, account: str) -> dict[str, Any]:
    basis = basis_for(TriggerEvent.PLACEMENT_BREAKDOWN, looked_after=referral.child.looked_after)
    return {
        "route": referral.route, "trigger": TriggerEvent.PLACEMENT_BREAKDOWN, "trigger_on": lost_from, "known_on": on,
        "basis": basis, "what_happened": f"{account}\n\nBefore that: {referral.what_happened}".strip(),
        "school_unable": referral.school_unable,
    }  # fmt: skip


def _copied(referral: Referral) -> dict[str, dict[str, Any]]:
    """What the earlier referral holds, as each section's writer takes it."""
    child, known = referral.child, referral.none_known
    risks = [
        {"category": risk.category, "level": risk.level, "in_place": risk.in_place, "note": risk.note}
        for risk in referral.risks.all()
    ]
    avoids = [{"kind": row.kind, "what": row.what, "outward": row.outward} for row in referral.avoids.all()]
    return {
        "child": {name: getattr(child, name) for name in CHILD},
        "needs": {"needs": [row.code for row in referral.needs.all()]},
        "attainment": {"attainment": referral.attainment, "none_known": "attainment" in known},
        "outcomes": {"outcomes": {row.code: row.shown_by for row in referral.outcomes.all()}},
        "risks": {"risks": risks, "none_known": "risks" in known},
        "people_and_places": {"avoids": avoids, "none_known": "avoid" in known},
        "transport": {"transport": referral.transport, "transport_note": referral.transport_note},
        "views": {
            **{name: getattr(referral, name) for name in VIEWS}, **{name: getattr(child, name) for name in FAMILY},
            "preferences": [(row.provider, row.kind) for row in referral.preferences.select_related("provider")],
        },
        "documents": {"awaited": [paper for paper in ("exclusion_notice", "medical_evidence") if paper in known]},
    }  # fmt: skip
