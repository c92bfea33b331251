"""A whole referral by real actions: every section saved, sent to the brokers."""

from datetime import date, timedelta
from typing import Any

from sixthday.access import queries as access
from sixthday.referrals.actions.referral import start_referral
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.models import Referral
from tests.areas.referrals.duties import MONDAY
from tests.cast import Cast, at

MORNINGS = ["mon_am", "tue_am", "wed_am", "thu_am", "fri_am"]


def sections(on: date = MONDAY) -> dict[str, dict[str, Any]]:
    """What is said in each section: fifteen hours on five mornings for a boy of fourteen excluded that day."""
    return {
        "child": {
            "given_name": "Jordan", "family_name": "Price", "born_on": date(2012, 3, 14), "upn": "", "school": None,
            "on_roll": False, "address": "1 Made Up Lane", "home_postcode": "HR4 0LE", "address_restricted": False,
            "restricted": False, "plan": "none", "looked_after": False, "looked_after_by": None, "social_worker": "",
        },
        "what_happened": {
            "route": "council_duty", "trigger": "permanent_exclusion", "trigger_on": on, "known_on": on,
            "basis": "section_19_exclusion", "school_unable": False, "what_happened": "Made up.",
        },
        "needs": {"needs": ["autism", "anxiety"]},
        "attainment": {"attainment": {"english": "Year 6 level"}, "none_known": False},
        "outcomes": {"outcomes": {"attend": "Four days in five by half term", "literacy": ""}},
        "risks": {"risks": [{"category": "absconding", "level": "medium", "in_place": ["secure_site"], "note": ""}]},
        "people_and_places": {"avoids": [], "none_known": True},
        "hours_and_times": {
            "proposed_weekly_minutes": 900, "part_days": MORNINGS, "start_on": on + timedelta(days=3),
            "end_on": date(2026, 12, 18), "mode": "setting",
        },
        "transport": {"transport": "needed", "transport_note": ""},
        "views": {
            "child_view": "I like working with my hands.", "parent_view": "Mornings are best.", "views_unknown_reason": "",
            "parent_name": "Sarah Price", "parent_telephone": "01632 960 001", "parent_email": "",
        },
        "documents": {"awaited": ["exclusion_notice"]},
    }  # fmt: skip


def drafted(cast: Cast, on: date = MONDAY, **changes: dict[str, Any]) -> Referral:
    """A draft with every section saved; `changes` by section."""
    when = at(str(on), "11:00")
    team = access.teams_of(cast.referrer, on).get()
    draft = start_referral(
        team=team, given_name="Jordan", family_name="Price", born_on=date(2012, 3, 14), by=cast.referrer, at=when
    )
    for section, values in sections(on).items():
        said = {**values, **changes.get(section, {})}
        save_section(referral=draft, section=section, values=said, by=cast.referrer, at=when)
    return Referral.objects.get(pk=draft.pk)


def submitted(cast: Cast, on: date = MONDAY, **changes: dict[str, Any]) -> Referral:
    """A referral with the brokers."""
    return submit_referral(referral=drafted(cast, on, **changes), by=cast.referrer, at=at(str(on), "11:30"))
