"""Our forms: GOV.UK markup, every error beside its field and in a summary, typing that is never lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import PasswordInput, RadioSelect, Select, Textarea
from django.http import HttpRequest

from sixthday.rules.findings import Finding
from sixthday.web.kit import typing_kept


class Field(BoundField):
    """One question of one form: `{{ form.reason }}` draws it whole, with label, hint and error."""

    def __str__(self) -> str:
        return self.as_hidden() if self.is_hidden else self.as_field_group()

    __html__ = __str__

    @property
    def auto_id(self) -> str:
        """The id of its first control."""
        return str(self.html_name)

    @property
    def error(self) -> str:
        """The first thing wrong with it, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def error_codes(self) -> set[str]:
        """The codes of what is wrong: a box of several says so by its name."""
        return {str(error.code) for error in self.errors.as_data()}

    @property
    def macro(self) -> str:
        """Which macro draws it. Django's own widgets (of allauth's forms) are drawn as ours."""
        own = getattr(self.field.widget, "macro", "")
        stock = {Textarea: "textarea", RadioSelect: "radios", Select: "select"}
        return own or next((name for kind, name in stock.items() if isinstance(self.field.widget, kind)), "input")

    @property
    def values(self) -> dict[str, Any]:
        """Everything its macro needs."""
        widget = self.field.widget
        common = {
            "id": self.auto_id,
            "name": self.html_name,
            "label": self.label,
            "hint": self.help_text,
            "error": self.error,
            "label_classes": "govuk-fieldset__legend--s" if widget.use_fieldset else "govuk-label--s",
        }
        if hasattr(widget, "values"):
            return {**common, **widget.values(self)}
        value = "" if isinstance(widget, PasswordInput) else self.value()
        return {
            **common, "value": "" if value is None else value, "type": getattr(widget, "input_type", "text"),
            "autocomplete": widget.attrs.get("autocomplete", ""),
        }  # fmt: skip

    def get_context(self) -> dict[str, Any]:
        """For the template that picks the macro."""
        return {"field": self}


class Renderer(TemplatesSetting):
    """Draws every form and field with our templates."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"
    bound_field_class = Field


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: the words, the control they lead to, who can mend it."""

    text: str
    href: str = ""
    fixer: str = ""


class Asking:
    """What every form of ours can say about itself. Mixed into a Django form, ours or allauth's."""

    offered_again = False
    use_required_attribute = False
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Posted, and something stands in the way."""
        return self.is_bound and not self.offered_again and bool(self.errors)

    @property
    def problems(self) -> list[Problem]:
        """The error summary, in the order of the page: first what concerns the whole, then each field."""
        fixers = {finding.reason: finding.fixer for finding in self.findings}
        whole = [Problem(str(text), fixer=fixers.get(str(text), "")) for text in self.non_field_errors()]
        return whole + [
            Problem(str(text), "" if self[name].is_hidden else "#" + self[name].id_for_label, fixers.get(str(text), ""))
            for name in self.fields
            for text in self.errors.get(name, ())
        ]

    @property
    def outer(self) -> list[Field]:
        """The visible fields in order, without those drawn inside an option."""
        inner = {option.reveals for field in self.fields.values() for option in getattr(field.widget, "options", ())}
        return [field for field in self.visible_fields() if field.name not in inner]


class Form(Asking, forms.Form):
    """What a page asks. Made with `of(request)`; `sent` when it was posted and everything on it is right."""

    def __init__(self, *args: Any, offered_again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered_again = offered_again

    @classmethod
    def of(cls, request: HttpRequest, *, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> Self:
        """The form as this request brings it: posted, offered again with typing kept from a lost session, or fresh."""
        if request.method == "POST":
            return cls(request.POST, request.FILES, initial=initial, **kwargs)
        if kept := typing_kept.take(request):
            return cls(kept, initial=initial, offered_again=True, **kwargs)
        return cls(initial=initial, **kwargs)

    @classmethod
    def asked(cls, request: HttpRequest, **kwargs: Any) -> Self:
        """A form of filters, read from the address. Ask `is_valid()`; wrong values are left out of `cleaned_data`."""
        return cls(request.GET, **kwargs)

    @property
    def sent(self) -> bool:
        """Posted, and every answer is right."""
        return self.is_bound and not self.offered_again and self.is_valid()

    def refuse(self, finding: Finding, *, field: str | None = None) -> None:
        """Put a reason on the form, at its field when it has one."""
        self.findings = (*self.findings, finding)
        self.add_error(field, finding.reason)

    def typed(self) -> list[tuple[str, str]]:
        """What was typed, question by question, to be shown back. Passwords and files are left out."""
        kept = []
        for name in self.fields:
            field = self[name]
            if getattr(field.field.widget, "input_type", "") in {"password", "file", "hidden"}:
                continue
            value = field.value()
            parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
            if text := " ".join(str(part) for part in parts if part not in (None, "")):
                kept.append((str(field.label), text))
        return kept

    def full_clean(self) -> None:
        """Look for nothing wrong in typing that is only offered again."""
        super().full_clean()
        if self.offered_again:
            self._errors.clear()

    def unopened(self) -> list[str]:
        """Fields that only an option opens, where that option is not chosen. They need no answer and give None."""
        names = []
        for name, field in self.fields.items():
            for option in getattr(field.widget, "options", ()):
                chosen = self[name].data
                if option.reveals and option.value not in (chosen if isinstance(chosen, list) else [chosen]):
                    names.append(option.reveals)
        return names

    def _clean_form(self) -> None:
        """Forget what is wrong with a field whose question was not open, then look at the whole."""
        for name in self.unopened():
            self._errors.pop(name, None)
            self.cleaned_data[name] = None
        super()._clean_form()
