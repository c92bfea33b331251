"""Standing declarations of interest: one's own, and a list of everybody's for those who keep the framework."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.queries import conflict as conflicts
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.providers.queries import membership as providers
from sixthday.rules.words import spoken_date
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Pick, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options

ROWS = (1, 2, 3)


class DeclarationForm(Form):
    """Whether there is anything to declare, in whom, and what."""

    interested = YesNo(
        "Do you, your family or anybody close to you have an interest in a provider?",
        hint="Work, money, family or friendship, now or in the last 3 years", error="Say whether you have an interest",
    )  # fmt: skip
    provider_1 = Pick("First provider", [], required=False, find=True)
    nature_1 = Text("What is the interest?", longest=200, required=False)
    provider_2 = Pick("Second provider", [], required=False, find=True)
    nature_2 = Text("What is that interest?", longest=200, required=False)
    provider_3 = Pick("Third provider", [], required=False, find=True)
    nature_3 = Text("What is the third interest?", longest=200, required=False)

    def clean(self) -> dict[str, Any]:
        """With an interest, at least one provider is named."""
        given = self.cleaned_data
        if given.get("interested") and not any(given.get(f"provider_{row}") for row in ROWS):
            self.add_error("provider_1", "Choose the provider you have an interest in")
        return given


@door(Permission.DECLARE_CONFLICTS)
def declarations(request: HttpRequest) -> HttpResponse:
    """One's own declaration as it stands; and everybody's, for those who keep the framework."""
    everybody = may(request, Permission.MANAGE_FRAMEWORK)
    mine = conflicts.latest(request.user)
    current = bool(mine and mine.from_on <= request.on <= mine.until_on)
    return show(
        request, "council/awards/declarations.html", mine=mine, current=current,
        rows=[_row(row, request) for row in conflicts.declarations()] if everybody else [], everybody=everybody,
    )  # fmt: skip


@door(Permission.DECLARE_CONFLICTS)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Make a declaration, which takes the place of the one before."""
    form = DeclarationForm.of(request)
    known = {each.ref: each for each in providers.everyone()}
    for row in ROWS:
        form.fields[f"provider_{row}"].widget.options = options(
            [("", "Choose"), *((ref, each.name) for ref, each in known.items())]
        )
    if form.sent:
        with acting(form, fields={"interest_nature": "nature_1", "interest_once": "provider_2"}):
            made = declare_conflicts(interests=_interests(form.cleaned_data, known), by=request.user, at=request.at)
            messages.success(request, f"Your declaration stands until {spoken_date(made.until_on)}.")
            return redirect("declarations")
    days = framework.choice(Choice.CONFLICT_DAYS, request.on)
    return show(request, "council/awards/declaration.html", form=form, days=days)


def _interests(given: dict[str, Any], known: dict[str, Any]) -> list[tuple[Any, str]]:
    if not given["interested"]:
        return []
    return [(known[given[f"provider_{row}"]], given[f"nature_{row}"]) for row in ROWS if given[f"provider_{row}"]]


def _row(row: Any, request: HttpRequest) -> list[str]:
    names = ", ".join(f"{each.provider.name}: {each.nature}" for each in row.interests.all())
    ended = "" if row.until_on >= request.on else " (ended)"
    return [row.user.name, f"{spoken_date(row.until_on)}{ended}", names or "Nothing to declare"]
