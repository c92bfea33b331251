"""An applicant's pages in words."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from sixthday.admission.paper import unit_words
from sixthday.rules.exclusion import GROUP_LABELS
from sixthday.rules.money import money_text
from sixthday.rules.needs import MODE_LABELS
from sixthday.rules.words import counted, moment_text, spoken_date

ORGANISATION, QUESTIONS = "Your organisation", "Questions for every lot"
COLOURS = {"draft": "blue", "submitted": "", "withdrawn": "grey", "told": "", "ended": "grey"}
ROUTES = {
    "facts": "application_facts", "share_code": "application_share_code", "connected": "application_connected",
    "grounds": "application_grounds", "sites": "application_sites",
}  # fmt: skip


def task_groups(application: Any, tasks: Any, editing: bool) -> list[dict[str, Any]]:
    """The task list in groups: the organisation, then each lot."""
    numbers = {str(lot): lot.round_lot.lot.number for lot in application.lots.all()}
    groups: dict[str, list[dict[str, str]]] = {ORGANISATION: [], QUESTIONS: []}
    for task in tasks:
        title = task.lot or (QUESTIONS if task.code.startswith("question_") else ORGANISATION)
        href = _href(application.ref, task, numbers.get(task.lot, 0)) if editing else ""
        status = {"status": "Done", "colour": ""} if task.done else {"status": "To do", "colour": "blue"}
        groups.setdefault(title, []).append({"title": task.title, "href": href, **status})
    return [{"title": title, "tasks": rows} for title, rows in groups.items() if rows]


def missing_rows(application: Any, tasks: Any) -> list[dict[str, str]]:
    """What is still to be done before it can be submitted, each with the way to its page."""
    numbers = {str(lot): lot.round_lot.lot.number for lot in application.lots.all()}
    return [
        {
            "title": f"{task.lot}: {words}" if task.lot else words, "status": "To do", "colour": "blue",
            "href": _href(application.ref, task, numbers.get(task.lot, 0)),
        }
        for task in tasks
        for words in task.missing
    ]  # fmt: skip


def ground_groups(grounds: Any) -> list[dict[str, Any]]:
    """The grounds asked about in their groups: how many years each looks back, and what is doubtful about that."""
    groups: dict[str, dict[str, Any]] = {}
    for ground in grounds:
        found = groups.setdefault(ground.group, {"title": GROUP_LABELS[ground.group], "years": {}, "doubts": []})
        found["years"].setdefault(counted(ground.look_back_years, "year"), []).append(ground.label)
        if ground.doubt and ground.doubt not in found["doubts"]:
            found["doubts"].append(ground.doubt)
    return list(groups.values())


def former_words(former: Any, question: Any) -> str:
    """Which earlier answer stands in the box, and whether the question has changed since."""
    was = former.question.text
    asked = "" if was == question.text else f" It answered another wording: “{was}”"
    return f"This is your answer of {former.application.round}. Check that it still holds, then save it.{asked}"


def lot_rows(application: Any) -> list[dict[str, Any]]:
    """Each lot with its outcome and every reason, once the applicant was told."""
    return [
        {
            "title": str(lot), "outcome": lot.get_state_words(), "admitted": lot.state == "admitted", "why": lot.decided_why,
            "findings": sorted(lot.findings, key=lambda finding: finding["met"]),
        }
        for lot in application.lots.all()
    ]  # fmt: skip


def answer_rows(application: Any, asked: Any) -> dict[str, list[dict[str, Any]]]:
    """Every answer by lot, for checking, with its file to open."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for each in asked:
        words: Any = each.answer.text if each.answer else "Not answered"
        if each.answer and each.answer.file:
            href = reverse("application_file", args=[application.ref, each.answer.ref])
            words = format_html('{} <br><a class="govuk-link" href="{}">{}</a>', words, href, each.answer.file.name)
        groups.setdefault(str(each.lot) if each.lot else "Every lot", []).append(
            {"key": each.question.text, "value": words}
        )
    return groups


def fact_rows(application: Any) -> list[dict[str, str]]:
    """What the applicant says of itself."""
    facts = application.facts
    rows = [
        ("Legal name", facts.legal_name), ("Company number", facts.company_number), ("Charity number", facts.charity_number),
        ("Address", facts.address), ("Contact", ", ".join(part for part in (facts.contact_name, facts.telephone, facts.email) if part)),
        ("Size", facts.get_size_display()), ("Share code", facts.share_code), ("Connected persons", _connected(application)),
        ("Exclusion grounds", "Answered; what was said is not shown here" if facts.grounds_answered else "Not answered"),
    ]  # fmt: skip
    return [{"key": key, "value": value or "Not given"} for key, value in rows]


def offer_row(offer: Any) -> list[Any]:
    """One offer: service, site, unit, rate."""
    vat = "" if offer.vat == "exempt" else " plus VAT"
    service = f"{offer.service_type.name}, {MODE_LABELS.get(offer.mode, offer.mode).lower()}"
    return [service, offer.site.name, unit_words(offer), f"{money_text(offer.price_pence)}{vat}"]


def application_row(application: Any) -> dict[str, Any]:
    """One application of the list."""
    lots = ", ".join(f"{lot.round_lot.lot.number}" for lot in application.lots.all())
    told = "; ".join(
        f"lot {lot.round_lot.lot.number} {lot.get_state_words().lower()}" for lot in application.lots.all()
    )
    return {
        "ref": application.ref, "href": reverse("application", args=[application.ref]), "round": f"{application.round}",
        "lots": lots, "state": application.get_state_words(), "colour": COLOURS[application.state],
        "outcome": told[:1].upper() + told[1:] if application.state == "told" else "",
        "when": f"Submitted {moment_text(application.submitted_at)}" if application.submitted_at else "Not submitted",
    }  # fmt: skip


def question_rows(application: Any, checks: Any, on: date) -> list[dict[str, str]]:
    """The council's questions: those to answer, with the way to it; those answered; those whose last day has passed."""
    return [{"title": check.question, **_question(application, check, on)} for check in checks]


def _question(application: Any, check: Any, on: date) -> dict[str, str]:
    if check.answered_at:
        hint = f"{check.answered_by.name}, {moment_text(check.answered_at)}: {check.answer}"
        return {"href": "", "hint": hint, "status": "Answered", "colour": ""}
    until = spoken_date(check.answer_by_on)
    if check.answer_by_on < on:
        return {"href": "", "hint": f"The last day to answer was {until}", "status": "Not answered", "colour": "grey"}
    href = reverse("application_reply", args=[application.ref, check.ref])
    return {"href": href, "hint": f"Answer by {until}", "status": "To answer", "colour": "yellow"}


def _connected(application: Any) -> str:
    people = [f"{person.name} ({person.get_connection_display().lower()})" for person in application.connected.all()]
    return "; ".join(people) or ("Nobody" if application.facts.nobody_connected else "")


def _href(ref: str, task: Any, number: int) -> str:
    if task.code == "offers":
        return reverse("application_offers", args=[ref, number])
    if task.code.startswith("question_"):
        return reverse("application_question", args=[ref, number, task.code.removeprefix("question_")])
    return reverse(ROUTES[task.code], args=[ref])
