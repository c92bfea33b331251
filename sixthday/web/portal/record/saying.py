"""What a provider says of itself: what it never takes, when it is closed, and its reply to a decision about its standing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers import queries as providers
from sixthday.providers.actions import declare_closure, reply_to_standing, say_preferences, withdraw_closure
from sixthday.providers.queries import saying
from sixthday.rules.needs import NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.words import joined
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Day, OneOf, Paragraph, PartWeek, SomeOf, Text, Whole
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.frame import show
from sixthday.web.portal.record.own import own
from sixthday.web.portal.record.pages import page

ALONE = {True: "yes", False: "no"}


class NeverForm(Form):
    """What is never taken."""

    never_needs = SomeOf("Which needs do you never take?", NEED_LABELS.items(), required=False, small=True)
    never_part_days = PartWeek("When do you never work?", required=False)
    age_from = Whole("Youngest age you take", least=4, most=25, required=False)
    age_to = Whole("Oldest age you take", least=4, most=25, required=False)
    works_alone = OneOf(
        "May one of your adults be alone with a child?",
        [("yes", "Yes"), ("no", "No: two are always there")],
        inline=True,
        required=False,
    )
    note = Text("Anything brokers should know", longest=300, required=False)


class ClosureForm(Form):
    """Days on which nobody answers."""

    from_on = Day("First day closed", error="Enter the first day you are closed")
    until_on = Day("Last day closed", error="Enter the last day you are closed")
    why = Text("Why?", hint="For example, half term", longest=120, required=False)


class ReplyForm(Form):
    """A reply in words."""

    words = Paragraph("What do you want to say?", rows=8, longest=1000, error="Write your reply")


@door(Permission.USE_PORTAL, "portal")
def preferences(request: HttpRequest) -> HttpResponse:
    """What we said we never take, and when we are closed."""
    provider = own(request)
    said = saying.preferences(provider)
    return page(
        request, provider, "our_preferences", "portal/record/preferences.html", said=said,
        needs=joined([NEED_LABELS[code] for code in said.never_needs]) if said else "",
        days=joined([PART_DAY_LABELS[code] for code in said.never_part_days]) if said else "",
        closures=saying.closures(provider, request.on), may_keep=may(request, Permission.KEEP_OWN_RECORD),
    )  # fmt: skip


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def new_preferences(request: HttpRequest) -> HttpResponse:
    """Say what we never take, from today, in the place of what we said before."""
    provider = own(request)
    said = saying.preferences(provider)
    kept = ("never_needs", "never_part_days", "age_from", "age_to", "note")
    held = {name: getattr(said, name) for name in kept} | {"works_alone": ALONE.get(said.works_alone)} if said else {}
    form = NeverForm.of(request, initial=held)
    if form.sent:
        fields = {"never_ages": "age_to", "never_all": "never_part_days"}
        with acting(form, fields=fields):
            alone = {"works_alone": {"yes": True, "no": False}.get(form.cleaned_data["works_alone"])}
            say_preferences(provider=provider, by=request.user, at=request.at, **form.cleaned_data | alone)
            return redirect("our_preferences")
    words = "A request that asks for one of these does not reach you, and brokers see why."
    return _asked(request, form, "What you never take", words, "Save")


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def new_closure(request: HttpRequest) -> HttpResponse:
    """Declare closed days before they begin."""
    provider, form = own(request), ClosureForm.of(request)
    if form.sent:
        fields = {"closure_ahead": "from_on", "closure_dates": "until_on", "closure_long": "until_on"}
        with acting(form, fields=fields):
            declare_closure(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("our_preferences")
    words = "Requests are still sent to you on these days. If you do not answer one, that is not held against you."
    return _asked(request, form, "Days you are closed", words, "Save")


@door(Permission.KEEP_OWN_RECORD, "portal")
def closure_withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Open after all."""
    closure = saying.closures(own(request), request.on).filter(ref=ref).first()
    if closure is None:
        raise Http404
    form = Form.of(request)
    if form.sent:
        with acting(form):
            withdraw_closure(closure=closure, by=request.user, at=request.at)
            return redirect("our_preferences")
    return _asked(request, form, "Open on these days after all", "The closed days are taken back.", "Take them back")


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def reply(request: HttpRequest, ref: str) -> HttpResponse:
    """Reply to a decision that stops new work."""
    provider, form = own(request), ReplyForm.of(request)
    standing = next(
        (row for row in providers.standings_on([provider], request.on)[provider.pk].values() if row.ref == ref), None
    )
    if standing is None:
        raise Http404
    if form.sent:
        with acting(form, fields={"reply_words": "words"}):
            reply_to_standing(standing=standing, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "Your reply was sent to quality assurance.")
            return redirect("our_record")
    words = f"The council's reason: {standing.reason}"
    return _asked(request, form, "Reply to the council's decision", words, "Send reply", "our_record", "Our record")


def _asked(
    request: HttpRequest, form: Form, title: str, words: str, act: str, back: str = "our_preferences",
    back_words: str = "What we take",
) -> HttpResponse:  # fmt: skip
    return show(
        request, "portal/record/question.html", form=form, title=title, words=words, act=act, placements=None,
        back=reverse(back), back_words=back_words,
    )  # fmt: skip
