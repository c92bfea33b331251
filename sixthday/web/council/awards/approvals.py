"""What waits for an approver: a list, from which several can be approved at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from sixthday.access.choices import Permission
from sixthday.awards.actions.approval import approve_awards
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conflict as conflicts
from sixthday.framework import queries as framework
from sixthday.rules.findings import blockers
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, spoken_date
from sixthday.web.council.frame import show
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import SomeOf
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import listed
from sixthday.web.kit.widgets import Option, options


class ApprovalsForm(Form):
    """Which awards to approve."""

    chosen = SomeOf("Awards to approve", [], error="Choose at least one award")


@door(Permission.APPROVE_AWARD)
def approvals(request: HttpRequest) -> HttpResponse:
    """The awards within this person's limit, not proposed by them; nothing is ticked beforehand."""
    waiting = listed(request, awards.waiting(request.user, request.on))
    form = ApprovalsForm.of(request)
    form.fields["chosen"].widget.options = options(_option(award) for award in waiting)
    if form.sent:
        chosen = [award for award in waiting if award.ref in form.cleaned_data["chosen"]]
        for outcome in approve_awards(chosen=chosen, by=request.user, at=request.at):
            _say(request, outcome)
        return redirect("approvals")
    limit = framework.approval_limit(request.user, request.on)
    return show(
        request, "council/awards/approvals.html", waiting=waiting, form=form, limit=limit,
        declaration=conflicts.latest(request.user), rows=[_row(award) for award in waiting],
    )  # fmt: skip


def _row(award: Any) -> list[Any]:
    link = format_html('<a class="govuk-link" href="{}">{}</a>', reverse("award", args=[award.ref]), award.ref)
    cost = money_text(award.whole_life_pence)
    return [
        link,
        award.provider.name,
        spoken_date(award.start_on),
        cost,
        award.get_route_display(),
        award.proposed_by.name,
    ]


def _option(award: Any) -> Option:
    terms = f"{award.provider.name}, {money_text(award.whole_life_pence)} ex VAT"
    why = " Not the first in the ranking." if award.not_first_reason else ""
    hint = f"For {award.request.referral.child.short_name}, proposed by {award.proposed_by.name}.{why}"
    return Option(award.ref, f"{award.ref}: {terms}", hint)


def _say(request: HttpRequest, outcome: Any) -> None:
    ref = outcome.award.ref
    if outcome.approved:
        messages.success(request, f"Award {ref} is approved.")
        return
    stops = blockers(outcome.findings)
    reasons = " ".join(finding.reason for finding in stops) or outcome.stale
    messages.warning(request, f"Award {ref} is not approved, for {counted(len(stops) or 1, 'reason')}: {reasons}")
