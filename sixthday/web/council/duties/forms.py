"""What the pages of a duty ask."""

from sixthday.referrals.choices import Outcome
from sixthday.rules.duties import ENDINGS
from sixthday.web.kit.fields import Day, Hours, OneOf, Option, Paragraph, YesNo
from sixthday.web.kit.forms import Form

FIELD_OF = {  # the field each finding of a decision is about
    "hours_judged": "weekly_minutes",
    "decision_reason": "reason",
    "part_time_health_reason": "part_time_reason",
    "part_time_end": "part_time_until_on",
    "part_time_review": "review_on",
    "evidence_by": "evidence_by_on",
}


class DecisionForm(Form):
    """A decision on a duty. What each outcome needs is tested by the rule, not by the form."""

    outcome = OneOf(
        "Is the council’s duty owed?",
        [
            Option(Outcome.OWED, "Yes"),
            Option(Outcome.NOT_OWED, "No"),
            Option(Outcome.NEED_EVIDENCE, "More evidence is needed first", reveals="evidence_by_on"),
        ],
        error="Choose whether the duty is owed",
    )
    evidence_by_on = Day("Evidence needed by", error="Enter the day by which the evidence must come")
    reason = Paragraph("Reason", rows=4, longest=4000, error="Give the reason for the decision")
    evidence = Paragraph("Evidence considered", rows=3, longest=4000, required=False)
    weekly_minutes = Hours("Hours a week judged suitable", hint="When the duty is owed", required=False)
    full_time = YesNo("Is this full-time education for this child?", required=False)
    part_time_reason = Paragraph(
        "If it is less than full time: the physical or mental health reason", rows=3, longest=500, required=False
    )
    part_time_until_on = Day("Less than full time until", required=False)
    review_on = Day("Review on", required=False)

    @property
    def words(self) -> dict[str, object]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        given["full_time"] = given["full_time"] is not False
        return {
            key: "" if value is None and key in {"evidence", "part_time_reason"} else value
            for key, value in given.items()
        }


class EndingForm(Form):
    """How a duty ended, when, and what shows it."""

    ending = OneOf(
        "How did the duty end?",
        [Option(code, label, hint=f"Evidence: {wanted}") for code, label, wanted in ENDINGS],
        error="Choose how the duty ended",
    )
    on = Day("On which day?", error="Enter the day it ended")
    evidence = Paragraph("What shows it?", rows=3, longest=500, error="Say what shows it")


class NotTakenUpForm(Form):
    """An offer of education that was not taken up."""

    on = Day("When was it offered?", error="Enter the day it was offered")
    what = Paragraph(
        "What was offered, and why was it not taken up?", rows=4, longest=300, error="Say what was offered"
    )


class RecountForm(Form):
    """Why the days are counted again."""

    why = Paragraph("Why are the days counted again?", rows=2, longest=300, error="Say why the days are counted again")
