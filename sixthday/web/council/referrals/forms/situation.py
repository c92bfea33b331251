"""What happened, what the child needs, where they stand in learning, and what is hoped for."""

from collections.abc import Iterable, Mapping
from typing import Any

from sixthday.rules.duties import BASES, TRIGGERS
from sixthday.rules.needs import NEEDS_V1, OUTCOMES_V1
from sixthday.rules.sections import Route
from sixthday.web.council.referrals.forms.section import SectionForm
from sixthday.web.kit.fields import Day, OneOf, Option, Paragraph, SomeOf, Text, Tick, YesNo
from sixthday.web.kit.widgets import options

ROUTES = (
    Option(Route.COUNCIL_DUTY, "The council must arrange education for this child"),
    Option(Route.SCHOOL_PURCHASE, "A school wants to buy alternative provision"),
    Option(Route.RESIDENTIAL, "A residential place is wanted"),
)
READINGS = (
    Option(
        "yes", "The first excluded day is day 1", hint="The council's usual reading, and the safer one for the child"
    ),
    Option("no", "The day after is day 1", hint="Needs a reason", reveals="reading_reason"),
)


class WhatHappenedForm(SectionForm):
    """What happened, when, and on what legal ground the council may owe education."""

    names = (
        "route", "trigger", "trigger_on", "known_on", "clear_on", "basis", "school_unable", "what_happened",
    )  # fmt: skip
    route = OneOf("What is being asked for?", ROUTES)
    trigger = OneOf("What happened?", [(code.value, words) for code, words, _ in TRIGGERS])
    trigger_on = Day(
        "First day",
        hint="For an exclusion, the first school day on the head teacher's notice",
        error="Enter the first day",
    )
    known_on = Day("When did the council first know?", error="Enter the day the council first knew")
    clear_on = Day(
        "Illness: when did it become clear that 15 school days would be missed?", required=False,
        hint="Leave it empty if this is not about illness",
    )  # fmt: skip
    basis = OneOf(
        "Legal basis", [(basis.code.value, basis.label) for basis in BASES], hint="The decision-maker confirms it"
    )
    counts_first_day = OneOf("How are the days of an exclusion counted?", READINGS)
    reading_reason = Text(
        "Why is the first day not counted?", longest=300, error="Say why the first day is not counted"
    )
    school_unable = YesNo("Has a school said it cannot provide a full package for a child on its roll?")
    what_happened = Paragraph(
        "What led to this?",
        required=False,
        hint="Providers never see this. Include what the school cannot provide, if that is why.",
    )

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        saved = referral.sections_saved.filter(section="what_happened").exists()
        reading = {
            "counts_first_day": "yes" if referral.counts_first_day else "no",
            "reading_reason": referral.reading_reason,
        }
        return {**super().held(referral), **reading, "school_unable": referral.school_unable if saved else None}

    def values(self) -> Mapping[str, Any]:
        given = self.cleaned_data
        reading = {
            "counts_first_day": given["counts_first_day"] == "yes",
            "reading_reason": given["reading_reason"] or "",
        }
        return {**super().values(), **reading}


class NeedsForm(SectionForm):
    """Needs, from the closed list."""

    needs = SomeOf("What does the child need?", [(need.code, need.label) for need in NEEDS_V1], small=True)

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        return {"needs": [need.code for need in referral.needs.all()]}

    def values(self) -> Mapping[str, Any]:
        return {"needs": self.cleaned_data["needs"]}


class ImportanceForm(SectionForm):
    """Which of the needs are essential; the others are wanted besides."""

    essential = SomeOf(
        "Which of these must a provider meet?", [], small=True, error="Choose at least one need that must be met",
        hint="Only providers who meet all of these are asked. The others count in the ranking.",
    )  # fmt: skip

    def offer(self, needs: Iterable[str]) -> None:
        """Offer these needs alone."""
        self.fields["essential"].widget.options = options([(n.code, n.label) for n in NEEDS_V1 if n.code in set(needs)])


class AttainmentForm(SectionForm):
    """Where the child stands in learning, or that it is not known."""

    english = Text("English", required=False, hint="For example, working at Year 6 level", longest=120)
    maths = Text("Maths", required=False, longest=120)
    science = Text("Science", required=False, longest=120)
    qualifications = Text(
        "Courses and examinations", required=False, hint="For example, GCSE art, due summer 2027", longest=200
    )
    notes = Paragraph("Anything else about learning", required=False, rows=3, longest=1000)
    none_known = Tick("Not known", "Attainment is not known yet", required=False)

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        return {**referral.attainment, "none_known": "attainment" in referral.none_known}

    def clean(self) -> None:
        """One thing at least, or that it is not known."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "none_known" and value}
        if not given and not self.cleaned_data.get("none_known"):
            self.add_error("english", "Enter what is known of attainment, or tick that it is not known")

    def values(self) -> Mapping[str, Any]:
        given = dict(self.cleaned_data)
        none_known = given.pop("none_known")
        return {"attainment": {name: value for name, value in given.items() if value}, "none_known": none_known}


class OutcomesForm(SectionForm):
    """Outcomes wanted, from the closed list."""

    outcomes = SomeOf(
        "What should this education lead to?", OUTCOMES_V1, hint="Choose those that matter most", small=True
    )
    shown_by = Text(
        "How will we know?", required=False, hint="For example, attends four days in five by half term", longest=300
    )

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        rows = list(referral.outcomes.all())
        return {"outcomes": [row.code for row in rows], "shown_by": rows[0].shown_by if rows else ""}

    def values(self) -> Mapping[str, Any]:
        return {"outcomes": dict.fromkeys(self.cleaned_data["outcomes"], self.cleaned_data["shown_by"])}
