"""Words for the pages of a referral."""

from typing import Any

from django.urls import reverse

from sixthday.referrals.choices import AvoidKind, Level, Plan, Preference, Transport
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.duties import BASES, TRIGGERS
from sixthday.rules.needs import MODES, NEEDS_V1, OUTCOMES_V1, PART_DAYS, RISKS_V1
from sixthday.rules.sections import SECTIONS, section_findings
from sixthday.rules.words import hours_text, spoken_date

NOT_GIVEN = "Not given"
DOCUMENTS = {
    "exclusion_notice": "Head teacher's notice of exclusion",
    "medical_evidence": "Medical evidence",
    "form": "Referral form already written",
    "ehc_plan": "EHC plan",
    "report": "School or professional's report",
    "other": "Something else",
}
NEEDS = {need.code: need.label for need in NEEDS_V1}
RISKS = {risk.code: risk for risk in RISKS_V1}
TRIGGER = {code.value: words for code, words, _ in TRIGGERS}
BASIS = {basis.code.value: basis.label for basis in BASES}


def tasks(referral: Any, editing: bool) -> list[dict[str, str]]:
    """The task list: each section, whether it is complete, and where it is filled in."""
    given, flags = referrals.given(referral), referrals.flags(referral)
    saved = {row.section for row in referral.sections_saved.all()}
    attached = referrals.form_attached(referral)
    rows = []
    for section in SECTIONS:
        found = section_findings(section.code, given[section.code], flags, form_attached=attached)
        begun = section.code in saved
        complete = all(finding.met for finding in found) and (begun or section.code != "documents")
        waiting = ("In progress", "blue") if begun else ("Not started", "grey")
        status, colour = ("Completed", "") if complete else waiting
        href = reverse("referral_section", args=[referral.ref, section.code]) if editing else ""
        rows.append({"title": section.title, "href": href, "hint": "", "status": status, "colour": colour})
    return rows


def answers(referral: Any) -> list[dict[str, Any]]:
    """Every answer under its section, in the order of the task list."""
    rows = {code: _ROWS[code](referral) for code in _ROWS}
    return [
        {
            "title": section.title,
            "href": reverse("referral_section", args=[referral.ref, section.code]),
            "rows": [{"key": key, "value": value or NOT_GIVEN} for key, value in rows[section.code]],
        }
        for section in SECTIONS
    ]


def _child(referral: Any) -> list[tuple[str, str]]:
    child = referral.child
    carer = child.looked_after_by.name if child.looked_after_by else ""
    return [
        ("Name", child.full_name),
        ("Date of birth", spoken_date(child.born_on)),
        ("UPN", child.upn or "Not known"),
        ("School", child.school.name if child.school else "No school"),
        ("On that school's roll", _yes(child.on_roll)),
        ("Home", "Restricted" if child.address_restricted else f"{child.address} {child.home_postcode}".strip()),
        ("EHC plan", Plan(child.plan).label),
        ("Looked after", f"Yes, by {carer}" if child.looked_after else "No"),
        ("Social worker", child.social_worker or "None"),
        ("Restricted record", _yes(child.restricted)),
    ]


def _happened(referral: Any) -> list[tuple[str, str]]:
    reading = (
        "The first excluded day is day 1" if referral.counts_first_day else f"The day after: {referral.reading_reason}"
    )
    return [
        ("What happened", TRIGGER.get(referral.trigger, "")),
        ("First day", spoken_date(referral.trigger_on) if referral.trigger_on else ""),
        ("Known to the council", spoken_date(referral.known_on) if referral.known_on else ""),
        ("Legal basis proposed", BASIS.get(referral.basis, "")),
        ("How days are counted", reading),
        ("School unable to provide a full package", _yes(referral.school_unable)),
        ("What led to this", referral.what_happened),
    ]


def _risks(referral: Any) -> list[tuple[str, str]]:
    rows = [(RISKS[risk.category].label, _risk(risk)) for risk in referral.risks.all()]
    return rows or [("Risks", "None known" if "risks" in referral.none_known else "")]


