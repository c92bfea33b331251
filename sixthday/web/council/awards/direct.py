"""Awards without a shortlist: buying outside the framework, and carrying on with a child's provider."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.award import Terms, propose_award
from sixthday.awards.actions.spot import decide_spot
from sixthday.awards.choices import Route
from sixthday.awards.queries import request as requests
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import propose_continuity
from sixthday.providers.choices import Unit, Vat
from sixthday.providers.queries import directory as providers
from sixthday.rules.lifecycles import REQUEST
from sixthday.rules.words import spoken_date
from sixthday.web.council.awards.overriding import guard_help
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Hours, Money, OneOf, Paragraph, PartWeek, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import Option, options

OPEN = REQUEST.step("award_request").sources


class SpotForm(Form):
    """Why, and on whose authority."""

    reason = Paragraph("Why can the framework not meet this need?", rows=4, longest=2000, error="Say why")
    authority = Text("Who authorised it, and where is that recorded?", longest=200,
                     error="Say who authorised it, and where that is recorded")  # fmt: skip


class TermsForm(Form):
    """What was agreed with a provider by hand."""

    place = Pick("Provider and site", [], find=True, error="Choose the provider and its site")
    start_on = Day("First day", error="Enter the first day")
    end_on = Day("Last day", error="Enter the last day")
    weekly_minutes = Hours("Hours a week", hint="From arriving to leaving: breaks count", least=30)
    part_days = PartWeek("Mornings and afternoons", error="Choose the mornings and afternoons")
    price_pence = Money("Price of one unit, without VAT", error="Enter the price")
    unit = OneOf("What is the price for?", Unit.choices, inline=True, error="Say what the price is for")
    unit_minutes = Hours("How long is one unit?", least=15)
    vat = OneOf("How does VAT fall on it?", Vat.choices, inline=True, error="Say how VAT falls on it")


class ContinuityForm(Form):
    """Which earlier call-off, and the new terms."""

    calloff = OneOf("Which call-off does it carry on?", [], error="Choose the call-off")
    start_on = Day("First day", error="Enter the first day")
    end_on = Day("Last day", error="Enter the last day")
    weekly_minutes = Hours("Hours a week", hint="From arriving to leaving: breaks count", least=30)
    part_days = PartWeek("Mornings and afternoons", error="Choose the mornings and afternoons")
    why = Paragraph("Why should this provider carry on?", rows=4, longest=500, error="Say why")


@door(Permission.PROPOSE_AWARD)
@once
def spot_decision(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep why this request is bought outside the framework; then its terms."""
    asked = _open(request, ref)
    if getattr(asked, "spot_decision", None):
        return redirect("spot_award", ref)
    form = SpotForm.of(request)
    if form.sent:
        with acting(form, fields={"spot_reason": "reason", "spot_authority": "authority"}):
            decide_spot(request=asked, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("spot_award", ref)
    return show(request, "council/awards/spot_decision.html", asked=asked, form=form)


@door(Permission.PROPOSE_AWARD)
@once
def spot_award(request: HttpRequest, ref: str) -> HttpResponse:
    """Propose the terms agreed outside the framework; the same checks apply."""
    asked = _open(request, ref)
    if not getattr(asked, "spot_decision", None):
        return redirect("spot_decision", ref)
    form = TermsForm.of(request, initial=_wanted(asked) | {"unit": Unit.HOUR, "unit_minutes": 60, "vat": Vat.EXEMPT})
    sites = {site.ref: site for site in providers.sites_in_use(request.on)}
    form.fields["place"].widget.options = options(
        [("", "Choose"), *((ref, f"{site.provider.name}, {site.name}") for ref, site in sites.items())]
    )
    site = None
    if form.sent:
        given = dict(form.cleaned_data)
        site = sites[given.pop("place")]
        given |= {"unit": Unit(given["unit"]), "vat": Vat(given["vat"])}
        with acting(form, fields={"award_dates": "end_on", "award_buys": "start_on"}):
            terms = Terms(provider=site.provider, site=site, adult=None, offer=None, **given)
            award = propose_award(request=asked, route=Route.SPOT, terms=terms, by=request.user, at=request.at)
            messages.success(request, f"Award {award.ref} is proposed. It waits for approval.")
            return redirect("award", award.ref)
    stopped = guard_help(request, form, site.provider if site else None, asked.ref)
    return show(request, "council/awards/spot_award.html", asked=asked, form=form, help=stopped)


@door(Permission.PROPOSE_AWARD)
def continuity(request: HttpRequest, ref: str) -> HttpResponse:
    """Propose the provider of an earlier call-off of the same child, at its price."""
    asked = _open(request, ref)
    earlier = {row.ref: row for row in calloffs.to_carry_on(asked.child_ref)}
    form = ContinuityForm.of(request, initial=_wanted(asked))
    form.fields["calloff"].widget.options = options(
        Option(row.ref, f"{row.award.provider.name}, {row.ref}", f"Until {spoken_date(row.end_on)}")
        for row in earlier.values()
    )
    chosen = None
    if form.sent:
        given = dict(form.cleaned_data)
        chosen = earlier[given.pop("calloff")]
        with acting(form, fields={"continuity_reason": "why", "award_dates": "end_on"}):
            award = propose_continuity(request=asked, calloff=chosen, by=request.user, at=request.at, **given)
            messages.success(request, f"Award {award.ref} is proposed. It waits for approval.")
            return redirect("award", award.ref)
    stopped = guard_help(request, form, chosen.award.provider if chosen else None, asked.ref)
    return show(request, "council/awards/continuity.html", asked=asked, form=form, earlier=earlier, help=stopped)


def _open(request: HttpRequest, ref: str) -> Any:
    asked = open_record(request, requests.visible(request.user, request.on), ref)
    if asked.state not in OPEN:
        raise Http404
    return asked


def _wanted(asked: Any) -> dict[str, Any]:
    """What the request asked for, as a first answer."""
    return {name: getattr(asked, name) for name in ("start_on", "end_on", "weekly_minutes", "part_days")}
