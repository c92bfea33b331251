"""What was done and who read what, by date, kind, person and reference, and where the chain stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.audit import queries as audit
from sixthday.audit.choices import Kind
from sixthday.quality.queries import concern as concerns
from sixthday.rules.references import normalise
from sixthday.rules.words import moment_text
from sixthday.web.council.frame import show
from sixthday.web.council.restricted.hiding import HIDDEN, hidden_refs
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import page_of

SIZE = 50


class Part(Form):
    """Which part of the record to see."""

    from_on = Day("From", required=False)
    until_on = Day("Until", required=False)
    person = Text("Person", required=False, longest=80, hint="E-mail address or reference")
    about = Text("Reference", required=False, longest=24, hint="Of a child, request, provider…")

    def asked_for(self) -> dict[str, Any]:
        """What narrows the record, as `audit.queries` takes it. Somebody unknown finds nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        person = given.get("person", "")
        return {
            "from_on": given.get("from_on"), "until_on": given.get("until_on"), "about": normalise(given.get("about") or ""),
            "actor": access.ref_of(person) if person else None,
        }  # fmt: skip


class Entries(Part):
    """The same, and one kind of act."""

    kind = Pick("What was done", [(kind.value, kind.label) for kind in Kind], empty="Everything", required=False)


@door(Permission.SEE_AUDIT)
def entries(request: HttpRequest) -> HttpResponse:
    """Every act, newest first, with its reasons; above it how far the record is sealed."""
    part = Entries.asked(request)
    asked = part.asked_for()
    found = audit.entries(**asked, kind=part.cleaned_data.get("kind", ""))
    page = page_of(request, found.count(), SIZE)
    return show(
        request, "council/audit/entries.html", part=part, page=page, lines=_lines(request, found[page.start : page.end]),
        chain=audit.sealing(), narrowed=bool(request.GET),
    )  # fmt: skip


@door(Permission.SEE_AUDIT)
def readings(request: HttpRequest) -> HttpResponse:
    """Who read which child's record, on which page, newest first."""
    part = Part.asked(request)
    found = audit.readings(**part.asked_for())
    page = page_of(request, found.count(), SIZE)
    rows = list(found[page.start : page.end])
    names = access.names([row.actor for row in rows])
    lines = [[moment_text(row.at), names.get(row.actor, row.actor), row.ref, _words(row.page)] for row in rows]
    return show(request, "council/audit/readings.html", part=part, page=page, lines=lines, narrowed=bool(request.GET))


def _lines(request: HttpRequest, found: Any) -> list[dict[str, str]]:
    rows = list(found)
    names, details = access.names([row.actor for row in rows]), audit.details(rows)
    hidden = hidden_refs(request) | concerns.hidden_refs(request.user, request.on)
    return [
        {
            "when": moment_text(row.at),
            "title": Kind(row.kind).label,
            "by": names.get(row.actor, row.actor),
            "text": _said({each.ref for each in row.abouts.all()}, details.get(row.pk, {}), hidden),
        }
        for row in rows
    ]


def _said(refs: set[str], detail: dict[str, Any], hidden: set[str]) -> str:
    """The references, then what changed and why, unless the record is restricted."""
    about = f"About {', '.join(sorted(refs))}. " if refs else ""
    if refs & hidden:
        return about + HIDDEN
    before, after = detail.get("before") or {}, detail.get("after") or {}
    changed = [
        f"{_words(key)}: {before[key]}, now {value}" if key in before else f"{_words(key)}: {value}"
        for key, value in after.items()
    ]
    unmet = [finding["reason"] for finding in detail.get("findings", ()) if not finding["met"]]
    return about + " ".join([f"{part}." for part in changed] + unmet + [str(detail.get("why") or "")]).strip()


def _words(code: str) -> str:
    return code.replace("_", " ").capitalize()
