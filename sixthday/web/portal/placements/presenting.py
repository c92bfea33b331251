"""What a provider may read of a placement, by what it has been told so far."""

from typing import Any

from sixthday.awards.choices import DisclosureStep
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries as calloffs
from sixthday.placements.queries import Gate
from sixthday.referrals.choices import AvoidKind, Level
from sixthday.rules.ages import year_text
from sixthday.rules.compliance import DEFERRED, GateLine
from sixthday.rules.lifecycles import AwardState, PlacementState
from sixthday.rules.needs import NEED_LABELS, PART_DAY_LABELS, RISKS_V1
from sixthday.rules.words import hours_text, joined, spoken_date
from sixthday.web.kit.environment import address

OURS = "provider_lead"
LIVE = {PlacementState.PREPARING, PlacementState.STARTED}
RISKS = {risk.code: risk for risk in RISKS_V1}
Rows = list[dict[str, Any]]


def is_over(placement: Any) -> bool:
    """Whether the child has left or will not come: it ended, never started, or its award was taken back."""
    return placement.state not in LIVE or placement.award.state != AwardState.CONFIRMED


def knows_who(placement: Any) -> bool:
    """Whether the provider reads who the child is: told at the award, once it had confirmed, and until the placement is over.
    The record goes on: where the child lives later is nothing to a provider they have left.
    """
    return not is_over(placement) and DisclosureStep.IDENTITY in awards.steps_told(placement.award)


def bought(placement: Any) -> Rows:
    """What is to be done, where, when."""
    award, calloff = placement.award, calloffs.of_award(placement.award)
    days = joined([PART_DAY_LABELS.get(code, code) for code in award.part_days])
    began = spoken_date(placement.started_on) if placement.started_on else "Not yet"
    rows = _rows(
        ("Service", award.service_type.name), ("Site", award.site.name),
        ("Hours a week", hours_text(award.weekly_minutes)), ("Days and times", days),
        ("From", f"{spoken_date(award.start_on)} until {spoken_date(award.end_on)}"), ("Education began", began),
        ("Call-off", calloff.ref if calloff else ""),
    )  # fmt: skip
    if calloff and (href := address("portal_calloff", calloff.ref)):
        rows[-1]["actions"] = [{"text": "Open", "about": "the call-off", "href": href}]
    return rows


def identity(placement: Any) -> Rows:
    """Who the child is, from whom they live with to the school; a restricted address stays with the council."""
    child = placement.award.request.referral.child
    home = (
        "Kept by the council: ring the brokers"
        if child.address_restricted
        else f"{child.address} {child.home_postcode}"
    )
    return _rows(
        ("Name", child.full_name), ("Date of birth", spoken_date(child.born_on)),
        ("Year group", year_text(child.born_on, placement.award.start_on)),
        ("School", child.school.name if child.school else "No school"), ("Home", home.strip()),
        ("Parent or carer", child.parent_name), ("Their telephone", child.parent_telephone),
    )  # fmt: skip


def risks(placement: Any) -> Rows:
    """The full risk picture, and whom and what to keep away from."""
    referral = placement.award.request.referral
    needs = joined([NEED_LABELS.get(need.code, need.code) for need in referral.needs.all()])
    held = [(RISKS[risk.category].label, _risk(risk)) for risk in referral.risks.all() if risk.category in RISKS]
    avoids = [
        (f"{AvoidKind(avoid.kind).label} to avoid", f"{avoid.what} {avoid.outward}".strip())
        for avoid in referral.avoids.all()
    ]
    none = "None known" if "risks" in referral.none_known else "Not recorded: ring the brokers"
    return _rows(("Needs", needs), *(held or [("Risks", none)]), *avoids)


def wanted(gate: Gate) -> list[dict[str, str]]:
    """What the provider itself must still give or do, with the day it may follow by."""
    return [
        {"label": line.requirement.label, "reason": line.finding.reason, "state": _state(line)}
        for line in (*gate.stopping, *gate.following)
        if (line.finding.fixer or line.requirement.fixer) == OURS
    ]


def others(gate: Gate) -> int:
    """How many lines somebody at the council must still see to."""
    return sum((line.finding.fixer or line.requirement.fixer) != OURS for line in gate.stopping)


def _state(line: GateLine) -> str:
    return "May follow" if line.state == DEFERRED else "Needed"


def _risk(risk: Any) -> str:
    measures = dict(RISKS[risk.category].measures)
    in_place = ", ".join(measures.get(code, code).lower() for code in risk.in_place)
    said = f"{Level(risk.level).label}."
    said += f" Must be in place: {in_place}." if in_place else ""
    return f"{said} {risk.note}".strip()


def _rows(*pairs: tuple[str, str]) -> Rows:
    return [{"key": key, "value": value or "Not recorded"} for key, value in pairs]
