"""What anybody may read of the market: the opportunity with its documents and answers, and the register of providers."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.queries import market
from sixthday.framework import queries as framework
from sixthday.framework.queries.round import published_document
from sixthday.providers.queries.identity import public_register, sites_near
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import belongs, may, open_door
from sixthday.web.kit.paging import page_of
from sixthday.web.open.frame import show
from sixthday.web.open.market import presenting
from sixthday.web.open.market.forms import USUAL_MILES, RegisterFilters

SIZE = 40
MOST_OTHERS = 20


@open_door("open")
def opportunity(request: HttpRequest) -> HttpResponse:
    """Whether anybody can apply, by when, for what, on which documents, and every question answered."""
    round_ = market.round_of_interest(request.at)
    if round_ is None:
        return show(
            request, "open/market/none.html", next=presenting.next_words(framework.schemes().first(), request.on)
        )
    return _opportunity(request, round_)


def _opportunity(request: HttpRequest, round_: Any) -> HttpResponse:
    """One round as anybody may read it, with the way to the others."""
    scheme, is_open, first = round_.scheme, market.is_open(round_, request.at), market.round_of_interest(request.at)
    others = framework.published().exclude(pk=round_.pk)[:MOST_OTHERS]
    return show(
        request, "open/market/opportunity.html", round=round_, is_open=is_open, headline=presenting.headline(round_, is_open, request.at),
        dates=presenting.date_rows(round_), lots=[row.lot for row in framework.lots_of(round_)], documents=list(framework.documents(round_)),
        answers=list(framework.clarifications(round_).order_by("number")), next=presenting.next_words(scheme, request.on),
        apply=_apply(request), asks=is_open and round_ == first, others=presenting.other_rows(others, first, request.at),
    )  # fmt: skip


@open_door("open")
def other_opportunity(request: HttpRequest, ref: str) -> HttpResponse:
    """Another round that was published: open beside the first, assessed, awarded or abandoned."""
    round_ = framework.published().filter(ref=ref).first()
    if round_ is None:
        raise Http404
    return _opportunity(request, round_)


@open_door("open")
def document(request: HttpRequest, file_ref: str) -> HttpResponse:
    """A document of a published round, as an attachment."""
    if published_document(file_ref) is None:
        raise Http404
    return attachment(file_ref)


@open_door("open")
def register(request: HttpRequest) -> HttpResponse:
    """Who is a member of the round in force, by lot. Names, lots and kinds of service; no contact and no count of children."""
    round_ = framework.current_round(request.on)
    lots = [row.lot for row in framework.lots_of(round_)]
    filters = RegisterFilters.asked(request, lots=lots)
    filters.is_valid()
    wanted = {name: value for name, value in filters.cleaned_data.items() if value}
    if round_ is None:
        return show(request, "open/market/register.html", filters=filters, rows=[], query="", page=None, round=None)
    area, miles = wanted.get("area", ""), int(wanted.get("within", USUAL_MILES))
    sites = sites_near(area, miles, request.on) if area else None
    found = public_register(
        round_, request.on, lot=int(wanted.get("lot", 0)), mode=wanted.get("mode", ""), sites=(sites or []) if area else None
    )  # fmt: skip
    page = page_of(request, found.count(), SIZE)
    rows = [presenting.member_row(row) for row in found[page.start : page.end]]
    return show(
        request, "open/market/register.html", filters=filters, rows=rows, query=urlencode(wanted), page=page, round=round_,
        area=area.upper(), unknown=bool(area) and sites is None,
    )  # fmt: skip


def _apply(request: HttpRequest) -> str:
    """Where whoever reads this applies: a provider's lead in the portal, everybody else after signing in."""
    if request.user.is_authenticated and belongs(request, "portal") and may(request, Permission.APPLY):
        return reverse("applications")
    return f"{reverse('account_login')}?{urlencode({'next': reverse('applications')})}"
