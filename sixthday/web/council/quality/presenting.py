"""Words for the pages of quality assurance."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from sixthday.quality.choices import ConcernKind, Level, Reporter
from sixthday.quality.queries import visit as visits
from sixthday.rules.calendars import london_day
from sixthday.rules.lifecycles import CONCERN, IMPROVEMENT, VISIT
from sixthday.rules.quality import LABELS, Ranked
from sixthday.rules.standards import set_on
from sixthday.rules.visits import overdue
from sixthday.rules.words import counted, moment_text, short_date, spoken_date
from sixthday.web.kit import charts

CONCERNS, VISITS, IMPROVEMENTS = dict(CONCERN.states), dict(VISIT.states), dict(IMPROVEMENT.states)
LETTERS = {
    "safeguarding": "S", "evidence": "E", "high_need": "H", "visit": "V", "concern": "C", "overdue": "O", "new": "N",
    "complaint": "F", "spend": "£",
}  # fmt: skip
PICTURED = 10
LEVEL_COLOURS = {Level.PARTLY: "yellow", Level.NOT_YET: "red"}
STEPS = {
    "received": ("Take it up", "concern_assessment"), "assessing": ("Decide what is done", "concern_action"),
    "acting": ("Close it", "concern_closing"),
}  # fmt: skip


def concern_sign(concern: Any) -> tuple[str, str]:
    """Where a concern stands, and a colour while somebody must act."""
    colour = {"received": "red", "assessing": "yellow", "acting": "yellow"}.get(concern.state, "")
    return CONCERNS[concern.state], colour


def concern_facts(concern: Any) -> list[dict[str, Any]]:
    """Who says what about whom."""
    by = concern.raised_by.name if concern.raised_by else "the public page"
    contact = _listed(concern)
    return [
        {"key": "About", "value": ConcernKind(concern.kind).label},
        {"key": "Received", "value": f"{moment_text(concern.raised_at)}, by {by}"},
        {"key": "Child", "value": concern.child_named or "No child is named"},
        {"key": "Who says it", "value": f"{Reporter(concern.reporter).label}: {concern.reporter_name or 'no name given'}"},
        {"key": "How to reach them", "value": contact or "Not given"},
        {"key": "May we get in touch?", "value": "Yes" if concern.wants_news else "They did not ask for it"},
    ]  # fmt: skip


def next_step(concern: Any) -> tuple[str, str] | None:
    """What comes next for a concern: the words and the address; None when it is closed."""
    if concern.state not in STEPS:
        return None
    words, route = STEPS[concern.state]
    return words, reverse(route, args=[concern.ref])


def review_rows(called: Any) -> list[tuple[Any, tuple[str, str]]]:
    """Each review that was called for a concern, with where it stands: red until it is held."""
    return [
        (row, (f"Held {short_date(row.held_on)}: {row.get_outcome_display().lower()}", "") if row.held_on
         else (f"To be held by {short_date(row.due_on)}", "red"))
        for row in called
    ]  # fmt: skip


def closing_words(concern: Any, waiting: int) -> str:
    """What whoever closes a concern should know first: who waits to hear, and how many children are still to be reviewed."""
    contact = _listed(concern)
    hears = (
        f"They asked to hear from us ({contact}): tell them how it ended, and say so below."
        if concern.wants_news
        else ""
    )
    held = f"{counted(waiting, 'review')} of children there still to be held." if waiting else ""
    return f"{hears} {held}".strip()


def _listed(concern: Any) -> str:
    return ", ".join(part for part in (concern.telephone, concern.email) if part)


def stopping_words(concern: Any) -> str:
    """What a safeguarding concern does at once, before a person makes it one."""
    name = concern.provider.name
    return f"New work at {name} stops at once, a review of each child there is called, and the lead brokers are told."


def reopening_words(concern: Any) -> str:
    """What reopening does."""
    if concern.kind == ConcernKind.SAFEGUARDING:
        return f"It is about safeguarding. {stopping_words(concern)}"
    return "It goes back to being assessed. Those who deal with concerns are told."


def stacks(rows: Sequence[tuple[Any, Ranked]]) -> tuple[charts.Stack, ...]:
    """The first providers of the list, stacked by reason, on the scale of the first."""
    shown = [row for row in rows[:PICTURED] if row[1].points]
    whole = max((ranked.points for _, ranked in shown), default=1)
    return charts.stacked(
        [
            (provider.name, [(r.label, LETTERS[r.code], r.points) for r in ranked.reasons], str(ranked.points))
            for provider, ranked in shown
        ],
        whole=whole,
    )


def key(rows: Sequence[tuple[Any, Ranked]]) -> list[tuple[str, str]]:
    """The letters that the picture uses, with what each stands for."""
    used = {reason.code for _, ranked in rows[:PICTURED] for reason in ranked.reasons}
    return [(LETTERS[code], LABELS[code]) for code in LABELS if code in used]


def list_step(provider: Any, ranked: Ranked, may_visit: bool, may_concerns: bool) -> tuple[str, str]:
    """What to do about a provider of the list, by its weightiest reason."""
    top = ranked.reasons[0].code if ranked.reasons else ""
    if top in {"safeguarding", "concern", "complaint"} and may_concerns:
        return "See concerns", f"{reverse('concerns')}?provider={provider.slug}"
    if top in {"visit", "new", "high_need", "spend"} and may_visit:
        return "Plan a visit", reverse("visit_new", args=[provider.slug])
    if top == "evidence":
        return "See evidence", reverse("council_provider", args=[provider.slug])
    return "Open", reverse("provider_quality", args=[provider.slug])


def heading(rows: Sequence[tuple[Any, Ranked]]) -> str:
    """The list in a sentence."""
    first = rows[0] if rows else None
    if first is None or not first[1].points:
        return "Nothing asks for a closer look"
    return f"Look first at {first[0].name}"


def improvement_sign(row: Any, on: date) -> tuple[str, str]:
    """Where an improvement action stands: red when late, yellow when it waits for us."""
    if overdue(row.state, row.due_on, on):
        return f"Was due {short_date(row.due_on)}", "red"
    if row.state == "open":
        return f"Due {short_date(row.due_on)}", ""
    return IMPROVEMENTS[row.state], "yellow" if row.state == "done" else ""


def visit_sign(row: Any, on: date) -> tuple[str, str]:
    """Where a visit stands: red when it should have been, yellow while findings are written."""
    if row.state == "planned" and row.planned_on < on:
        return f"Was planned for {short_date(row.planned_on)}", "red"
    if row.state == "planned":
        return f"Planned for {short_date(row.planned_on)}", ""
    return VISITS[row.state], "yellow" if row.state == "held" else ""


def level_sign(level: str) -> tuple[str, str]:
    """How far a standard is met."""
    return Level(level).label, LEVEL_COLOURS.get(Level(level), "")


def found_rows(visit: Any) -> list[tuple[Any, str, tuple[str, str]]]:
    """What was found at a visit: each rating that counts, the words of its standard, how far it is met."""
    return [
        (row, dict(standard_options(row.rated_on)).get(row.standard, row.standard), level_sign(row.level))
        for row in visits.found_at(visit)
    ]


def visit_facts(visit: Any) -> list[dict[str, Any]]:
    """A visit in a summary list."""
    earlier = visit.copied_from
    opens = (
        [{"text": "Open", "about": "the earlier visit", "href": reverse("visit", args=[earlier.ref])}]
        if earlier
        else []
    )
    copied = [{"key": "Copied from", "value": _day_of(earlier), "actions": opens}] if earlier else []
    held = f"{spoken_date(visit.held_on)}, met: {visit.met_with}" if visit.held_on else "Not yet"
    return [
        {"key": "Planned for", "value": f"{spoken_date(visit.planned_on)}, by {visit.planned_by.name}"},
        {"key": "Announced", "value": "Yes: the provider was told" if visit.announced else "No"},
        {"key": "Who goes", "value": visit.visitors},
        {"key": "What to look at", "value": visit.focus or "Not recorded"},
        *copied,
        {"key": "Held", "value": held},
    ]


def _day_of(visit: Any) -> str:
    return f"The visit of {spoken_date(visit.held_on or visit.planned_on)}"


def standard_rows(versions: dict[str, Any], on: date) -> list[tuple[str, list[tuple[Any, Any, list[Any]]]]]:
    """Each part with its standards, the rating that counts and those that came before."""
    held = set_on(on)
    return [
        (
            f"Part {part}: {title}",
            [
                (row, versions.get(row.code, [None])[0], versions.get(row.code, [])[1:])
                for row in held.standards
                if row.part == part
            ],
        )
        for part, title in held.parts
    ]


def standard_of(improvement: Any) -> str:
    """The standard that an improvement action is asked for, in words."""
    words = dict(standard_options(london_day(improvement.asked_at)))
    return words.get(improvement.standard, improvement.standard) or "None in particular"


def standard_options(on: date) -> list[tuple[str, str]]:
    """The standards that can be rated on a day."""
    return [(row.code, row.words) for row in set_on(on).standards if row.confirmed]
