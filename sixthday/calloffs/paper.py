"""What a call-off prints: the award and the terms, in words ready to be set. It names no child."""

from collections.abc import Iterable
from fractions import Fraction

from django.conf import settings

from sixthday.awards.choices import Route
from sixthday.awards.models import Award
from sixthday.awards.queries.award import FRAMEWORK_ROUTES, rate_of
from sixthday.calloffs.choices import Side
from sixthday.calloffs.models import Signature
from sixthday.documents import papers
from sixthday.framework.models import Terms
from sixthday.providers.choices import Unit, Vat
from sixthday.referrals.queries import coded as referrals
from sixthday.rules.calendars import london_day
from sixthday.rules.money import money_text
from sixthday.rules.needs import MODE_LABELS, OUTCOMES_V1
from sixthday.rules.parameters import law_on
from sixthday.rules.pricing import charging_text
from sixthday.rules.words import counted, hours_text, plain_date, spoken_date, time_text

FOR_SIGNATURE, SIGNED = "For signature", "Signed by both"
_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
_HALVES = {("am",): "Morning", ("pm",): "Afternoon", ("am", "pm"): "Morning and afternoon"}


def paper(
    award: Award, terms: Terms, ref: str, *, state: str = FOR_SIGNATURE, signatures: Iterable[Signature] = ()
) -> papers.CallOffPaper:
    """The call-off of an award under these terms, as it stands, with the signatures it bears."""
    council = settings.COUNCIL
    vat, ex_vat = award.whole_life_vat_pence, award.whole_life_pence
    return {
        "reference": ref,
        "state": state,
        "council": {key: council[key] for key in ("name", "team", "telephone", "email")},  # type: ignore[typeddict-item]
        "parties": [
            {"role": "Council", "name": council["name"], "lines": [council["team"], council["telephone"]]},
            {"role": "Provider", "name": award.provider.name, "lines": _lines(award)},
        ],
        "facts": _facts(award),
        "sessions": _sessions(award),
        "sessions_note": _sessions_note(award),
        "outcomes": _outcomes(award),
        "price_lines": [
            {
                "what": award.service_type.name,
                "unit": unit_words(award),
                "quantity": quantity_text(award),
                "price": money_text(award.price_pence),
                "total": money_text(ex_vat),
            }
        ],
        "price_note": _price_note(award),
        "maximum_ex_vat": money_text(ex_vat),
        "maximum_vat": money_text(vat),
        "maximum_inc_vat": money_text(ex_vat + vat),
        "clauses": terms.clauses,
        "signatures": _signatures(award, list(signatures)),
    }


def unit_words(award: Award) -> str:
    """What the price is for: an hour, or a day of so long; and the least number."""
    label = Unit(award.unit).label
    length = "" if award.unit == Unit.HOUR else f" of {hours_text(award.unit_minutes)}"
    least = f", at least {award.least_units}" if award.least_units > 1 else ""
    return f"{label}{length}{least}"


def _price_note(award: Award) -> str:
    """How units are counted, and how VAT falls."""
    half_days = law_on("school_year_half_days", award.start_on).value
    vat = "The price is exempt from VAT." if award.vat == Vat.EXEMPT else "VAT is added at the standard rate."
    return f"{charging_text(rate_of(award), half_days)} {vat}"


def quantity_text(award: Award) -> str:
    """How many units, to at most two decimal places."""
    return f"{round(float(Fraction(award.frozen['cost']['quantity'])), 2):g}"


def _lines(award: Award) -> list[str]:
    provider = award.provider
    number = f"Company number {provider.company_number}" if provider.company_number else ""
    return [line for line in (number, provider.contact_name, provider.telephone) if line]


def _facts(award: Award) -> list[papers.Fact]:
    request = award.request
    where = f"{award.site.name}, {MODE_LABELS.get(request.mode, request.mode).lower()}"
    framework = str(request.round_lot.round.scheme)
    facts = [
        ("Child", f"Known in this contract as {award.child_ref}"),
        (
            "Framework",
            f"{framework}, {request.round_lot.round}" if award.route in FRAMEWORK_ROUTES else _outside(award),
        ),
        ("Lot", str(request.round_lot.lot)),
        ("Service", award.service_type.name),
        ("First day", spoken_date(award.start_on)),
        ("Last day", spoken_date(award.end_on)),
        ("Hours a week", hours_text(award.weekly_minutes)),
        ("Where", where),
        ("Named adult", award.adult.name if award.adult else "To be named before the first session"),
        ("How it was awarded", f"{Route(award.route).label}, award {award.ref}"),
    ]
    return [{"term": term, "value": value} for term, value in facts]


def _outside(award: Award) -> str:
    return "None: bought once" if award.route == Route.SPOT else "None: carried over from before it"


def _sessions(award: Award) -> list[papers.Session]:
    each = Fraction(award.weekly_minutes, len(award.part_days)) if award.part_days else Fraction(0)
    rows: list[papers.Session] = []
    for short, day in _DAYS.items():
        halves = tuple(half for half in ("am", "pm") if f"{short}_{half}" in award.part_days)
        if halves:
            rows.append({"day": day, "times": _HALVES[halves], "hours": hours_text(round(each * len(halves)))})
    return rows


def _sessions_note(award: Award) -> str:
    cost = award.frozen["cost"]
    hours = hours_text(round(Fraction(cost["minutes"])))
    return f"{counted(cost['days'], 'day')}, {hours} in all, counted on {cost['calendar']}."


def _outcomes(award: Award) -> list[str]:
    labels = dict(OUTCOMES_V1)
    wanted = [labels.get(code, code) for code in referrals.coded(award.request.referral).outcomes]
    return wanted or ["Education suitable to the child's age, ability and needs"]


def _signatures(award: Award, signed: list[Signature]) -> list[papers.Signature]:
    by_side = {row.side: row for row in signed}
    parties = {Side.PROVIDER: award.provider.name, Side.COUNCIL: settings.COUNCIL["name"]}
    return [_signature(party, by_side.get(side)) for side, party in parties.items()]


def _signature(party: str, row: Signature | None) -> papers.Signature:
    if row is None:
        return {"party": party, "name": "", "role": "", "signed": ""}
    when = f"{time_text(row.signed_at)} on {plain_date(london_day(row.signed_at))}"
    words = f"Signed in Sixthday at {when}: the document with hash {row.document_sha256[:16]}"
    return {"party": party, "name": row.signed_by.name, "role": row.signed_by.job_title, "signed": words}
