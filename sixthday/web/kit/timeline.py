"""What was done about a record, and who read it: the same on every page that shows it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from sixthday.access import queries as access
from sixthday.audit import queries as audit
from sixthday.audit.choices import Kind
from sixthday.rules.sections import SECTIONS
from sixthday.rules.words import hours_text, moment_text, short_date
from sixthday.web.kit.fields import Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import Page, page_of
from sixthday.web.kit.widgets import options

SIZE = 50
FAMILY = "The family"
DAYS = (("from_on", "From"), ("until_on", "Until"), ("review_on", "Review"))
SECTION_TITLES = {section.code: section.title for section in SECTIONS}


class TimelineFilter(Form):
    """One kind of event, or all."""

    kind = Pick("What was done", [(kind.value, kind.label) for kind in Kind], empty="Everything", required=False)

    @property
    def kinds(self) -> list[str]:
        """The kinds asked for; none means all."""
        kind = self.cleaned_data.get("kind") if self.is_valid() else ""
        return [kind] if kind else []


def events_of(request: HttpRequest, refs: Iterable[str], filters: TimelineFilter) -> tuple[Page, list[dict[str, Any]]]:
    """One page of what was done about any of these references, newest first, for the `timeline` macro."""
    wanted = list(refs)
    _offer_what_happened(filters, wanted)
    found = audit.timeline(wanted, filters.kinds)
    page = page_of(request, found.count(), SIZE)
    entries = list(found[page.start : page.end])
    details, names = audit.details(entries), access.names([entry.actor for entry in entries])
    events = [
        {
            "when": moment_text(entry.at),
            "title": Kind(entry.kind).label,
            "by": names.get(entry.actor, ""),
            "text": _said(details.get(entry.pk, {})),
        }
        for entry in entries
    ]
    return page, events


def readings_of(request: HttpRequest, refs: Iterable[str]) -> tuple[Page, list[tuple[str, str, str]]]:
    """One page of who read these records: when, who, on which page."""
    found = audit.sightings(refs)
    page = page_of(request, found.count(), SIZE)
    rows = list(found[page.start : page.end])
    names = access.names([row.actor for row in rows])
    return page, [(moment_text(row.at), names.get(row.actor, FAMILY), _spoken(row.page)) for row in rows]


def _offer_what_happened(filters: TimelineFilter, refs: list[str]) -> None:
    """Only the kinds that there are; the one asked for stays."""
    there = set(audit.kinds(refs)) | {filters.data.get("kind", "")}
    shown = [("", "Everything"), *((kind.value, kind.label) for kind in Kind if kind.value in there)]
    filters.fields["kind"].widget.options = options(shown)


def _said(detail: Mapping[str, Any]) -> str:
    """What was done in a few words, a due day that moved with both dates, and why."""
    before, after = detail.get("before") or {}, detail.get("after") or {}
    parts = []
    if title := SECTION_TITLES.get(after.get("section")):
        parts.append(f"{title}.")
    if after.get("weekly_minutes"):
        parts.append(f"{hours_text(after['weekly_minutes'])} a week.")
    parts += [f"{words} {_day(after[key])}." for key, words in DAYS if after.get(key)]
    if before.get("due_on") != after.get("due_on"):
        was = f"Due {_day(before['due_on'])}, now" if "due_on" in before else "Due"
        parts.append(f"{was} {_day(after.get('due_on'))}.")
    if why := str(detail.get("why") or "").strip():
        parts.append(why)
    return " ".join(parts)


def _day(text: str | None) -> str:
    return short_date(date.fromisoformat(text)) if text else "not known"


def _spoken(route: str) -> str:
    return route.replace("_", " ").capitalize()
