"""Answers chosen from what is offered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sixthday.web.kit.fields.lines import missing
from sixthday.web.kit.widgets import Choosing, Grid, Option, options

WEEKDAYS = (("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"), ("fri", "Friday"))
DAY_PARTS = (("am", "Morning"), ("pm", "Afternoon"))


class OneOf(forms.Field):
    """One of several, as radios; gives the value. Options are pairs or `Option`s, which may open another field."""

    macro = "radios"

    def __init__(
        self, label: str, choices: Iterable[Any], *, hint: str = "", error: str = "", required: bool = True, inline: bool = False,
        small: bool = False, **extra: Any,
    ) -> None:  # fmt: skip
        looks = {} if self.macro == "select" else {"inline": inline, "small": small}
        widget = Choosing(self.macro, choices, **looks)
        messages = missing(label, error or f"{label.rstrip('?:')}: choose one")
        super().__init__(
            label=label, help_text=hint, required=required, widget=widget, error_messages=messages, **extra
        )

    def clean(self, value: Any) -> str:
        """The chosen value, "" when nothing need be chosen. Raises ValidationError for anything not offered."""
        if value in (None, ""):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return ""
        if value not in {option.value for option in self.widget.options}:
            raise ValidationError("Choose one of the options shown", code="invalid")
        return str(value)


class Pick(OneOf):
    """One of many, as a list to pick from; an empty line stands first. `find` lets a script offer a box to type in."""

    macro = "select"

    def __init__(
        self, label: str, choices: Iterable[Any], *, empty: str = "Choose", find: bool = False, **extra: Any
    ) -> None:
        super().__init__(label, [Option("", empty), *options(choices)], **extra)
        self.widget.extra = {"find": find}


class YesNo(OneOf):
    """Yes or no, as radios side by side; gives True or False, None when not answered and not required."""

    def __init__(self, label: str, *, yes: str = "Yes", no: str = "No", reveals: str = "", **extra: Any) -> None:
        choices = [Option("yes", yes, reveals=reveals), Option("no", no)]
        super().__init__(label, choices, **{"inline": not reveals, **extra})

    def clean(self, value: Any) -> bool | None:
        """True, False or None."""
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """A truth as the value of its radio."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class SomeOf(forms.Field):
    """Any of several, as checkboxes; gives the list of values in the order they are shown."""

    def __init__(
        self,
        label: str,
        choices: Iterable[Any],
        *,
        hint: str = "",
        error: str = "",
        required: bool = True,
        small: bool = False,
    ) -> None:
        widget = Choosing("checkboxes", choices, many=True, small=small)
        messages = missing(label, error or f"{label.rstrip('?:')}: choose at least one")
        super().__init__(label=label, help_text=hint, required=required, widget=widget, error_messages=messages)

    def clean(self, value: list[str] | None) -> list[str]:
        """The chosen values. Raises ValidationError for anything not offered."""
        chosen, offered = set(value or ()), [option.value for option in self.widget.options]
        if self.required and not chosen:
            raise ValidationError(self.error_messages["required"], code="required")
        if not chosen <= set(offered):
            raise ValidationError("Choose from the options shown", code="invalid")
        return [each for each in offered if each in chosen]


class Tick(forms.Field):
    """One checkbox; gives True or False. `label` names the group, `words` stand beside the box."""

    def __init__(self, label: str, words: str, *, hint: str = "", error: str = "", required: bool = True) -> None:
        widget = Choosing("checkboxes", [Option("yes", words)], many=True)
        super().__init__(
            label=label, help_text=hint, required=required, widget=widget, error_messages=missing(label, error)
        )

    def clean(self, value: list[str] | None) -> bool:
        """Whether it is ticked."""
        if self.required and "yes" not in (value or ()):
            raise ValidationError(self.error_messages["required"], code="required")
        return "yes" in (value or ())

    def prepare_value(self, value: Any) -> Any:
        """A truth as the list of ticked values."""
        return (["yes"] if value else []) if isinstance(value, bool) else value


class PartWeek(forms.Field):
    """Mornings and afternoons, Monday to Friday; gives the list of codes (`mon_am` …) in the order of the week."""

    def __init__(self, label: str, *, hint: str = "", error: str = "", required: bool = True) -> None:
        widget = Grid(WEEKDAYS, DAY_PARTS)
        super().__init__(
            label=label, help_text=hint, required=required, widget=widget, error_messages=missing(label, error)
        )

    def clean(self, value: list[str] | None) -> list[str]:
        """The ticked codes. Raises ValidationError for anything not offered."""
        chosen, offered = set(value or ()), self.widget.codes
        if self.required and not chosen:
            raise ValidationError(self.error_messages["required"], code="required")
        if not chosen <= set(offered):
            raise ValidationError("Choose from the days shown", code="invalid")
        return [code for code in offered if code in chosen]
