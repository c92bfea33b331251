"""Words for a provider's requests."""

from typing import Any

from django.urls import reverse

from sixthday.awards.choices import Answer, CannotReason
from sixthday.awards.queries.portal import newest_of
from sixthday.rules.lifecycles import RequestState
from sixthday.rules.needs import PART_DAY_LABELS
from sixthday.rules.pricing import rate_text
from sixthday.rules.words import hours_text, joined, moment_text, spoken_date


def list_row(invitation: Any) -> dict[str, Any]:
    """One request in a list: what, how many hours, by when, and what was answered."""
    asked, newest = invitation.request, newest_of(invitation)
    is_open = asked.state == RequestState.SENT
    return {
        "ref": asked.ref,
        "href": reverse("portal_request", args=[asked.ref]),
        "service": asked.service_type.name,
        "hours": hours_text(asked.weekly_minutes),
        "due": moment_text(asked.due_at),
        "answer": Answer(newest.answer).label if newest else ("Not answered yet" if is_open else "Not answered"),
        "waiting": is_open and newest is None,
        "open": is_open,
    }


def answer_rows(response: Any) -> list[dict[str, str]]:
    """An answer as its own provider reads it back."""
    rows = [("Answer", Answer(response.answer).label)]
    if response.answer == Answer.CANNOT:
        rows.append(("Reason", CannotReason(response.cannot_reason).label))
    else:
        rows += [
            ("Start", spoken_date(response.start_on)),
            ("Hours a week", hours_text(response.weekly_minutes)),
            ("Mornings and afternoons", joined([PART_DAY_LABELS[code] for code in response.part_days])),
            ("Price", f"{rate_text(response.offer.rate_at(response.price_pence))}, without VAT"),
            ("Named adult", response.adult.name),
            ("Site", response.site.name),
        ]
    if response.shortfall:
        rows.append(("What cannot be given", response.shortfall))
    given = f"{moment_text(response.given_at)}{', late' if response.late else ''}"
    if response.version > 1:
        given += f" (version {response.version})"
    return [{"key": key, "value": value} for key, value in [*rows, ("Given", given)]]
