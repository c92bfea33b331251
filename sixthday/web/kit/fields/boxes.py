"""Answers typed in several boxes: dates, lengths of time, times of day."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sixthday.web.kit.fields.lines import missing
from sixthday.web.kit.widgets import Boxes, split_date, split_minutes, split_time


class Parts(forms.Field):
    """An answer typed in several boxes; each kind says in `assemble` how they make one. An error's code names the wrong box."""

    words: dict[str, str] = {}

    def clean(self, value: dict[str, str] | None) -> Any:
        """The answer, None when nothing is typed and nothing need be. Raises ValidationError naming the box."""
        typed = value or {}
        if not any(typed.values()):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self.assemble(typed)

    def number(self, typed: dict[str, str], part: str, least: int, most: int) -> int:
        """The number in a box. Raises ValidationError, coded with the box, when it is none or out of range."""
        text = typed.get(part, "")
        if not (text.isascii() and text.isdigit()) or not least <= int(text[:9]) <= most:
            raise ValidationError(f"{self.label}: the {part} must be a number from {least} to {most}", code=part)
        return int(text)


class Day(Parts):
    """A date in three boxes; gives a date. Refuses what is not a real date and says which part is missing."""

    def __init__(self, label: str, *, hint: str = "", error: str = "", required: bool = True) -> None:
        boxes = Boxes((("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4)), split_date)
        super().__init__(
            label=label, help_text=hint, required=required, widget=boxes, error_messages=missing(label, error)
        )

    def assemble(self, typed: dict[str, str]) -> date:
        """The date of three boxes."""
        for part in ("day", "month", "year"):
            if not typed.get(part):
                raise ValidationError(f"{self.label} must include a {part}", code=part)
        day, month = self.number(typed, "day", 1, 31), self.number(typed, "month", 1, 12)
        year = self.number(typed, "year", 1900, 2100)
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(f"{self.label} must be a real date", code="invalid") from None


class Hours(Parts):
    """A length of time in hours and minutes; gives minutes, at most `most_hours`."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        error: str = "",
        required: bool = True,
        least: int = 0,
        most_hours: int = 60,
    ) -> None:
        self.least, self.most_hours = least, most_hours
        boxes = Boxes((("hours", "Hours", 3), ("minutes", "Minutes", 2)), split_minutes)
        super().__init__(
            label=label, help_text=hint, required=required, widget=boxes, error_messages=missing(label, error)
        )

    def assemble(self, typed: dict[str, str]) -> int:
        """Minutes from two boxes; an empty box is nought."""
        filled = {part: typed.get(part) or "0" for part in ("hours", "minutes")}
        total = self.number(filled, "hours", 0, self.most_hours) * 60 + self.number(filled, "minutes", 0, 59)
        if total < self.least:
            raise ValidationError(f"{self.label} must be at least {self.least} minutes", code="least")
        return total


class TimeOfDay(Parts):
    """A time of day in two boxes, on the 24-hour clock; gives a time."""

    def __init__(
        self, label: str, *, hint: str = "For example, 09 30 or 14 15", error: str = "", required: bool = True
    ) -> None:
        boxes = Boxes((("hour", "Hour", 2), ("minute", "Minute", 2)), split_time)
        super().__init__(
            label=label, help_text=hint, required=required, widget=boxes, error_messages=missing(label, error)
        )

    def assemble(self, typed: dict[str, str]) -> time:
        """The time of two boxes."""
        return time(self.number(typed, "hour", 0, 23), self.number(typed, "minute", 0, 59))
