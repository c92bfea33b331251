"""Hours and times, transport, and what the child and the family say."""

from collections.abc import Mapping
from typing import Any

from sixthday.providers.queries import membership as providers
from sixthday.referrals.choices import Preference, Transport
from sixthday.rules.needs import MODES
from sixthday.web.council.referrals.forms.section import SectionForm
from sixthday.web.kit.fields import Day, Email, Hours, OneOf, Option, Paragraph, PartWeek, Pick, Text


class HoursForm(SectionForm):
    """The hours proposed, on which mornings and afternoons, from when to when, and where."""

    names = ("proposed_weekly_minutes", "part_days", "start_on", "end_on", "mode")
    proposed_weekly_minutes = Hours(
        "Hours a week proposed",
        hint="The decision-maker sets the hours judged suitable",
        error="Enter the hours a week",
    )
    part_days = PartWeek("Which mornings and afternoons suit?", error="Choose at least one morning or afternoon")
    start_on = Day("When should education start?", error="Enter the day it should start")
    end_on = Day("Last day of this package", hint="It can be reviewed and extended", error="Enter the last day")
    mode = OneOf("Where should it happen?", MODES)

    def clean(self) -> None:
        """The last day is not before the first."""
        start_on, end_on = self.cleaned_data.get("start_on"), self.cleaned_data.get("end_on")
        if start_on and end_on and end_on < start_on:
            self.add_error("end_on", "The last day must be the same as or after the first")


class TransportForm(SectionForm):
    """Whether the child needs transport."""

    names = ("transport", "transport_note")
    transport = OneOf("Does the child need transport?", [choice for choice in Transport.choices if choice[0]])
    transport_note = Text("Anything the transport team should know", required=False, longest=300)


class ViewsForm(SectionForm):
    """What the child and the family say, which providers they would like or not, and whom to ring at home."""

    child = ("parent_name", "parent_telephone", "parent_email")
    names = ("child_view", "parent_view", "views_unknown_reason")
    child_view = Paragraph(
        "What does the child say?", required=False, hint="In the child's own words if you can", rows=4
    )
    parent_view = Paragraph("What do the parents or carers say?", required=False, rows=4)
    views_unknown_reason = Text("If a view is not known, why?", required=False, longest=300)
    preferred = Pick("A provider the family would like", [], required=False, empty="None")
    objected = Pick("A provider the family would not accept", [], required=False, empty="None")
    parent_name = Text("Parent or carer's name", longest=120, error="Enter the name of somebody at home")
    parent_telephone = Text(
        "Their telephone number", longest=30, width=20, kind="tel", error="Enter a telephone number"
    )
    parent_email = Email("Their e-mail address", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Option("", "None"), *(Option(provider.ref, provider.name) for provider in providers.everyone())]
        self.fields["preferred"].widget.options = self.fields["objected"].widget.options = known

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        said = {row.kind: row.provider.ref for row in referral.preferences.select_related("provider")}
        home = {name: getattr(referral.child, name) for name in cls.child}
        return {
            **super().held(referral),
            **home,
            "preferred": said.get("preferred", ""),
            "objected": said.get("objected", ""),
        }

    def clean(self) -> None:
        """Both views, or why not; and not the same provider both liked and refused."""
        given = self.cleaned_data
        if not given.get("views_unknown_reason"):
            for name, whose in (("child_view", "the child's view"), ("parent_view", "the parents' or carers' view")):
                if not given.get(name):
                    self.add_error(name, f"Enter {whose}, or say below why it is not known")
        if given.get("preferred") and given["preferred"] == given.get("objected"):
            self.add_error("objected", "This is the provider the family would like")

    def values(self) -> Mapping[str, Any]:
        given = self.cleaned_data
        wanted = {Preference.PREFERRED: given["preferred"], Preference.OBJECTED: given["objected"]}
        rows = [(providers.everyone().get(ref=ref), kind) for kind, ref in wanted.items() if ref]
        return {**super().values(), **{name: given[name] for name in self.child}, "preferences": rows}
