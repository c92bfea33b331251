"""One box: a child, a provider or a reference. What is found opens; nothing that may not be seen is counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers.queries import capacity as providers
from sixthday.referrals.queries import child as children
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.searches.finding import by_reference
from sixthday.web.council.searches.kept import keep, words_of
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import listed

MOST = 30


class SearchForm(Form):
    """The words to look for."""

    words = Text("Child, provider or reference", longest=80, error="Type part of a name, or a reference")


@door(Permission.SEARCH)
def searches(request: HttpRequest) -> HttpResponse:
    """Look for something. A reference opens at once; anything else becomes a search of its own."""
    form = SearchForm.of(request)
    if form.sent:
        words = form.cleaned_data["words"]
        return redirect(by_reference(request, words) or reverse("search", args=[keep(request, words)]))
    return show(request, "council/searches/new.html", form=form)


@door(Permission.SEARCH)
def search(request: HttpRequest, ref: str) -> HttpResponse:
    """What one of this person's own searches found."""
    words = words_of(request, ref)
    found = listed(request, children.named_like(request.user, request.on, words)[: MOST + 1])
    sees_providers = may(request, Permission.SEE_PROVIDERS)
    named = list(providers.named_like(request.user, request.on, words)[: MOST + 1]) if sees_providers else []
    return show(
        request, "council/searches/results.html", form=SearchForm(initial={"words": words}), most=MOST,
        children=[_child(child) for child in found], providers=named, may_open=may(request, Permission.BREAK_GLASS),
    )  # fmt: skip


def _child(child: object) -> dict[str, str]:
    """A child as found: name, birth date, school, reference."""
    return {
        "name": child.full_name,
        "href": reverse("child", args=[child.ref]),
        "born": plain_date(child.born_on),
        "school": child.school.name if child.school else "No school",
        "ref": child.ref,
    }
