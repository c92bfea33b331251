"""Reading the framework: its life, lots, weights, terms, limits, choices."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.rules.findings import Refused
from sixthday.rules.money import money_text
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework import presenting
from sixthday.web.kit.doors import door, may


@door(Permission.SEE_FRAMEWORK)
def overview(request: HttpRequest) -> HttpResponse:
    """The framework in force; while none is, the one awarded last."""
    round_ = framework.current_round(request.on)
    scheme = round_.scheme if round_ else framework.schemes().first()
    if scheme is None:
        return show(request, "council/framework/none.html", manages=may(request, Permission.MANAGE_FRAMEWORK))
    return _whole(request, scheme)


@door(Permission.SEE_FRAMEWORK)
def scheme(request: HttpRequest, ref: str) -> HttpResponse:
    """Another framework."""
    found = framework.schemes().filter(ref=ref).first()
    if found is None:
        raise Http404
    return _whole(request, found)


def _whole(request: HttpRequest, scheme: Any) -> HttpResponse:
    """A framework as a whole: what is in force, what comes next, its rounds and lots."""
    round_, rounds = framework.current_round(request.on, scheme), list(framework.rounds(scheme))
    days, manages = framework.life(scheme), may(request, Permission.MANAGE_FRAMEWORK)
    return show(
        request, "council/framework/overview.html", scheme=scheme, round=round_, manages=manages,
        plans=not any(each.state in presenting.PREPARING for each in rounds), others=framework.schemes().exclude(pk=scheme.pk),
        heading=presenting.headline(round_, days), life=presenting.life_rows(days, request.on),
        line=presenting.life_line(days, request.on), rounds=presenting.round_list(rounds),
        next_number=rounds[0].number + 1 if rounds else 1, facts=presenting.facts(scheme, manages),
        lot_columns=presenting.LOT_COLUMNS, lots=presenting.lot_rows(scheme, round_, request.on) if round_ else [],
    )  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def weights(request: HttpRequest, ref: str, number: str, lot: str) -> HttpResponse:
    """Every version of a lot's weights."""
    row = lot_or_404(ref, number, lot)
    sets = list(framework.weight_sets(row))
    return show(
        request, "council/framework/weights.html", row=row, columns=presenting.weight_columns(sets),
        rows=presenting.weight_rows(sets), notes=[(each.version, each.note) for each in sets if each.note],
        may_set=may(request, Permission.MANAGE_FRAMEWORK),
    )  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def terms(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The terms in force, and every version."""
    round_ = round_or_404(ref, number)
    try:
        current = framework.terms_on(round_, request.on)
    except Refused:
        current = None
    return show(
        request, "council/framework/terms.html", round=round_, current=current,
        versions=[[f"Version {row.version}", plain_date(row.from_on), row.set_by.name]
                  for row in framework.terms_versions(round_)],
        may_set=may(request, Permission.MANAGE_FRAMEWORK),
    )  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def limits(request: HttpRequest) -> HttpResponse:
    """Who may approve how much, now and before."""
    now = [_limit(row) for row in framework.limits(request.on)]
    ever = [_limit(row) for row in framework.limits()]
    return show(
        request, "council/framework/limits.html", now=now, ever=[row for row in ever if row not in now],
        may_set=may(request, Permission.MANAGE_FRAMEWORK),
    )  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def choices(request: HttpRequest) -> HttpResponse:
    """What the council decides for itself."""
    rows = presenting.choice_rows(request.on, may(request, Permission.MANAGE_FRAMEWORK))
    return show(request, "council/framework/choices.html", rows=rows)


def lot_or_404(ref: str, number: str, lot: str) -> Any:
    """A lot of a round by the numbers people use."""
    row = framework.round_lot(ref, int(number), int(lot)) if number.isdecimal() and lot.isdecimal() else None
    if row is None:
        raise Http404
    return row


def round_or_404(ref: str, number: str) -> Any:
    """A round of a framework by its number."""
    scheme = framework.schemes().filter(ref=ref).first()
    found = framework.rounds(scheme).filter(number=number).first() if scheme and number.isdecimal() else None
    if found is None:
        raise Http404
    return found


def _limit(row: Any) -> list[str]:
    until = plain_date(row.until_on) if row.until_on else "Until changed"
    return [row.holder.name, money_text(row.limit_pence), plain_date(row.from_on), until, row.set_by.name]
