"""The virtual school records that a child it could not see until now has become looked after."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.facts import record_care
from sixthday.reference import queries as reference
from sixthday.rules.changing import SOURCE
from sixthday.rules.findings import Finding
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Option, Paragraph, Pick, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

# The same words for a child who is not on record and for one whose record is restricted.
NOT_HERE = (
    "Nothing is recorded, because no one record that you may change fits this name and date of birth. Check them. If they are"
    " right and the child is out of school, ring the brokers."
)


class CareForm(Form):
    """Which child, looked after by whom, from when, and what shows it."""

    given_name = Text("Given name", longest=80, error="Enter the child’s given name")
    family_name = Text("Family name", longest=80, error="Enter the child’s family name")
    born_on = Day("Date of birth", hint="For example, 27 3 2012", error="Enter the date of birth")
    authority = Pick("Which authority looks after the child?", [], find=True, error="Choose the authority")
    from_on = Day("From which day?", hint="The day it became so, not the day you heard of it", error="Enter the day")
    why = Paragraph(
        "What shows it?", rows=3, longest=500, hint="For example, the placement notice and its date",
        error="Say what shows it",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Option(each.code, each.name) for each in reference.authorities()]
        self.fields["authority"].widget.options = [Option("", "Choose"), *known]


@door(Permission.TELL_OF_CARE)
@once
def new_care(request: HttpRequest) -> HttpResponse:
    """Record it by name and date of birth; the child is then among those this person sees."""
    form = CareForm.of(request)
    fields = {"change_past": "from_on", "change_born": "from_on", "change_order": "from_on", "change_why": "why"}
    if form.sent:
        said = dict(form.cleaned_data)
        said["authority"] = reference.authority(said["authority"])
        with acting(form, fields=fields):
            change = record_care(by=request.user, at=request.at, **said)
            if change is not None:
                messages.success(request, "It is recorded: the clock and the registration guard are counted again.")
                return redirect("child", change.child.ref)
            form.refuse(Finding("care_known", False, NOT_HERE, SOURCE, fixer="broker"), field=None)
    return show(request, "council/children/care.html", form=form)
