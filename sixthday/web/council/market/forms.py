"""What the pages of the market ask."""

from typing import Any

from sixthday.admission.choices import NotApplied
from sixthday.providers.choices import Size
from sixthday.web.kit.fields import Day, Email, OneOf, Paragraph, Pick, SomeOf, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option, options

STAGES = [
    ("not_invited", "Not invited"), ("invited", "Invited"), ("applied", "Applied"),
    ("not_applied", "Invited, has not applied"), ("spot", "Teaches for the council today"),
]  # fmt: skip


class Filters(Form):
    """Which organisations to show."""

    stage = Pick("Where they stand", STAGES, empty="Anywhere", required=False)
    lot = Pick("Interested in", [], empty="Any lot", required=False)
    event = Pick("Came to", [], empty="Any event or none", required=False)

    def __init__(self, *args: Any, lots: Any = (), events: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lot"].widget.options = options([("", "Any lot"), *((str(lot.number), str(lot)) for lot in lots)])
        held = ((event.ref, event.title) for event in events)
        self.fields["event"].widget.options = options([("", "Any event or none"), *held])


class OrganisationForm(Form):
    """An interested organisation and whom to ring there."""

    name = Text("Name of the organisation", longest=120, error="Enter the name of the organisation")
    contact_name = Text("Who to speak to (optional)", longest=120, required=False)
    email = Email("E-mail address (optional)", required=False)
    telephone = Text("Telephone number (optional)", longest=30, width=20, required=False)
    company_number = Text("Company number (optional)", longest=12, width=10, required=False)
    lots = SomeOf("Which lots?", [], required=False)
    size = OneOf("What size is it?", Size.choices, error="Choose the size")
    local = YesNo("Is it local?", hint="It is based in the county", error="Say whether it is local")
    teaches_now = YesNo("Does it teach children for the council today?", error="Say whether it teaches today")

    def __init__(self, *args: Any, lots: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lots"].widget.options = options((str(lot.number), str(lot)) for lot in lots)


class EventForm(Form):
    """An event."""

    title = Text("What is it called?", longest=120, error="Enter what the event is called")
    held_on = Day("When is it?", error="Enter the day of the event")
    place = Text("Where is it?", longest=120, error="Enter where it is")


class ChoosingForm(Form):
    """Several organisations by name."""

    organisations = SomeOf("Which organisations?", [], small=True, error="Choose at least one organisation")

    def __init__(self, *args: Any, organisations: Any = (), label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisations"].widget.options = list(organisations)
        self.fields["organisations"].label = label or self.fields["organisations"].label


class ReasonForm(Form):
    """Why an organisation did not apply."""

    reason = OneOf("Why did it not apply?", NotApplied.choices, error="Choose the reason")
    note = Paragraph("In its own words (optional)", rows=3, longest=500, required=False)


class ProviderForm(Form):
    """Which provider an organisation is."""

    provider = OneOf("Which provider is it?", [], error="Choose the provider")

    def __init__(self, *args: Any, providers: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].widget.options = [
            Option(each.ref, each.name, f"Company number {each.company_number}" if each.company_number else "")
            for each in providers
        ]


class AnswerForm(Form):
    """A question as everybody reads it, and the answer."""

    asked = Paragraph(
        "The question, as everybody reads it", rows=4, longest=1000, hint="Leave out who asked, and whatever gives them away",
        error="Write the question",
    )  # fmt: skip
    answer = Paragraph("Answer", rows=5, longest=4000, error="Write the answer")


class AsideForm(Form):
    """Why a question is left unanswered."""

    why = Text("Why is it set aside?", longest=300, error="Say why it is set aside")


class BulletinForm(Form):
    """A text to members."""

    lots = SomeOf("To the members of which lots?", [], error="Choose at least one lot")
    subject = Text("Subject", longest=160, error="Enter the subject")
    text = Paragraph("Text", rows=10, longest=10_000, hint="Name no child", error="Write the text")

    def __init__(self, *args: Any, lots: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lots"].widget.options = options((str(lot.number), str(lot)) for lot in lots)
