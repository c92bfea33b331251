"""The framework in words and tables."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from sixthday.calloffs import queries as calloffs
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice, Criterion, LegalForm
from sixthday.providers import queries as providers
from sixthday.rules.findings import blockers
from sixthday.rules.lifecycles import ROUND
from sixthday.rules.money import money_text, whole_pounds_text
from sixthday.rules.reopening import WARNED_OF, Milestone, alarms
from sixthday.rules.words import joined, moment_text, plain_date
from sixthday.web.kit.charts import Line, time_line

LAW = ("award", "award_again", "last_end")
PREPARING = ("planned", "open", "assessed")


def headline(round_: Any, days: tuple[Milestone, ...]) -> str:
    """Which round is in force, and what comes next in law."""
    opening = f"{round_} is in force" if round_ else "No round is in force"
    again = next((day for day in days if day.code == "award_again"), None)
    return f"{opening}. Award again by {plain_date(again.on)}" if again else opening


def life_line(days: tuple[Milestone, ...], today: Any) -> Line:
    """The days on one line: those of the law above, the framework's own below."""
    return time_line([(day.label, day.on, day.code in LAW) for day in days], today)


def life_rows(days: tuple[Milestone, ...], today: Any) -> list[list[str]]:
    """Each day with its number on the line, when it is, on what authority, and when the council is warned of it."""
    rows = []
    for number, day in enumerate(days, start=1):
        ahead = alarms(day, today) if day.code in WARNED_OF else ()
        warned = joined([plain_date(alarm) for alarm in ahead]) or (
            "Within 6 months" if day.code in WARNED_OF else "No warning"
        )
        source = f"{day.source}. {day.doubt}" if day.doubt else day.source
        rows.append([f"{number} {day.label}", plain_date(day.on), source, "Passed" if day.on < today else warned])
    return rows


def round_list(rounds: list[Any]) -> list[list[Any]]:
    """Each round, newest first: where it stands, when applications close, when it holds."""
    return [
        [
            format_html(
                '<a class="govuk-link" href="{}">{}</a>',
                reverse("framework_round", args=[row.scheme.ref, row.number]),
                row,
            ),
            dict(ROUND.states)[row.state],
            moment_text(row.deadline_at) if row.deadline_at else "Not recorded",
            _in_force(row),
        ]
        for row in rounds
    ]


def _in_force(row: Any) -> str:
    if row.from_on is None:
        return "Not yet" if row.state in PREPARING else "Never"
    return (
        f"{plain_date(row.from_on)} to {plain_date(row.until_on)}"
        if row.until_on
        else f"From {plain_date(row.from_on)}"
    )


def facts(scheme: Any, manages: bool) -> list[dict[str, Any]]:
    """What the framework is, with the ways to change what may change."""
    own = scheme.legal_form == LegalForm.LIGHT_TOUCH
    days = joined([plain_date(row.opens_on) for row in scheme.reopenings.all()]) or "Not set"
    change = [{"text": "Change", "href": reverse("framework_reopenings", args=[scheme.ref]), "about": "its timetable"}]
    value = f"{whole_pounds_text(scheme.value_ex_vat_pence)} ex VAT, {whole_pounds_text(scheme.value_inc_vat_pence)} including VAT"
    return [
        {"key": "Legal form", "value": scheme.get_legal_form_display()},
        *([{"key": "Opens again on", "value": days, "actions": change if manages else ()}] if own else []),
        {"key": "Value", "value": value},
        {"key": "Notice identifier", "value": scheme.ocid or "Not known"},
        *_term(scheme, manages),
        *({"key": str(lot), **_services(scheme, lot, manages)} for lot in framework.lots(scheme)),
    ]


def _term(scheme: Any, manages: bool) -> list[dict[str, Any]]:
    """Until when it lasts, how it was extended, and whether call-offs may run past it."""
    extend = {"text": "Extend", "href": reverse("framework_extension", args=[scheme.ref]), "about": "the framework"}
    clause = {
        "text": "Change",
        "href": reverse("framework_ongoing", args=[scheme.ref]),
        "about": "call-offs past the end",
    }
    extends = manages and scheme.ends_on < framework.last_end_on(scheme)
    sets = manages and not blockers(framework.clause_findings(scheme))
    return [
        {"key": "Ends on", "value": plain_date(scheme.ends_on), "actions": [extend] if extends else ()},
        *(
            {"key": "Extended", "value": f"From {plain_date(row.was_until_on)} to {plain_date(row.until_on)} by "
                                         f"{row.decided_by.name}, {moment_text(row.decided_at)}: {row.why}"}
            for row in framework.extensions(scheme)
        ),
        {"key": "A call-off may run past the end", "value": "Yes" if scheme.ongoing_calloffs else "No",
         "actions": [clause] if sets else ()},
    ]  # fmt: skip


