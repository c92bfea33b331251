"""Giving an answer to a request, a page at a time: which answer, its details, check, send. For the portal and the telephone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.awards.choices import Answer
from sixthday.awards.queries import answering
from sixthday.awards.queries.answering import Given
from sixthday.rules.findings import blockers
from sixthday.rules.needs import PART_DAY_LABELS
from sixthday.rules.pricing import UNIT_LABELS, rate_text
from sixthday.rules.requests import ANSWERS, CANNOT_REASONS
from sixthday.rules.words import hours_text, joined, spoken_date
from sixthday.web.kit.acts import acting
from sixthday.web.kit.fields import Day, Hours, Money, OneOf, Paragraph, PartWeek, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

FIELDS = {
    "response_price": "price_pence", "response_start": "start_on", "response_sessions": "part_days",
    "response_hours": "weekly_minutes", "response_site": "site", "response_adult": "adult",
    "response_offer": "offer", "partly_reason": "shortfall", "cannot_reason": "cannot_reason",
}  # fmt: skip
CARRIED = {"csrfmiddlewaretoken", "step"}
OWN_PRICE = "Its own rate, or the lower price it sealed or seals itself before the lock"


class AnswerForm(Form):
    """Which answer."""

    answer = OneOf("Can you meet this request?", ANSWERS, error="Choose your answer")


class CannotForm(Form):
    """Why not: one coded reason, and a word if wanted."""

    cannot_reason = OneOf("Why can you not meet it?", CANNOT_REASONS, error="Choose the reason")
    note = Text("Anything the brokers should know", required=False, longest=500)


class OfferForm(Form):
    """What is offered."""

    offer = Pick("Which of your offers?", [], error="Choose the offer")
    start_on = Day("When can you start?", error="Enter the day you can start")
    weekly_minutes = Hours(
        "Hours a week", hint="From arriving to leaving: breaks count", error="Enter the hours a week you offer"
    )
    part_days = PartWeek("Which mornings and afternoons?", error="Choose at least one morning or afternoon")
    price_pence = Money("Your price, without VAT", error="Enter your price")
    adult = Pick("Named adult", [], error="Choose the named adult")
    site = Pick("Site", [], error="Choose the site")
    note = Paragraph("Anything the brokers should know", required=False, longest=500, rows=3)


class PartlyForm(OfferForm):
    """What is offered, and what is not."""

    shortfall = Text("What can you not give, and why?", longest=300, error="Say what you cannot give, and why")
    field_order = ("offer", "shortfall")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells an answer to which page: the invitation, the frame's `show`, where to go back and on, and the act."""

    invitation: Any
    show: Callable[..., HttpResponse]
    choosing: str
    done: str
    act: Callable[..., Any]
    by_telephone: bool = False


def choose(request: HttpRequest, telling: Telling, route: str, *args: str) -> HttpResponse:
    """Which answer; on to its details."""
    form = AnswerForm.of(request)
    if telling.by_telephone:
        form.fields["answer"].label = "What does the provider say?"
    if form.sent:
        return redirect(route, *args, form.cleaned_data["answer"])
    return telling.show(request, "kit/answer/choose.html", form=form, telling=telling)


def details(request: HttpRequest, telling: Telling, answer: Answer) -> HttpResponse:
    """The details of one answer; then all of it to check; then it is sent."""
    form = form_for(request, telling.invitation, answer)
    if telling.by_telephone:
        form.fields.pop("price_pence", None)  # nobody hears a price before the lock: see decision 7
    step = request.POST.get("step", "check")
    if form.sent and step != "change":
        given = given_by(form, telling.invitation, answer)
        if step == "send":
            with acting(form, fields=_fields(form)):
                telling.act(invitation=telling.invitation, by=request.user, at=request.at, **given)
                return redirect(telling.done)
        elif _nothing_wrong(form, telling.invitation, answer, given, request):
            carried = [
                (name, value) for name, values in request.POST.lists() if name not in CARRIED for value in values
            ]
            rows = rows_of(answer, given, telling.by_telephone)
            return telling.show(request, "kit/answer/check.html", telling=telling, rows=rows, carried=carried)
    return telling.show(request, "kit/answer/details.html", form=form, telling=telling, answer=answer)


