"""The register of interested organisations, one of them, and why it did not apply."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import market as acts
from sixthday.admission.choices import InterestSource, NotApplied
from sixthday.admission.queries import market, telling
from sixthday.web.council.frame import show
from sixthday.web.council.market import presenting
from sixthday.web.council.market.forms import Filters, OrganisationForm, ProviderForm, ReasonForm
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.paging import page_of

SIZE = 40


@door(Permission.SEE_MARKET)
def register(request: HttpRequest) -> HttpResponse:
    """Everybody who is interested, where they stand in the round, and the way from interest to a place."""
    round_, everyone = market.round_of_interest(request.at), market.register(request.user, request.on)
    found = market.in_round(everyone, round_) if round_ else everyone
    filters = Filters.asked(request, lots=market.lots_of_interest(request.at), events=market.events())
    filters.is_valid()
    wanted = {name: value for name, value in filters.cleaned_data.items() if value}
    if not round_:
        wanted.pop("stage", None)
    kept = market.narrowed(found, **wanted)
    page = page_of(request, kept.count(), SIZE)
    title, bars, figures = presenting.way_of(market.way(found)) if round_ else ("", (), [])
    return show(
        request, "council/market/register.html", round=round_, filters=filters, query=urlencode(wanted), page=page,
        rows=[presenting.list_row(row) for row in kept[page.start : page.end]], title=title, bars=bars, figures=figures,
        total=everyone.count(), keeps=may(request, Permission.KEEP_MARKET), is_open=market.is_open(round_, request.at),
        waiting=telling.waiting(request.user, request.on).count(),
    )  # fmt: skip


@door(Permission.SEE_MARKET)
def organisation(request: HttpRequest, ref: str) -> HttpResponse:
    """One organisation: what is known, events, invitations with their proof, whether it applied or why not."""
    found, round_ = opened(request, ref), market.round_of_interest(request.at)
    return show(
        request, "council/market/organisation.html", found=found, facts=presenting.fact_rows(found), round=round_,
        stage=presenting.stage_of(market.in_round(market.register(request.user, request.on), round_).get(pk=found.pk)) if round_ else "",
        invitations=[presenting.sent_row(row) for row in market.invitations(found)], reasons=market.reasons(found),
        events=market.events().filter(attendances__interested=found), likely=market.likely_providers(found),
        keeps=may(request, Permission.KEEP_MARKET),
    )  # fmt: skip


@door(Permission.KEEP_MARKET)
@once
def organisation_new(request: HttpRequest) -> HttpResponse:
    """Record an interested organisation."""
    lots = {str(lot.number): lot for lot in market.lots_of_interest(request.at)}
    form = OrganisationForm.of(request, lots=lots.values())
    if form.sent:
        given = dict(form.cleaned_data)
        chosen = [lots[number] for number in given.pop("lots")]
        fields = {"interested_once": "name", "interested_named": "name", "interested_reachable": "email"}
        with acting(form, fields=fields):
            made = acts.record_interest(
                **given, lots=chosen, source=InterestSource.COUNCIL, by=request.user, at=request.at
            )
            return redirect("market_organisation", made.ref)
    return ask(request, form, "Record an interested organisation", "Record", back=reverse("market"))


@door(Permission.KEEP_MARKET)
@once
def correction_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what is known of an organisation."""
    found, lots = opened(request, ref), {str(lot.number): lot for lot in market.lots_of_interest(request.at)}
    form = OrganisationForm.of(request, initial=presenting.as_typed(found, lots.values()), lots=lots.values())
    if form.sent:
        given = dict(form.cleaned_data)
        chosen = [lots[number] for number in given.pop("lots")]
        fields = {"interested_once": "name", "interested_named": "name", "interested_reachable": "email"}
        with acting(form, fields=fields):
            acts.correct_interest(
                interested=found, **given, lots=chosen, offered=lots.values(), by=request.user, at=request.at
            )
            messages.success(request, "Put right.")
            return redirect("market_organisation", ref)
    return ask(request, form, f"Put right what is known of {found}", "Save", back=_back(found))


@door(Permission.KEEP_MARKET)
def provider(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which provider an organisation is. Nothing is tied by itself."""
    found = opened(request, ref)
    likely = {each.ref: each for each in market.likely_providers(found)}
    if not likely:
        raise Http404
    form = ProviderForm.of(request, providers=likely.values())
    if form.sent:
        with acting(form, fields={"provider_free": "provider", "interest_free": "provider"}):
            chosen = likely[form.cleaned_data["provider"]]
            acts.link_interest(interested=found, provider=chosen, by=request.user, at=request.at)
            messages.success(request, f"Tied to the provider {chosen}.")
            return redirect("market_organisation", ref)
    intro = ["They have the same name, company number or e-mail address. Ring them if you are not sure."]
    return ask(request, form, "Tie to a provider", "Tie", back=_back(found), caption=found.name, intro=intro)


@door(Permission.KEEP_MARKET)
@once
def reason_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Why an organisation did not apply to the round the market is asked about."""
    found, round_ = opened(request, ref), market.round_of_interest(request.at)
    if round_ is None:
        raise Http404
    form = ReasonForm.of(request)
    if form.sent:
        given = form.cleaned_data
        with acting(form, fields={"reason_said": "note", "not_applied": "reason"}):
            acts.explain_not_applying(
                round=round_, interested=found, reason=NotApplied(given["reason"]), note=given["note"], by=request.user,
                at=request.at,
            )  # fmt: skip
            return redirect("market_organisation", ref)
    heading = f"Why {found} did not apply"
    return ask(request, form, heading, "Record", back=_back(found), caption=f"{round_.scheme}, {round_}")


def opened(request: HttpRequest, ref: str) -> Any:
    """One organisation of the register. Raises Http404."""
    found = market.register(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest, form: Form, heading: str, button: str, *, back: str, caption: str = "", intro: Any = ()
) -> HttpResponse:
    """The page of one question."""
    return show(
        request, "council/market/question.html", form=form, heading=heading, action=button, back=back, caption=caption, intro=intro,
    )  # fmt: skip


def _back(found: Any) -> str:
    return reverse("market_organisation", args=[found.ref])
