"""What is asked when a child's facts change: the facts of one kind, from which day, and what shows it."""

from collections.abc import Mapping
from typing import Any

from sixthday.reference import queries as reference
from sixthday.referrals.choices import FACTS, FactKind, Plan
from sixthday.web.kit.fields import Day, OneOf, Option, Paragraph, Pick, Text, YesNo
from sixthday.web.kit.forms import Form

NO_SCHOOL = "none"


class KindForm(Form):
    """Which facts have changed."""

    kind = OneOf(
        "What has changed?",
        [
            Option(FactKind.PLAN, "Education, health and care plan", "Got one, lost one, or is being assessed"),
            Option(FactKind.CARE, "Looked after", "Became looked after, stopped being, or by another authority"),
            Option(FactKind.SOCIAL_WORKER, "Social worker"),
            Option(FactKind.HOME, "Home address", "The family moved"),
            Option(FactKind.ADDRESS, "Restricted address", "Whether the address must be kept from others"),
            Option(FactKind.SCHOOL, "School and its roll", "Joined or left a school’s roll"),
            Option(FactKind.RECORD, "Restricted record", "Whether only people named on the record may see it"),
        ],
        error="Choose what has changed",
    )  # fmt: skip


class ChangeForm(Form):
    """A change of one kind. `held` is what stands now; `values` what the action takes."""

    kind: FactKind
    from_on = Day("From which day?", hint="The day it became so, not the day you heard of it", error="Enter the day")
    why = Paragraph(
        "Why, or what shows it?", rows=3, longest=500, hint="For example, the letter and its date", error="Say why"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in ChangeForm.base_fields])

    @classmethod
    def held(cls, child: Any) -> dict[str, Any]:
        """What stands now, for the boxes."""
        return {name: getattr(child, name) for name in FACTS[cls.kind]}

    def values(self) -> Mapping[str, Any]:
        """The new facts, as `change_facts` takes them."""
        return {name: self.cleaned_data[name] for name in FACTS[self.kind]}

    @property
    def given(self) -> dict[str, Any]:
        """Everything the action takes of this form."""
        return {
            "kind": self.kind, "values": self.values(), "from_on": self.cleaned_data["from_on"],
            "why": self.cleaned_data["why"],
        }  # fmt: skip

    @property
    def field_of(self) -> dict[str, str]:
        """The field each finding is about."""
        return {
            "change_differs": FACTS[self.kind][0], "change_past": "from_on", "change_born": "from_on",
            "change_order": "from_on", "change_why": "why", "change_carer": "looked_after_by", "change_roll": "school",
            "change_lifts": "restricted",
        }  # fmt: skip


class PlanForm(ChangeForm):
    """Whether the child has a plan."""

    kind = FactKind.PLAN
    plan = OneOf(
        "Does the child have an education, health and care plan?", Plan.choices, error="Say if there is a plan"
    )


class CareForm(ChangeForm):
    """Whether the child is looked after, and by which authority."""

    kind = FactKind.CARE
    looked_after = YesNo(
        "Is the child looked after?", reveals="looked_after_by", error="Say if the child is looked after"
    )
    looked_after_by = Pick("Which authority looks after the child?", [], find=True, error="Choose the authority")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Option(authority.code, authority.name) for authority in reference.authorities()]
        self.fields["looked_after_by"].widget.options = [Option("", "Choose"), *known]

    @classmethod
    def held(cls, child: Any) -> dict[str, Any]:
        by = child.looked_after_by.code if child.looked_after_by else ""
        return {"looked_after": child.looked_after, "looked_after_by": by}

    def values(self) -> Mapping[str, Any]:
        cared = self.cleaned_data["looked_after"]
        by = reference.authority(self.cleaned_data["looked_after_by"]) if cared else None
        return {"looked_after": cared, "looked_after_by": by}


class SocialWorkerForm(ChangeForm):
    """Who the social worker is."""

    kind = FactKind.SOCIAL_WORKER
    social_worker = Text("Social worker’s name", required=False, hint="Leave it empty if there is none", longest=120)


class HomeForm(ChangeForm):
    """Where the child lives. A restricted address is asked for, never shown."""

    kind = FactKind.HOME
    address = Text("Home address", required=False, hint="House and street", longest=200)
    home_postcode = Text("Home postcode", width=10, longest=10, error="Enter the home postcode")

    @classmethod
    def held(cls, child: Any) -> dict[str, Any]:
        return {} if child.address_restricted else super().held(child)

    def clean_home_postcode(self) -> str:
        """A postcode of those loaded, as it is written. Says so when it is not among them."""
        typed = self.cleaned_data["home_postcode"]
        known = reference.postcode(typed)
        if known is None:
            self.add_error("home_postcode", f"{typed.upper()} is not a postcode in this council’s area or next to it")
            return ""
        return str(known.pcd)


class AddressForm(ChangeForm):
    """Whether the address must be kept from others."""

    kind = FactKind.ADDRESS
    address_restricted = YesNo(
        "Must the address be kept from others?", hint="For example, because the family has fled violence",
        error="Say if the address is restricted",
    )  # fmt: skip


class SchoolForm(ChangeForm):
    """The school, and whether the child is on its roll."""

    kind = FactKind.SCHOOL
    school = Pick(
        "School",
        [],
        hint="The last school, or the one whose roll the child is on",
        find=True,
        error="Choose the school",
    )
    on_roll = YesNo("Is the child on that school’s roll?", error="Say if the child is on roll")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Option(school.ref, school.name) for school in reference.schools()]
        self.fields["school"].widget.options = [Option("", "Choose"), Option(NO_SCHOOL, "No school"), *known]

    @classmethod
    def held(cls, child: Any) -> dict[str, Any]:
        return {"school": child.school.ref if child.school else NO_SCHOOL, "on_roll": child.on_roll}

    def values(self) -> Mapping[str, Any]:
        found = reference.schools().filter(ref=self.cleaned_data["school"]).first()
        return {"school": found, "on_roll": self.cleaned_data["on_roll"]}


class RecordForm(ChangeForm):
    """Whether only people named on the record may see it."""

    kind = FactKind.RECORD
    restricted = YesNo(
        "Should only people named on this record see it?", error="Say if the record is restricted",
        hint="For example, the child of a colleague. Only a lead broker lifts a restriction.",
    )  # fmt: skip


FORMS: dict[str, type[ChangeForm]] = {
    form.kind.value: form
    for form in (PlanForm, CareForm, SocialWorkerForm, HomeForm, AddressForm, SchoolForm, RecordForm)
}
