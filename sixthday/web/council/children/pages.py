"""A child's record, page by page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.placements.queries.carrying import Outstanding, outstanding
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import work as reading
from sixthday.referrals.queries.duty import area_days
from sixthday.web.council.casework.forms import SAID
from sixthday.web.council.children.lists import files, list_lines, referral_lines
from sixthday.web.council.children.presenting import identity, pages_of, standings, tabs
from sixthday.web.council.children.references import refs_of
from sixthday.web.council.frame import show
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed, open_record
from sixthday.web.kit.timeline import TimelineFilter, events_of, readings_of

SIZE = 40


@door(Permission.SEE_CHILDREN)
def child_list(request: HttpRequest) -> HttpResponse:
    """The children this person may see, by name."""
    found = children.listing(request.user, request.on)
    page = page_of(request, found.count(), SIZE)
    lines = list_lines(listed(request, found[page.start : page.end]), request.on)
    return show(
        request, "council/children/list.html", lines=lines, page=page, may_tell=may(request, Permission.TELL_OF_CARE)
    )


@door(Permission.SEE_CHILDREN)
def child(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the child's education stands, and the next step."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    rows = reading.rows(children.duties_of(found), request.on, area_days())
    return _page(
        request, found, "child", "council/children/summary.html", standings=standings(request, rows), hows=SAID,
        may_log=may(request, Permission.LOG_CONTACT), may_assign=may(request, Permission.ASSIGN_REFERRAL),
        pages_of=pages_of, carried=_carried(request, found),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def child_referrals(request: HttpRequest, ref: str) -> HttpResponse:
    """Every referral of the child."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    lines = referral_lines(children.referrals_of(found))
    return _page(request, found, "child_referrals", "council/children/referrals.html", lines=lines)


@door(Permission.SEE_CHILDREN)
def child_documents(request: HttpRequest, ref: str) -> HttpResponse:
    """Every file of the child's referrals."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    lines = files(children.documents_of(found))
    return _page(request, found, "child_documents", "council/children/documents.html", lines=lines)


@door(Permission.SEE_CHILDREN)
def child_timeline(request: HttpRequest, ref: str) -> HttpResponse:
    """What was done, newest first."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    filters = TimelineFilter.asked(request)
    page, events = events_of(request, refs_of(found), filters)
    return _page(
        request, found, "child_timeline", "council/children/timeline.html", filters=filters, events=events, page=page
    )


@door(Permission.SEE_AUDIT)
def child_readings(request: HttpRequest, ref: str) -> HttpResponse:
    """Who read the record, on which page, when."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    page, lines = readings_of(request, [found.ref])
    openings = children.openings(found)
    return _page(
        request, found, "child_readings", "council/children/readings.html", lines=lines, page=page, openings=openings
    )


def _carried(request: HttpRequest, found: Any) -> list[Outstanding]:
    """The child's placements that were carried over and lack papers, for whoever may see the gate."""
    return outstanding(request.user, request.on, found) if may(request, Permission.SEE_GATE) else []


def _page(request: HttpRequest, found: object, current: str, template: str, **context: object) -> HttpResponse:
    return show(
        request,
        template,
        child=found,
        identity=identity(found, request.on),
        tabs=tabs(request, found, current),
        **context,
    )
