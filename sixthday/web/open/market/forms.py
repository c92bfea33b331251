"""What the public pages of the market ask."""

from typing import Any

from sixthday.providers.choices import Size
from sixthday.rules.needs import MODES
from sixthday.web.kit.fields import Email, OneOf, Paragraph, Pick, SomeOf, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

USUAL_MILES = 10
MILES = [("5", "Within 5 miles"), ("20", "Within 20 miles"), ("40", "Within 40 miles")]


class RegisterFilters(Form):
    """Which providers to show."""

    lot = Pick("Lot", [], empty="Any lot", required=False)
    area = Text("Near", hint="The first half of a postcode, such as HR1", longest=4, width=4, required=False)
    within = Pick("How far from there", MILES, empty=f"Within {USUAL_MILES} miles", required=False)
    mode = Pick("Where teaching happens", MODES, empty="Anywhere", required=False)

    def __init__(self, *args: Any, lots: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lot"].widget.options = options([("", "Any lot"), *((str(lot.number), str(lot)) for lot in lots)])


class QuestionForm(Form):
    """A question about the round."""

    text = Paragraph(
        "Your question", rows=5, longest=1000, hint="We answer to everybody, and never say who asked", error="Write your question"
    )  # fmt: skip
    email = Email("Your e-mail address", hint="We tell you when it is answered", error="Enter your e-mail address")
    organisation_name = Text("Your organisation (optional)", longest=120, required=False, autocomplete="organization")


class InterestForm(Form):
    """An organisation that would like to hear from the council."""

    name = Text(
        "Name of your organisation",
        longest=120,
        autocomplete="organization",
        error="Enter the name of your organisation",
    )
    contact_name = Text("Your name", longest=120, autocomplete="name", error="Enter your name")
    email = Email("Your e-mail address", error="Enter your e-mail address")
    telephone = Text("Telephone number (optional)", longest=30, width=20, required=False, autocomplete="tel")
    lots = SomeOf("What would you like to offer? (optional)", [], required=False)
    size = OneOf("What size is your organisation?", Size.choices, error="Choose the size of your organisation")
    local = YesNo("Are you based in the county?", error="Say whether you are based in the county")
    teaches_now = YesNo("Do you teach children for the council today?", error="Say whether you teach children for us")

    def __init__(self, *args: Any, lots: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lots"].widget.options = options((str(lot.number), str(lot)) for lot in lots)
        if not lots:
            del self.fields["lots"]


class RegistrationForm(Form):
    """A provider, and the first person who signs in for it."""

    name = Text(
        "Name of your organisation",
        longest=120,
        autocomplete="organization",
        error="Enter the name of your organisation",
    )
    company_number = Text("Company number (optional)", longest=12, width=10, required=False)
    size = OneOf("What size is your organisation?", Size.choices, error="Choose the size of your organisation")
    local = YesNo("Are you based in the county?", error="Say whether you are based in the county")
    contact_name = Text("Your name", longest=120, autocomplete="name", error="Enter your name")
    email = Email(
        "Your e-mail address",
        hint="We send a link there, with which you choose a password",
        error="Enter your e-mail address",
    )
    telephone = Text("Telephone number", longest=30, width=20, autocomplete="tel", error="Enter your telephone number")
