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
from sixthday.rules.findings import refusal
from sixthday.rules.overriding import SOURCE
from sixthday.rules.references import normalise
from sixthday.web.council.providers.record import opened
from sixthday.web.council.registration.asking import asked
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Paragraph, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record


class OverrideForm(Form):
    """Whose hours, from and until, why."""

    about = Text(
        "Whose hours?", hint="The reference of the request, the award or the child, such as K7M4-29QX", longest=16,
        width=10, error="Enter the reference",
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
    form = OverrideForm.of(request, initial={"from_on": request.on, "about": request.GET.get("about", "")})
    fields = {
        "override_reason": "reason", "override_dates": "until_on", "override_past": "from_on", "override_once": "about",
        "override_about": "about",
    }  # fmt: skip
    if form.sent:
        said = dict(form.cleaned_data)
        with acting(form, fields=fields):
            child = _child(request, said.pop("about"))
            actions.override_guard(provider=provider, child_ref=child, by=request.user, at=request.at, **said)
            messages.success(request, "These hours may stand. The award can be proposed again.")
            return redirect("provider_guard", slug)
    row = places.standing_of(provider, request.on)
    return asked(
        request, form, title="Let hours past the guard", caption=provider.name, act="Let these hours through",
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


def _child(request: HttpRequest, about: str) -> str:
    """The child that a reference is of, when this person may see it; the reading is noted. Raises Refused."""
    ref, who, on = normalise(about), request.user, request.on
    for found in (children.visible(who, on), requests.visible(who, on), awards.visible(who, on)):
        if found.filter(ref=ref).exists():
            return str(open_record(request, found, ref).child_ref)
    raise refusal("override_about", "No child, request or award that you may see has this reference.", source=SOURCE)
