"""What the pages on reference data ask."""

from datetime import date
from typing import Any

from sixthday.reference import queries as reference
from sixthday.reference.choices import ClosureKind
from sixthday.web.kit.fields import Day, OneOf, Option, Pick, Text, Upload
from sixthday.web.kit.forms import Form

ONE, ALL = "one", "all"


class Search(Form):
    """Words of a school's name, or its number."""

    school = Text("Name, URN or DfE number", required=False, longest=80)


class Year(Form):
    """One school year."""

    year = Pick("School year", [], required=False, empty="Every year")

    def __init__(self, *args: Any, years: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = Pick("School year", [(year, year) for year in years], required=False, empty="Every year")


class Table(Form):
    """A table to load."""

    table = Upload(
        "The table",
        hint="A CSV file. Nothing is loaded yet: the next page says what it would change.",
        accept=(".csv",),
    )


class Closing(Form):
    """Days on which a school should meet and does not."""

    whose = OneOf("Which schools are closed?", [])
    kind = OneOf("Why?", ClosureKind.choices, error="Choose why the school is closed")
    from_on = Day("First day", hint="For example, 7 12 2026", error="Enter the first day")
    until_on = Day("Last day", hint="The same day when it is one day", error="Enter the last day")
    reason = Text(
        "What happened", hint="Shown to whoever asks why a date moved. Name no child.", error="Say what happened"
    )

    def __init__(self, *args: Any, area: str, **kwargs: Any) -> None:
        """`area` is the name of the council's own area."""
        super().__init__(*args, **kwargs)
        choices = [Option(ONE, "One school", reveals="school"), Option(ALL, f"Every school in {area}")]
        self.fields["whose"] = OneOf("Which schools are closed?", choices, error="Choose which schools are closed")
        names = [(school.ref, f"{school.name}, {school.authority.name}") for school in reference.schools()]
        self.fields["school"] = Pick("School", names, error="Choose the school")
        self.order_fields(["whose", "school", "kind", "from_on", "until_on", "reason"])

    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.cleaned_data["from_on"], self.cleaned_data["until_on"]


class TakingBack(Form):
    """Why a closure was none."""

    reason = Text("Why was it not a closure?", hint="It stays on the record, taken back.", error="Say why")
