"""Risks, and the people and places a child must be kept from."""

from collections.abc import Mapping
from typing import Any

from sixthday.referrals.choices import AvoidKind, Level
from sixthday.rules.needs import RISKS_V1, Risk
from sixthday.web.council.referrals.forms.section import SectionForm
from sixthday.web.kit.fields import OneOf, SomeOf, Text, Tick
from sixthday.web.kit.forms import Form

LINES = 3


class RisksForm(Form):
    """Which risks are known, or that none is."""

    risks = SomeOf("Which risks are known?", [(risk.code, risk.label) for risk in RISKS_V1], required=False, small=True)
    none_known = Tick("No risk", "No risk is known", required=False)

    def clean(self) -> None:
        """Risks, or that there is none; not both."""
        risks, none = self.cleaned_data.get("risks"), self.cleaned_data.get("none_known")
        if not risks and not none:
            self.add_error("risks", "Choose the risks, or tick that none is known")
        if risks and none:
            self.add_error("none_known", "Risks are chosen above, so do not tick that none is known")


class RiskForm(Form):
    """One risk: how high, and what must be in place."""

    level = OneOf("How high is this risk?", Level.choices, inline=True)
    in_place = SomeOf("What must be in place?", [])
    note = Text(
        "What staff should know", required=False, hint="Seen by the chosen provider only, once awarded", longest=500
    )

    def __init__(self, *args: Any, risk: Risk, **kwargs: Any) -> None:
        super().__init__(*args, prefix=risk.code, **kwargs)
        self.risk = risk
        self.fields["in_place"] = SomeOf("What must be in place?", risk.measures)

    def row(self) -> dict[str, Any]:
        """The risk as it is kept."""
        return {"category": self.risk.code, **self.cleaned_data}


class PeopleAndPlacesForm(SectionForm):
    """People and places to avoid, or that there is nobody."""

    none_known = Tick("Nobody and nowhere", "There is nobody and nowhere to avoid", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, LINES + 1):
            self.fields[f"person_{number}"] = Text(f"Person to avoid {number}", required=False, longest=200)
        for number in range(1, LINES + 1):
            self.fields[f"place_{number}"] = Text(f"Place to avoid {number}", required=False, longest=200)
            self.fields[f"outward_{number}"] = Text(
                f"Area of place {number}",
                required=False,
                hint="First half of its postcode, such as HR4",
                longest=4,
                width=4,
            )

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        held: dict[str, Any] = {"none_known": "avoid" in referral.none_known}
        people = [avoid for avoid in referral.avoids.all() if avoid.kind == AvoidKind.PERSON]
        places = [avoid for avoid in referral.avoids.all() if avoid.kind == AvoidKind.PLACE]
        held |= {f"person_{number}": avoid.what for number, avoid in enumerate(people, 1)}
        for number, avoid in enumerate(places, 1):
            held |= {f"place_{number}": avoid.what, f"outward_{number}": avoid.outward}
        return held

    def rows(self) -> list[dict[str, str]]:
        """What was typed, line by line."""
        given, lines = self.cleaned_data, range(1, LINES + 1)
        people = [{"kind": "person", "what": given[f"person_{n}"]} for n in lines if given.get(f"person_{n}")]
        places = [
            {"kind": "place", "what": given[f"place_{n}"], "outward": given[f"outward_{n}"].upper()}
            for n in lines
            if given.get(f"place_{n}")
        ]
        return people + places

    def clean(self) -> None:
        """A line at least, or that there is nobody; not both."""
        if bool(self.rows()) == bool(self.cleaned_data.get("none_known")):
            self.add_error("none_known", "Either name whom or where to avoid, or tick that there is nobody and nowhere")

    def values(self) -> Mapping[str, Any]:
        return {"avoids": self.rows(), "none_known": self.cleaned_data["none_known"]}
