"""What is asked of whoever checks, marks and decides."""

from typing import Any

from sixthday.rules.conditions import FAIL_REASONS
from sixthday.rules.exclusion import FACTORS
from sixthday.web.kit.fields import Code, Day, OneOf, Paragraph, Pick, SomeOf, Text, Whole, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option, options


class CheckForm(Form):
    """Pass, fail with a coded reason, or a question."""

    result = OneOf(
        "What did you find?",
        [
            Option("pass", "Pass"), Option("fail", "Fail", reveals="reason"),
            Option("clarify", "Ask the applicant", "The council's clock pauses until it answers", reveals="question"),
        ],
        error="Choose what you found",
    )  # fmt: skip
    reason = Pick("Why is it not met?", FAIL_REASONS, error="Choose the reason")
    question = Paragraph("What do you ask?", longest=1000, rows=3, error="Write the question")
    answer_by_on = Day("Last day to answer", hint="For a question to the applicant", required=False)
    note = Text("Note for the file", longest=500, required=False)
    seen = Code(longest=3)


class MarkForm(Form):
    """One mark with why; for the panel, whose it is."""

    seat = Pick("Whose mark is it?", [], error="Choose whose mark it is")
    mark = OneOf("Mark", [], inline=True, error="Choose the mark")
    why = Paragraph("Why? Point to what the answer says", rows=4, error="Say why")

    def __init__(self, *args: Any, most: int, seats: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].widget.options = options((str(number), str(number)) for number in range(most + 1))
        if seats is None:
            del self.fields["seat"]
        else:
            self.fields["seat"].widget.options = options([("", "Choose"), *((row.ref, str(row)) for row in seats)])


class ModerationForm(MarkForm):
    """The mark that stands."""

    why = Paragraph(
        "Reason for the mark that stands",
        rows=4,
        error="Give the reason",
        hint="The applicant reads this in its assessment summary",
    )


class EvaluatorForm(Form):
    """Who marks."""

    evaluator = Pick("Evaluator", [], error="Choose the evaluator")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evaluator"].widget.options = options([("", "Choose"), *((row.ref, row.name) for row in people)])


class PanelForm(Form):
    """How many young people mark."""

    seats = Whole("How many young people are on the panel?", least=1, most=30, hint="They are known by number, never by name",
                  error="Enter how many")  # fmt: skip


class ExclusionForm(Form):
    """The decision on exclusion."""

    excludes = YesNo("Is the applicant an excluded supplier?", yes="Yes, exclude it", no="No, assess it like any other")
    represented = YesNo("Was it let put its case, with evidence?")
    weighed = SomeOf("What was weighed?", FACTORS, error="Choose what was weighed")
    reason = Paragraph("Why?", longest=4000, error="Give the reason")


class WhyForm(Form):
    """A decision's reason in words."""

    why = Paragraph(
        "Why?", rows=3, longest=500, error="Say why", hint="The applicant reads this with the reasons above"
    )
