"""Events with the market, and who came."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions import market as acts
from sixthday.admission.queries import market
from sixthday.web.council.frame import show
from sixthday.web.council.market import presenting
from sixthday.web.council.market.forms import ChoosingForm, EventForm
from sixthday.web.council.market.pages import ask
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import Option


@door(Permission.SEE_MARKET)
def events(request: HttpRequest) -> HttpResponse:
    """Every event, and who came to each."""
    rows = [
        (event, [presenting.name_of(each.interested) for each in event.attendances.all()]) for event in market.events()
    ]
    return show(request, "council/market/events.html", rows=rows, keeps=may(request, Permission.KEEP_MARKET))


@door(Permission.KEEP_MARKET)
@once
def event_new(request: HttpRequest) -> HttpResponse:
    """Record an event."""
    form = EventForm.of(request)
    if form.sent:
        with acting(form, fields={"event_once": "title"}):
            acts.record_event(**form.cleaned_data, by=request.user, at=request.at)
            return redirect("market_events")
    return ask(request, form, "Record an event", "Record", back=reverse("market_events"))


@door(Permission.KEEP_MARKET)
def attendance_new(request: HttpRequest, ref: str) -> HttpResponse:
    """Who came to an event; those recorded already are not asked about again."""
    event = market.events().filter(ref=ref).first()
    if event is None:
        raise Http404
    came = {each.interested_id for each in event.attendances.all()}
    others = {row.ref: row for row in market.register(request.user, request.on) if row.pk not in came}
    names = [Option(row.ref, row.name) for row in others.values()]
    form = ChoosingForm.of(request, organisations=names, label="Who came?")
    if form.sent:
        with acting(form, fields={"event_held": "organisations"}):
            chosen = [others[each] for each in form.cleaned_data["organisations"]]
            acts.record_attendance(event=event, came=chosen, by=request.user, at=request.at)
            return redirect("market_events")
    intro = ["Record an organisation first if its name is not here."]
    return ask(request, form, "Who came", "Record", back=reverse("market_events"), caption=event.title, intro=intro)
