"""Who the made-up children are, and what each referral says of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sixthday.ops.demo import carried
from sixthday.ops.demo.scene import school_elsewhere
from sixthday.ops.demo.styles import ALL_WEEK
from sixthday.reference.models import Authority, Postcode, School
from sixthday.rules.duties import LegalBasis, TriggerEvent
from sixthday.rules.needs import RISKS_V1
from sixthday.rules.upn import check_letter

MORNINGS, AFTERNOONS = ALL_WEEK[::2], ALL_WEEK[1::2]
HOMES = ("HR1", "HR2", "HR4", "HR6", "HR9", "HR8", "HR7", "HR5", "HR4", "HR2")
NO_SUCH_AUTHORITY = "000"  # in a UPN: no council has this number
NEEDS = (
    ("semh", "anxiety"), ("autism", "anxiety"), ("adhd", "behaviour"), ("semh", "literacy"), ("ebsa", "anxiety"),
    ("behaviour", "re_engagement"), ("adhd", "numeracy"), ("trauma", "semh"), ("low_mood", "re_engagement"),
    ("autism", "re_engagement"), ("behaviour", "literacy"), ("semh", "gcse"),
)  # fmt: skip
OUTCOMES = (
    {"attend": "Four days in five by half term", "literacy": "Reading age up by six months"},
    {"engage": "Stays for whole sessions", "wellbeing": "Says school feels safer"},
    {"return_school": "A plan to go back by the end of term", "attend": ""},
    {"qualification": "Two functional skills", "engage": ""},
    {"relationships": "One adult to trust", "behaviour": "Fewer than two incidents a week"},
)
ACCOUNTS = {
    TriggerEvent.PERMANENT_EXCLUSION: "Excluded after several suspensions this term. The head teacher's notice was sent the same day.",
    TriggerEvent.UNIT_SUSPENSION: "Suspended from the unit for eight school days after an incident at lunch.",
    TriggerEvent.ILLNESS: "A doctor writes that attending school would make the illness worse for at least this term.",
    TriggerEvent.PLACEMENT_BREAKDOWN: "The placement asked for the child to leave after a disagreement that could not be mended.",
    TriggerEvent.NO_SCHOOL_PLACE: "No school within reach has had a place in this year group since the family applied.",
    TriggerEvent.MOVED_IN: "The family moved into the county and no school had a place.",
    TriggerEvent.CARE_PLACEMENT: "Came to live with carers here at short notice; the old school is too far to reach.",
    TriggerEvent.EHC_PLAN_NAMING: "The plan says that education cannot be in a school and sets out what is needed.",
    TriggerEvent.PACKAGE_INCOMPLETE: "The school can give mornings and has nobody for the afternoons.",
}


@dataclass(frozen=True)
class Person:
    """A made-up child."""

    given: str
    family: str
    born_on: date
    upn: str
    postcode: str
    school: School | None
    parent: str
    telephone: str


def people(count: int, on: date, seed: int) -> list[Person]:
    """So many children aged 11 to 15 on a day, each with a home in the county and a school of the register."""
    chance = Random(f"{seed} children")  # noqa: S311 - repeatable on purpose
    given, families = carried.names("forenames.csv"), carried.names("family_names.csv")
    schools = list(School.objects.filter(authority__dfe_number="884", phase="secondary").order_by("name", "pk"))
    homes = {area: _homes(area) for area in sorted(set(HOMES))}
    names = chance.sample([(first, last) for first in given for last in families], count)
    return [
        Person(
            given=first, family=last, born_on=on - timedelta(days=chance.randint(11 * 366, 15 * 365)),
            upn=_upn(number), postcode=chance.choice(homes[HOMES[number % len(HOMES)]]),
            school=chance.choice(schools), parent=f"{chance.choice(given)} {last}", telephone=f"01632 960 {number:03d}",
        )
        for number, (first, last) in enumerate(names, start=1)
    ]  # fmt: skip


def sections(person: Person, facts: dict[str, Any], chance: Random) -> dict[str, dict[str, Any]]:
    """Every section of a referral. `facts` holds the trigger, its day, the basis, hours, days and what is out of the ordinary."""
    risks = chance.sample(["absconding", "violence_children", "online", "self_harm", "transport", "gang"], 2)
    return {
        "child": _child(person, facts),
        "what_happened": _happened(facts),
        "needs": _needs(facts, chance),
        "attainment": {"attainment": {"english": chance.choice(("Year 5 level", "Year 6 level", "As expected")), "maths": "Year 6 level"}},
        "outcomes": {"outcomes": chance.choice(OUTCOMES)},
        "risks": {"risks": [_risk(code, chance) for code in risks]},
        "people_and_places": {"none_known": True},
        "hours_and_times": {
            "proposed_weekly_minutes": facts["minutes"], "part_days": list(facts["part_days"]),
            "start_on": facts["start_on"], "end_on": facts["end_on"], "mode": facts.get("mode", "setting"),
        },
        "transport": {"transport": chance.choice(["needed", "not_needed"]), "transport_note": ""},
        "views": {
            "child_view": chance.choice(VIEWS), "parent_view": "Mornings are best for us.", "parent_name": person.parent,
            "parent_telephone": person.telephone, "parent_email": "", "views_unknown_reason": "",
        },
        "documents": {"awaited": ["exclusion_notice", "medical_evidence"]},
    }  # fmt: skip


def _needs(facts: dict[str, Any], chance: Random) -> dict[str, list[str]]:
    """Of two drawn needs the first is essential and the second wanted; those of a told case are all essential."""
    if told := facts.get("needs"):
        return {"needs": list(told)}
    drawn = list(chance.choice(NEEDS))
    return {"needs": drawn, "essential": drawn[:1]}


VIEWS = (
    "I like working with my hands.", "I want to keep up with maths.", "Small groups are easier for me.",
    "I would like to be outdoors more.", "I do not want to go back to a big school yet.", "Animals calm me down.",
)  # fmt: skip


def _child(person: Person, facts: dict[str, Any]) -> dict[str, Any]:
    by = Authority.objects.get(dfe_number="884") if facts.get("looked_after") else None
    return {
        "given_name": person.given, "family_name": person.family, "born_on": person.born_on, "upn": person.upn,
        "school": school_elsewhere() if facts.get("elsewhere") else facts["school"], "on_roll": facts.get("on_roll", False), "address": "1 Made-up Road",
        "home_postcode": person.postcode, "address_restricted": facts.get("address_restricted", False),
        "restricted": facts.get("restricted", False), "plan": facts.get("plan", "none"),
        "looked_after": facts.get("looked_after", False), "looked_after_by": by,
        "social_worker": "Hana Brooks" if facts.get("looked_after") else "",
    }  # fmt: skip


def _happened(facts: dict[str, Any]) -> dict[str, Any]:
    trigger = TriggerEvent(facts["trigger"])
    return {
        "route": "council_duty", "trigger": trigger, "trigger_on": facts["on"], "known_on": facts["on"],
        "basis": LegalBasis(facts["basis"]), "school_unable": trigger == TriggerEvent.PACKAGE_INCOMPLETE,
        "clear_on": facts["on"] if trigger == TriggerEvent.ILLNESS else None, "what_happened": ACCOUNTS[trigger],
    }  # fmt: skip


def _risk(code: str, chance: Random) -> dict[str, Any]:
    row = next(risk for risk in RISKS_V1 if risk.code == code)
    measures = [measure for measure, _ in row.measures][:2]
    return {
        "category": code,
        "level": chance.choice(["low", "medium", "medium", "high"]),
        "in_place": measures,
        "note": "Made up.",
    }


def _upn(number: int) -> str:
    rest = f"{NO_SUCH_AUTHORITY}4999{19:02d}{number:03d}0"[:12]
    return check_letter(f"A{rest}") + rest


def _homes(area: str) -> list[str]:
    rows = Postcode.objects.filter(pcd__startswith=f"{area} ", easting__isnull=False).order_by("pcd")
    return list(rows.values_list("pcd", flat=True)[::7])
