"""How each kind of answer is drawn and read back. A widget gives its macro's name and the values the macro needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is sent, what is read, a line of help, and the field that opens when it is chosen."""

    value: str
    label: str
    hint: str = ""
    reveals: str = ""


def options(choices: Iterable[Any]) -> list[Option]:
    """Options from Option objects or from (value, words) pairs."""
    return [each if isinstance(each, Option) else Option(str(each[0]), str(each[1])) for each in choices]


class Boxes(forms.Widget):
    """Several text boxes for one answer, one name each: `name-part`. Reads back a dict of what was typed."""

    macro = "boxes"
    use_fieldset = True

    def __init__(self, parts: Iterable[tuple[str, str, int]], split: Callable[[Any], Mapping[str, str]]) -> None:
        super().__init__()
        self.parts, self.split = tuple(parts), split

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> dict[str, str]:
        """What stands in each box."""
        return {part: (data.get(f"{name}-{part}") or "").strip() for part, _, _ in self.parts}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        """Whether no box was sent at all."""
        return all(f"{name}-{part}" not in data for part, _, _ in self.parts)

    def id_for_label(self, id_: str) -> str:
        """The first box, where an error leads."""
        return f"{id_}-{self.parts[0][0]}"

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: each box with its label, width and typed value."""
        value = bound.value()
        typed = value if isinstance(value, Mapping) else self.split(value) if value not in (None, "") else {}
        wrong = bound.error_codes & {part for part, _, _ in self.parts}
        return {
            "parts": [
                {"name": part, "label": label, "width": width, "value": typed.get(part, ""),
                 "error": bool(bound.error) and (not wrong or part in wrong)}
                for part, label, width in self.parts
            ]
        }  # fmt: skip


def split_date(value: date) -> dict[str, str]:
    """A date in its three boxes."""
    return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}


def split_minutes(value: int) -> dict[str, str]:
    """Minutes in their two boxes, hours and minutes."""
    hours, minutes = divmod(int(value), 60)
    return {"hours": str(hours), "minutes": str(minutes) if minutes else ""}


def split_time(value: time) -> dict[str, str]:
    """A time of day in its two boxes."""
    return {"hour": f"{value.hour:02}", "minute": f"{value.minute:02}"}


class Choosing(forms.Widget):
    """Radios, checkboxes or a list. Draws its options; a revealed field is drawn inside the option that opens it."""

    def __init__(self, macro: str, choices: Iterable[Any], *, many: bool = False, **extra: object) -> None:
        super().__init__()
        self.macro, self.many, self.extra = macro, many, extra
        self.options = options(choices)
        self.use_fieldset = macro != "select"

    def value_from_datadict(self, data: Any, files: object, name: str) -> Any:
        """The chosen value, or the list of them."""
        if not self.many:
            return data.get(name)
        return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name) or ())

    def value_omitted_from_data(self, data: object, files: object, name: str) -> bool:
        """Nothing chosen is not sent by a browser, so this cannot be told."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The first option, where an error leads."""
        return id_

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: the options, which of them are chosen, and what they open."""
        value = bound.value()
        chosen = {str(each) for each in (value or ())} if self.many else {"" if value is None else str(value)}
        items = []
        for option in self.options:
            item: dict[str, Any] = {"value": option.value, "text": option.label, "checked": option.value in chosen}
            if option.hint:
                item["hint"] = option.hint
            if option.reveals:
                item["conditional"] = Markup(bound.form[option.reveals].as_field_group())  # noqa: S704 - our own template
            items.append(item)
        return {"items": items, **self.extra}


class Grid(forms.Widget):
    """Parts of a week: a row for each part of the day, a column for each day. Reads back the list of ticked codes."""

    macro = "week_grid"
    use_fieldset = True

    def __init__(self, days: Iterable[tuple[str, str]], parts: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.days, self.parts = tuple(days), tuple(parts)

    @property
    def codes(self) -> list[str]:
        """Every code the grid can send, in reading order."""
        return [f"{day}_{part}" for day, _ in self.days for part, _ in self.parts]

    def value_from_datadict(self, data: Any, files: object, name: str) -> list[str]:
        """The ticked codes."""
        return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name) or ())

    def value_omitted_from_data(self, data: object, files: object, name: str) -> bool:
        """Nothing ticked is not sent by a browser, so this cannot be told."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The first box, where an error leads."""
        return id_

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: days across, parts down, ticked codes."""
        return {"days": self.days, "day_parts": self.parts, "chosen": set(bound.value() or ())}


class Line(forms.TextInput):
    """One line of text: `type`, width in characters, what stands before or after the box."""

    macro = "input"

    def __init__(self, **extra: object) -> None:
        super().__init__()
        self.extra = extra
        self.input_type = str(extra.get("type", "text"))

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: the value as typed; a password never comes back."""
        value = bound.value()
        return {**self.extra, "value": "" if value is None or self.input_type == "password" else str(value)}


class Area(forms.Textarea):
    """Several lines of text."""

    macro = "textarea"

    def __init__(self, rows: int = 5, **extra: object) -> None:
        super().__init__()
        self.extra = {"rows": rows, **extra}

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: the value as typed."""
        return {**self.extra, "value": bound.value() or ""}


class File(forms.FileInput):
    """One file. A browser never gives a chosen file back, so it must be chosen again after an error."""

    macro = "file_upload"

    def __init__(self, accept: Iterable[str] = ()) -> None:
        super().__init__()
        self.accept = ",".join(accept)

    def values(self, bound: Any) -> dict[str, Any]:
        """For the macro: which endings the browser offers."""
        return {"accept": self.accept}
