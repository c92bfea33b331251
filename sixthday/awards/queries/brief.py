"""The anonymised brief: built from coded fields alone, the same for all, and what could still name a child."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sixthday.awards.models import Request
from sixthday.awards.queries.needs import Needs
from sixthday.referrals.choices import Level, Transport
from sixthday.referrals.queries import coded as referrals
from sixthday.referrals.queries.coded import CodedReferral, CodedRisk
from sixthday.rules.ages import age_on, year_text
from sixthday.rules.disclosure import Cell, brief_warnings
from sixthday.rules.findings import Finding
from sixthday.rules.geography import distance_band
from sixthday.rules.needs import (
    AGE_BANDS,
    MODE_LABELS,
    NEED_LABELS,
    OUTCOMES_V1,
    PART_DAY_LABELS,
    RISKS_V1,
    age_band,
)
from sixthday.rules.words import hours_text, spoken_date

VERSION = 2
OUTCOME_LABELS = dict(OUTCOMES_V1)
RISK_BY_CODE = {risk.code: risk for risk in RISKS_V1}
NEVER_SENT = (
    "Name", "Date of birth", "UPN", "School", "Address and full postcode", "Family and professionals",
    "People and places to avoid", "The child's and the family's views", "Documents and notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line as it is read: a code for the record, its label, and one or more texts."""

    code: str
    label: str
    texts: tuple[str, ...]


def brief_of(request: Request) -> tuple[BriefLine, ...]:
    """The brief as providers read it: frozen once sent, built from the referral's coded fields before."""
    if request.brief:
        return tuple(BriefLine(line["code"], line["label"], tuple(line["texts"])) for line in request.brief["lines"])
    return brief_now(request)


def brief_now(request: Request) -> tuple[BriefLine, ...]:
    """The brief as it would be built of the referral's coded fields today, sent or not."""
    return _lines(request, referrals.coded(request.referral))


def frozen_brief(lines: tuple[BriefLine, ...], needs: Needs) -> dict[str, Any]:
    """The brief as plain values, to be kept with the request, and with it the needs in codes: what is asked stays asked."""
    return {
        "version": VERSION,
        "needs": {"essential": sorted(needs.essential), "also_wanted": sorted(needs.also_wanted)},
        "lines": [{"code": line.code, "label": line.label, "texts": list(line.texts)} for line in lines],
    }


def band_for(request: Request, miles: object) -> str:
    """The distance as a provider reads it; empty when there is no journey or it may not be known."""
    return (distance_band(miles) or "") if request.mode != "online" else ""  # type: ignore[arg-type]


def telling(request: Request, on: date) -> list[Finding]:
    """A warning for each combination of the brief's facts that so few children share that it could name one.

    Age and area first; each need with them only when age and area alone say too little to name anybody.
    """
    child = referrals.coded(request.referral)
    first, last, words = _ages(request, child)
    area = "" if request.area_hidden else child.area
    base = tuple(word for word in (words, f"living in {area}" if area else "") if word)
    if found := brief_warnings([Cell(base, referrals.alike(born_from=first, born_until=last, area=area))], on):
        return found
    cells = [
        Cell(
            (*base, f"with {NEED_LABELS.get(need, need).lower()} as a need"),
            referrals.alike(born_from=first, born_until=last, area=area, needs=[need]),
        )
        for need in child.needs
    ]
    return brief_warnings(cells, on)


def _lines(request: Request, child: CodedReferral) -> tuple[BriefLine, ...]:
    lines = (
        _age(request, child),
        ("year_group", "School year", (year_text(child.born_on, request.start_on),)),
        ("area", "Lives in", () if request.area_hidden or not child.area else (f"{child.area} postcode area",)),
        ("service", "Service", (f"{request.service_type.name}, {request.round_lot.lot}",)),
        ("weekly_minutes", "Hours a week", (hours_text(request.weekly_minutes),)),
        ("part_days", "Mornings and afternoons", tuple(PART_DAY_LABELS[code] for code in _in_week_order(request))),
        ("mode", "Where", (MODE_LABELS.get(request.mode, request.mode),)),
        ("start_on", "Start", (spoken_date(request.start_on),)),
        ("end_on", "Until", (spoken_date(request.end_on),)),
        *_needs(child),
        ("outcomes", "Outcomes wanted", tuple(OUTCOME_LABELS.get(code, code) for code in child.outcomes)),
        ("risks", "Risks, and what must be in place", tuple(_risk(risk) for risk in child.risks)),
        ("transport", "Transport", (Transport(child.transport).label,)),
    )
    return tuple(BriefLine(code, label, texts or ("Not given",)) for code, label, texts in lines)


def _needs(child: CodedReferral) -> list[tuple[str, str, tuple[str, ...]]]:
    """All needs in one line; in two where some are wanted and not essential."""
    also = [code for code in child.needs if code in child.also_wanted]
    must = [code for code in child.needs if code not in child.also_wanted]
    lines = [("needs", "Needs that must be met" if also else "Needs", must), ("also_wanted", "Needs also wanted", also)]
    return [
        (code, label, tuple(NEED_LABELS.get(each, each) for each in codes)) for code, label, codes in lines if codes
    ]


def _age(request: Request, child: CodedReferral) -> tuple[str, str, tuple[str, ...]]:
    age = age_on(child.born_on, request.start_on)
    if not request.age_as_band:
        return "age", "Age", (str(age),)
    label = next((words for code, words, _, _ in AGE_BANDS if code == age_band(age)), "")
    return "age_band", "Age band", (label,) if label else ()


def _ages(request: Request, child: CodedReferral) -> tuple[date, date, str]:
    """First and last birth date of those who would have the same age, or band, in the brief, and its words."""
    age = age_on(child.born_on, request.start_on)
    low, high, words = age, age, f"aged {age}"
    if request.age_as_band and (band := next((row for row in AGE_BANDS if row[0] == age_band(age)), None)):
        low, high, words = band[2], band[3], f"aged {band[1]}"
    start = request.start_on
    return _years_before(start, high + 1) + timedelta(days=1), _years_before(start, low), words


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def _in_week_order(request: Request) -> list[str]:
    return [code for code in PART_DAY_LABELS if code in request.part_days]


def _risk(risk: CodedRisk) -> str:
    known = RISK_BY_CODE.get(risk.category)
    words = dict(known.measures) if known else {}
    measures = "; ".join(words.get(code, code) for code in risk.in_place)
    label = known.label if known else risk.category
    return f"{label}: {Level(risk.level).label.lower()}" + (f". In place: {measures}" if measures else "")
