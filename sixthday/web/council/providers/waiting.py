"""What waits for quality assurance on the providers' side: evidence, lapses, replies, people, exclusion grounds; and what ends."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements.queries import affected
from sixthday.placements.queries import lapses as live
from sixthday.providers.actions import read_notice, read_reply
from sixthday.providers.queries import evidence as shown
from sixthday.providers.queries import exclusion, lapses, saying
from sixthday.rules.compliance import REQUIREMENT, REQUIREMENTS
from sixthday.rules.words import counted
from sixthday.web.council.frame import show
from sixthday.web.council.providers.presenting import until_sign
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import OneOf, Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

WITHIN = (("0", "Lapsed"), ("14", "14 days"), ("30", "30 days"), ("60", "60 days"))


class EndingFilters(Form):
    """Which ends to show."""

    requirement = Pick("Requirement", [], empty="Any requirement", required=False)
    within = OneOf("Ending within", WITHIN, required=False, inline=True, small=True)


@door(Permission.RECORD_EVIDENCE)
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits, by kind: one's own evidence first, then oldest first."""
    rows = [(row, REQUIREMENT[row.requirement].label) for row in shown.waiting(request.user, request.on)]
    rows.sort(key=lambda each: each[0].officer_id != request.user.pk)
    return show(
        request, "council/providers/evidence_waiting.html", rows=rows, lapses=live.undecided(request.on),
        replies=saying.replies(request.user, request.on).filter(read_at__isnull=True),
        notices=saying.notices(request.user, request.on).filter(read_at__isnull=True),
        exclusions=exclusion.due(request.user, request.on), today=request.on,
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def endings(request: HttpRequest) -> HttpResponse:
    """What ends within sixty days or has lapsed, of every provider in a lot, by requirement."""
    filters = EndingFilters.asked(request)
    offered = [(row.code, row.label) for row in REQUIREMENTS if row.evidence]
    filters.fields["requirement"].widget.options = options([("", "Any requirement"), *offered])
    filters.is_valid()
    wanted, within = filters.cleaned_data.get("requirement"), filters.cleaned_data.get("within") or "60"
    latest = request.on + timedelta(days=int(within)) if within != "0" else request.on - timedelta(days=1)
    every = lapses.endings(request.on)
    rows = [each for each in every if each.until_on <= latest and wanted in {None, "", each.requirement.code}]
    lapsed = sum(each.until_on < request.on for each in every)
    there = {
        (each.provider.pk, each.requirement.code, each.subject_ref): each
        for each in live.live_lapses(request.on)
        if each.still
    }
    return show(
        request, "council/providers/endings.html", filters=filters, filtered_by=bool(wanted or within != "60"),
        rows=[
            (each, until_sign(each.until_on, request.on, "Ends"), there.get((each.provider.pk, each.requirement.code, each.subject_ref)))
            for each in rows
        ], every=len(every), decides=may(request, Permission.CHANGE_STANDING), on=request.on,
        title=f"{counted(lapsed, 'thing')} lapsed, {len(every) - lapsed} ending within 60 days",
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """What a provider told of somebody, and the placements it touches; then that it was read."""
    found = saying.notices(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    form = Form.of(request)
    if form.sent:
        with acting(form):
            read_notice(notice=found, by=request.user, at=request.at)
            return redirect("evidence_waiting")
    touched = found.stands_in_for or found.adult
    return show(
        request, "council/providers/notice.html", notice=found, form=form, many=affected.count_of_adult(touched),
        placements=affected.of_adult(request.user, request.on, touched), may_see_gate=may(request, Permission.SEE_GATE),
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
def reply(request: HttpRequest, ref: str) -> HttpResponse:
    """What a provider replied about its standing; then that it was read."""
    found = saying.replies(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    form = Form.of(request)
    if form.sent:
        with acting(form):
            read_reply(reply=found, by=request.user, at=request.at)
            return redirect("evidence_waiting")
    return show(request, "council/providers/reply.html", reply=found, form=form)
