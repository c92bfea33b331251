"""Changing a provider's standing: suspended, restored, removed; as a whole, in a lot, or at a site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.providers import queries as providers
from sixthday.providers.actions import remove_provider, restore_provider, suspend_provider
from sixthday.providers.choices import StandingKind
from sixthday.providers.queries import directory
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, OneOf, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option, options

KINDS = [
    Option("suspended", "Suspend for new work", "Children already there stay; nothing new is asked, awarded, signed or started", reveals="until_on"),
    Option("active", "Restore", "New work may begin again"),
    Option("removed", "Remove", "It leaves the framework, the lot or the site for good"),
]  # fmt: skip
FIELDS = {
    "standing_reason": "reason", "standing_not_backdated": "from_on", "standing_dates": "until_on",
    "standing_until": "until_on", "standing_changes": "kind", "standing_can_return": "kind",
}  # fmt: skip


class StandingForm(Form):
    """What changes, for what, from when, why."""

    kind = OneOf("What do you want to do?", KINDS, error="Choose what to do")
    until_on = Day("Suspended until", hint="Leave empty for until it is restored", required=False)
    scope = OneOf("For what?", [], error="Choose what it is for")
    from_on = Day("From", error="Enter the first day")
    reason = Paragraph("Why?", rows=4, longest=300, hint="The provider reads this", error="Give the reason")


@door(Permission.CHANGE_STANDING)
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Suspend, restore or remove a provider, with a date and a reason."""
    provider = opened(request, slug)
    form, scopes = StandingForm.of(request, initial={"from_on": request.on}), _scopes(request, provider)
    form.fields["scope"].widget.options = options((value, words) for value, (words, _) in scopes.items())
    if form.sent:
        given = dict(form.cleaned_data)
        about = {**scopes[given.pop("scope")][1], "provider": provider, "by": request.user, "at": request.at}
        with acting(form, fields=FIELDS):
            _act(StandingKind(given.pop("kind")), given, about)
            return redirect("council_provider", provider.slug)
    rows = providers.standings_on([provider], request.on)[provider.pk].values()
    return show(
        request, "council/providers/standing.html", provider=provider, form=form,
        rows=[(row, StandingKind(row.kind).label) for row in rows],
    )  # fmt: skip


def _act(kind: StandingKind, given: dict[str, Any], about: dict[str, Any]) -> None:
    until_on = given.pop("until_on")
    if kind == StandingKind.SUSPENDED:
        suspend_provider(until_on=until_on, **given, **about)
    elif kind == StandingKind.ACTIVE:
        restore_provider(**given, **about)
    else:
        remove_provider(**given, **about)


def _scopes(request: HttpRequest, provider: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """What a standing may be for: a value, its words, and what the action is given."""
    lots = directory.lots_of([provider], request.on)[provider.pk]
    sites = directory.sites(provider, request.on)
    return {
        "all": ("The provider as a whole", {}),
        **{f"lot-{lot.number}": (str(lot), {"lot": lot}) for lot in lots},
        **{f"site-{site.ref}": (f"The site {site.name}", {"site": site}) for site in sites},
    }
