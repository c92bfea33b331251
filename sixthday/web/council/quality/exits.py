"""A provider stops: what is lost on one page, and referring its children again in one act."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.quality.actions.exit import run_exit
from sixthday.quality.queries import exit as exits
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.needs import MODE_LABELS
from sixthday.rules.words import hours_text
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit import charts
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Paragraph, SomeOf
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import listed
from sixthday.web.kit.widgets import Option

STATES = dict(PLACEMENT.states)
UNSEEN = "A child whom you may not see"
FIELDS = {"exit_why": "why", "exit_chosen": "chosen", "exit_live": "chosen", "exit_day": "last_day_on"}


class ExitForm(Form):
    """Which placements end, after which day, why."""

    chosen = SomeOf(
        "Which placements end?",
        [],
        hint="All are chosen; take the mark from those that go on. A child whose education had begun is referred again",
        error="Choose at least one placement",
    )
    last_day_on = Day("What was the last day?", hint="Today, or a day that has passed", error="Enter the last day")
    why = Paragraph("Why does the provider stop?", rows=3, longest=300, error="Say why the provider stops")


@door(Permission.RUN_EXIT)
def run(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that stands at a provider, and the act that refers its children again."""
    provider = opened(request, slug)
    drill = exits.drill(request.user, provider, request.on)
    every = {"chosen": [row.ref for row in drill.rows], "last_day_on": request.on}
    form = ExitForm.of(request, initial=every)
    listed(request, [row for row in drill.rows if row.child_ref in drill.children])
    form.fields["chosen"].widget.options = _options(request, drill)
    if form.sent:
        with acting(form, fields=FIELDS):
            made = run_exit(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("exit", made.ref)
    return show(
        request, "council/quality/exit_run.html", provider=provider, form=form, drill=drill, states=STATES,
        unseen=UNSEEN, modes=MODE_LABELS, bars=charts.bars([(day, minutes, hours_text(minutes)) for day, _, minutes in drill.lost]), children=_contacts(drill),
    )  # fmt: skip


@door(Permission.RUN_EXIT)
def exit_page(request: HttpRequest, ref: str) -> HttpResponse:
    """What was done: each placement that ended and the referral raised for it."""
    found = exits.exits(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    rows = list(exits.raised_by(found))
    seen = exits.children_seen(request.user, request.on, rows)
    listed(request, [row.placement for row in rows if row.placement.child_ref in seen])
    return show(
        request, "council/quality/exit.html", exit=found, unseen=UNSEEN,
        rows=[(row, seen.get(row.placement.child_ref), _next(row, seen)) for row in rows],
    )  # fmt: skip


def _options(request: HttpRequest, drill: Any) -> list[Option]:
    """The placements to choose from; one that ended meanwhile is let through, so that the act itself tells who ended it."""
    offered = [_option(row, drill.children.get(row.child_ref)) for row in drill.rows]
    gone = set(request.POST.getlist("chosen")) - {option.value for option in offered}
    return [*offered, *(Option(ref, ref) for ref in sorted(gone))]


def _option(row: Any, child: Any) -> Option:
    award = row.award
    words = f"{child.full_name if child else UNSEEN}, {award.service_type.name}"
    return Option(
        row.ref, words, f"Placement {row.ref}: {hours_text(award.weekly_minutes)} a week, {STATES[row.state].lower()}"
    )


def _contacts(drill: Any) -> list[tuple[Any, Any, str]]:
    """Each placement with its child, when seen, and whom to ring about it."""
    found = []
    for row in drill.rows:
        child = drill.children.get(row.child_ref)
        referral = row.award.request.referral  # read with its school and referrer already
        family = [child.parent_name, child.parent_telephone] if child else []
        others = (
            [child.social_worker, str(referral.child.school or ""), f"referred by {referral.referrer.name}"]
            if child
            else []
        )
        found.append((row, child, "; ".join(part for part in (_listed(family), *others) if part)))
    return found


def _listed(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _next(row: Any, seen: Any) -> str:
    """Where a broker goes on with the child."""
    referral = row.raised or row.placement.award.request.referral
    return reverse("package", args=[referral.ref]) if row.placement.child_ref in seen else ""
