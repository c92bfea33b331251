"""Changing the framework: new versions of weights and terms, limits, choices."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.framework.actions import make_choice, set_limit, set_terms, set_weights
from sixthday.framework.choices import DEFAULTS, Choice, Criterion
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework import presenting
from sixthday.web.council.framework.pages import lot_or_404, round_or_404
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Money, Paragraph, Pick, Text, Whole
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options


class WeightsForm(Form):
    """Points for each criterion, from when, and why."""

    from_on = Day("In force from", hint="Requests already sent keep the version they were sent with",
                  error="Enter the day they come into force")  # fmt: skip
    note = Text("Why they change", longest=200, error="Say why they change")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in Criterion.choices:
            self.fields[code] = Whole(label, most=100, width=3, suffix="points", error=f"{label}: enter the points")
        self.order_fields([*Criterion.values, "from_on", "note"])


class TermsForm(Form):
    """The text of the terms, and from when."""

    text = Paragraph("Terms", rows=24, longest=40_000,
                     hint="Begin a clause with # and its heading on a line of its own. Leave an empty line between paragraphs.",
                     error="Write the terms")  # fmt: skip
    from_on = Day("In force from", error="Enter the day they come into force")


class LimitForm(Form):
    """Whose limit, how much, from when."""

    holder = Pick("Approver", [], error="Choose the approver")
    limit_pence = Money("Limit over the whole life of an award, without VAT", error="Enter the limit")
    from_on = Day("From", error="Enter the first day")
    until_on = Day("Until", hint="Leave it empty when it holds until changed", required=False)

    def __init__(self, *args: Any, holders: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].widget.options = options([("", "Choose"), *((each.ref, each.name) for each in holders)])


class ChoiceForm(Form):
    """The new value, from when, and why."""

    value = Text("New value", longest=10, width=5, error="Enter the new value")
    from_on = Day("From", error="Enter the first day")
    why = Text("Why", longest=300, error="Say why")


@door(Permission.MANAGE_FRAMEWORK)
@once
def weights(request: HttpRequest, ref: str, number: str, lot: str) -> HttpResponse:
    """A new version of a lot's weights, which total 100."""
    row = lot_or_404(ref, number, lot)
    newest = framework.weight_sets(row).first()
    form = WeightsForm.of(request, initial=framework.weight_points(newest) if newest else {})
    if form.sent:
        given = form.cleaned_data
        points = {code: given[code] for code in Criterion.values}
        with acting(form, fields={"weights_date": "from_on", "weights_date_order": "from_on"}):
            set_weights(
                round_lot=row,
                points=points,
                from_on=given["from_on"],
                note=given["note"],
                by=request.user,
                at=request.at,
            )
            return redirect("framework_weights", ref, number, lot)
    return show(request, "council/framework/weights_new.html", form=form, row=row)


@door(Permission.MANAGE_FRAMEWORK)
@once
def terms(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """A new version of a round's terms."""
    round_ = round_or_404(ref, number)
    newest = framework.terms_versions(round_).first()
    form = TermsForm.of(request, initial={"text": presenting.clauses_as_text(newest.clauses) if newest else ""})
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields={"terms_whole": "text", "terms_date": "from_on", "terms_date_order": "from_on"}):
            set_terms(
                round=round_, clauses=presenting.clauses_from_text(given["text"]), from_on=given["from_on"],
                by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("framework_terms", ref, number)
    return show(request, "council/framework/terms_new.html", form=form, round=round_)


@door(Permission.MANAGE_FRAMEWORK)
@once
def limit(request: HttpRequest) -> HttpResponse:
    """A new limit, which ends the one before it."""
    holders = {user.ref: user for user in access.holders(Permission.APPROVE_AWARD, request.on)}
    form = LimitForm.of(request, holders=list(holders.values()))
    if form.sent:
        given = dict(form.cleaned_data)
        with acting(
            form, fields={"limit_after": "from_on", "limit_dates": "until_on", "limit_positive": "limit_pence"}
        ):
            made = set_limit(holder=holders[given.pop("holder")], by=request.user, at=request.at, **given)
            messages.success(request, f"{made.holder.name} has a new limit from {plain_date(made.from_on)}.")
            return redirect("framework_limits")
    return show(request, "council/framework/limit.html", form=form)


@door(Permission.MANAGE_FRAMEWORK)
def choice(request: HttpRequest, name: str) -> HttpResponse:
    """Choose something else, from a day, with the reason."""
    if name not in Choice.values:
        raise Http404
    chosen = Choice(name)
    form = ChoiceForm.of(request, initial={"from_on": request.on})
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields={"choice_value": "value", "choice_date": "from_on", "choice_once": "from_on"}):
            make_choice(
                name=chosen, value=_value(chosen, given["value"]), from_on=given["from_on"], why=given["why"],
                by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("framework_choices")
    return show(
        request,
        "council/framework/choice.html",
        form=form,
        label=chosen.label,
        now=framework.choice(chosen, request.on),
    )


def _value(name: Choice, typed: str) -> object:
    """A number for a choice that is one, else the text as typed; the action refuses what does not fit."""
    return int(typed) if isinstance(DEFAULTS[name], int) and typed.strip().isdecimal() else typed.strip()
