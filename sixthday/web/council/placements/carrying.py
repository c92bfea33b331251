"""Spot placements carried over: the table tried and loaded, and what papers those that run still lack."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission, Role
from sixthday.placements import queries as placements
from sixthday.placements.actions import load_spot_placements
from sixthday.placements.queries.carrying import Outstanding, outstanding
from sixthday.placements.spot_file import COLUMNS
from sixthday.web.council.frame import show
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import OneOf, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed

SIZE = 40
MOST_BYTES = 2_000_000
WHAT = (("try", "Try it: say what would change, and change nothing"), ("load", "Load it"))


class SpotForm(Form):
    """The table, and whether it is only tried."""

    table = Upload(
        "The table", hint="A CSV or an Excel workbook of at most 2 MB, one row for each child at each provider",
        error="Choose the table",
    )  # fmt: skip
    what = OneOf("What should happen?", WHAT, error="Choose whether to try it or load it")


@door(Permission.CARRY_OVER)
def load(request: HttpRequest) -> HttpResponse:
    """Try or load a table. One bad row and nothing is loaded: every fault is shown by row and column."""
    form, report = SpotForm.of(request, initial={"what": "try"}), None
    if form.sent and form.cleaned_data["table"].size > MOST_BYTES:
        form.add_error("table", "The table must be smaller than 2 MB")
    if form.sent:
        table, dry_run = form.cleaned_data["table"], form.cleaned_data["what"] == "try"
        report = load_spot_placements(
            name=table.name, content=table.read(), by=request.user, at=request.at, dry_run=dry_run
        )
    return show(
        request, "council/placements/load.html", form=form, report=report, columns=COLUMNS,
        status=422 if report and report.errors else 200,
    )  # fmt: skip


@door(Permission.SEE_GATE)
def carried(request: HttpRequest) -> HttpResponse:
    """Every placement that was carried over and lacks papers: who must do what, by when; the first due first."""
    found = outstanding(request.user, request.on)
    page = page_of(request, len(found), SIZE)
    shown = found[page.start : page.end]
    listed(request, [row.placement for row in shown])
    seen = placements.children_seen(request.user, request.on, [row.placement for row in shown])
    return show(
        request, "council/placements/carried.html", page=page, number=len(found),
        things=sum(row.number for row in found), may_load=may(request, Permission.CARRY_OVER),
        rows=[_row(row, seen, request) for row in shown],
    )  # fmt: skip


def fixers(row: Outstanding) -> list[tuple[str, str]]:
    """What each role has to do, in words: the provider by its name."""
    provider = row.placement.award.provider.name
    return [
        (provider if role == Role.PROVIDER_LEAD else Role(role).label, "; ".join(labels))
        for role, labels in row.by_fixer.items()
    ]


def _row(row: Outstanding, seen: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    child = seen.get(row.placement.child_ref)
    return {
        "placement": row.placement,
        "child": child.short_name if child else row.placement.child_ref,
        "number": row.number,
        "fixers": fixers(row),
        "due_on": row.due_on,
        "late": row.due_on < request.on,
    }
