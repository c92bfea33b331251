"""What an applicant is asked."""

from typing import Any

from sixthday.providers.choices import SiteKind, Size, Unit, Vat
from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.exclusion import CONNECTIONS, FACTORS, GROUNDS, GROUP_LABELS
from sixthday.rules.needs import MODES, NEEDS_V1
from sixthday.web.kit.fields import (
    Code,
    Day,
    Email,
    Hours,
    Money,
    OneOf,
    Paragraph,
    PartWeek,
    Pick,
    SomeOf,
    Text,
    Tick,
    Upload,
    Whole,
)
from sixthday.web.kit.forms import Form
from sixthday.web.kit.signing import SignForm
from sixthday.web.kit.widgets import Option, options

DEAREST_PENCE = 250_000_00  # a year of one child; more is a slip of the finger
FILE_HINT = "PDF, Word, picture or text, up to 10 MB"
FOOTINGS = (
    Option("new", "New tender", "Every question is asked and marked afresh"),
    Option("earlier", "Earlier tender", "Your answers of last time are put in: look at each, change what is different"),
    Option(
        "mere", "Membership carried forward", "You show that you still meet the conditions; nothing is marked again"
    ),
)


class LotsForm(Form):
    """Which lots; for a member of an earlier round, on which footing for each. Fields are added by the page."""

    lots = SomeOf("Which lots do you apply for?", [], error="Choose at least one lot")
    seen = Code(longest=16, required=False)


class FactsForm(Form):
    """The organisation."""

    legal_name = Text("Legal name", longest=160, error="Enter the legal name")
    company_number = Text("Company number", longest=12, required=False, width=10)
    charity_number = Text("Charity number", longest=12, required=False, width=10)
    address = Text("Registered address", longest=300, error="Enter the address")
    contact_name = Text("Who should we speak to?", longest=120, error="Enter a name")
    telephone = Text("Telephone number", longest=30, kind="tel", width=20, error="Enter a telephone number")
    email = Email("E-mail address")
    size = OneOf("How large are you?", Size.choices)
    seen = Code(longest=16, required=False)


class ShareCodeForm(Form):
    """The code that opens the supplier's record."""

    share_code = Text(
        "Share code", longest=8, width=10, error="Enter the share code",
        hint="Eight letters and figures, from your record on the central digital platform",
    )  # fmt: skip


class ConnectedForm(Form):
    """One more connected person."""

    name = Text("Name", longest=160, error="Enter the name")
    connection = OneOf("How are they connected?", CONNECTIONS, error="Choose how they are connected")


class GroundForm(Form):
    """One ground that applies."""

    ground = Pick("Which ground?", [], error="Choose the ground")
    person = Pick("Who does it apply to?", [], empty="Your organisation", required=False)
    determined_on = Day(
        "When was it decided?", hint="The day of the conviction, finding or decision", error="Enter the day"
    )
    account = Paragraph("What happened?", longest=4000, error="Say what happened")
    self_cleaning = SomeOf("What has been done since?", FACTORS, required=False, error="Choose from the list")
    remedy = Paragraph("What was done, and how can it be checked?", longest=4000, required=False)

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(f"{row.code}", f"{GROUP_LABELS[row.group]}: {row.label}") for row in GROUNDS]
        self.fields["ground"].widget.options = options([("", "Choose"), *named])
        self.fields["person"].widget.options = options(
            [("", "Your organisation"), *((each.ref, each.name) for each in people)]
        )


