"""The family's page. Before the birth date is right it says nothing, not even whether the code is known."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from sixthday.audit import actions as audit
from sixthday.referrals.queries import family as families
from sixthday.rules.findings import Finding
from sixthday.web.kit.attachments import printed
from sixthday.web.kit.doors import open_door
from sixthday.web.kit.fields import Day, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.notices import told
from sixthday.web.kit.tries import hashed, network, too_many, wrong
from sixthday.web.open.frame import show

OPEN_FOR = timedelta(minutes=30)
TRIES_OF_A_CODE, TRIES_OF_A_NETWORK = 5, 30
NO_MATCH = Finding(
    "family_match", False, "The code and the date of birth do not belong together. Check both.", "Privacy"
)


class CodeForm(Form):
    """The code of a letter."""

    code = Text(
        "Your code",
        hint="It is in our letter, like 2H7KM-Q4XTP-9RDWC-V3NFJ",
        longest=40,
        width=30,
        error="Enter your code",
    )


class BirthForm(Form):
    """What only the family knows beside the code."""

    born_on = Day("The child’s date of birth", hint="For example, 27 3 2012", error="Enter the child’s date of birth")


@open_door("open")
def family_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a letter."""
    form = CodeForm.of(request)
    if form.sent:
        return redirect("family_page", families.spelt(form.cleaned_data["code"]) or "-")
    return show(request, "open/family/code.html", form=form)


@open_door("open")
@never_cache
def family_page(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the birth date, then show what the family was told for half an hour."""
    link = families.link_by_code(code)
    if link and _is_open(request, link):
        audit.see([link.child_ref], page="family_page", by=link, at=request.at)
        notices = [told(notice, "family_own_letter", link.code) for notice in families.notices(link.referral)]
        return show(request, "open/family/page.html", child=link.referral.child, notices=notices)
    tries = (
        (f"code:{hashed(families.spelt(code))}", TRIES_OF_A_CODE),
        (f"network:{network(request)}", TRIES_OF_A_NETWORK),
    )
    if any(too_many(key, most=most, at=request.at) for key, most in tries):
        return render(request, "open/family/wait.html", status=429)
    form = BirthForm.of(request)
    if form.sent:
        if link and form.cleaned_data["born_on"] == link.referral.child.born_on:
            request.session[f"family:{link.ref}"] = (request.at + OPEN_FOR).isoformat()
            return redirect("family_page", link.code)
        for key, _ in tries:
            wrong(key, at=request.at)
        form.refuse(NO_MATCH, field="born_on")
    return show(request, "open/family/birth.html", form=form)


@open_door("open")
def family_own_letter(request: HttpRequest, code: str, notice: str) -> HttpResponse:
    """A letter, while the page is open to whoever gave the birth date."""
    link = families.link_by_code(code)
    held = families.notices(link.referral).filter(ref=notice).first() if link and _is_open(request, link) else None
    if link is None or held is None or held.letter is None:
        raise Http404
    audit.see([link.child_ref], page="family_own_letter", by=link, at=request.at)
    return printed(held.letter)


def _is_open(request: HttpRequest, link: Any) -> bool:
    until = request.session.get(f"family:{link.ref}")
    return bool(until) and datetime.fromisoformat(until) > request.at
