"""Opening records. Whoever opens a child's record leaves a trace that they did."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from sixthday.audit import actions as audit


def open_record(request: HttpRequest, queryset: QuerySet[Any], ref: str, *, about: str = "") -> Any:
    """One record by reference, out of those this person can see, and the note that they read it. Raises Http404.

    The record says which child it is about (`child_ref`), unless the page does with `about`.
    """
    record = next(iter(queryset.filter(ref=ref).order_by()[:1]), None)  # one of its kind: sorting it would cost
    if record is None:
        raise Http404
    _note(request, [about or record.child_ref])
    return record


def listed(request: HttpRequest, records: Iterable[Any]) -> list[Any]:
    """The rows of a list about children, and one note of reading for each child on this page of it."""
    rows = list(records)
    _note(request, [row.child_ref for row in rows])
    return rows


def _note(request: HttpRequest, refs: list[str]) -> None:
    if refs:
        audit.see(refs, page=request.resolver_match.view_name, by=request.user, at=request.at)
