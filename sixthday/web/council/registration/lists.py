"""The monthly list of registered and unregistered providers: every edition, one to read and acknowledge, making one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.places import actions
from sixthday.places import queries as places
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

COLUMNS = (
    "Provider", "Registered school", {"text": "Children", "numeric": True}, {"text": "Full time", "numeric": True},
    {"text": "EHC plan or looked after, full time", "numeric": True}, "Guard",
)  # fmt: skip


@door(None)
def editions(request: HttpRequest) -> HttpResponse:
    """The editions this person was sent; all of them, who gets them and who is late, for those who look after the list."""
    sees, sends = may(request, Permission.SEE_SCHOOL_CASES), may(request, Permission.SEND_PROVIDER_LIST)
    found = list(places.editions(request.user, request.on))
    return show(
        request, "council/registration/lists.html", editions=[_row(edition, request.user) for edition in found],
        late=list(places.overdue_copies(request.on)) if sees else [], sees=sees, sends=sends,
        recipients=list(places.recipients(request.on)) if sees else [],
    )  # fmt: skip


@door(Permission.SEND_PROVIDER_LIST)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Make an edition now and send it."""
    form = Form.of(request)
    if form.sent:
        with acting(form):
            made = actions.make_edition(by=request.user, at=request.at)
            messages.success(request, "The list is made and sent.")
            return redirect("provider_list", made.ref)
    readers = [row.user.name for row in places.recipients(request.on)]
    return show(request, "council/registration/list_new.html", form=form, readers=readers)


@door(None)
def edition(request: HttpRequest, ref: str) -> HttpResponse:
    """One edition as it was frozen; whoever it was sent to acknowledges it here."""
    found = places.editions(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    form, mine = Form.of(request), places.copy_of(found, request.user)
    if form.sent:
        with acting(form):
            actions.acknowledge_edition(edition=found, by=request.user, at=request.at)
            messages.success(request, "Thank you. It is kept that you have read this list.")
            return redirect("provider_list", ref)
    rows = [_frozen(row) for row in found.rows]
    return show(
        request, "council/registration/list.html", edition=found, form=form, mine=mine, columns=COLUMNS,
        schools=[words for words, row in zip(rows, found.rows, strict=True) if row["registered"]],
        others=[words for words, row in zip(rows, found.rows, strict=True) if not row["registered"]],
        copies=list(found.copies.all()) if may(request, Permission.SEE_SCHOOL_CASES) else [],
    )  # fmt: skip


def _row(edition: Any, user: Any) -> dict[str, Any]:
    copies = list(edition.copies.all())
    mine = next((copy for copy in copies if copy.user_id == user.pk), None)
    return {
        "ref": edition.ref,
        "made": plain_date(edition.made_on),
        "how": "By hand" if edition.by_hand else "Monthly",
        "said": f"{sum(1 for copy in copies if copy.acknowledged_at)} of {len(copies)}",
        "waits": mine is not None and mine.acknowledged_at is None,
    }


def _frozen(row: dict[str, Any]) -> list[Any]:
    since = f"{row['urn']}, since {plain_date(date.fromisoformat(row['registered_on']))}" if row["registered"] else "No"
    guard = "Does not apply" if row["registered"] else "Over the line" if row["over"] else "Below the line"
    return [row["provider"], since, str(row["children"]), str(row["full_time"]), str(row["special"]), guard]
