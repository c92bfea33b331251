"""Where the registration guard stops an award: who may let it through, and the page on which they do."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.awards.actions.overriding import let_award_through
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.places import queries as places
from sixthday.rules.findings import Finding, blockers
from sixthday.rules.splitting import remedies
from sixthday.web.council.registration.asking import asked
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record

LIVE = {"proposed", "approved", "confirmed"}


class ReasonForm(Form):
    """Why this one award may stand."""

    reason = Paragraph(
        "Why may these hours stand?", hint="Kept with the award, beside your name", rows=5, longest=500,
        error="Say why these hours may stand",
    )  # fmt: skip


@door(Permission.OVERRIDE_GUARD)
@once
def new_award_override(request: HttpRequest, ref: str) -> HttpResponse:
    """Let one award past the guard for as long as it stands."""
    found = open_record(request, awards.visible(request.user, request.on), ref)
    tests = conditions.guard_of(found, request.on) if found.state in LIVE else []
    form = ReasonForm.of(request)
    if not blockers(tests) and not form.is_bound:
        raise Http404
    if form.sent:
        with acting(form, fields={"override_reason": "reason"}):
            let_award_through(award=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "This award may stand. Nothing else at the provider is let through.")
            return redirect("award", ref)
    return asked(
        request, form, title="Let this award past the guard", caption=f"Award {ref}, {found.provider.name}",
        act="Let this award through", back=reverse("award", args=[ref]), findings=[each for each in tests if not each.met],
        intro="It is let through for as long as it stands. It ends when the award is sent back, withdrawn or declined, or when its hours end.",
        warning="A provider that is not registered breaks the law when it becomes a school. Your name and reason stay on the record.",
    )  # fmt: skip


def guarding(request: HttpRequest, found: Any) -> dict[str, Any] | None:
    """The guard's stops of an award and the leave it has, for its page; None where it has neither."""
    if found.state not in LIVE:
        return None
    tests, leave = conditions.guard_of(found, request.on), places.override_of_award(found.ref)
    stops = blockers(tests)
    if not stops and leave is None:
        return None
    may_let = may(request, Permission.OVERRIDE_GUARD)
    return {
        "leave": leave,
        "stops": (*stops, *remedies(tests)) if stops else (),
        "href": reverse("award_override_new", args=[found.ref]) if may_let and stops and leave is None else "",
        "back_href": reverse("override_withdrawal", args=[leave.ref]) if may_let and leave else "",
        "help": _help(request, found.provider, ""),
    }


def guard_help(request: HttpRequest, form: Form, provider: Any, about: str) -> dict[str, Any] | None:
    """After a refusal by the guard: who may let the hours through, and where. None after any other."""
    return _help(request, provider, about) if provider is not None and guarded(form.findings) else None


def stop_help(request: HttpRequest, award: Any, stops: Sequence[Finding]) -> dict[str, Any] | None:
    """The same beside the reasons for which an award's call-off cannot be signed. None where the guard is not among them."""
    return _help(request, award.provider, award.ref) if guarded(stops) else None


def guarded(findings: Sequence[Finding]) -> bool:
    """Whether the registration guard is among what stops an act."""
    return any(each.code.startswith("guard_") and not each.met for each in findings)


def _help(request: HttpRequest, provider: Any, about: str) -> dict[str, Any]:
    """The senior officers by name, and the pages this reader may open."""
    may_let = may(request, Permission.OVERRIDE_GUARD) and bool(about)
    return {
        "provider": provider.name,
        "names": [user.name for user in access.holders(Permission.OVERRIDE_GUARD, request.on)],
        "counts_href": reverse("provider_guard", args=[provider.slug])
        if may(request, Permission.SEE_PROVIDERS)
        else "",
        "let_href": f"{reverse('override_new', args=[provider.slug])}?about={about}" if may_let else "",
        "about": about,
    }
