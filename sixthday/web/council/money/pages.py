"""What is budgeted, promised and left; and setting it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries as calloffs
from sixthday.framework import queries as framework
from sixthday.ledger import queries as ledger
from sixthday.ledger.actions import decide_variation, set_budget, set_cap, set_forecast
from sixthday.ledger.choices import Head, Limit
from sixthday.rules.calendars import london_day
from sixthday.rules.money import money_text
from sixthday.rules.pricing import financial_year
from sixthday.rules.references import normalise
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.money import presenting
from sixthday.web.council.restricted.hiding import HIDDEN, hidden_refs
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Money, OneOf, Paragraph, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options


class BudgetForm(Form):
    """Which year and head, how much."""

    year = Pick("Financial year", [], error="Choose the year")
    head = OneOf("Head", Head.choices, error="Choose the head")
    amount_pence = Money("Budget, without VAT", error="Enter the budget")


class CapForm(Form):
    """How much."""

    amount_pence = Money("Cap over the whole term, without VAT", error="Enter the cap")


class ForecastForm(Form):
    """Which budget, how much, and who agreed it."""

    budget = Pick("Year and head", [], error="Choose the budget")
    amount_pence = Money("Forecast for the whole year, without VAT", error="Enter the forecast")
    why = Text("Who agreed it, and when?", longest=200, error="Say who agreed it")


class VariationForm(Form):
    """Which limit, for what, how much more, why."""

    limit = OneOf("Which limit may be passed?", Limit.choices, error="Choose the limit")
    about = Text("Award or call-off", hint="Its reference, such as K7M4-29QX", longest=16, error="Enter the reference")
    extra_pence = Money("By how much at most, without VAT", error="Enter the amount")
    reason = Paragraph("Why?", rows=4, longest=300, error="Say why")


@door(Permission.SEE_MONEY)
def money(request: HttpRequest) -> HttpResponse:
    """The cap and the years: budget, forecast, earmarked, committed, spent, left."""
    scheme = framework.schemes().first()
    cap = ledger.cap(scheme.ref) if scheme else None
    context: dict[str, Any] = {"cap": cap, "curve": None}
    if cap:
        held, months = ledger.cap_balance(cap), presenting.curve(scheme, cap, request.on)
        context |= {
            "heading": presenting.headline(cap, held), "bars": presenting.cap_bars(cap, held),
            "both_ways": presenting.both_ways(held), "curve": presenting.drawn(months, cap),
            "curve_title": presenting.curve_title(months, cap), "curve_rows": presenting.curve_rows(months),
        }  # fmt: skip
    return show(
        request, "council/money/money.html", columns=presenting.BUDGET_COLUMNS,
        budgets=presenting.budget_rows(ledger.balances()), variations=_variations(request),
        may_set=may(request, Permission.MANAGE_MONEY), may_vary=may(request, Permission.DECIDE_VARIATION), **context,
    )  # fmt: skip


@door(Permission.MANAGE_MONEY)
@once
def budget(request: HttpRequest) -> HttpResponse:
    """Set or change a year's budget."""
    form = BudgetForm.of(request)
    form.fields["year"].widget.options = options([("", "Choose"), *((year, year) for year in _years(request.on))])
    if form.sent:
        given = dict(form.cleaned_data) | {"head": Head(form.cleaned_data["head"])}
        with acting(form, fields={"budget_amount": "amount_pence"}):
            made = set_budget(by=request.user, at=request.at, **given)
            messages.success(request, f"The budget for {made.year} is {money_text(made.amount_pence)}.")
            return redirect("money")
    return show(request, "council/money/budget.html", form=form)


@door(Permission.MANAGE_MONEY)
def cap(request: HttpRequest) -> HttpResponse:
    """Set or change the cap of the framework."""
    scheme = framework.schemes().first()
    if scheme is None:
        raise Http404
    held = ledger.cap(scheme.ref)
    form = CapForm.of(request, initial={"amount_pence": held.amount_pence if held else scheme.value_ex_vat_pence})
    if form.sent:
        with acting(form, fields={"cap_amount": "amount_pence"}):
            made = set_cap(scheme_ref=scheme.ref, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, f"The cap is {money_text(made.amount_pence)}.")
            return redirect("money")
    return show(request, "council/money/cap.html", form=form)


@door(Permission.MANAGE_MONEY)
@once
def forecast(request: HttpRequest) -> HttpResponse:
    """Set or change a year's forecast."""
    budgets = {row.ref: row for row, _ in ledger.balances()}
    form = ForecastForm.of(request)
    form.fields["budget"].widget.options = options(
        [("", "Choose"), *((ref, f"{row.year}, {row.get_head_display().lower()}") for ref, row in budgets.items())]
    )
    if form.sent:
        given = dict(form.cleaned_data)
        with acting(form, fields={"forecast_changes": "amount_pence"}):
            set_forecast(budget=budgets[given.pop("budget")], by=request.user, at=request.at, **given)
            return redirect("money")
    return show(request, "council/money/forecast.html", form=form)


@door(Permission.DECIDE_VARIATION)
@once
def variation(request: HttpRequest) -> HttpResponse:
    """Let one award or call-off pass a limit, by so much, with the reason."""
    form = VariationForm.of(request)
    if form.sent and _is_known(request, form):
        given = dict(form.cleaned_data) | {"about": normalise(form.cleaned_data["about"])}
        given["limit"] = Limit(given["limit"])
        with acting(form, fields={"variation_amount": "extra_pence", "variation_once": "about"}):
            decide_variation(by=request.user, at=request.at, **given)
            messages.success(request, f"{given['about']} may pass the {given['limit'].label.lower()}.")
            return redirect("money")
    return show(request, "council/money/variation.html", form=form)


def _is_known(request: HttpRequest, form: VariationForm) -> bool:
    """Whether the reference is of an award or a call-off that this person may see."""
    ref = normalise(form.cleaned_data["about"])
    known = awards.visible(request.user, request.on).filter(ref=ref).exists() or calloffs.visible(
        request.user, request.on
    ).filter(ref=ref).exists()  # fmt: skip
    if not known:
        form.add_error("about", "Nothing you can see has this reference")
    return known


def _years(on: Any) -> list[str]:
    """The financial year before this one to nine after it."""
    first = int(financial_year(on)[:4]) - 1
    return [f"{year}-{(year + 1) % 100:02d}" for year in range(first, first + 11)]


def _variations(request: HttpRequest) -> list[list[str]]:
    """What was let past a limit; the reason only where it is not of a restricted child whom this person may not see."""
    hidden = hidden_refs(request)
    return [
        [
            row.about, row.get_limit_display(), money_text(row.extra_pence), HIDDEN if row.about in hidden else row.reason,
            row.decided_by.name, plain_date(london_day(row.decided_at)),
        ]
        for row in ledger.variations()
    ]  # fmt: skip