class AnswerForm(Form):
    """The answer to one question, with a file when it asks for evidence."""

    text = Paragraph("Your answer", rows=10, longest=20000, error="Write your answer")
    file = Upload("Evidence", required=False, hint=FILE_HINT)
    keep = Tick("Evidence from last time", "Use the file of last time again", required=False)
    seen = Code(longest=16, required=False)

    def __init__(self, *args: Any, question: Any, held: Any, former: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.word_limit:
            self.fields["text"].help_text = f"No more than {question.word_limit:,} words"
        needed = REQUIREMENT.get(question.evidence)
        self.fields["file"].label = f"Evidence: {needed.label if needed else question.evidence}"
        if not question.evidence:
            del self.fields["file"]
        elif held and held.file:
            state = "" if held.file.state == "clean" else f" ({held.file.get_state_display().lower()})"
            self.fields[
                "file"
            ].help_text = f"You have added {held.file.name}{state}. Choose another to take its place. {FILE_HINT}."
        if not question.evidence or not former or not former.file or (held and held.file):
            del self.fields["keep"]


class SiteForm(Form):
    """One more site."""

    name = Text("Name of the site", longest=120, error="Enter a name", hint="For home or online teaching: Home, Online")
    kind = OneOf(
        "What kind of place is it?",
        [
            Option(SiteKind.INDOOR, "Indoor setting"), Option(SiteKind.OUTDOOR, "Outdoor setting"),
            Option(SiteKind.HOME, "The child's home"), Option(SiteKind.ONLINE, "Online"),
        ],
        error="Choose the kind of place",
    )  # fmt: skip
    address = Text("Address", longest=200, required=False, hint="For a setting")
    postcode = Text("Postcode", longest=8, width=10, required=False, hint="For a setting")


class OfferForm(Form):
    """One offer and its rate."""

    service_type = Pick("Service", [], error="Choose the service")
    site = Pick("Site", [], error="Choose the site")
    mode = OneOf("Where does the teaching happen?", MODES, error="Choose where")
    group_size = Whole(
        "Children in a group", least=1, most=30, hint="1 for one to one", error="Enter how many children"
    )
    unit = OneOf("What is the rate for?", Unit.choices, error="Choose what the rate is for")
    unit_minutes = Hours(
        "How long is one unit?", least=15, most_hours=2000, hint="An hour is 1 hour; a day, its hours of teaching"
    )
    price_pence = Money(
        "Most you would charge for one unit, without VAT", most_pence=DEAREST_PENCE, error="Enter the rate"
    )
    vat = OneOf("VAT", Vat.choices, error="Choose how VAT falls")
    least_units = Whole("Fewest units you sell at once", least=1, most=200, error="Enter the fewest")
    needs = SomeOf("Which needs do you meet?", [(need.code, need.label) for need in NEEDS_V1], small=True)
    age_from = Whole("Youngest age", least=4, most=25, width=2)
    age_to = Whole("Oldest age", least=4, most=25, width=2)
    part_days = PartWeek("Which mornings and afternoons?", error="Choose at least one morning or afternoon")
    places = Whole("Places", least=1, most=500, width=3)
    travel_miles = Whole("How far may a child live, or would you travel?", least=0, most=500, suffix="miles", width=3)
    seen = Code(longest=16, required=False)

    def __init__(self, *args: Any, services: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service_type"].widget.options = options(
            [("", "Choose"), *((row.code, row.name) for row in services)]
        )
        self.fields["site"].widget.options = options([("", "Choose"), *((row.ref, row.name) for row in sites)])


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why do you withdraw?", rows=3, longest=300, error="Say why")


class ItselfForm(Form):
    """Whether it sends itself."""

    itself = OneOf(
        "What should happen at the deadline?",
        [("yes", "Submit it by itself, if it is whole then"), ("no", "Nothing: we will submit it ourselves")],
        error="Choose what should happen",
    )  # fmt: skip


class ReplyForm(Form):
    """An answer to the council's question."""

    answer = Paragraph("Your answer", longest=4000, error="Write your answer")


class ColleagueForm(Form):
    """A colleague to add."""

    name = Text("Their name", longest=120, error="Enter their name", autocomplete="off")
    email = Email("Their work e-mail address")
    role = OneOf(
        "What will they do?",
        [
            Option("provider_lead", "Lead", "Applies, answers requests, signs"),
            Option("provider_worker", "Worker", "Sees placements only"),
        ],
        error="Choose what they will do",
    )  # fmt: skip


class AgreeForm(SignForm):
    """The lead's own password, and that they may bind the provider."""

    agreed = Tick("Before you sign", "I have read this agreement and may sign it for my organisation",
                  error="Say that you have read it and may sign it")  # fmt: skip
    field_order = ("agreed", "password")
