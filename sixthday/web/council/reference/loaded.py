"""What stands loaded: editions, schools, term dates, and which calendars are missing."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.reference import queries as reference
from sixthday.reference.choices import Load
from sixthday.reference.termfile import academic_year_of
from sixthday.rules.words import joined, moment_text
from sixthday.web.council.frame import show
from sixthday.web.council.reference.forms import Search, Year
from sixthday.web.council.reference.ways import ways
from sixthday.web.kit.doors import door

A_PAGE = 50
BY_PAGE = {
    Load.SCHOOLS: "schools",
    Load.TERM_DATES: "term-dates",
}  # what a person loads from a page; the rest by command


@door(Permission.MANAGE_REFERENCE)
def overview(request: HttpRequest) -> HttpResponse:
    """Each kind of data with its edition, every calendar that is missing this school year, and those to come."""
    this, following = academic_year_of(request.on), academic_year_of(date(request.on.year + 1, request.on.month, 1))
    covers = reference.covers([this])
    to_come = [cover.authority.name for cover in reference.covers([following]) if not cover.is_loaded]
    return show(
        request,
        "council/reference/overview.html",
        ways=ways("overview"),
        kinds=_kinds(),
        missing=[cover for cover in covers if not cover.is_loaded],
        covered=bool(covers),
        this=this,
        following=following,
        to_come=joined(to_come),
    )


@door(Permission.MANAGE_REFERENCE)
def schools(request: HttpRequest) -> HttpResponse:
    """The schools that are loaded, by name."""
    form = Search.asked(request)
    text = form.cleaned_data["school"] if form.is_valid() else ""
    found = reference.find_school(text) if text else reference.schools()
    page = Paginator(found.prefetch_related("urns"), A_PAGE).get_page(request.GET.get("page"))
    return show(
        request, "council/reference/schools.html", ways=ways("schools"), form=form, text=text, page=page,
        turns=_turns(page, f"school={text}&" if text else ""),
    )  # fmt: skip


@door(Permission.MANAGE_REFERENCE)
def term_dates(request: HttpRequest) -> HttpResponse:
    """The term dates that are loaded, newest school year first."""
    years = sorted(set(reference.terms().values_list("academic_year", flat=True)), reverse=True)
    form = Year.asked(request, years=years)
    year = form.cleaned_data["year"] if form.is_valid() else ""
    terms = list(reference.terms(year).order_by("-academic_year", "authority__name", "school__name", "from_on"))
    return show(
        request, "council/reference/term_dates.html", ways=ways("term_dates"), form=form, year=year, terms=terms
    )


def _kinds() -> list[dict[str, object]]:
    editions = reference.editions()
    names = access.names([edition.loaded_by for edition in editions.values()])
    rows = []
    for kind in Load:
        edition = editions.get(kind)
        by = names.get(edition.loaded_by, "the command line") if edition else ""
        rows.append({
            "kind": kind.label, "edition": edition,
            "loaded": f"{moment_text(edition.loaded_at)}, {by}" if edition else "",
            "href": reverse("reference_upload", args=[BY_PAGE[kind]]) if kind in BY_PAGE else "",
        })  # fmt: skip
    return rows


def _turns(page: object, asked: str) -> dict[str, str]:
    before = f"?{asked}page={page.previous_page_number()}" if page.has_previous() else ""  # type: ignore[attr-defined]
    after = f"?{asked}page={page.next_page_number()}" if page.has_next() else ""  # type: ignore[attr-defined]
    return {"previous": before, "next": after}
