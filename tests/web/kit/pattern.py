"""Pages that exist only in the tests: every component once, every question once, filters beside a list."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.rules import clocks
from sixthday.rules.calendars import SchoolDays, Span
from sixthday.rules.findings import Finding, Stale, Weight, refusal
from sixthday.rules.parameters import law_on
from sixthday.web.kit import charts
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, open_door
from sixthday.web.kit.fields import Pick, SomeOf, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.pages import Link
from sixthday.web.kit.records import listed, open_record
from tests.web.kit.everything import Everything

HERE = Path(__file__).parent
DAYS = SchoolDays((Span(date(2026, 9, 1), date(2026, 12, 18), "term"),), frozenset())
NAVIGATION = tuple(
    Link(word, f"#{word}", word == "Children")
    for word in ("Work", "Children", "Providers", "Framework", "Money", "Overview")
)


def drawn(request: HttpRequest, name: str, status: int = 200, **context: object) -> HttpResponse:
    """A page of the tests, from its file beside this one."""
    context |= {"navigation": NAVIGATION, "search_url": "/search/"}
    template = engines.all()[0].from_string((HERE / name).read_text())
    return HttpResponse(template.render(context, request), status=status)


def _strip(today: date) -> charts.Strip:
    clock = clocks.sixth_day(date(2026, 11, 2), DAYS, law_on("sixth_day_days", today))
    return charts.clock_strip(clock, clocks.position(clock, DAYS, today), today)


def _stacks() -> tuple[charts.Stack, ...]:
    letters = (
        ("N", "need fit"),
        ("O", "outcomes"),
        ("S", "start"),
        ("D", "days and times"),
        ("M", "miles"),
        ("P", "price"),
        ("V", "views"),
    )
    rows = {
        "Wye Valley Learning": (24, 11, 15, 13, 8, 6, 8),
        "Bridge Tuition": (22, 9, 12, 15, 8, 10, 6),
        "Teme": (20, 7, 15, 10, 6, 8, 2),
    }
    return charts.stacked(
        [
            (name, [(word, letter, one) for (letter, word), one in zip(letters, points, strict=True)], str(sum(points)))
            for name, points in rows.items()
        ]
    )


@open_door()
def everything_shown(request: HttpRequest) -> HttpResponse:
    """Every component once."""
    spend = [
        ("Apr 2026", 0),
        ("2027", 200),
        ("2028", 500),
        ("2029", 900),
        ("2030", 1300),
        ("2031", 1600),
        ("Mar 2032", 1750),
    ]
    return drawn(
        request,
        "pattern.html",
        strip=_strip(date(2026, 11, 5)),
        late=_strip(date(2026, 11, 11)),
        hours=charts.hours_bar(25 * 60, 15 * 60, 0, notes={"bought": "10 hours short", "delivered": "Starts Fri 6 Nov"}),
        rows=[
            ["Kai R.", "Day 8 – 2 school days late", "Lock shortlist", "Beth Lewis", "£1,042.50"],
            ["Asha M.", "Day 5 – due Fri 6 Nov", "Sign decision", "Owen Price", "£540.00"],
        ],
        ranking=[["Wye Valley Learning", 24, 11, 15, 13, 8, 6, 85], ["Bridge Tuition", 22, 9, 12, 15, 8, 10, 82]],
        stacks=_stacks(),
        key=(("N", "need fit"), ("O", "outcomes record"), ("S", "start"), ("D", "days and times"), ("M", "miles"), ("P", "price"), ("V", "family's views")),
        findings=[
            Finding("cleared", False, "The substitute worker is not checked.", "Keeping children safe in education", fixer="Arrow Outdoors"),
            Finding("insured", False, "Public liability insurance ends on 14 November 2026.", "Framework terms, 12.1", Weight.WARNS, "QA officer"),
            Finding("site", True, "The site was checked on 2 September 2026.", "Framework terms, 9.4"),
        ],
        waits=charts.bars([("Day 1 to 2", 4, "4"), ("Day 3 to 5", 6, "6"), ("Day 6 and later", 2, "2")], late=["Day 6 and later"]),
        spend=charts.s_curve(spend, 3, 2000, words=("Cap £20m", "£5m spent")),
        map=charts.grid_map(
            [(x * 2000, y * 2000, (x - 6) ** 2 + (y - 5) ** 2 < 24) for x in range(13) for y in range(11) if (x * y) % 7],
            [(11000, 9000, "Arrow Outdoors"), (15000, 13000, "Bridge Tuition"), (9000, 14000, "Wye Valley Learning")],
            side_metres=2000,
        ),
    )  # fmt: skip


@door(None, "account")
def everything_asked(request: HttpRequest) -> HttpResponse:
    """Every question once."""
    form = Everything.of(request)
    if form.sent:
        return HttpResponse("Saved")
    return drawn(request, "asking.html", 422 if form.refused else 200, form=form, title_error=form.refused)


class Filters(Form):
    """A few filters."""

    name = Text("Name", required=False)
    lot = Pick("Lot", [("1", "Lot 1"), ("2", "Lot 2")], required=False, empty="Any lot")
    modes = SomeOf("Taught", [("home", "At home"), ("setting", "At a setting")], required=False, small=True)


@open_door()
def everything_filtered(request: HttpRequest) -> HttpResponse:
    """Filters beside a list."""
    rows = [
        ["Arrow Outdoors", "1, 3", "Hereford", "£42.00"],
        ["Bridge Tuition", "3", "Leominster", "£38.50"],
        ["Wye Valley Learning", "1", "Ross", "£40.00"],
    ]
    return drawn(request, "filters.html", form=Filters.asked(request), rows=rows)


@door(Permission.SEE_CHILDREN)
def recorded(request: HttpRequest, ref: str) -> HttpResponse:
    """One record, opened as a child's."""
    person = open_record(request, access.people([request.user.ref]), ref, about="C4-7KP")
    return HttpResponse(person.name)


