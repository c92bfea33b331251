"""The share of local, small and voluntary providers in places and in spend."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.queries import Share, Shares
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.rules.money import money_text
from sixthday.rules.pricing import financial_year
from sixthday.rules.small_numbers import drawn_parts, told, told_parts
from sixthday.web.council.frame import show
from sixthday.web.kit import charts
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

YEARS = 4


class YearForm(Form):
    """Which financial year."""

    year = Pick("Financial year", [], error="Choose a financial year")


@door(Permission.SEE_MONEY)
def shares(request: HttpRequest) -> HttpResponse:
    """Places and commitments of a financial year, and what part of each is with local, small and voluntary providers."""
    years = _years(financial_year(request.on))
    asked = request.GET.get("year", "")
    year = asked if asked in years else years[0]
    form = YearForm({"year": year})
    form.fields["year"].widget.options = options([(each, each) for each in years])
    smallest = int(framework.choice(Choice.SMALL_NUMBER, request.on))
    found = calloffs.shares(year)
    return show(request, "council/buying/shares.html", form=form, year=year, **_shown(found, smallest))


def _shown(found: Shares, smallest: int) -> dict[str, Any]:
    whole, kinds = found.whole, (found.local, *found.sizes)
    sizes = {share.label: share.places for share in found.sizes}
    said = told_parts(sizes, smallest) | {found.local.label: told(found.local.places, smallest)}
    drawn = drawn_parts(sizes, smallest) | drawn_parts({found.local.label: found.local.places}, smallest)
    local = percent(found.local.pence, whole.pence)
    return {
        "number": whole.places, "pence": whole.pence,
        "heading": f"{local} of what is committed goes to local providers" if whole.pence else "Nothing is committed in this year",
        "spend": charts.bars([(kind.label, kind.pence, f"{percent(kind.pence, whole.pence)}, {money_text(kind.pence)}") for kind in kinds]),
        "places": charts.bars([(kind.label, drawn[kind.label], said[kind.label]) for kind in kinds]),
        "rows": [_row(kind, whole, said[kind.label]) for kind in kinds] + [_row(whole, whole, told(whole.places, smallest))],
    }  # fmt: skip


def _row(kind: Share, whole: Share, places: str) -> list[str]:
    return [kind.label, places, money_text(kind.pence), percent(kind.pence, whole.pence)]


def percent(part: int, whole: int) -> str:
    """A share in whole percent."""
    return f"{round(part * 100 / whole)}%" if whole else "0%"


def _years(this: str) -> list[str]:
    """This financial year and those before it."""
    first = int(this[:4])
    return [f"{year}-{(year + 1) % 100:02d}" for year in range(first, first - YEARS, -1)]
