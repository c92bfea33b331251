"""A round, its steps, questions and interests in words and tables."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from sixthday.framework import queries as framework
from sixthday.framework.choices import QuestionKind
from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Finding, blockers
from sixthday.rules.lifecycles import ROUND
from sixthday.rules.money import money_text
from sixthday.rules.rounds import SCORED_KINDS
from sixthday.rules.words import joined, moment_text, plain_date
from sixthday.web.kit.routes import address

STEPS = (  # title, route, the findings that say whether it is done
    ("Dates", "framework_round_dates", ("dates_given", "deadline_after_opening", "award_after_deadline", "start_after_award",
                                        "round_overlap", "award_before_end", "deadline_ahead")),
    ("Lots and reference prices", "framework_round_prices", ("lots_priced",)),
    ("Questions", "framework_questions", ("conditions_asked", "exclusion_asked", "question_weights_total")),
    ("Call-off weights", "", ("lots_weighted",)),
    ("Call-off terms", "framework_terms", ("terms_set",)),
    ("The opportunity", "framework_round_description", ("notice_written",)),
    ("Documents", "framework_round_documents", ("documents_given",)),
    ("Conflicts of interest", "framework_conflicts", ("conflicts_assessed",)),
)  # fmt: skip


def headline(held: Any, at: datetime) -> str:
    """The round and where it stands."""
    if held.state == "open":
        if closed(held, at):
            return f"{held}: applications closed at {moment_text(held.deadline_at)}"
        word = "open until" if held.opens_at <= at else "published, open until"
        return f"{held}: {word} {moment_text(held.deadline_at)}"
    if held.state == "awarded":
        return f"{held}: awarded, from {plain_date(held.from_on)}"
    return f"{held}: {dict(ROUND.states)[held.state].lower()}"


def closed(held: Any, at: datetime) -> bool:
    """Whether applications have closed."""
    return held.deadline_at is not None and held.deadline_at < at


def tasks(held: Any, found: tuple[Finding, ...], editing: bool) -> list[dict[str, str]]:
    """The steps of planning, each with what is missing, and then the check."""
    met = {finding.code: finding for finding in found}
    rows = [_task(held, title, route, [met[code] for code in codes if code in met]) for title, route, codes in STEPS]
    href = reverse("framework_round_opening", args=[held.scheme.ref, held.number]) if editing else ""
    status = ("Not ready", "grey") if blockers(found) else ("Ready", "blue")
    return [*rows, {"title": "Check and publish", "href": href, "hint": "", "status": status[0], "colour": status[1]}]


def _task(held: Any, title: str, route: str, found: list[Finding]) -> dict[str, str]:
    missing = [finding.reason for finding in found if not finding.met]
    href = reverse(route, args=[held.scheme.ref, held.number]) if route else _weights_address(held)
    status, colour = ("Missing", "grey") if missing else ("Completed", "")
    return {"title": title, "href": href, "hint": " ".join(missing), "status": status, "colour": colour}


def _weights_address(held: Any) -> str:
    """The first lot without weights, else the first; none before the lots are priced."""
    rows = list(framework.lots_of(held).prefetch_related("weight_sets"))
    row = next((row for row in rows if not row.weight_sets.all()), rows[0] if rows else None)
    return reverse("framework_weights", args=[held.scheme.ref, held.number, row.lot.number]) if row else ""


def round_rows(held: Any) -> list[dict[str, str]]:
    """The days of a round, and who decided what; nothing more is expected of one that was abandoned."""
    ahead = not held.awarded_on and not held.abandoned_at
    told = [
        ("Applications open", held.opens_at and moment_text(held.opens_at)),
        ("Applications close", held.deadline_at and moment_text(held.deadline_at)),
        ("Award expected", held.expected_award_on and ahead and plain_date(held.expected_award_on)),
        ("Start expected", held.expected_from_on and ahead and plain_date(held.expected_from_on)),
        ("Awarded", held.awarded_on and plain_date(held.awarded_on)),
        ("In force", held.from_on and _span(held)),
        ("Tender notice", held.notice_ref),
        ("Published by", held.opened_by and f"{held.opened_by.name}, {moment_text(held.opened_at)}"),
        ("Abandoned", held.abandoned_by and f"{held.abandoned_by.name}, {moment_text(held.abandoned_at)}: {held.abandoned_why}"),
        ("Reference prices", joined([f"Lot {row.lot.number}: {money_text(row.reference_hour_pence)} an hour" for row in framework.lots_of(held)])),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in told if value]


def _span(held: Any) -> str:
    until = f"until {plain_date(held.until_on)}" if held.until_on else "until a later round takes its place"
    return f"From {plain_date(held.from_on)} {until}"


def links(held: Any, sees_applications: bool) -> list[dict[str, str]]:
    """The pages of a round that is planned no more."""
    pages = [
        ("Questions", "framework_questions"), ("Documents", "framework_round_documents"), ("Terms", "framework_terms"),
        ("Conflicts of interest", "framework_conflicts"),
    ]  # fmt: skip
    applications = address("admission_round", held.ref) if sees_applications and held.opened_at else ""
    return [
        *([{"text": "Applications", "href": applications}] if applications else []),
        *({"text": text, "href": reverse(route, args=[held.scheme.ref, held.number])} for text, route in pages),
    ]


def question_groups(held: Any, rows: list[Any], editing: bool) -> list[dict[str, Any]]:
    """Questions kind by kind."""
    return [
        {
            "title": kind.label,
            "columns": ["Question", "Lots", *(["Weight"] if kind in SCORED_KINDS else []), "Evidence"],
            "rows": [_question(held, row) for row in rows if row.kind == kind],
            "href": reverse("framework_question_new", args=[held.scheme.ref, held.number, kind]) if editing else "",
        }
        for kind in QuestionKind
    ]  # fmt: skip


def _question(held: Any, row: Any) -> list[Any]:
    href = reverse("framework_question", args=[held.scheme.ref, held.number, row.code])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', href, row.text)
    return [link, _lots(row), *([f"{row.weight} points"] if row.weight else []), _evidence(row)]


def _lots(row: Any) -> str:
    return joined([f"Lot {each.lot.number}" for each in row.question_lots.all()]) or "Every lot"


def _evidence(row: Any) -> str:
    known = REQUIREMENT.get(row.evidence)
    return known.label if known else row.evidence or "None"


def lot_totals(held: Any, rows: list[Any]) -> list[list[Any]]:
    """What the marked questions total in each lot."""
    totals, lots = Counter[int](), [lot.number for lot in framework.lots(held.scheme)]
    for row in rows:
        for number in [each.lot.number for each in row.question_lots.all()] or lots:
            totals[number] += row.weight or 0
    return [[f"Lot {number}", totals[number] or "None marked"] for number in lots]


def question_rows(row: Any) -> list[dict[str, Any]]:
    """A question whole."""
    told = [
        ("Kind", row.get_kind_display()), ("Guidance", row.guidance), ("Lots", _lots(row)), ("Evidence", _evidence(row)),
        ("Weight", row.weight and f"{row.weight} points of 100"), ("Highest mark", row.max_score),
        ("Pass mark", row.pass_mark), ("Most words", row.word_limit), ("Young people's model answer", row.model_answer),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in told if value not in (None, "")]


def version_rows(versions: list[Any]) -> list[list[Any]]:
    """Each version, by whom, when and why."""
    return [
        [f"Version {row.version}{': dropped' if row.is_dropped else ''}", moment_text(row.written_at), row.written_by.name,
         row.why or "First version"]
        for row in versions
    ]  # fmt: skip


def declaration_rows(rows: list[Any], on: date) -> list[list[Any]]:
    """Who declared, until when, and how many interests."""
    return [
        [row.user.name, plain_date(row.until_on) if row.until_on >= on else f"Ended on {plain_date(row.until_on)}",
         len(row.interests.all()) or "None"]
        for row in rows
    ]  # fmt: skip


def interest_rows(rows: list[Any]) -> list[list[Any]]:
    """Every interest, whose it is and what is done about it."""
    return [[row.user.name, *own] for row in rows for own in own_interest_rows(list(row.interests.all()))]


def own_interest_rows(interests: list[Any]) -> list[list[Any]]:
    """Interests: in whom, of which kind, what, what is done, until when."""
    return [
        [each.organisation.name if each.organisation else each.named, each.get_kind_display().partition(":")[0], each.nature,
         each.mitigation, plain_date(each.review_on)]
        for each in interests
    ]  # fmt: skip
