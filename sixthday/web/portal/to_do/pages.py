"""What waits for a provider's people. Each kind of duty is one function that gives its items."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import assessing
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import portal
from sixthday.calloffs import queries as calloffs
from sixthday.providers import queries as providers
from sixthday.providers.queries import evidence
from sixthday.providers.queries.standing import told_to_provider
from sixthday.quality.queries import visit as quality
from sixthday.rules.words import hours_text, moment_text, short_date
from sixthday.web.kit.doors import door, may
from sixthday.web.portal.frame import show

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: the verb that leads to it, what it is about, by when."""

    title: str
    href: str
    about: str
    by_when: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind."""

    title: str
    items: tuple[Item, ...]


def answers(request: HttpRequest) -> Group:
    """Requests without an answer."""
    found = portal.to_answer(request.user.organisation) if may(request, Permission.ANSWER_REQUEST) else ()
    items = tuple(
        Item(
            f"Answer {asked.request.ref}", reverse("portal_request", args=[asked.request.ref]),
            f"{asked.request.service_type.name}, {hours_text(asked.request.weekly_minutes)} a week",
            f"By {moment_text(asked.request.due_at)}", late=request.at > asked.request.due_at,
        )
        for asked in found
    )  # fmt: skip
    return Group("Answer", items)


def confirmations(request: HttpRequest) -> Group:
    """Answers that were taken down by telephone."""
    found = portal.to_confirm(request.user.organisation) if may(request, Permission.ANSWER_REQUEST) else ()
    items = tuple(
        Item(
            f"Confirm your answer to {asked.request.ref}",
            reverse("portal_answer_confirmation", args=[asked.request.ref]), "Taken down by telephone",
        )
        for asked in found
    )  # fmt: skip
    return Group("Confirm", items)


def preferred(request: HttpRequest) -> Group:
    """Awards that wait for the provider's word after the risk summary."""
    found = awards.to_confirm(request.user.organisation) if may(request, Permission.ANSWER_REQUEST) else ()
    items = tuple(
        Item(
            f"Confirm or withdraw from {award.ref}", reverse("portal_award", args=[award.ref]),
            f"{award.service_type.name}, {hours_text(award.weekly_minutes)} a week from {short_date(award.start_on)}",
        )
        for award in found
    )  # fmt: skip
    return Group("You are preferred", items)


def signatures(request: HttpRequest) -> Group:
    """Call-offs that wait for the provider's signature."""
    found = calloffs.to_sign(request.user.organisation) if may(request, Permission.SIGN_FOR_PROVIDER) else ()
    items = tuple(
        Item(
            f"Sign call-off {calloff.ref}", reverse("portal_calloff", args=[calloff.ref]),
            f"{calloff.award.service_type.name} from {short_date(calloff.start_on)}",
        )
        for calloff in found
    )  # fmt: skip
    return Group("Sign", items)


def renewals(request: HttpRequest) -> Group:
    """Evidence that was not accepted, has ended or soon will, unless its renewal waits to be checked."""
    provider = providers.for_user(request.user)
    lines = evidence.board(provider, request.on) if provider and may(request, Permission.ANSWER_REQUEST) else []
    items = tuple(
        Item(
            f"Renew: {line.requirement.label}", reverse("our_requirement", args=[line.requirement.code]),
            "Nobody can start with you on the day after" if line.requirement.blocking else "The council asks for it",
            f"By {short_date(line.ends_on)}", late=line.ends_on < request.on,
        )
        for line in lines
        if line.requirement.sent and line.ends_on and line.ends_on <= request.on + SOON and not line.waiting
    )  # fmt: skip
    refused = tuple(
        Item(
            f"Send again: {line.requirement.label}", reverse("our_requirement", args=[line.requirement.code]),
            f"Not accepted: {line.rejected.rejected_why}", late=True,
        )
        for line in lines
        if line.rejected and not line.waiting
    )  # fmt: skip
    return Group("Renew", (*refused, *items))


def improvements(request: HttpRequest) -> Group:
    """What quality assurance asked for, and findings that were not replied to."""
    if not may(request, Permission.REPLY_TO_QUALITY):
        return Group("Put right", ())
    asked = quality.improvements(request.user, request.on).filter(state="open")
    to_reply = quality.visits(request.user, request.on).filter(state="shared", reply__isnull=True)
    items = (
        *(
            Item(
                f"Put right: {row.ref}", reverse("portal_improvement_done", args=[row.ref]), row.what,
                f"By {short_date(row.due_on)}", late=row.due_on < request.on,
            )
            for row in asked
        ),
        *(
            Item(f"Reply to visit {row.ref}", reverse("portal_visit", args=[row.ref]), "You can reply once")
            for row in to_reply
        ),
    )  # fmt: skip
    return Group("Put right", items)


def applying(request: HttpRequest) -> Group:
    """Questions the council asks about an application, and agreements to sign."""
    if not may(request, Permission.APPLY):
        return Group("Your applications", ())
    asked = [
        Item(
            f"Answer about application {check.application.ref}", reverse("application", args=[check.application.ref]),
            check.question, f"By {short_date(check.answer_by_on)}",
        )
        for check in assessing.waiting_for_organisation(request.user.organisation, request.on)
    ]  # fmt: skip
    offered = [
        Item(
            f"Sign agreement {row.ref}", reverse("portal_agreement", args=[row.ref]), str(row.application.round.scheme)
        )
        for row in agreements.own(request.user.organisation).filter(state="offered")
    ]
    return Group("Your applications", (*asked, *offered))


GROUPS: tuple[Callable[[HttpRequest], Group], ...] = (
    answers, confirmations, preferred, signatures, renewals, improvements, applying,
)  # fmt: skip


@door(Permission.USE_PORTAL, "portal")
def to_do(request: HttpRequest) -> HttpResponse:
    """Everything that waits, by kind; and whether new work is stopped."""
    groups = [group for make in GROUPS if (group := make(request)).items]
    provider = providers.for_user(request.user)
    stopped = told_to_provider(provider, request.on) if provider else []
    return show(request, "portal/to_do/to_do.html", groups=groups, stopped=stopped, provider=provider)
