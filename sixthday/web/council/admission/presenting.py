"""Applications in words, for whoever assesses them."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from sixthday.admission.paper import unit_words
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, moment_text, short_date
from sixthday.web.kit.charts import Bar, percent

RESULT_COLOURS = {"pass": "", "fail": "red", "clarify": "yellow"}


def board_row(application: Any, progress: Any, opens: bool = True, of_interest: bool = False) -> list[Any]:
    """One application on the board: provider, lots, checks, marks; nothing but the name for whoever has an interest in it."""
    if of_interest:
        return [application.provider.name, "You have an interest here", "Not for you", "Not for you"]
    href = reverse("admission_application", args=[application.ref])
    link: Any = application.provider.name
    if opens:
        link = format_html('<a class="govuk-link" href="{}">{}</a>', href, link)
    lots = "; ".join(
        f"Lot {lot.round_lot.lot.number} {lot.get_state_words().lower()}" for lot in application.lots.all()
    )
    if progress is None:
        return [link, lots, "", ""]
    notes = [f"{progress.failed} failed"] if progress.failed else []
    notes += [f"{progress.waiting} with the applicant"] if progress.waiting else []
    checks = ", ".join([f"{progress.checked} of {progress.conditions}", *notes])
    return [link, lots, checks, f"{progress.moderated} of {progress.scored}"]


def agreement_row(agreement: Any) -> list[str]:
    """One agreement on the board: provider, reference, and whose signature it waits for."""
    href = reverse("admission_agreement", args=[agreement.ref])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', href, agreement.ref)
    return [agreement.application.provider.name, link, agreement.get_state_words()]


def late_row(attempt: Any) -> list[str]:
    """One attempt that came too late."""
    return [
        attempt.application.provider.name,
        attempt.get_what_display(),
        moment_text(attempt.tried_at),
        attempt.tried_by.name,
    ]


def condition_rows(application: Any, dues: Any, may_check: bool) -> list[dict[str, Any]]:
    """Every condition with its latest result, as a task list."""
    rows = []
    for due in sorted(dues, key=lambda each: each.lot.round_lot.lot.number if each.lot else 0):
        number = due.lot.round_lot.lot.number if due.lot else 0
        href = reverse("admission_check", args=[application.ref, number, due.condition.code])
        label = f"{due.lot}: {due.condition.label}" if due.lot else due.condition.label
        rows.append({"title": label, "href": href if may_check else "", **_result(due)})
    return rows


def check_rows(due: Any) -> list[dict[str, str]]:
    """Everything found of one condition, newest first, for the timeline."""
    return [
        {
            "when": moment_text(check.checked_at), "title": check.get_result_display(), "by": check.checked_by.name,
            "text": " ".join(part for part in (
                check.get_reason_display() if check.reason else "", check.note, f"Asked: {check.question}" if check.question else "",
                f"Answer: {check.answer}" if check.answer else "",
            ) if part),
        }
        for check in reversed(due.checks)
    ]  # fmt: skip


def answer_rows(asked: Any) -> dict[str, list[dict[str, Any]]]:
    """Every answer by lot, with its evidence and the mark that stands."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for each in asked:
        words: Any = each.answer.text if each.answer else "Not answered"
        if each.answer and each.answer.file:
            href = reverse("admission_file", args=[each.answer.ref])
            words = format_html('{} <br><a class="govuk-link" href="{}">{}</a>', words, href, each.answer.file.name)
        stands = getattr(each.answer, "moderation", None) if each.answer else None
        if stands:
            words = format_html(
                "{} <br><strong>Mark that stands: {} of {}</strong>", words, stands.mark, each.question.max_score
            )
        groups.setdefault(str(each.lot) if each.lot else "Every lot", []).append(
            {"key": each.question.text, "value": words}
        )
    return groups


def offer_rows(application: Any) -> dict[str, list[list[str]]]:
    """The rates put forward, by lot."""
    return {
        str(lot): [
            [row.service_type.name, row.site.name, unit_words(row), money_text(row.price_pence)]
            for row in lot.offers.select_related("service_type", "site")
        ]
        for lot in application.lots.all()
    }  # fmt: skip


def lot_rows(application: Any, may_decide: bool) -> list[dict[str, Any]]:
    """Each lot: how it stands, and the way to its decision."""
    rows = []
    for lot in application.lots.all():
        href = reverse("admission_decision", args=[application.ref, lot.round_lot.lot.number])
        colour = "blue" if lot.state == "applied" else ""
        hint = f"{lot.get_basis_display()}. {lot.decided_why}".strip()
        open_ = may_decide or lot.state != "applied"
        rows.append(
            {
                "title": str(lot),
                "href": href if open_ else "",
                "hint": hint,
                "status": lot.get_state_words(),
                "colour": colour,
            }
        )
    return rows


def spread(marks: Any, most: int) -> tuple[str, tuple[Bar, ...], list[list[str]]]:
    """The marks side by side on the scale: what they show, the picture, and its table."""
    given = sorted(mark.mark for mark in marks)
    if not given:
        return "No marks yet", (), []
    title = (
        f"All marks are {given[0]} of {most}"
        if given[0] == given[-1]
        else f"Marks spread from {given[0]} to {given[-1]} of {most}"
    )
    bars = tuple(Bar(str(mark.marker), percent(mark.mark, most), f"{mark.mark} of {most}") for mark in marks)
    return title, bars, [[str(mark.marker), str(mark.mark), mark.why] for mark in marks]


def marking_row(row: Any) -> list[str]:
    """How far one marker has come."""
    return [str(row.marker), row.marker.get_panel_display(), f"{row.given} of {row.due}"]


def heading_of(round_: Any, stages: Any, closed: bool) -> str:
    """How many applications there are, as a finding."""
    if round_.state == "abandoned":
        return f"{counted(stages.ended, 'application')} ended with the round"
    if not closed:
        return f"{counted(stages.submitted, 'application')} submitted so far"
    return (
        f"{counted(stages.submitted, 'application')} to assess"
        if stages.submitted
        else f"{counted(stages.told, 'application')} told"
    )


def _result(due: Any) -> dict[str, str]:
    last = due.latest
    if last is None:
        return {"status": "To check", "colour": "blue"}
    if last.result == "clarify" and last.answered_at:
        return {"status": "Answered", "colour": "blue", "hint": f"Asked: {last.question} Answer: {last.answer}"}
    if last.result == "clarify":
        return {
            "status": f"With the applicant until {short_date(last.answer_by_on)}",
            "colour": "yellow",
            "hint": last.question,
        }
    hint = last.get_reason_display().capitalize() if last.reason else ""
    return {"status": last.get_result_display(), "colour": RESULT_COLOURS[last.result], "hint": hint}
