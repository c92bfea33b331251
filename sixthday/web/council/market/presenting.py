"""The market in words."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from sixthday.rules.words import counted, joined, moment_text, plain_date
from sixthday.web.kit.charts import Bar, bars


def name_of(row: Any) -> str:
    """An organisation's name, as the way to its page."""
    href = reverse("market_organisation", args=[row.ref])
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, row.name)


def list_row(row: Any) -> list[Any]:
    """One organisation on the list, with where it stands in the round."""
    lots = ", ".join(str(each.lot.number) for each in row.lots.all())
    marks = [word for word, held in (("Local", row.local), ("teaches today", row.teaches_now)) if held]
    about = ", ".join([*marks, row.get_size_display().lower()])
    return [name_of(row), lots or "None named", about[:1].upper() + about[1:], stage_of(row)]


def stage_of(row: Any) -> str:
    """Where an organisation stands in a round, as a few words."""
    if not hasattr(row, "invited"):
        return "No round yet"
    if row.admitted:
        return "Admitted"
    if row.applied:
        return "Applied"
    why = f": {row.why[0].get_reason_display().lower()}" if row.why else ""
    return f"Invited, has not applied{why}" if row.invited else f"Not invited{why}"


def way_of(way: Any) -> tuple[str, tuple[Bar, ...], list[list[Any]]]:
    """What the way shows, as a sentence, the picture, and its table."""
    rows = [
        ("Interested", way.interested, str(way.interested)), ("Invited", way.invited, str(way.invited)),
        ("Applied", way.applied, str(way.applied)), ("Admitted", way.admitted, str(way.admitted)),
    ]  # fmt: skip
    title = f"{way.invited} of {counted(way.interested, 'interested organisation')} invited, {way.applied} applied"
    return title, bars(rows), [[label, figure] for label, _, figure in rows]


def fact_rows(row: Any) -> list[dict[str, Any]]:
    """What is known of an organisation."""
    given = [
        ("Speak to", f"Removed {plain_date(row.forgotten_at.date())}, after long silence" if row.forgotten_at else row.contact_name),
        ("E-mail", row.email), ("Telephone", row.telephone),
        ("Company number", row.company_number), ("Lots", joined([str(each.lot) for each in row.lots.all()])),
        ("Size", row.get_size_display()), ("Local", "Yes" if row.local else "No"),
        ("Teaches for the council today", "Yes" if row.teaches_now else "No"),
        ("Provider", row.provider.name if row.provider else ""),
        ("Known since", f"{plain_date(row.recorded_at.date())}, {row.get_source_display().lower()}"),
    ]  # fmt: skip
    return [{"key": key, "value": value or "Not known"} for key, value in given]


def as_typed(row: Any, lots: Any) -> dict[str, Any]:
    """An organisation as the answers of the form that asks of it, its lots among those offered."""
    parts = ("name", "contact_name", "email", "telephone", "company_number", "size", "local", "teaches_now")
    held, offered = {each.lot_id for each in row.lots.all()}, [(lot.pk, str(lot.number)) for lot in lots]
    return {part: getattr(row, part) for part in parts} | {"lots": [number for key, number in offered if key in held]}


def sent_row(invitation: Any) -> dict[str, Any]:
    """One invitation with its proof: to whom, what, by whom, and whether the e-mail left."""
    message = invitation.message
    to = message.address or f"everybody of {message.to_organisation}"
    return {
        "round": f"{invitation.round.scheme}, {invitation.round}", "delivery": delivery_of(message), "to": to,
        "by": invitation.sent_by.name, "at": moment_text(invitation.sent_at), "subject": message.subject, "body": message.body,
        "ref": message.ref,
    }  # fmt: skip


def delivery_of(message: Any) -> str:
    """Whether the e-mail of a message left, and when."""
    if message.sent_at:
        return f"Sent {moment_text(message.sent_at)}"
    return str(message.get_state_display())


def bulletin_row(row: Any) -> list[Any]:
    """One bulletin on the list."""
    href = reverse("market_bulletin", args=[row.ref])
    lots = ", ".join(str(each.lot.number) for each in row.lots.all())
    link = format_html('<a class="govuk-link" href="{}">{}</a>', href, row.subject)
    return [link, lots, str(row.members), f"{moment_text(row.sent_at)}, {row.sent_by.name}"]


def copy_row(copy: Any) -> list[str]:
    """What one member was sent: the message, whether its e-mail left, and who opened it."""
    message = copy.message
    opened = f"{moment_text(message.read_at)}, {message.read_by.name}" if message.read_at else "Not yet"
    return [copy.provider.name, message.ref, delivery_of(message), opened]
