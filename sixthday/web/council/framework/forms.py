"""What the pages of a framework and its rounds ask."""

from datetime import date, datetime, time
from typing import Any

from sixthday.clock import LONDON
from sixthday.framework.choices import InterestKind, LegalForm, QuestionKind
from sixthday.rules.compliance import REQUIREMENTS
from sixthday.rules.rounds import SCORED_KINDS
from sixthday.web.kit.fields import (
    Day,
    Money,
    OneOf,
    Option,
    Paragraph,
    Pick,
    SomeOf,
    Text,
    TimeOfDay,
    Upload,
    Whole,
    YesNo,
)
from sixthday.web.kit.forms import Form

TRY = (("try", "Try it: say what would change, and change nothing"), ("load", "Load it"))


class SchemeForm(Form):
    """A framework: what it is, worth, and its days; a lot on each line."""

    title = Text("Name of the framework", error="Enter its name")
    legal_form = OneOf("Which law shapes it?", LegalForm.choices, error="Choose which law shapes it")
    value_ex_vat_pence = Money("Value of all its call-offs without VAT", error="Enter the value without VAT")
    value_inc_vat_pence = Money("Value with VAT", error="Enter the value with VAT")
    commenced_on = Day("Call-offs may begin on", error="Enter the day call-offs may begin")
    ends_on = Day("Ends on", error="Enter its last day")
    extendable_to_on = Day(
        "May be extended to", hint="The same day when it cannot be extended", error="Enter its latest day"
    )
    ongoing_calloffs = YesNo("May a call-off run past the end?", error="Say whether a call-off may run past the end")
    lots = Paragraph(
        "Lots", rows=6, error="Enter at least one lot",
        hint="One on each line: its name, a colon, and its kinds of service with commas between. "
             "For example, Tuition: Tuition face to face, Tuition online",
    )  # fmt: skip


class NoticeForm(Form):
    """The notice, and whether it is only tried."""

    notice = Upload(
        "The notice", hint="A release of Find a Tender in OCDS (JSON), at most 2 MB", error="Choose the notice"
    )
    what = OneOf("What should happen?", TRY, error="Choose whether to try it or load it")


class ReopeningsForm(Form):
    """The days of a framework's own timetable."""

    days = Paragraph("Days it opens again", rows=6, required=False, hint="One on each line, for example 1 April 2028",
                     error="Enter the days")  # fmt: skip


class ServiceForm(Form):
    """A kind of service."""

    name = Text("Kind of service", longest=80, hint="For example, Tuition online", error="Name the kind of service")


class DatesForm(Form):
    """When a round takes applications, and when its award and start are expected."""

    opens_on = Day("Applications open on", error="Enter the day applications open")
    opens_time = TimeOfDay("Time they open", error="Enter the time they open")
    closes_on = Day("Applications close on", error="Enter the day applications close")
    closes_time = TimeOfDay("Time they close", hint="For example, 12 00. London time; this minute is still in time",
                            error="Enter the time they close")  # fmt: skip
    award_on = Day("Award expected on", error="Enter the day of the award")
    from_on = Day("The round starts on", hint="From this day it takes the place of the round in force",
                  error="Enter the day the round starts")  # fmt: skip

    def moments(self) -> dict[str, Any]:
        """As the action takes them: London moments."""
        given = self.cleaned_data
        return {
            "opens_at": _moment(given["opens_on"], given["opens_time"]),
            "deadline_at": _moment(given["closes_on"], given["closes_time"]),
            "expected_award_on": given["award_on"], "expected_from_on": given["from_on"],
        }  # fmt: skip

    @staticmethod
    def held(round_: Any) -> dict[str, Any]:
        """What stands, for the boxes."""
        opens, closes = (at and at.astimezone(LONDON) for at in (round_.opens_at, round_.deadline_at))
        return {
            "opens_on": opens and opens.date(), "opens_time": opens and opens.time(), "closes_on": closes and closes.date(),
            "closes_time": closes and closes.time(), "award_on": round_.expected_award_on,
            "from_on": round_.expected_from_on,
        }  # fmt: skip


