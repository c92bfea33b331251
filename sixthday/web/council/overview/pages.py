"""The overview: who waits, who answers, what is spent, where children are. Every figure has its table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.queries.timeliness import answers_by_lot
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.ledger import queries as ledger
from sixthday.placements.queries.whereabouts import by_provider
from sixthday.referrals.queries.waiting import by_school_day
from sixthday.web.council.frame import show
from sixthday.web.council.money import presenting as money
from sixthday.web.council.overview import presenting
from sixthday.web.kit.doors import door, may


@door(Permission.SEE_OVERVIEW)
def overview(request: HttpRequest) -> HttpResponse:
    """The council's figures as they stand now."""
    sees_list = may(request, Permission.SEE_WORK)
    smallest = 0 if sees_list else int(framework.choice(Choice.SMALL_NUMBER, request.on))
    days, missing = by_school_day(request.on)
    opens = reverse("work") if sees_list else ""
    return show(
        request, "council/overview/overview.html", sees_list=sees_list, sees_money=may(request, Permission.SEE_MONEY),
        waiting=presenting.waiting(days, missing, smallest, opens), answering=presenting.answering(answers_by_lot(request.at), opens),
        spending=_spending(request), whereabouts=presenting.whereabouts(by_provider(), smallest),
    )  # fmt: skip


def _spending(request: HttpRequest) -> dict[str, Any] | None:
    """The curve of spend under the framework's cap; nothing while there is no cap."""
    scheme = framework.schemes().first()
    cap = ledger.cap(scheme.ref) if scheme else None
    if cap is None:
        return None
    months = money.curve(scheme, cap, request.on)
    title = money.headline(cap, ledger.cap_balance(cap))
    return {"title": title, "curve": money.drawn(months, cap), "rows": money.curve_rows(months)}
