"""Raising a concern about a provider: the same questions for the public, for the council and for providers."""

from typing import Any

from django.http import HttpRequest

from sixthday.admission.queries.market import unproven
from sixthday.providers.queries import membership as providers
from sixthday.quality.actions.concern import raise_concern
from sixthday.quality.choices import Channel, ConcernKind, Reporter
from sixthday.web.kit.fields import Email, OneOf, Paragraph, Pick, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option, options

FIELDS = {"what_happened": "what_happened", "contact_given": "telephone"}
KINDS = [
    Option(ConcernKind.SAFEGUARDING, "A child may not be safe", "Somebody hurt or frightened a child, or might"),
    Option(ConcernKind.QUALITY, "The teaching, the place or the care"),
    Option(ConcernKind.ATTENDANCE, "Attendance, or sessions that do not happen"),
    Option(ConcernKind.OTHER, "Something else"),
]
WHO = [(value, label) for value, label in Reporter.choices if value != Reporter.COUNCIL]
SENT = "concern_sent"  # where the session keeps the reference of what was just sent


class ConcernForm(Form):
    """About whom, what happened, whether a child is named, and who says it."""

    kind = OneOf("What is it about?", KINDS, error="Choose what it is about")
    provider = Pick(
        "Which provider?",
        [],
        find=True,
        hint="The place or organisation that teaches. If it is not in the list, ring us",
        error="Choose the provider",
    )
    what_happened = Paragraph(
        "What happened?", rows=8, longest=10_000, hint="Say when and where, and who was there, as far as you know",
        error="Say what happened",
    )  # fmt: skip
    child_named = Text(
        "Which child? (optional)", hint="Leave empty if it is about no child in particular", longest=120, required=False
    )
    reporter = OneOf("Who are you?", WHO, error="Choose who you are")
    reporter_name = Text("Your name (optional)", longest=120, required=False, autocomplete="name")
    wants_news = YesNo("May we get in touch with you about this?", error="Say whether we may get in touch")
    telephone = Text("Your telephone number (optional)", longest=30, width=20, required=False, autocomplete="tel")
    email = Email("Your e-mail address (optional)", required=False)

    def __init__(self, *args: Any, reporter: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].widget.options = [
            Option("", "Choose"), *options((each.ref, each.name) for each in providers.everyone().exclude(pk__in=unproven()))
        ]  # fmt: skip
        self.known = reporter
        if reporter:
            for name in ("reporter", "reporter_name", "telephone", "email", "wants_news"):
                del self.fields[name]


def take(request: HttpRequest, form: ConcernForm, channel: Channel, by: Any) -> None:
    """Keep what the form says, and its reference for the page that follows. Raises Refused."""
    given = dict(form.cleaned_data)
    provider = providers.everyone().get(ref=given.pop("provider"))
    said = {"reporter": form.known, "reporter_name": by.name, "email": by.email} if form.known else {}
    concern = raise_concern(provider=provider, channel=channel, by=by, at=request.at, **(given | said))
    request.session[SENT] = concern.ref


def sent(request: HttpRequest) -> str:
    """The reference of what this person just sent, or nothing."""
    return str(request.session.get(SENT, ""))
