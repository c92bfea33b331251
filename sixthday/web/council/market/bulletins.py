"""Bulletins to the members of lots: those sent, one with its proof, and sending one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions.bulletin import send_bulletin
from sixthday.admission.queries import telling
from sixthday.framework import queries as framework
from sixthday.rules.words import counted
from sixthday.web.council.frame import show
from sixthday.web.council.market import presenting
from sixthday.web.council.market.forms import BulletinForm
from sixthday.web.council.market.pages import ask
from sixthday.web.kit.acts import acting
from sixthday.web.kit.checking import carried, is_back, is_last
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.once import once

FIELDS = {
    "bulletin_subject": "subject", "bulletin_text": "text", "bulletin_once": "text", "bulletin_members": "lots",
}  # fmt: skip


@door(Permission.SEE_MARKET)
def bulletins(request: HttpRequest) -> HttpResponse:
    """Those that were sent."""
    rows = [presenting.bulletin_row(row) for row in telling.bulletins()]
    return show(request, "council/market/bulletins.html", rows=rows, keeps=may(request, Permission.KEEP_MARKET))


@door(Permission.SEE_MARKET)
def bulletin(request: HttpRequest, ref: str) -> HttpResponse:
    """One, with who was sent what when."""
    found = telling.with_copies(ref)
    if found is None:
        raise Http404
    copies = [presenting.copy_row(copy) for copy in found.copies.all()]
    return show(request, "council/market/bulletin.html", bulletin=found, copies=copies)


@door(Permission.KEEP_MARKET)
@once
def bulletin_new(request: HttpRequest) -> HttpResponse:
    """Write it, check who gets it, send it."""
    lots = {str(row.lot.number): row.lot for row in framework.round_lots(request.on)}
    form = BulletinForm.of(request, lots=lots.values())
    if form.sent and not is_back(request):
        given = dict(form.cleaned_data)
        chosen = [lots[number] for number in given.pop("lots")]
        readers = telling.members_of(chosen, request.on)
        if readers and not is_last(request):
            return _check(request, given, readers)
        with acting(form, fields=FIELDS):
            made = send_bulletin(**given, lots=chosen, by=request.user, at=request.at)
            messages.success(request, f"Sent to {counted(len(readers), 'member')}.")
            return redirect("market_bulletin", made.ref)
    return ask(request, form, "Write to members", "Continue", back=reverse("market_bulletins"))


def _check(request: HttpRequest, given: dict[str, Any], readers: list[Any]) -> HttpResponse:
    return show(
        request, "council/market/bulletin_check.html", subject=given["subject"], text=given["text"], readers=readers,
        carried=carried(request),
    )  # fmt: skip
