"""The term of a framework: extend it, and say whether call-offs may run past it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.framework.actions import extend_scheme, set_ongoing_clause
from sixthday.rules.findings import blockers
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework.forms import ExtensionForm, OngoingForm
from sixthday.web.council.framework.setting_up import scheme_or_404
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.once import once

EXTENSION_FIELDS = {
    "extension_running": "until_on", "extension_later": "until_on", "extension_latest": "until_on", "extension_why": "why",
}  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def extension(request: HttpRequest, ref: str) -> HttpResponse:
    """Extend a framework to a later end."""
    held = scheme_or_404(ref)
    latest = framework.last_end_on(held)
    if held.ends_on >= latest:
        raise Http404
    form = ExtensionForm.of(request, initial={"until_on": latest})
    if form.sent:
        with acting(form, fields=EXTENSION_FIELDS):
            made = extend_scheme(scheme=held, **form.cleaned_data, by=request.user, at=request.at)
            messages.success(request, f"{held.title} is extended to {plain_date(made.until_on)}.")
            return redirect("framework_scheme", ref)
    words = (
        f"It ends on {plain_date(held.ends_on)} and can be extended to {plain_date(latest)} at the latest. New call-offs may then "
        "end by the new day; those already made keep their own."
    )
    return show(
        request, "council/framework/step.html", form=form, caption=held.title, heading="Extend the framework", words=words,
        label="Extend it", back=("framework_scheme", (ref,)),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
def ongoing(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether a call-off may run past the end of the framework."""
    held = scheme_or_404(ref)
    if blockers(framework.clause_findings(held)):
        raise Http404
    form = OngoingForm.of(request, initial={"ongoing": "yes" if held.ongoing_calloffs else "no"})
    if form.sent:
        with acting(form):
            set_ongoing_clause(scheme=held, **form.cleaned_data, by=request.user, at=request.at)
            return redirect("framework_scheme", ref)
    words = "As its terms say. Without the clause, a call-off that ends after the framework is refused. It stays once a round is published."
    return show(
        request, "council/framework/step.html", form=form, caption=held.title, heading="Call-offs past the end", words=words,
        label="Save", back=("framework_scheme", (ref,)),
    )  # fmt: skip
