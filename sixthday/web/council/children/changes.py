"""Recording a change of a child's facts: which facts, the question, what follows, done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.facts import foresee_change, record_change
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import facts
from sixthday.web.council.children import change_words
from sixthday.web.council.children.change_forms import FORMS, KindForm
from sixthday.web.council.children.presenting import identity, tabs
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.checking import carried, is_back, is_last
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record


@door(Permission.SEE_CHILDREN)
def fact_changes(request: HttpRequest, ref: str) -> HttpResponse:
    """Every change recorded since the referral was sent; whoever may, begins another here."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    form = KindForm.of(request)
    if request.method == "POST":
        insist(request, Permission.CHANGE_FACTS)
    if form.sent:
        return redirect("fact_change", found.ref, form.cleaned_data["kind"])
    return show(
        request, "council/children/changes.html", child=found, form=form, identity=identity(found, request.on),
        tabs=tabs(request, found, "fact_changes"), lines=change_words.change_lines(facts.changes_of(found)),
        may_change=may(request, Permission.CHANGE_FACTS),
    )  # fmt: skip


@door(Permission.CHANGE_FACTS)
@once
def fact_change(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """One kind of facts: asked, shown with all that follows, recorded."""
    found = open_record(request, children.visible(request.user, request.on), ref)
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind].of(request, initial=FORMS[kind].held(found))
    if form.sent and not is_back(request):
        with acting(form, fields=form.field_of):
            act = {"child": found, "by": request.user, "at": request.at, **form.given}
            if not is_last(request):
                return check(request, found, form.given, foresee_change(**act))
            record_change(**act)
            messages.success(request, f"The change is recorded: {form.kind.label.lower()}.")
            return redirect(*_after(request, found.ref))
    return show(request, "council/children/change.html", child=found, form=form, title=form.kind.label)


def check(request: HttpRequest, found: Any, given: dict[str, Any], effects: Any) -> HttpResponse:
    """What will be recorded and what follows from it, before it is."""
    return show(
        request, "council/children/change_check.html", child=found, answers=change_words.answers(found, given),
        effects=change_words.effect_rows(effects, request.on), carried=carried(request),
    )  # fmt: skip


def _after(request: HttpRequest, ref: str) -> tuple[str, ...]:
    """The changes of the child, or the list of children for somebody who sees this child no more."""
    seen = children.visible(request.user, request.on).filter(ref=ref).exists()
    return ("fact_changes", ref) if seen else ("children",)
