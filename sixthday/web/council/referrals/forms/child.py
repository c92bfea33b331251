"""The child: who they are, their school, their home, and what the law needs to know."""

from collections.abc import Mapping
from typing import Any

from sixthday.reference import queries as reference
from sixthday.referrals.choices import Plan
from sixthday.rules import upn
from sixthday.web.council.referrals.forms.section import SectionForm
from sixthday.web.kit.fields import Day, Option, Pick, Text, Tick, YesNo

NO_SCHOOL = "none"


class ChildForm(SectionForm):
    """The child's section. A UPN whose check letter is wrong is kept, with a warning; a postcode must be a known one."""

    given_name = Text("Given name", longest=80, error="Enter the child's given name")
    family_name = Text("Family name", longest=80, error="Enter the child's family name")
    born_on = Day("Date of birth", hint="For example, 27 3 2012", error="Enter the date of birth")
    upn = Text(
        "Unique pupil number (UPN)", required=False, width=20, longest=16,
        hint="A letter and 12 numbers. Leave it empty if you do not know it.",
    )  # fmt: skip
    school = Pick(
        "School", [], hint="The last school, or the one whose roll the child is on", error="Choose the school"
    )
    on_roll = YesNo("Is the child still on that school's roll?", error="Say whether the child is on roll")
    address = Text("Home address", required=False, hint="House and street", longest=200)
    home_postcode = Text("Home postcode", width=10, longest=10, error="Enter the home postcode")
    address_restricted = YesNo(
        "Must the address be kept from others?", hint="For example, because the family has fled violence",
        error="Say whether the address is restricted",
    )  # fmt: skip
    plan = Pick("Education, health and care plan", Plan.choices, error="Say whether there is a plan")
    looked_after = YesNo(
        "Is the child looked after?", reveals="looked_after_by", error="Say whether the child is looked after"
    )
    looked_after_by = Pick("Which authority looks after the child?", [], error="Choose the authority")
    social_worker = Text("Social worker's name", required=False, hint="Leave it empty if there is none", longest=120)
    restricted = Tick(
        "Restricted record", "Only people named on this record may see it", required=False,
        hint="For example, the child of a colleague. The lead broker is told when anybody else opens it.",
    )  # fmt: skip

    plain = (
        "given_name", "family_name", "born_on", "upn", "on_roll", "address", "home_postcode", "address_restricted", "plan",
        "looked_after", "social_worker", "restricted",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schools = [Option(school.ref, school.name) for school in reference.schools()]
        self.fields["school"].widget.options = [Option("", "Choose"), Option(NO_SCHOOL, "No school"), *schools]
        authorities = [Option(authority.code, authority.name) for authority in reference.authorities()]
        self.fields["looked_after_by"].widget.options = [Option("", "Choose"), *authorities]

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        child = referral.child
        held = {name: getattr(child, name) for name in cls.plain}
        if not referral.sections_saved.filter(section="child").exists():
            held |= {"on_roll": None, "address_restricted": None, "looked_after": None, "plan": ""}
        school = child.school.ref if child.school else (NO_SCHOOL if "school" in referral.none_known else "")
        return {
            **held,
            "school": school,
            "looked_after_by": child.looked_after_by.code if child.looked_after_by else "",
        }

    def clean_home_postcode(self) -> str:
        """A postcode of those loaded, as it is written. Says so when it is not among them."""
        typed = self.cleaned_data["home_postcode"]
        known = reference.postcode(typed)
        if known is None:
            self.add_error("home_postcode", f"{typed.upper()} is not a postcode in this council's area or next to it")
            return ""
        return str(known.pcd)

    def clean_upn(self) -> str:
        """The number as it is written. Refuses what cannot be one; a wrong check letter is only warned of."""
        typed = upn.normalise(self.cleaned_data["upn"])
        if typed and (wrong := [f for f in upn.check(typed) if not f.met and f.weight == "stops"]):
            self.add_error("upn", wrong[0].reason)
        return typed

    def values(self) -> Mapping[str, Any]:
        given = self.cleaned_data
        school = reference.schools().filter(ref=given["school"]).first()
        carer = reference.authority(given["looked_after_by"]) if given["looked_after"] else None
        return {**{name: given[name] for name in self.plain}, "school": school, "looked_after_by": carer}
