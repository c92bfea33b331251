"""Questions that several pages of a request ask."""

from datetime import datetime

from sixthday.rules.calendars import LONDON
from sixthday.web.kit.fields import Day, Paragraph, Text, TimeOfDay
from sixthday.web.kit.forms import Form


class DueForm(Form):
    """Another moment by which answers are due, the same for all; nothing typed leaves it on the council's terms."""

    due_on = Day("Day", required=False)
    due_time = TimeOfDay("Time", required=False)
    why = Text("Reason", hint="All of them read it. Nothing in it may point to the child.", required=False, longest=300)

    def clean(self) -> None:
        """All three or none; `due_at` is the moment in London, or None."""
        given = self.cleaned_data
        day, hour, why = given.get("due_on"), given.get("due_time"), given.get("why")
        given["due_at"] = datetime.combine(day, hour, LONDON) if day and hour else None
        if not (day or hour or why) or self.errors:
            return
        for name, value, words in (
            ("due_on", day, "Enter the day"),
            ("due_time", hour, "Enter the time"),
            ("why", why, "Give the reason"),
        ):
            if not value:
                self.add_error(name, words)

    @property
    def opened(self) -> bool:
        """Whether the questions should stand open: something was typed, or is wrong."""
        return self.is_bound and any(self[name].value() for name in ("due_on", "due_time", "why") if self.errors)


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why?", rows=4, longest=500, error="Say why, so that the need is not forgotten")
