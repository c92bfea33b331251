"""The list of providers."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.providers.choices import AccreditationKind, StandingKind
from sixthday.providers.queries import directory
from sixthday.rules.needs import MODES
from sixthday.web.council.frame import show
from sixthday.web.council.providers.presenting import rows
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

PAGE = 40
STANDINGS = [(StandingKind.ACTIVE, "Active"), *StandingKind.choices[1:]]


ACCREDITED = [("school", "Registered school"), *AccreditationKind.choices, ("none", "Nothing recorded")]


class Filters(Form):
    """Which providers to show."""

    lot = Pick("Lot", [], empty="Any lot", required=False)
    standing = Pick("Standing", STANDINGS, empty="Any standing", required=False)
    area = Text("Postcode area", hint="The first half, such as HR4", longest=4, width=4, required=False)
    accredited = Pick("Accredited as", ACCREDITED, empty="Anything or nothing", required=False)
    mode = Pick("Where teaching happens", MODES, empty="Anywhere", required=False)


@door(Permission.SEE_PROVIDERS)
def providers(request: HttpRequest) -> HttpResponse:
    """Every provider by name, filtered, with what needs attention beside it."""
    filters = Filters.asked(request)
    lots = [(str(row.lot.number), str(row.lot)) for row in framework.round_lots(request.on)]
    filters.fields["lot"].widget.options = options([("", "Any lot"), *lots])
    filters.is_valid()
    wanted = {name: value for name, value in filters.cleaned_data.items() if value}
    found = directory.directory(
        request.user, request.on, **{**wanted, "lot": int(wanted["lot"]) if "lot" in wanted else None}
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return show(
        request, "council/providers/providers.html", filters=filters, page=page, rows=rows(page.object_list, request.on),
        everyone=directory.directory(request.user, request.on).count() if wanted else page.paginator.count,
        query=urlencode(wanted), may_load=may(request, Permission.LOAD_PROVIDERS),
        may_verify=may(request, Permission.RECORD_EVIDENCE),
    )  # fmt: skip
