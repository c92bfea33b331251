"""The list of work, always in breach order, and taking a referral from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.queries import referral as referrals
from sixthday.referrals.queries import work as reading
from sixthday.referrals.queries.duty import area_days
from sixthday.web.council.frame import show
from sixthday.web.council.work.filters import Filters
from sixthday.web.council.work.others import others
from sixthday.web.council.work.presenting import groups, heading, nothing
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed, open_record

SIZE = 40
DRAFTS = 20


@door(Permission.SEE_WORK)
def work(request: HttpRequest) -> HttpResponse:
    """Children not yet in education, nearest breach first; each row with its next step."""
    if not may(request, Permission.SEE_CHILDREN):
        return show(request, "council/work/others.html", others=others(request))
    filters = Filters.for_person(request)
    found = filters.narrowed(request)
    area = area_days()
    counts = reading.counts(found, request.on, reading.horizon(request.on, area))
    page = page_of(request, sum(counts.values()), SIZE)
    rows = listed(request, reading.rows(found[page.start : page.end], request.on, area))
    hidden = 0 if rows or not filters.narrows else reading.work_list(request.user, request.on).count()
    return show(
        request, "council/work/list.html", filters=filters, heading=heading(counts, filters), page=page,
        nothing=nothing(hidden, request.at), groups=groups(request, rows, counts), others=others(request),
        drafts=drafts(request), may_refer=may(request, Permission.WRITE_REFERRAL),
    )  # fmt: skip


def drafts(request: HttpRequest) -> list[object]:
    """Referrals begun and not yet sent, for those who write them."""
    if not may(request, Permission.WRITE_REFERRAL):
        return []
    return listed(request, reading.drafts(request.user, request.on)[:DRAFTS])


@door(Permission.OWN_REFERRAL)
def owners(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a referral that nobody owns; the second to try is told who was first."""
    referral = open_record(request, referrals.whole(request.user, request.on), ref)
    if request.method == "POST":
        take_ownership(referral=referral, by=request.user, at=request.at)
    return redirect("child", referral.child.ref)
