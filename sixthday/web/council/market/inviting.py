"""Inviting several organisations to the open round by name: choose, check, send."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions.inviting import invite_to_round
from sixthday.admission.invitation import words_of
from sixthday.admission.queries import market
from sixthday.rules.words import counted
from sixthday.web.council.frame import show
from sixthday.web.council.market.forms import ChoosingForm
from sixthday.web.council.market.pages import ask
from sixthday.web.kit.acts import acting
from sixthday.web.kit.checking import carried, is_back, is_last
from sixthday.web.kit.doors import door
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import Option

FIELDS = dict.fromkeys(("someone_invited", "invited_once", "can_be_written_to"), "organisations")


@door(Permission.KEEP_MARKET)
@once
def invitation_new(request: HttpRequest) -> HttpResponse:
    """Choose whom to invite, check what each is sent, and send it: one message each."""
    round_ = market.round_of_interest(request.at)
    if round_ is None or not market.is_open(round_, request.at):
        raise Http404
    rows = {row.ref: row for row in market.in_round(market.register(request.user, request.on), round_)}
    form = ChoosingForm.of(request, organisations=_offered(rows.values(), named=request.POST.getlist("organisations")))
    if form.sent and not is_back(request):
        chosen = [rows[ref] for ref in form.cleaned_data["organisations"]]
        link = request.build_absolute_uri(reverse("opportunity"))
        if not is_last(request):
            return _check(request, round_, chosen, link)
        with acting(form, fields=FIELDS):
            made = invite_to_round(round=round_, organisations=chosen, link=link, by=request.user, at=request.at)
            messages.success(request, f"{counted(len(made), 'organisation')} invited by name.")
            return redirect("market")
    invited = sum(row.invited for row in rows.values())
    intro = [f"Each is sent one message that names it. {invited} of {len(rows)} were invited before."]
    return ask(
        request, form, "Invite to the round", "Continue", back=reverse("market"), caption=f"{round_.scheme}, {round_}", intro=intro
    )  # fmt: skip


def _check(request: HttpRequest, round_: Any, chosen: list[Any], link: str) -> HttpResponse:
    subject, body = words_of(round_, chosen[0].name, link)
    return show(
        request, "council/market/check.html", round=round_, chosen=chosen, carried=carried(request), subject=subject, body=body
    )  # fmt: skip


def _offered(rows: Iterable[Any], *, named: Collection[str]) -> list[Option]:
    """Whom to choose from: those not invited yet. One that was named and invited meanwhile stays, so that this is told."""
    return [
        Option(row.ref, row.name, "" if row.email or row.provider_id else "No e-mail address: ring them")
        for row in rows
        if not row.invited or row.ref in named
    ]
