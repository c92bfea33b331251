"""From a new referral to its task list, its answers and its submission."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.referrals.actions.referral import return_referral, start_referral
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.references import normalise
from sixthday.web.council.frame import show
from sixthday.web.council.referrals.presenting import answers, spelt, tasks
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, Paragraph, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import options


class StartForm(Form):
    """Who is referred, and from which team."""

    team = Pick("Team", [], error="Choose the team")
    given_name = Text("Given name", longest=80, error="Enter the child's given name")
    family_name = Text("Family name", longest=80, error="Enter the child's family name")
    born_on = Day("Date of birth", hint="For example, 27 3 2012", error="Enter the date of birth")


class MissingForm(Form):
    """What a referral still needs."""

    missing = Paragraph(
        "What is missing?", rows=5, longest=2000, hint="The referrer sees these words", error="Say what is missing"
    )


@door(Permission.WRITE_REFERRAL)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Start a referral: for a child already on record when one fits that this person may see."""
    teams = list(access.teams_of(request.user, request.on))
    form = StartForm.of(request)
    form.fields["team"].widget.options = options([("", "Choose"), *((team.ref, team.name) for team in teams)])
    if form.sent:
        given = dict(form.cleaned_data)
        team = next(team for team in teams if team.ref == given.pop("team"))
        known = referrals.known_children(given["given_name"], given["family_name"], given["born_on"], "")
        child = known.visible_to(request.user, request.on).first()
        with acting(form, fields={"born_on_past": "born_on"}):
            referral = start_referral(team=team, child=child, by=request.user, at=request.at, **given)
            return redirect("referral", referral.ref)
    return show(request, "council/referrals/new.html", form=form, teams=teams)


@door(Permission.SEE_CHILDREN)
def referral(request: HttpRequest, ref: str) -> HttpResponse:
    """The task list of a referral."""
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    open_to_edit = found.state in {"draft", "returned"} and access.may(
        request.user, Permission.WRITE_REFERRAL, request.on
    )
    return show(
        request, "council/referrals/referral.html", referral=found, tasks=tasks(found, open_to_edit), editing=open_to_edit,
        last_return=found.returns.last(), may_return=may(request, Permission.RETURN_REFERRAL),
        may_withdraw=may(request, Permission.WRITE_REFERRAL), may_close=may(request, Permission.OWN_REFERRAL),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def check_answers(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything on one page; from here it is submitted."""
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    form = Form.of(request)
    if form.sent:
        insist(request, Permission.WRITE_REFERRAL)
        with acting(form):
            submit_referral(referral=found, by=request.user, at=request.at)
            return redirect("referral_submission", found.ref)
    others, hidden = referrals.others_said(found, request.user, request.on)
    return show(
        request, "council/referrals/answers.html", referral=found, form=form, sections=answers(found), others=others,
        hidden=hidden,
        editing=found.state in {"draft", "returned"} and access.may(request.user, Permission.WRITE_REFERRAL, request.on),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def submission(request: HttpRequest, ref: str) -> HttpResponse:
    """That it was sent, with the reference that can be read aloud."""
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    if found.submitted_at is None:
        return redirect("referral", found.ref)
    return show(request, "council/referrals/submission.html", referral=found, spelt=spelt(normalise(found.ref)))


@door(Permission.RETURN_REFERRAL)
def return_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Send a referral back with what is missing."""
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    form = MissingForm.of(request)
    if form.sent:
        with acting(form, fields={"missing_said": "missing"}):
            return_referral(referral=found, missing=form.cleaned_data["missing"], by=request.user, at=request.at)
            return redirect("referral", found.ref)
    return show(request, "council/referrals/return.html", referral=found, form=form)
