"""Needs that nobody could meet, as the case for reopening: counts for everybody, and the requests for who may see them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from sixthday.access.choices import Permission
from sixthday.awards.queries.unmet import KINDS, Unmet, counted, unmet, unmet_seen
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.rules.ages import school_year
from sixthday.rules.small_numbers import drawn_parts, told, told_parts
from sixthday.web.council.frame import show
from sixthday.web.kit import charts
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import listed
from sixthday.web.kit.widgets import options

TITLES = {"need": "By need", "area": "By area", "age": "By age", "lot": "By lot"}
YEARS = 4  # whole school years only: two periods that overlap would tell what lies between them


class YearForm(Form):
    """Which school year."""

    year = Pick("School year", [], error="Choose a school year")

    @classmethod
    def for_years(cls, request: HttpRequest) -> "YearForm":
        """This school year until another is chosen."""
        this = school_year(request.on)
        asked = request.GET.copy()
        asked.setdefault("year", str(this))
        form = cls(asked)
        years = [(str(this - back), words(this - back)) for back in range(YEARS)]
        form.fields["year"].widget.options = options(years)
        return form

    def chosen(self, on: date) -> int:
        """The year in which it began; this one when none of the list was chosen."""
        self.is_valid()
        known = {str(school_year(on) - back) for back in range(YEARS)}
        given = self.cleaned_data.get("year")
        return int(given) if given in known else school_year(on)


def words(year: int) -> str:
    """A school year as it is said."""
    return f"{year} to {year + 1}"


@door(Permission.SEE_FRAMEWORK)
def unmet_need(request: HttpRequest) -> HttpResponse:
    """What nobody could meet in a school year, by need, area, age and lot; each bar opens its requests."""
    form = YearForm.for_years(request)
    year = form.chosen(request.on)
    period = date(year, 9, 1), date(year + 1, 8, 31)
    sees_list = may(request, Permission.SEE_CHILDREN)
    smallest = 0 if sees_list else int(framework.choice(Choice.SMALL_NUMBER, request.on))
    rows = unmet_seen(request.user, request.on, *period) if sees_list else unmet(*period)
    kind, value = request.GET.get("by", ""), request.GET.get("of", "")
    narrowed = [row for row in rows if not value or (kind in KINDS and value in row.of(kind))]
    if sees_list:
        listed(request, [row.request for row in narrowed])
    return show(
        request, "council/buying/unmet.html", form=form, year=words(year), total=told(len(rows), smallest),
        number=len(rows), sees_list=sees_list, parts=[_part(rows, name, year, smallest) for name in KINDS],
        requests=narrowed if sees_list else [], value=value, whole=f"{reverse('unmet_need')}?year={year}",
    )  # fmt: skip


def _part(rows: list[Unmet], kind: str, year: int, smallest: int) -> dict[str, Any]:
    """One picture with its table."""
    counts = counted(rows, kind)
    said, drawn = told_parts(counts, smallest), drawn_parts(counts, smallest)
    links = (
        {} if smallest else {name: f"?{urlencode({'year': year, 'by': kind, 'of': name})}#requests" for name in counts}
    )
    return {
        "title": TITLES[kind],
        "bars": charts.bars([(name, drawn[name], said[name]) for name in counts], links=links),
        "rows": [[name, said[name]] for name in counts],
    }