@dataclass
class Row:
    """A row of a list about children."""

    child_ref: str


@door(Permission.SEE_CHILDREN)
def listed_rows(request: HttpRequest) -> HttpResponse:
    """A list about children, one of them twice."""
    rows = listed(request, [Row("C1"), Row("C2"), Row("C1")])
    return HttpResponse(str(len(rows)))


class Reason(Form):
    """One reason."""

    reason = Text("Reason")


@door(Permission.RETURN_REFERRAL)
def acted(request: HttpRequest, how: str) -> HttpResponse:
    """A page whose act is refused, lost, or left uncaught, as asked."""
    form = Reason.of(request)
    if how == "forbidden":
        insist(request, Permission.SIGN_CALLOFF)
    if how == "uncaught":
        raise refusal("closed", "The referral is closed.", source="M08", fixer="Lead broker")
    if how == "broken":
        raise RuntimeError("the roof fell in")
    if form.sent:
        with acting(form, fields={"reason": "reason"}):
            if how == "lost":
                raise Stale(what="The referral was withdrawn.", who="Rosa Hill", when="Thu 5 Nov, 10:40am")
            raise refusal("reason", "The reason is too short.", source="M08")
    return drawn(request, "asking.html", 422 if form.refused else 200, form=form)


urlpatterns = [
    path("pattern/", everything_shown),
    path("pattern/asked/", everything_asked),
    path("pattern/filtered/", everything_filtered),
    path("pattern/acted/<str:how>/", acted),
    path("pattern/records/", listed_rows, name="pattern_records"),
    path("pattern/records/<str:ref>/", recorded, name="pattern_record"),
    path("", include("sixthday.urls")),
]
handler403 = "sixthday.web.kit.errors.forbidden"
handler404 = "sixthday.web.kit.errors.not_found"
handler500 = "sixthday.web.kit.errors.broken"
