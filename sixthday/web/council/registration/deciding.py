"""Deciding: letting hours past the guard, taking that back, and judging hours one to one at home or online."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import request as requests
from sixthday.places import actions
from sixthday.places import queries as places
from sixthday.referrals.queries import child as children
from sixthday.rules.references import normalise
from sixthday.web.council.providers.record import opened
from sixthday.web.council.registration.asking import asked
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Option, Paragraph, Pick, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import listed, open_record


class OverrideForm(Form):
    """Whose hours, from and until, why."""

    about = Pick(
        "Whose hours?", [], find=True, hint="Children whom you may see and who are here, or for whom it is asked",
        error="Choose the child",
    )  # fmt: skip
    from_on = Day("From", error="Enter the first day")
    until_on = Day("Until", hint="The guard stops these hours again after this day", error="Enter the last day")
    reason = Paragraph(
        "Why may these hours stand?", hint="Kept with the award, beside your name", rows=5, longest=500,
        error="Say why these hours may stand",
    )  # fmt: skip


class JudgementForm(Form):
    """Whether the hours count, and why."""

    counts = YesNo("Do these hours count towards full-time education here?", error="Choose yes or no")
    why = Paragraph("Why?", rows=4, longest=500, error="Say why")


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why?", rows=3, longest=500, error="Say why it is taken back")


@door(Permission.OVERRIDE_GUARD)
@once
def new_override(request: HttpRequest, slug: str) -> HttpResponse:
    """Let one child's hours at this provider past the guard until a day."""
    provider = opened(request, slug)
    able = _able(request, provider)
    form = OverrideForm.of(request, initial={"from_on": request.on, "about": _meant(request, able)})
    form.fields["about"].widget.options = [Option("", "Choose"), *able.values()]
    fields = {
        "override_reason": "reason", "override_dates": "until_on", "override_past": "from_on", "override_once": "about",
    }  # fmt: skip
    if form.sent:
        said = dict(form.cleaned_data)
        with acting(form, fields=fields):
            child = open_record(request, children.visible(request.user, request.on), said.pop("about"))
            actions.override_guard(provider=provider, child_ref=child.ref, by=request.user, at=request.at, **said)
            messages.success(request, "These hours may stand. The award can be proposed again.")
            return redirect("provider_guard", slug)
    row = places.standing_of(provider, request.on)
    return asked(
        request, form, title="Let hours past the guard", caption=provider.name, act="Let these hours through",
        intro="To let through one award alone, do it on that award’s page: it then ends with the award.",
        back=reverse("provider_guard", args=[slug]), findings=[each for each in (*row.now, *row.future) if not each.met],
        warning="A provider that is not registered breaks the law when it becomes a school. Your name and reason stay on the record.",
    )  # fmt: skip


@door(Permission.OVERRIDE_GUARD)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an override back."""
    found = places.override(ref)
    if found is None:
        raise Http404
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"withdrawn_why": "why"}):
            actions.withdraw_override(override=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The guard stops these hours again.")
            return redirect("provider_guard", found.provider.slug)
    back = reverse("provider_guard", args=[found.provider.slug])
    title = "Take an override back"
    return asked(request, form, title=title, caption=found.provider.name, act="Take it back", back=back)


@door(Permission.JUDGE_HOURS)
@once
def new_judgement(request: HttpRequest, slug: str, child_ref: str) -> HttpResponse:
    """Say whether a child's hours one to one at home or online count."""
    provider = opened(request, slug)
    held = places.hours_to_judge(provider, request.on).filter(child_ref=child_ref)
    if not held.exists():
        raise Http404
    form = JudgementForm.of(request)
    if form.sent:
        with acting(form, fields={"judged_why": "why"}):
            said: dict[str, Any] = form.cleaned_data
            actions.judge_hours(provider=provider, child_ref=child_ref, by=request.user, at=request.at, **said)
            messages.success(request, "The guard counts as you judged.")
            return redirect("provider_guard", slug)
    back = reverse("provider_guard", args=[slug])
    title = f"Hours one to one at home or online, child {child_ref}"
    return asked(request, form, title=title, caption=provider.name, act="Save judgement", back=back)


def _able(request: HttpRequest, provider: Any) -> dict[str, Option]:
    """The children whom this person may see and who are at a provider, or for whom it is asked; by reference."""
    here = {row.child_ref for row in places.takings(provider, request.on)}
    seen = children.visible(request.user, request.on).filter(ref__in=here | requests.coming_to(provider))
    return {
        child.ref: Option(
            child.ref, f"{child.full_name}, {child.ref}: {'has a place here' if child.ref in here else 'asked about'}"
        )
        for child in listed(request, seen.order_by("family_name", "given_name", "pk"))
    }


def _meant(request: HttpRequest, able: dict[str, Option]) -> str:
    """The child that the page before this one was about, by the reference of a child, a request or an award; "" for none."""
    ref, who, on = normalise(request.GET.get("about", "")), request.user, request.on
    for found in (requests.visible(who, on), awards.visible(who, on)):
        if row := found.filter(ref=ref).first():
            ref = row.child_ref
    return ref if ref in able else ""
