"""The filters of the list of work. They narrow it; nothing re-sorts it, and waiting hides nobody."""

from typing import Any, Self

from django.db.models import QuerySet
from django.http import HttpRequest

from sixthday.access.choices import Permission
from sixthday.awards.queries import progress
from sixthday.framework import queries as framework
from sixthday.referrals.queries.duty import area_days
from sixthday.referrals.queries.waiting import BANDS, UNCOUNTED, reached
from sixthday.referrals.queries.work import Group, Show, horizon, in_group, work_list
from sixthday.web.kit.doors import may
from sixthday.web.kit.fields import OneOf, Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import options

TITLES = {
    Group.MISSING: "No due day yet",
    Group.LATE: "Late",
    Group.TODAY: "Due today",
    Group.NEXT: "Next 2 school days",
    Group.LATER: "Later",
}
APPROVALS, WAITING = "approvals", "waiting"
SHOWN = (
    (Show.ALL, "All", Permission.SEE_WORK),
    (Show.MINE, "Mine, and those I cover", Permission.OWN_REFERRAL),
    (Show.UNASSIGNED, "Unassigned", Permission.OWN_REFERRAL),
    (Show.DECISIONS, "Decisions to sign", Permission.SEE_CHILDREN),
    (APPROVALS, "Approvals", Permission.SEE_CHILDREN),
    (WAITING, "Waiting for others", Permission.SEE_WORK),
)


class Filters(Form):
    """What part of the list to see."""

    show = OneOf("Show", [(Show.ALL, "All")], required=False, small=True)
    due = Pick("Due", [(group.value, words) for group, words in TITLES.items()], required=False, empty="Any day")
    reached = Pick(
        "School day reached", [*((code, words) for code, _, _, words in BANDS), (UNCOUNTED, "Cannot be counted")],
        required=False, empty="Any",
    )  # fmt: skip
    lot = Pick("Lot", [("", "Any lot")], required=False)

    @classmethod
    def for_person(cls, request: HttpRequest) -> Self:
        """The filters with what this person may ask for; the whole list until they ask."""
        asked = request.GET.copy()
        asked.setdefault("show", Show.ALL)
        form = cls(asked)
        shown = [(value, words) for value, words, permission in SHOWN if may(request, permission)]
        lots = [(str(number), f"Lot {number} {name}") for number, name in framework.lot_names(request.on)]
        form.fields["show"].widget.options = options(shown)
        form.fields["lot"].widget.options = options([("", "Any lot"), *lots])
        form.is_valid()
        return form

    @property
    def shown(self) -> str:
        """Which part is asked for."""
        return str(self.cleaned_data.get("show") or Show.ALL)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.shown != Show.ALL or any(self.cleaned_data.get(name) for name in ("due", "reached", "lot"))

    def narrowed(self, request: HttpRequest) -> QuerySet[Any]:
        """The list as asked for."""
        only = []
        if self.shown == APPROVALS:
            only.append(progress.to_approve())
        if self.shown == WAITING:
            only.append(progress.with_others(request.at))
        if lot := self.cleaned_data.get("lot"):
            only.append(progress.in_lot(int(lot)))
        known = self.shown in {each.value for each in Show}
        found = work_list(request.user, request.on, show=Show(self.shown) if known else Show.ALL, only=only)
        if due := self.cleaned_data.get("due"):
            found = in_group(found, Group(due), request.on, horizon(request.on, area_days()))
        if band := self.cleaned_data.get("reached"):
            found = reached(found, band, request.on)
        return found
