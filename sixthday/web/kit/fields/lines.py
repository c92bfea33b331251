"""Answers typed on a line or in an area, amounts of money, files."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import HiddenInput

from sixthday.rules import money
from sixthday.web.kit.widgets import Area, File, Line

LARGEST = 2**31 - 1
STALE = "This page is out of date: open it again"
AMOUNT = frozenset("0123456789.-")  # Python would read 1e9 and 1_000 as well


def missing(label: str, error: str) -> dict[str, str]:
    """The sentence for an answer that is not there."""
    return {"required": error or f"{label.rstrip('?:')}: give an answer"}


class Text(forms.CharField):
    """One line of text, at most `longest` characters; `width` in characters."""

    def __init__(
        self, label: str, *, hint: str = "", error: str = "", required: bool = True, longest: int = 200, width: int = 0,
        suffix: str = "", autocomplete: str = "", kind: str = "text", **extra: Any,
    ) -> None:  # fmt: skip
        widget = Line(type=kind, width=width, suffix=suffix, autocomplete=autocomplete)
        messages = missing(label, error) | {"max_length": f"{label} must be {longest} characters or fewer"}
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            max_length=longest,
            widget=widget,
            error_messages=messages,
            **extra,
        )


class Paragraph(forms.CharField):
    """Several lines of text, at most `longest` characters."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        error: str = "",
        required: bool = True,
        longest: int = 4000,
        rows: int = 5,
        **extra: Any,
    ) -> None:
        messages = missing(label, error) | {"max_length": f"{label} must be {longest:,} characters or fewer"}
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            max_length=longest,
            widget=Area(rows),
            error_messages=messages,
            **extra,
        )


class Email(forms.EmailField):
    """An e-mail address."""

    def __init__(
        self, label: str = "E-mail address", *, hint: str = "", error: str = "", required: bool = True, **extra: Any
    ) -> None:
        messages = missing(label, error or "Enter an e-mail address") | {
            "invalid": "Enter an e-mail address in the correct format, like name@example.com"
        }
        widget = Line(type="email", autocomplete="email", spellcheck=False)
        super().__init__(
            label=label, help_text=hint, required=required, widget=widget, error_messages=messages, **extra
        )


class Password(forms.CharField):
    """A password, never shown and never sent back."""

    def __init__(
        self, label: str = "Password", *, hint: str = "", error: str = "", autocomplete: str = "current-password"
    ) -> None:
        widget = Line(type="password", autocomplete=autocomplete, spellcheck=False)
        super().__init__(
            label=label,
            help_text=hint,
            widget=widget,
            strip=False,
            error_messages=missing(label, error or "Enter your password"),
        )


class Whole(forms.IntegerField):
    """A whole number between `least` and `most`; `suffix` is its unit."""

    def __init__(
        self, label: str, *, hint: str = "", error: str = "", required: bool = True, least: int = 0, most: int = LARGEST,
        suffix: str = "", width: int = 5,
    ) -> None:  # fmt: skip
        messages = missing(label, error) | {
            "invalid": f"{label} must be a whole number",
            "min_value": f"{label} must be {least:,} or more",
            "max_value": f"{label} must be {most:,} or less",
        }
        widget = Line(type="text", inputmode="numeric", width=width, suffix=suffix, spellcheck=False)
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            min_value=least,
            max_value=most,
            widget=widget,
            error_messages=messages,
        )


class Money(forms.Field):
    """An amount typed in pounds; gives whole pence. Accepts "1,234.50" and a pound sign."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        error: str = "",
        required: bool = True,
        most_pence: int = 10**12,
        suffix: str = "",
    ) -> None:
        self.most_pence = most_pence
        widget = Line(type="text", inputmode="decimal", width=10, prefix="£", suffix=suffix, spellcheck=False)
        super().__init__(
            label=label, help_text=hint, required=required, widget=widget, error_messages=missing(label, error)
        )

    def to_python(self, value: Any) -> int | None:
        """Whole pence. Raises ValidationError for what is not an amount in pounds and pence."""
        text = str(value or "").strip().lstrip("£").replace(",", "").replace(" ", "")
        if not text:
            return None
        try:
            amount = Decimal(text)
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or len(text) > 20 or not set(text) <= AMOUNT:
            raise ValidationError(f"{self.label} must be an amount of money, like 42.50", code="invalid")
        if amount < 0:
            raise ValidationError(f"{self.label} must be £0 or more", code="least")
        if amount > money.pounds(self.most_pence):
            raise ValidationError(f"{self.label} must be {money.money_text(self.most_pence)} or less", code="most")
        if amount != amount.quantize(Decimal("0.01")):
            raise ValidationError(f"{self.label} must be in pounds and whole pence, like 42.50", code="pence")
        return money.pence(amount)

    def prepare_value(self, value: Any) -> Any:
        """Pence as pounds for the box; typed text as it was typed."""
        return f"{money.pounds(value):.2f}" if isinstance(value, int) else value


class Upload(forms.FileField):
    """One file. What it truly is, its size and whether it is safe are judged by `documents`, not here."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        error: str = "",
        required: bool = True,
        accept: Iterable[str] = (".pdf", ".docx", ".jpg", ".png"),
    ) -> None:
        messages = missing(label, error or "Choose a file") | {
            "empty": "The file is empty", "missing": "Choose a file", "invalid": "The file did not arrive: choose it again",
        }  # fmt: skip
        super().__init__(label=label, help_text=hint, required=required, widget=File(accept), error_messages=messages)


class Code(forms.CharField):
    """A value the page carries through without showing it."""

    def __init__(self, *, longest: int = 40, required: bool = True) -> None:
        super().__init__(
            required=required,
            max_length=longest,
            widget=HiddenInput(),
            error_messages=dict.fromkeys(("required", "max_length"), STALE),
        )
