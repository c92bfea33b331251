"""What the administrator's pages ask."""

from typing import Any

from sixthday.access.choices import Role
from sixthday.rules.duties import BASES
from sixthday.web.kit.fields import Day, Email, Option, Pick, Text
from sixthday.web.kit.forms import Form

PORTAL = {Role.PROVIDER_LEAD, Role.PROVIDER_WORKER}


class PersonForm(Form):
    """A new person. They choose their own password from the link an e-mail brings."""

    name = Text("Full name", longest=120, error="Enter the person's name")
    email = Email(error="Enter the person's e-mail address")
    job_title = Text("Job title", required=False, longest=120)
    organisation = Pick("Organisation", [], error="Choose the organisation")

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].widget.options = [Option("", "Choose"), *(Option(*pair) for pair in organisations)]


class RoleForm(Form):
    """A role for one person, from a day."""

    role = Pick("Role", [], error="Choose the role")
    from_on = Day("From", error="Enter the first day")

    def __init__(self, *args: Any, portal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = [Option(role.value, role.label) for role in Role if (role in PORTAL) == portal]
        self.fields["role"].widget.options = [Option("", "Choose"), *fitting]


class EndRoleForm(Form):
    """When a role ends."""

    until_on = Day("Last day", error="Enter the last day")


class WhyForm(Form):
    """The reason for an act."""

    why = Text("Why?", longest=200, hint="For example, left the council on 6 November", error="Say why")


class TeamForm(Form):
    """A team, by its name."""

    team_name = Text("Team", longest=80, hint="For example, Social Inclusion", error="Enter the team's name")


class DeputyForm(Form):
    """Who stands in for somebody, in which role, between which days."""

    deputy = Pick("Who stands in?", [], error="Choose who stands in")
    role = Pick("In which role?", [], error="Choose the role")
    from_on = Day("First day", error="Enter the first day")
    until_on = Day("Last day", error="Enter the last day")
    reason = Text("Reason", longest=200, error="Say why")

    def __init__(self, *args: Any, people: list[tuple[str, str]], roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in (("deputy", people), ("role", roles)):
            self.fields[name].widget.options = [Option("", "Choose"), *(Option(*pair) for pair in pairs)]


class DelegationForm(Form):
    """Authority over duties on one legal basis."""

    basis = Pick(
        "Decides duties on", [(basis.code.value, basis.label) for basis in BASES], error="Choose the legal basis"
    )
    from_on = Day("From", error="Enter the first day")
    instrument = Text(
        "Under which scheme or decision?", longest=200, error="Name the scheme of delegation or the decision"
    )
