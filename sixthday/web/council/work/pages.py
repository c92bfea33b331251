"""The list of work, always in breach order, and taking a referral from it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.queries import referral as referrals
from sixthday.referrals.queries import work as reading
from sixthday.referrals.queries.duty import area_days
from sixthday.web.council.frame import first_page, show
from sixthday.web.council.work.filters import Filters
from sixthday.web.council.work.others import others
from sixthday.web.council.work.presenting import groups, heading, nothing
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.paging import Page, page_of
from sixthday.web.kit.records import listed, open_record

SIZE = 40
DRAFTS = 20
MOST = 1_000  # beyond it the heading says "over": no council has so many


@door(None)
def work(request: HttpRequest) -> HttpResponse:
    """Children not yet in education, nearest breach first; each row with its next step. Others go to their first page."""
    if not may(request, Permission.SEE_WORK) and (begin := first_page(request)):
        return redirect(begin)
    if not may(request, Permission.SEE_CHILDREN):
        return show(request, "council/work/others.html", others=others(request))
    filters = Filters.for_person(request)
    found = filters.narrowed(request)
    area = area_days()
    counts, page, more = counted(request, found, reading.horizon(request.on, area))
    rows = listed(request, reading.rows(found[page.start : page.end], request.on, area))
    hidden = 0 if rows or not filters.narrows else reading.work_list(request.user, request.on).count()
    return show(
        request, "council/work/list.html", filters=filters, heading=heading(counts, filters, more=more), page=page,
        nothing=nothing(hidden, request.at), groups=groups(request, rows, counts), others=others(request),
        drafts=drafts(request), may_refer=may(request, Permission.WRITE_REFERRAL),
    )  # fmt: skip


def counted(request: HttpRequest, found: Any, horizon: date) -> tuple[dict[reading.Group, int], Page, bool]:
    """How many stand in each group, the page asked for, and whether counting stopped: it goes on only for far pages."""
    counts = reading.counts(found, request.on, horizon, most=MOST)
    page, more = page_of(request, sum(counts.values()), SIZE), sum(counts.values()) >= MOST
    if not more or page.end < MOST:
        return counts, page, more
    counts = reading.counts(found, request.on, horizon)
    return counts, page_of(request, sum(counts.values()), SIZE), False


def drafts(request: HttpRequest) -> list[object]:
    """Referrals begun and not yet sent, for those who write them."""
    if not may(request, Permission.WRITE_REFERRAL):
        return []
    return listed(request, reading.drafts(request.user, request.on)[:DRAFTS])


@door(Permission.OWN_REFERRAL)
def owners(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a referral that nobody owns; the second to try is told who was first."""
    referral = open_record(request, referrals.plain(request.user, request.on), ref)
    if request.method == "POST":
        take_ownership(referral=referral, by=request.user, at=request.at)
    return redirect("child", referral.child.ref)
