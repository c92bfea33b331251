"""Contacts in two fields, chasing in one click, and handing a referral over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.referrals.actions.casework import hand_over
from sixthday.referrals.actions.contact import chase, log_contact
from sixthday.referrals.choices import How
from sixthday.referrals.queries import casework
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import referral as referrals
from sixthday.referrals.queries import work as reading
from sixthday.referrals.queries.duty import area_days
from sixthday.rules.words import moment_text
from sixthday.web.council.casework.chasing import whom
from sixthday.web.council.casework.forms import ContactForm, HandoverForm
from sixthday.web.council.frame import show
from sixthday.web.council.work.steps import progress_of
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import options


@door(Permission.SEE_CHILDREN)
@once
def contacts(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything said about a referral; log another in two fields."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    form = ContactForm.of(request, initial={"how": How.TELEPHONE})
    if form.sent:
        insist(request, Permission.LOG_CONTACT)
        with acting(form, fields={"note_said": "note", "note_short": "note"}):
            log_contact(
                referral=found, how=How(form.cleaned_data["how"]), note=form.cleaned_data["note"], by=request.user,
                at=request.at,
            )  # fmt: skip
            return redirect("child", found.child.ref)
    lines = [
        {"when": moment_text(each.made_at), "title": each.get_how_display(), "by": each.made_by.name, "text": each.note}
        for each in casework.contacts(found)
    ]
    return show(request, "council/casework/contacts.html", referral=found, form=form, lines=lines)


@door(Permission.LOG_CONTACT)
def chasers(request: HttpRequest, ref: str) -> HttpResponse:
    """Remind whoever this referral waits for; the second to click is told who was first."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    stage = request.POST.get("stage", "")
    wait = next((wait for wait in _waits(request, found) if wait.stage.value == stage), None)
    if request.method == "POST" and wait:
        to = whom(request, wait, found)
        chase(
            referral=found, what=wait.awaited, about=to.about, people=to.people, organisations=to.organisations,
            by=request.user, at=request.at,
        )  # fmt: skip
    return redirect("child", found.child.ref)


@door(Permission.SEE_CHILDREN)
def handovers(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a referral to another broker."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    insist(request, Permission.ASSIGN_REFERRAL)
    form, brokers = HandoverForm.of(request), list(access.holders(Permission.OWN_REFERRAL, request.on))
    offered = [("", "Choose a broker"), *((broker.ref, broker.name) for broker in brokers)]
    form.fields["to"].widget.options = options(offered)
    if form.sent:
        to = next(broker for broker in brokers if broker.ref == form.cleaned_data["to"])
        with acting(form, fields={"owns_already": "to", "may_own": "to"}):
            hand_over(referral=found, to=to, by=request.user, at=request.at)
            return redirect("child", found.child.ref)
    return show(request, "council/casework/handover.html", referral=found, form=form, owners=casework.owners(found))


def _waits(request: HttpRequest, referral: object) -> tuple:
    """What one referral waits for."""
    rows = reading.rows(children.duties_of(referral.child).filter(referral=referral), request.on, area_days())
    return progress_of(request, rows)[referral.pk].waits if rows else ()