class PricesForm(Form):
    """The reference price of each lot."""

    def __init__(self, *args: Any, lots: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for lot in lots:
            self.fields[f"lot_{lot.number}"] = Money(
                f"{lot}, an hour without VAT", error=f"Enter the reference price of lot {lot.number}"
            )

    def prices(self) -> dict[int, int]:
        """Pence by lot number."""
        return {int(name.removeprefix("lot_")): pence for name, pence in self.cleaned_data.items()}


class DescriptionForm(Form):
    """The words of the opportunity."""

    notice = Paragraph(
        "The opportunity", rows=12, longest=20_000, hint="Everyone reads this", error="Describe the opportunity"
    )
    notice_ref = Text("Number of the tender notice", longest=40, required=False, hint="Leave it empty until it has one")


class RoundDocumentForm(Form):
    """A document and its title."""

    title = Text("Title", longest=120, error="Enter the document’s title")
    file = Upload("Document", error="Choose the document")


class QuestionForm(Form):
    """A question of one kind."""

    text = Paragraph("Question", rows=3, longest=1000, error="Write the question")
    guidance = Paragraph("Guidance for applicants", rows=4, longest=5000, required=False)
    model_answer = Paragraph("Model answer that young people wrote", rows=4, longest=5000, error="Give the model answer",
                             hint="Their panel marks against it; applicants do not see it")  # fmt: skip
    weight = Whole("Weight", least=1, most=100, suffix="points of 100", error="Enter the weight")
    max_score = Whole("Highest mark", least=1, most=100, error="Enter the highest mark")
    pass_mark = Whole("Pass mark", most=100, hint="An answer below it does not pass", error="Enter the pass mark")
    word_limit = Whole("Most words", least=1, most=10_000, required=False, hint="Leave it empty for no limit")
    evidence = Pick("Evidence to be uploaded", [(row.code, row.label) for row in REQUIREMENTS if row.evidence],
                    empty="None, or as said below", required=False)  # fmt: skip
    evidence_words = Text("Other evidence", longest=60, required=False, hint="For example, Attendance policy")
    lots = SomeOf("Lots it counts for", [], required=False, hint="Choose none for every lot")
    why = Text("Why it changes", longest=300, error="Say why it changes")

    def __init__(self, *args: Any, kind: str, lots: list[Any], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = QuestionKind(kind)
        self.fields["lots"].widget.options = [Option(str(lot.number), str(lot)) for lot in lots]
        scored = [] if kind in SCORED_KINDS else ["weight", "max_score", "pass_mark"]
        young = [] if kind == QuestionKind.YOUNG_PEOPLE else ["model_answer"]
        for name in (*scored, *young, *(["why"] if is_new else [])):
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What `NewQuestion` takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("why", "evidence_words")}
        evidence = given.pop("evidence") or self.cleaned_data["evidence_words"] or ""
        return {**given, "kind": self.kind, "evidence": evidence, "lots": [int(lot) for lot in given["lots"] or []]}

    @staticmethod
    def held(question: Any) -> dict[str, Any]:
        """What stands, for the boxes."""
        known = question.evidence in {row.code for row in REQUIREMENTS}
        names = ("text", "guidance", "model_answer", "weight", "max_score", "pass_mark", "word_limit")
        return {name: getattr(question, name) for name in names} | {
            "evidence": question.evidence if known else "", "evidence_words": "" if known else question.evidence,
            "lots": [str(row.lot.number) for row in question.question_lots.all()],
        }  # fmt: skip


class ExtensionForm(Form):
    """The new end of a framework."""

    until_on = Day("Extend it to", error="Enter the new last day")
    why = Text("Why?", hint="Who decided it, and on what", longest=300, error="Say why it is extended")


class OngoingForm(Form):
    """Whether a call-off may run past the end."""

    ongoing = YesNo("May a call-off run past the end?", error="Say whether a call-off may run past the end")


class WhyForm(Form):
    """The reason for an act."""

    why = Text("Why?", longest=300, error="Say why")


class AssessmentForm(Form):
    """The conflicts assessment."""

    text = Paragraph("Conflicts assessment", rows=8, longest=10_000, error="Write the assessment",
                     hint="Who could influence the round, what they declared, and what is done about it")  # fmt: skip
    review_on = Day("Look at it again on", error="Enter the day it is looked at again")


class InterestForm(Form):
    """Whether there is an interest to declare, and if so which."""

    answer = OneOf("Do you have an interest in anyone who may apply?", [], error="Say whether you have an interest",
                   hint="Family, money, friendship, past or future work")  # fmt: skip
    organisation = Pick("In which organisation?", [], required=False, find=True, empty="Not in this list",
                        hint="From here on only if you have one to declare")  # fmt: skip
    named = Text("If it is not in the list, its name", longest=120, required=False)
    kind = OneOf("What kind of interest is it?", InterestKind.choices, required=False)
    nature = Text("What is it?", longest=300, required=False, hint="For example, my sister is a director")
    mitigation = Text(
        "What is done about it?", longest=300, required=False, hint="For example, I do not mark this applicant"
    )
    review_on = Day("Looked at again on", required=False)

    def __init__(self, *args: Any, organisations: list[Any], held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = [Option("same", "Only those declared before")] if held else []
        self.fields["answer"].widget.options = [Option("none", "No"), *same, Option("new", "Yes, one to declare")]
        self.fields["organisation"].widget.options = [
            Option("", "Not in this list"),
            *(Option(each.ref, each.name) for each in organisations),
        ]

    def clean(self) -> dict[str, Any]:
        """An interest that is declared is told whole."""
        given = self.cleaned_data
        wanted = {"kind": "Choose the kind of interest", "review_on": "Enter the day it is looked at again"}
        for name, words in wanted.items() if given.get("answer") == "new" else ():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, words)
        return given


class ClarificationForm(Form):
    """A question asked, and the answer for everyone."""

    asked = Paragraph(
        "What was asked", rows=3, longest=1000, hint="Name nobody: everyone reads it", error="Write what was asked"
    )
    answer = Paragraph("Answer", rows=5, longest=4000, error="Write the answer")


class AwardForm(Form):
    """The day of the award, and from when it holds."""

    awarded_on = Day(
        "Day of the award",
        hint="The decision. The clocks of section 49 run from it",
        error="Enter the day of the award",
    )
    from_on = Day("The round starts on", error="Enter the day the round starts")


def _moment(on: date, at: time) -> datetime:
    return datetime.combine(on, at, LONDON)
