"""Loading a table: choose the file, see what it would change, load it. Nothing is loaded before it was tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.documents import queries as documents
from sixthday.documents.actions import store_file
from sixthday.documents.choices import CSV, TABLES
from sixthday.reference import actions as reference
from sixthday.reference.register import COLUMNS as REGISTER
from sixthday.reference.rows import decoded
from sixthday.reference.termfile import COLUMNS as TERMS
from sixthday.referrals.actions.calendars import Loaded, load_term_dates
from sixthday.web.council.frame import show
from sixthday.web.council.reference.forms import Table
from sixthday.web.council.reference.moves import moves
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form

MOST_FAULTS = 100  # shown at once


@dataclass(frozen=True, slots=True)
class Kind:
    """A table that can be loaded: its name, the action, its columns with what each holds, and where to look afterwards."""

    name: str
    load: Callable[..., Loaded]
    columns: tuple[str, ...]
    example: tuple[str, ...]
    words: str
    afterwards: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each column with its example."""
        return [(column, example or "may be empty") for column, example in zip(self.columns, self.example, strict=True)]


def _load_schools(**given: Any) -> Loaded:
    return Loaded(reference.load_schools(**given), ())


KINDS = {
    "schools": Kind(
        "schools", _load_schools, REGISTER,
        ("150697", "884", "4015", "Aylestone School", "Academy converter", "Open", "Secondary", "01/12/2023", "", "HR1 1HY"),
        "An extract of the register of schools (Get Information About Schools) can be loaded as it is: other columns are not "
        "read. A school that the table does not name stays as it is.",
        "reference_schools",
    ),
    "term-dates": Kind(
        "term dates", load_term_dates, TERMS,
        ("E06000019", "", "2026-27", "half term", "Autumn half term", "26/10/2026", "30/10/2026", "The council's website"),
        "One row for each term and each half-term holiday. Leave the school’s URN empty for dates of every school of the "
        "authority. A school year in the table replaces that year as a whole.",
        "reference_term_dates",
    ),
}  # fmt: skip


FILE_FINDINGS = ("file_empty", "file_size", "file_kind", "file_content", "file_virus")


@door(Permission.MANAGE_REFERENCE)
def upload(request: HttpRequest, what: str) -> HttpResponse:
    """Choose the table. It is kept, and tried on the next page."""
    kind, form = _kind(what), Table.of(request)
    if form.sent:
        with acting(form, fields=dict.fromkeys(FILE_FINDINGS, "table")):
            stored = store_file(upload=form.cleaned_data["table"], by=request.user, at=request.at, kinds=TABLES)
            return redirect("reference_upload_check", what, stored.ref)
    return show(request, "council/reference/upload.html", kind=kind, form=form)


@door(Permission.MANAGE_REFERENCE)
def check(request: HttpRequest, what: str, ref: str) -> HttpResponse:
    """What the table would change, or every fault in it, with the due days that move; and then load it."""
    kind, form = _kind(what), Form.of(request)
    name, text = _table(request, ref)
    done = kind.load(text=text, source=name, by=request.user, at=request.at, dry_run=not form.sent)
    if form.sent and not done.report.errors:
        messages.success(request, _said(done))
        return redirect(kind.afterwards)
    faults = done.report.errors
    return show(
        request, "council/reference/upload_check.html", status=422 if faults else 200, kind=kind, what=what, name=name,
        report=done.report, faults=faults[:MOST_FAULTS], more=max(0, len(faults) - MOST_FAULTS),
        moves=moves(request, done.moved),
    )  # fmt: skip


def _kind(what: str) -> Kind:
    if what not in KINDS:
        raise Http404
    return KINDS[what]


def _table(request: HttpRequest, ref: str) -> tuple[str, str]:
    """The name and text of a table that this person uploaded; nobody opens another's, or another kind of file."""
    found = documents.open_stored(ref)
    if found is None or found[0].content_type != CSV.content_type or found[0].uploaded_by_id != request.user.pk:
        raise Http404
    return found[0].name, decoded(found[1])


def _said(done: Loaded) -> str:
    report, moved = done.report, len(done.moved)
    words = f"Loaded: {report.added:,} added, {report.changed:,} changed, {report.removed:,} removed."
    return f"{words} {moved} due {'day' if moved == 1 else 'days'} moved." if moved else words
