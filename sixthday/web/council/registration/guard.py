"""How providers stand to the registration guard: all of them, and one with every place counted."""

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.places import queries as places
from sixthday.places.queries.standing import BREACH
from sixthday.providers import queries as providers
from sixthday.referrals.queries import child as children
from sixthday.web.council.frame import show
from sixthday.web.council.providers.guarding import guard_bar
from sixthday.web.council.providers.record import opened
from sixthday.web.council.registration import presenting
from sixthday.web.council.restricted.hiding import hidden_refs
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.records import listed


@door(Permission.SEE_PROVIDERS)
def registration(request: HttpRequest) -> HttpResponse:
    """Every provider that is no registered school, those over the line first, with why and who must act."""
    rows = places.standings(providers.visible(request.user, request.on), request.on)
    unregistered, sees = [row for row in rows if not row.registered], may(request, Permission.SEE_SCHOOL_CASES)
    close = [row for row in unregistered if presenting.stands_out(row, request.on, sees)]
    far = [row for row in unregistered if row not in close]
    return show(
        request, "council/registration/guard.html", over=sum(1 for row in unregistered if row.needs == BREACH),
        close=[presenting.close_row(row, request.on, sees) for row in close],
        far=[presenting.far_row(row) for row in far if row.known.places],
        empty_of=[row.provider for row in far if not row.known.places],
        registered=len(rows) - len(unregistered), sees_cases=sees, waiting=len(places.without_case(rows)),
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider: the bars, every reason, each child's places and hours, and what people decided."""
    found = opened(request, slug)
    row = places.standing_of(found, request.on)
    held = list(places.takings(found, request.on))
    refs = {each.child_ref for each in (*held, *places.overrides_of(found))}
    seen = children.visible(request.user, request.on).filter(ref__in=refs)
    names, hidden = {child.ref: child for child in listed(request, seen)}, hidden_refs(request)
    return show(
        request, "council/registration/provider.html", provider=found, row=row, bar=guard_bar(row),
        children=presenting.child_rows(request, row, held, names, hidden), declared=presenting.declared_rows(row, request.on),
        overrides=presenting.override_rows(request, found, names, hidden), case=row.case, alarm=places.alarm_of(found), acts=presenting.who_acts(row, request.on),
        may_open=may(request, Permission.HANDLE_SCHOOL_CASES) and row.case is None and not row.registered,
        sees_cases=may(request, Permission.SEE_SCHOOL_CASES), may_override=may(request, Permission.OVERRIDE_GUARD),
        may_record=may(request, Permission.RECORD_EVIDENCE),
    )  # fmt: skip
