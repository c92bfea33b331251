"""A referral taken back by its referrer, or closed by a broker: both show first what ends with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.calloffs.queries import states_of
from sixthday.placements import queries as placements
from sixthday.placements.actions import close_whole_referral, withdraw_whole_referral
from sixthday.referrals.queries import referral as referrals
from sixthday.referrals.queries.duty import left_open_without
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.environment import count
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why?", rows=3, longest=300, error="Say why")


def what_ends(referral: Any) -> dict[str, list[str]]:
    """What ends with a referral or its duty, and what stands, a line each."""
    found = placements.sourcing_of(referral)
    contracts = states_of([*found.awards, *found.standing])
    return {
        "ends": [
            *(f"Request {each.ref}: {_asked(each)}" for each in found.requests),
            *(f"Award {each.ref} to {each.provider.name}, not signed yet" for each in found.awards),
        ],
        "stands": [
            f"{each.provider.name}, under call-off {contracts[each.pk][1]}" if each.pk in contracts
            else f"{each.provider.name}, under award {each.ref}"
            for each in found.standing
        ],
    }  # fmt: skip


def _asked(request: Any) -> str:
    asked = request.invitations.count()
    return f"{count(asked, 'provider')} asked, who will be told" if asked else "nobody was asked yet"


@door(Permission.WRITE_REFERRAL)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a referral back, with the reason."""
    words = {
        "title": "Withdraw the referral", "button_text": "Withdraw referral",
        "hint": "A withdrawn referral is kept, with your reason. The council's duty to the child ends on a page of its own.",
    }  # fmt: skip
    return _end(request, ref, withdraw_whole_referral, words)


@door(Permission.OWN_REFERRAL)
def closure(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a referral whose work is done, with the reason."""
    words = {
        "title": "Close the referral", "button_text": "Close referral",
        "hint": "A closed referral is kept, with your reason. The council's duty to the child ends on a page of its own.",
    }  # fmt: skip
    return _end(request, ref, close_whole_referral, words)


def _end(request: HttpRequest, ref: str, act: Any, words: dict[str, str]) -> HttpResponse:
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"why_said": "why"}):
            act(referral=found, why=form.cleaned_data["why"], by=request.user, at=request.at)
            return redirect("referral", found.ref)
    return show(
        request, "council/referrals/ending.html", referral=found, form=form, with_it=what_ends(found), **words,
        duty_open=left_open_without(found, request.on), may_end=may(request, Permission.OWN_REFERRAL),
    )  # fmt: skip
