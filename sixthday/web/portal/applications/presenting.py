"""An applicant's pages in words."""

from datetime import date
from typing import Any

from django.urls import reverse

from sixthday.admission.paper import unit_words
from sixthday.rules.money import money_text
from sixthday.rules.needs import MODE_LABELS
from sixthday.rules.words import moment_text, spoken_date

COLOURS = {"draft": "blue", "submitted": "", "withdrawn": "grey", "told": ""}
ROUTES = {
    "facts": "application_facts", "share_code": "application_share_code", "connected": "application_connected",
    "grounds": "application_grounds", "sites": "application_sites",
}  # fmt: skip


def task_groups(application: Any, tasks: Any, editing: bool) -> list[dict[str, Any]]:
    """The task list in groups: the organisation, then each lot."""
    numbers = {str(lot): lot.round_lot.lot.number for lot in application.lots.all()}
    groups: dict[str, list[dict[str, str]]] = {"Your organisation": []}
    for task in tasks:
        title = task.lot or "Your organisation"
        href = _href(application.ref, task, numbers.get(task.lot, 0)) if editing else ""
        status = {"status": "Done", "colour": ""} if task.done else {"status": "To do", "colour": "blue"}
        groups.setdefault(title, []).append({"title": task.title, "href": href, **status})
    return [{"title": title, "tasks": rows} for title, rows in groups.items() if rows]


def lot_rows(application: Any) -> list[dict[str, Any]]:
    """Each lot with its outcome and every reason, once the applicant was told."""
    return [
        {
            "title": str(lot), "outcome": lot.get_state_words(), "admitted": lot.state == "admitted", "why": lot.decided_why,
            "findings": sorted(lot.findings, key=lambda finding: finding["met"]),
        }
        for lot in application.lots.all()
    ]  # fmt: skip


def answer_rows(asked: Any) -> dict[str, list[dict[str, str]]]:
    """Every answer by lot, for checking."""
    groups: dict[str, list[dict[str, str]]] = {}
    for each in asked:
        words = each.answer.text if each.answer else "Not answered"
        if each.answer and each.answer.file:
            words = f"{words} (with {each.answer.file.name})"
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
        ("Size", facts.get_size_display()), ("Share code", facts.share_code),
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


def _href(ref: str, task: Any, number: int) -> str:
    if task.code == "offers":
        return reverse("application_offers", args=[ref, number])
    if task.code.startswith("question_"):
        return reverse("application_question", args=[ref, number, task.code.removeprefix("question_")])
    return reverse(ROUTES[task.code], args=[ref])
