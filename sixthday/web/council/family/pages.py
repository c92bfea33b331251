"""What a family was told, telling them more, and closing their page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.referrals.actions.family import revoke_family_link, tell_family
from sixthday.referrals.choices import FAMILY_WORDS, FamilyStage
from sixthday.referrals.queries import family as families
from sixthday.referrals.queries import referral as referrals
from sixthday.web.council.family.wording import starting_words
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import printed
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.notices import told
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record


class NoticeForm(Form):
    """What the family is told: every question in plain words."""

    news = Paragraph("What has happened?", rows=3, longest=1000, error="Say what has happened")
    who = Paragraph("Who?", rows=2, longest=500, error="Say who")
    where = Paragraph("Where?", rows=2, longest=500, error="Say where")
    when = Paragraph("When?", rows=2, longest=500, error="Say when")
    travel = Paragraph("Travel", rows=2, longest=500, error="Say how the child gets there")
    ring = Paragraph("Whom to ring", rows=2, longest=500, error="Say whom to ring")
    complain = Paragraph("How to complain", rows=3, longest=1000, error="Say how to complain")


class ClosingForm(Form):
    """Why the family's page is closed."""

    why = Paragraph("Why is the page closed?", rows=2, longest=300, error="Say why the page is closed")


@door(Permission.SEE_CHILDREN)
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """What the family was told at each step, their page and its code."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    link = families.live_link(found)
    return show(
        request, "council/family/family.html", referral=found, link=link, stages=list(FamilyStage),
        notices=[told(notice, "family_letter", found.ref) for notice in families.notices(found)],
        page_address=request.build_absolute_uri(reverse("family_page", args=[link.code])) if link else "",
        may_tell=may(request, Permission.TELL_FAMILY),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
@once
def family_notice(request: HttpRequest, ref: str, stage: str) -> HttpResponse:
    """Write to the family at one step, from words made of what is recorded."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    insist(request, Permission.TELL_FAMILY)
    if stage not in FamilyStage.values:
        raise Http404
    form = NoticeForm.of(request, initial=starting_words(found, FamilyStage(stage)))
    if form.sent:
        with acting(form, fields={f"family_{code}": code for code, _, _ in FAMILY_WORDS}):
            tell_family(
                referral=found, stage=FamilyStage(stage), words=form.cleaned_data, by=request.user, at=request.at,
                page_address=request.build_absolute_uri(reverse("family_code")),
            )  # fmt: skip
            return redirect("family", found.ref)
    return show(request, "council/family/notice.html", referral=found, form=form, stage=FamilyStage(stage).label)


@door(Permission.SEE_CHILDREN)
def family_letter(request: HttpRequest, ref: str, notice: str) -> HttpResponse:
    """The letter of one notice, to print or send."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    held = families.notices(found).filter(ref=notice, letter__isnull=False).first()
    if held is None:
        raise Http404
    return printed(held.letter)


@door(Permission.SEE_CHILDREN)
def family_closure(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the family's page for good."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    insist(request, Permission.TELL_FAMILY)
    link, form = families.live_link(found), ClosingForm.of(request)
    if link is None:
        return redirect("family", found.ref)
    if form.sent:
        with acting(form, fields={"revoked_why": "why"}):
            revoke_family_link(link=link, why=form.cleaned_data["why"], by=request.user, at=request.at)
            return redirect("family", found.ref)
    return show(request, "council/family/closure.html", referral=found, form=form)