def form_for(request: HttpRequest, invitation: Any, answer: Answer) -> Form:
    """The form of one answer, with what this provider may choose from; filled as asked, except the price."""
    if answer == Answer.CANNOT:
        return CannotForm.of(request)
    asked, offers = invitation.request, answering.answering_offers(invitation)
    initial = {"start_on": asked.start_on}
    if answer == Answer.CAN:
        initial |= {"weekly_minutes": asked.weekly_minutes, "part_days": asked.part_days}
    form = (PartlyForm if answer == Answer.PARTLY else OfferForm).of(request, initial=initial)
    _offer_choices(form, offers)
    for name, subjects in (("adult", answering.adults_for(invitation)), ("site", answering.sites_for(invitation))):
        form.fields[name].widget.options = _pickable([(each.ref, each.name) for each in subjects])
    return form


def _pickable(subjects: list[tuple[str, str]]) -> list[Any]:
    """What may be picked; where there is only one, it stands picked."""
    return options(subjects if len(subjects) == 1 else [("", "Choose"), *subjects])


def given_by(form: Form, invitation: Any, answer: Answer) -> dict[str, Any]:
    """What the form says, as the act takes it: rows for references."""
    given = {"answer": answer, **form.cleaned_data}
    if answer == Answer.CANNOT:
        return given
    offers = {offer.ref: offer for offer in answering.answering_offers(invitation)}
    given["offer"] = offers.get(given.get("offer", "")) or (next(iter(offers.values())) if len(offers) == 1 else None)
    given["adult"] = {each.ref: each for each in answering.adults_for(invitation)}.get(given["adult"])
    given["site"] = {each.ref: each for each in answering.sites_for(invitation)}.get(given["site"])
    return given


def rows_of(answer: Answer, given: dict[str, Any], by_telephone: bool = False) -> list[dict[str, str]]:
    """An answer in words, for checking. By telephone no price is said."""
    rows = [("Answer", answer.label)]
    if answer == Answer.CANNOT:
        rows.append(("Reason", dict(CANNOT_REASONS)[given["cannot_reason"]]))
    else:
        price = OWN_PRICE if by_telephone else f"{rate_text(given['offer'].rate_at(given['price_pence']))}, without VAT"
        rows += [
            ("Start", spoken_date(given["start_on"])),
            ("Hours a week", hours_text(given["weekly_minutes"])),
            ("Mornings and afternoons", joined([PART_DAY_LABELS[code] for code in given["part_days"]])),
            ("Price", price),
            ("Named adult", given["adult"].name),
            ("Site", given["site"].name),
        ]
    if given.get("shortfall"):
        rows.append(("What cannot be given", given["shortfall"]))
    return [{"key": key, "value": value} for key, value in [*rows, ("Note", given.get("note") or "None")]]


def _offer_choices(form: Form, offers: list[Any]) -> None:
    """One offer needs no choosing; its rate is the hint of the price."""
    if len(offers) != 1:
        words = [(each.ref, f"{each.site.name}: {rate_text(each.rate)}") for each in offers]
        form.fields["offer"].widget.options = options([("", "Choose"), *words])
        form.fields["price_pence"].help_text = "No higher than the rate of that offer"
        return
    del form.fields["offer"]
    form.fields["price_pence"].label = f"Your price for {UNIT_LABELS[offers[0].unit]}, without VAT"
    form.fields["price_pence"].help_text = f"No higher than your framework rate, {rate_text(offers[0].rate)}"


def _fields(form: Form) -> dict[str, str]:
    return {code: name for code, name in FIELDS.items() if name in form.fields}


def _nothing_wrong(form: Form, invitation: Any, answer: Answer, given: dict[str, Any], request: HttpRequest) -> bool:
    said = Given(**{**given, "answer": answer, "part_days": tuple(given.get("part_days") or ())})
    if "price_pence" not in given:
        said = replace(said, price_pence=answering.own_price(invitation, said.offer))
    wrong = blockers(answering.answer_findings(invitation.request, invitation, said, request.at))
    for finding in wrong:
        form.refuse(finding, field=_fields(form).get(finding.code))
    return not wrong