def _services(scheme: Any, lot: Any, manages: bool) -> dict[str, Any]:
    add = {
        "text": "Add a service",
        "href": reverse("framework_service_new", args=[scheme.ref, lot.number]),
        "about": f"to {lot}",
    }
    named = joined([service.name for service in lot.service_types.all()])
    return {"value": named or "No kind of service", "actions": [add] if manages else ()}


def lots_from_text(text: str) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """A lot on each line, numbered in order: its name, and after a colon its kinds of service by code and name."""
    found = []
    for number, line in enumerate(filter(None, (each.strip() for each in text.splitlines())), start=1):
        name, _, services = line.partition(":")
        kinds = dict.fromkeys(filter(None, (each.strip()[:80] for each in services.split(","))))
        found.append((number, name.strip()[:80], [(slugify(kind)[:40], kind) for kind in kinds if slugify(kind)]))
    return found


LOT_COLUMNS = [
    "Lot", {"text": "Members", "numeric": True}, "Services", {"text": "Reference price an hour", "numeric": True},
    "Weights", {"text": "Live call-offs", "numeric": True},
]  # fmt: skip


def lot_rows(scheme: Any, round_: Any, on: Any) -> list[list[Any]]:
    """Each lot of a round: members, services, price, weights, call-offs."""
    live = calloffs.live_by_lot(on)
    return [
        [
            str(row.lot),
            providers.members(row, on).count(),
            joined([service.name for service in framework.service_types(row.lot)]) or "None",
            money_text(row.reference_hour_pence),
            _weights_link(scheme, round_, row),
            live.get(row.lot_id, 0),
        ]
        for row in framework.lots_of(round_)
    ]


def weight_columns(sets: list[Any]) -> list[Any]:
    """Criterion, then a column for each version."""
    return ["Criterion", *({"text": f"Version {row.version}", "numeric": True} for row in sets)]


def weight_rows(sets: list[Any]) -> list[list[Any]]:
    """The points of each criterion by version, and from when each holds."""
    points = [framework.weight_points(row) for row in sets]
    rows = [[label, *(each.get(code, 0) for each in points)] for code, label in Criterion.choices]
    return [
        *rows, ["Total", *(sum(each.values()) for each in points)], ["In force from", *(plain_date(row.from_on) for row in sets)],
        ["Set by", *(row.set_by.name for row in sets)],
    ]  # fmt: skip


def choice_rows(on: Any, may_change: bool) -> list[dict[str, Any]]:
    """Each thing the council decides for itself, its value in force, and since when and why."""
    return [_choice(name, on, may_change) for name in Choice]


def clauses_as_text(clauses: list[dict[str, Any]]) -> str:
    """Clauses as they are typed: a line with # for a heading, paragraphs apart by an empty line."""
    return "\n\n".join(f"# {clause['heading']}\n\n" + "\n\n".join(clause["paragraphs"]) for clause in clauses)


def clauses_from_text(text: str) -> list[dict[str, Any]]:
    """Typed text as clauses. What stands before the first heading is a clause without one, which is refused later."""
    clauses: list[dict[str, Any]] = []
    for block in (part.strip() for part in text.replace("\r", "").split("\n\n")):
        if block.startswith("#"):
            clauses.append({"heading": block.lstrip("# ").strip(), "paragraphs": []})
        elif block:
            clauses = clauses or [{"heading": "", "paragraphs": []}]
            clauses[-1]["paragraphs"].append(" ".join(block.split()))
    return clauses


def _weights_link(scheme: Any, round_: Any, row: Any) -> Any:
    address = reverse("framework_weights", args=[scheme.ref, round_.number, row.lot.number])
    newest = framework.weight_sets(row).first()
    words = f"Version\N{NO-BREAK SPACE}{newest.version}" if newest else "None set"
    return format_html(
        '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> of {}</span></a>',
        address,
        words,
        row.lot,
    )


def _choice(name: Choice, on: Any, may_change: bool) -> dict[str, Any]:
    row = next((each for each in framework.choice_rows(name) if each.from_on <= on), None)
    since = (
        f"Since {plain_date(row.from_on)}: {row.why}"
        if row
        else "The product's own value: the council has chosen nothing else"
    )
    value = f"{framework.choice(name, on)}. {since}."
    link = {"text": "Change", "href": reverse("framework_choice", args=[name.value]), "about": name.label}
    return {"key": name.label, "value": value, "actions": [link] if may_change else []}
