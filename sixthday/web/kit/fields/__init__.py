"""The kinds of answer a form asks for. Each takes a label and the sentence shown when the answer is missing."""

from sixthday.web.kit.fields.boxes import Day, Hours, TimeOfDay
from sixthday.web.kit.fields.choices import OneOf, PartWeek, Pick, SomeOf, Tick, YesNo
from sixthday.web.kit.fields.lines import Code, Email, Money, Paragraph, Password, Text, Upload, Whole
from sixthday.web.kit.widgets import Option

__all__ = [
    "Code", "Day", "Email", "Hours", "Money", "OneOf", "Option", "Paragraph", "PartWeek", "Password", "Pick", "SomeOf",
    "Text", "Tick", "TimeOfDay", "Upload", "Whole", "YesNo",
]  # fmt: skip