def _risk(risk: Any) -> str:
    measures = dict(RISKS[risk.category].measures)
    in_place = ", ".join(measures[code].lower() for code in risk.in_place)
    return f"{Level(risk.level).label}. In place: {in_place}." + (f" {risk.note}" if risk.note else "")


def _avoids(referral: Any) -> list[tuple[str, str]]:
    rows = [
        (f"{AvoidKind(avoid.kind).label} to avoid", f"{avoid.what} {avoid.outward}".strip())
        for avoid in referral.avoids.all()
    ]
    return rows or [("People and places to avoid", "None" if "avoid" in referral.none_known else "")]


def _hours(referral: Any) -> list[tuple[str, str]]:
    days = [words for code, words in PART_DAYS if code in referral.part_days]
    return [
        (
            "Hours a week proposed",
            hours_text(referral.proposed_weekly_minutes) if referral.proposed_weekly_minutes else "",
        ),
        ("Days and times", ", ".join(days)),
        ("Start", spoken_date(referral.start_on) if referral.start_on else ""),
        ("Last day", spoken_date(referral.end_on) if referral.end_on else ""),
        ("Where", dict(MODES).get(referral.mode, "")),
    ]


def _needs(referral: Any) -> list[tuple[str, str]]:
    must = [NEEDS[need.code] for need in referral.needs.all() if need.essential]
    also = [NEEDS[need.code] for need in referral.needs.all() if not need.essential]
    rows = [("Needs that must be met" if also else "Needs", ", ".join(must))]
    return [*rows, ("Also wanted", ", ".join(also))] if also else rows


def _attainment(referral: Any) -> list[tuple[str, str]]:
    rows = [(name.capitalize(), value) for name, value in referral.attainment.items()]
    return rows or [("Attainment", "Not known yet" if "attainment" in referral.none_known else "")]


def _views(referral: Any) -> list[tuple[str, str]]:
    child = referral.child
    said = [(Preference(row.kind).label, row.provider.name) for row in referral.preferences.all()]
    unknown = f"Not known: {referral.views_unknown_reason}" if referral.views_unknown_reason else ""
    return [
        ("The child says", referral.child_view or unknown),
        ("Parents or carers say", referral.parent_view or unknown),
        *said,
        ("At home", f"{child.parent_name} {child.parent_telephone}".strip()),
    ]


def _documents(referral: Any) -> list[tuple[str, str]]:
    return [(DOCUMENTS[row.what], row.file.name) for row in referral.documents.all()] or [
        ("Documents", "None attached")
    ]


_ROWS = {
    "child": _child,
    "what_happened": _happened,
    "needs": _needs,
    "attainment": _attainment,
    "outcomes": lambda referral: [
        ("Outcomes wanted", ", ".join(dict(OUTCOMES_V1)[row.code] for row in referral.outcomes.all())),
    ],
    "risks": _risks,
    "people_and_places": _avoids,
    "hours_and_times": _hours,
    "transport": lambda referral: [("Transport", f"{Transport(referral.transport).label}. {referral.transport_note}".strip(". "))],
    "views": _views,
    "documents": _documents,
}  # fmt: skip

LETTERS = dict(
    zip(
        "ACDFHJKMNPQRTVWX",
        [
            "alpha",
            "charlie",
            "delta",
            "foxtrot",
            "hotel",
            "juliet",
            "kilo",
            "mike",
            "november",
            "papa",
            "quebec",
            "romeo",
            "tango",
            "victor",
            "whiskey",
            "x-ray",
        ],
        strict=True,
    )
)


def spelt(reference: str) -> str:
    """A reference as it is said over the telephone."""
    return ", ".join(LETTERS.get(mark, mark) for mark in reference.replace("-", ""))


def _yes(truth: bool) -> str:
    return "Yes" if truth else "No"
