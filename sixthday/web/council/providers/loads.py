"""Loading providers and rates from a table: tried first, then loaded."""

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.providers.actions import load_providers
from sixthday.providers.offer_file import COLUMNS
from sixthday.reference.rows import decoded
from sixthday.web.council.frame import show
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import OneOf, Upload
from sixthday.web.kit.forms import Form

MOST_BYTES = 2_000_000
WHAT = (("try", "Try it: say what would change, and change nothing"), ("load", "Load it"))


class LoadForm(Form):
    """The table, and whether it is only tried."""

    table = Upload("The table", hint="A CSV of at most 2 MB with one row for each offer", error="Choose the table")
    what = OneOf("What should happen?", WHAT, error="Choose whether to try it or load it")


@door(Permission.LOAD_PROVIDERS)
def load(request: HttpRequest) -> HttpResponse:
    """Try or load a table. One bad row and nothing is loaded: every fault is shown by row and column."""
    form, report = LoadForm.of(request, initial={"what": "try"}), None
    if form.sent and form.cleaned_data["table"].size > MOST_BYTES:
        form.add_error("table", "The table must be smaller than 2 MB")
    if form.sent:
        table, dry_run = form.cleaned_data["table"], form.cleaned_data["what"] == "try"
        report = load_providers(
            text=decoded(table.read()), source=table.name, by=request.user, at=request.at, dry_run=dry_run
        )
    return show(
        request, "council/providers/load.html", form=form, report=report, columns=COLUMNS,
        status=422 if report and report.errors else 200,
    )  # fmt: skip
