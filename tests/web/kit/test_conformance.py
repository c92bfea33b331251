"""Our macros draw what GOV.UK's own do, for the options we support: compared with the fixtures of the npm package.

What differs on purpose is taken out of both before comparing: the roles and labels of our stacking tables, and the
attribute by which a script would open a question inside an option (ours opens by style alone).
"""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from markupsafe import Markup

COMPONENTS = settings.HERE / "node_modules/govuk-frontend/dist/govuk/components"
VOID = {"input", "img", "br", "hr", "meta", "link", "path"}
OURS = {"data-aria-controls", "data-label"}


class Unsupported(Exception):
    """The fixture uses an option that our macro does not have."""


class Options(dict):
    """A fixture's options, taken out one by one; what is left over is unsupported."""

    def take(self, name: str, default: Any = "") -> Any:
        return self.pop(name, default)

    def words(self, name: str) -> Any:
        """A text, or HTML as markup, that stands under `name` or in `nameText` and `nameHtml`."""
        part = self.pop(name, None)
        if isinstance(part, dict):
            part = Options(part)
            said = Markup(part.take("html")) if part.get("html") else part.take("text")
            if part:
                raise Unsupported(part)
            return said
        html, text = self.pop(f"{name}Html", ""), self.pop(f"{name}Text", "")
        return Markup(html) if html else part if part is not None else text

    def plain(self) -> Any:
        """The words of a component that has only words."""
        html, text = self.pop("html", ""), self.pop("text", "")
        return Markup(html) if html else text

    def done(self) -> None:
        if self:
            raise Unsupported(sorted(self))


class Tree(HTMLParser):
    """HTML as nested lists: name, attributes, children; white space collapsed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[Any] = []
        self.open: list[list[Any]] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {}
        for name, value in attrs:
            if name in OURS or (name == "role" and tag in {"table", "thead", "tbody", "tr", "th", "td"}):
                continue
            kept[name] = (
                sorted(each for each in (value or "").split() if not each.startswith("six-"))
                if name == "class"
                else value
            )
        node = [tag, kept, []]
        self.open[-1].append(node)
        if tag not in VOID:
            self.open.append(node[2])

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            here = self.open[-1]
            if here and isinstance(here[-1], str):
                here[-1] += " " + words
            else:
                here.append(words)


def tree(html: str) -> list[Any]:
    """The tree of a piece of HTML."""
    parser = Tree()
    parser.feed(html)
    return parser.root


# --- how each component's options become our arguments -----------------------------------------------------------


def question(o: Options) -> dict[str, Any]:
    """The label, hint, error, id and name of a question of one control."""
    label = Options(o.take("label", {}))
    classes, heading = label.take("classes"), label.take("isPageHeading", False)
    name = o.take("name")
    return {
        "id": o.take("id") or name, "name": name, "label": Options(label=label).words("label"), "label_classes": classes,
        "heading": heading, "hint": o.words("hint"), "error": o.words("errorMessage"),
    }  # fmt: skip


def input_(o: Options) -> dict[str, Any]:
    return question(o) | {
        "value": o.take("value"), "type": o.take("type") or "text", "classes": o.take("classes"), "prefix": o.words("prefix"),
        "suffix": o.words("suffix"), "inputmode": o.take("inputmode"), "autocomplete": o.take("autocomplete"),
        "spellcheck": o.take("spellcheck", None),
    }  # fmt: skip


def textarea(o: Options) -> dict[str, Any]:
    return question(o) | {"value": o.take("value"), "rows": o.take("rows") or 5}


def select(o: Options) -> dict[str, Any]:
    value = o.take("value", None)
    return question(o) | {"items": [_select_item(Options(item), value) for item in o.take("items", [])]}


def _select_item(item: Options, value: Any) -> dict[str, Any]:
    if "value" not in item:
        raise Unsupported("an option without a value")
    own = item.take("value")
    if not isinstance(own, str | int) or isinstance(own, bool):
        raise Unsupported("a value that is no text")
    made = {
        "value": own,
        "text": item.take("text"),
        "checked": item.take("selected", value is not None and own == value),
    }
    item.done()
    return made


def chosen(o: Options) -> dict[str, Any]:
    """Radios and checkboxes."""
    kind = "govuk-" + o.take("kind")
    legend, fieldset = Options(), Options(o.take("fieldset", {}))
    legend = Options(fieldset.take("legend", {}))
    classes, heading = legend.take("classes"), legend.take("isPageHeading", False)
    fieldset.done()
    looks = set(o.take("classes").split())
    name, values = o.take("name"), o.take("values", None) or [o.take("value", None)]
    made = {
        "id": o.take("idPrefix") or name, "name": name, "label": Options(legend=legend).words("legend"), "hint": o.words("hint"),
        "error": o.words("errorMessage"), "label_classes": classes, "heading": heading, "small": f"{kind}--small" in looks,
        "items": [_choice(Options(item), values) for item in o.take("items", [])],
    }  # fmt: skip
    if f"{kind}--inline" in looks:
        made["inline"] = True
    if looks - {f"{kind}--small", f"{kind}--inline"}:
        raise Unsupported(looks)
    return made


def _choice(item: Options, values: list[Any]) -> dict[str, Any]:
    if "divider" in item:
        return {"divider": item["divider"]}
    own = item.take("value")
    made = {
        "value": own, "text": item.plain(), "checked": item.take("checked", own in values), "hint": item.words("hint"),
        "conditional": item.words("conditional"),
    }  # fmt: skip
    item.done()
    return made


def date_input(o: Options) -> dict[str, Any]:
    prefix, values = o.take("namePrefix"), o.take("values", {})
    if "fieldset" not in o or any(way in o for way in ("day", "month", "year")):
        raise Unsupported("no legend, or boxes of its own")
    fieldset = Options(o.take("fieldset", {}))
    legend = Options(fieldset.take("legend", {}))
    classes, heading = legend.take("classes"), legend.take("isPageHeading", False)
    fieldset.done()
    error, parts = o.words("errorMessage"), []
    for item in map(Options, o.take("items", [{"name": name} for name in ("day", "month", "year")])):
        looks = item.take("classes")
        width = next((int(each[-1]) for each in looks.split() if "--width-" in each), None)
        name = item.take("name")
        wrong = "govuk-input--error" in looks
        parts.append({"name": name, "label": name.capitalize(), "width": width or (4 if name == "year" else 2),
                      "value": item.take("value") or values.get(f"{prefix}-{name}" if prefix else name, ""), "error": wrong})  # fmt: skip
        item.done()
    if error and not any(part["error"] for part in parts):
        parts = [part | {"error": True} for part in parts]
    identity = o.take("id")
    return {"id": identity, "name": prefix, "parts": parts, "label": Options(legend=legend).words("legend"),
            "label_classes": classes, "heading": heading, "hint": o.words("hint"), "error": error}  # fmt: skip


def file_upload(o: Options) -> dict[str, Any]:
    return question(o)


def button(o: Options) -> dict[str, Any]:
    kind = o.take("classes").removeprefix("govuk-button--")
    if " " in kind or kind.startswith(("app", ":")):
        raise Unsupported(kind)
    made = {"text": o.plain(), "href": o.take("href"), "kind": kind, "name": o.take("name"), "value": o.take("value"),
            "single": o.take("preventDoubleClick", None)}  # fmt: skip
    if made["single"] is False or o.take("type", "submit") != "submit":
        raise Unsupported("type")
    return made


def tag(o: Options) -> dict[str, Any]:
    return {"text": o.plain(), "colour": o.take("classes").removeprefix("govuk-tag--")}


def problem_summary(o: Options) -> dict[str, Any]:
    problems = []
    for item in map(Options, o.take("errorList", [])):
        problems.append({"text": item.plain(), "href": item.take("href")})
        item.done()
    if not problems:
        raise Unsupported("no problem")
    return {"title": o.words("title"), "problems": problems}


def notification(o: Options) -> dict[str, Any]:
    if "html" in o:
        raise Unsupported("html")
    kind = o.take("type")
    if kind not in {"", "success"}:
        raise Unsupported(kind)
    return {"text": o.take("text"), "kind": kind, "title": o.words("title"),
            "id": o.take("titleId") or "govuk-notification-banner-title"}  # fmt: skip


def panel(o: Options) -> dict[str, Any]:
    return {"title": o.words("title"), "text": o.plain()}


def plain(o: Options) -> dict[str, Any]:
    return {"text": o.plain()}


def details(o: Options) -> dict[str, Any]:
    return {"summary": o.words("summary"), "text": o.plain(), "open": o.take("open", False)}


def summary_list(o: Options) -> dict[str, Any]:
    rows = []
    for row in map(Options, o.take("rows", [])):
        actions = []
        held = Options(row.take("actions", {}))
        for action in map(Options, held.take("items", []) or []):
            actions.append(
                {"text": action.plain(), "href": action.take("href"), "about": action.take("visuallyHiddenText")}
            )
            action.done()
        held.done()
        rows.append({"key": row.words("key"), "value": row.words("value"), "actions": actions})
        row.done()
    looks = o.take("classes")
    if looks not in {"", "govuk-summary-list--no-border"}:
        raise Unsupported(looks)
    return {"rows": rows, "plain": bool(looks)}


def table(o: Options) -> dict[str, Any]:
    if "head" not in o or "caption" not in o:
        raise Unsupported("no caption or no head")

    def cell(item: Options) -> dict[str, Any]:
        made = {"text": item.plain(), "numeric": item.take("format") == "numeric"}
        item.done()
        return made

    return {
        "caption": o.take("caption"), "caption_classes": o.take("captionClasses"),
        "row_headers": o.take("firstCellIsHeader", False), "columns": [cell(Options(item)) for item in o.take("head")],
        "rows": [[cell(Options(item)) for item in row] for row in o.take("rows", []) if row],
    }  # fmt: skip


def task_list(o: Options) -> dict[str, Any]:
    items = []
    for item in map(Options, o.take("items", [])):
        status = Options(item.take("status"))
        held = Options(status.take("tag", {}))
        made = {"title": item.words("title"), "href": item.take("href"), "hint": item.words("hint"), "colour": ""}
        if held:
            made["status"], made["colour"] = held.plain(), held.take("classes").removeprefix("govuk-tag--")
            if not made["colour"]:
                raise Unsupported("a tag without a colour")
        else:
            made["status"] = status.plain()
        for rest in (held, status, item):
            rest.done()
        items.append(made)
    return {"items": items, "id": o.take("idPrefix") or "task-list"}


def pagination(o: Options) -> dict[str, Any]:
    ways = {}
    for way in ("previous", "next"):
        held = Options(o.take(way, {}))
        ways[way] = held.take("href")
        held.done()
    items = o.take("items", [])
    for item in items:
        if set(item) - {"number", "href", "current", "ellipsis"}:
            raise Unsupported(item)
    return {**ways, "items": items, "label": o.take("landmarkLabel") or "Pagination"}


def breadcrumbs(o: Options) -> dict[str, Any]:
    items = []
    for item in map(Options, o.take("items", [])):
        items.append({"text": item.plain(), "href": item.take("href")})
        item.done()
    return {"items": items}


def back_link(o: Options) -> dict[str, Any]:
    return {"href": o.take("href") or "#", "text": o.plain() or "Back"}


MACROS: dict[str, tuple[str, str, Callable[[Options], dict[str, Any]], int]] = {
    # component: the file of our macro, its name, its arguments from the options, how many fixtures it must cover
    "input": ("fields", "input", input_, 31),
    "textarea": ("fields", "textarea", textarea, 8),
    "select": ("fields", "select", select, 5),
    "date-input": ("fields", "boxes", date_input, 11),
    "file-upload": ("fields", "file_upload", file_upload, 6),
    "radios": ("choices", "radios", chosen, 25),
    "checkboxes": ("choices", "checkboxes", chosen, 22),
    "button": ("blocks", "button", button, 12),
    "tag": ("blocks", "tag", tag, 11),
    "error-summary": ("blocks", "problem_summary", problem_summary, 9),
    "notification-banner": ("blocks", "notification", notification, 10),
    "panel": ("blocks", "panel", panel, 6),
    "inset-text": ("blocks", "inset", plain, 3),
    "warning-text": ("blocks", "warning", plain, 3),
    "details": ("blocks", "details", details, 6),
    "summary-list": ("lists", "summary_list", summary_list, 12),
    "table": ("lists", "table", table, 1),
    "task-list": ("lists", "task_list", task_list, 2),
    "pagination": ("moves", "pagination", pagination, 8),
    "breadcrumbs": ("moves", "breadcrumbs", breadcrumbs, 6),
    "back-link": ("moves", "back_link", back_link, 4),
}


def supported(component: str) -> list[tuple[str, dict[str, Any], str]]:
    """The fixtures of a component that our macro can draw: name, our arguments, GOV.UK's HTML."""
    _, _, convert, _ = MACROS[component]
    found = []
    for fixture in json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]:
        o = Options(json.loads(json.dumps(fixture["options"])))
        if component in {"radios", "checkboxes"}:
            o["kind"] = component
        try:
            arguments = convert(o)
            o.done()
        except (Unsupported, AttributeError, TypeError):
            continue
        found.append((fixture["name"], arguments, fixture["html"]))
    return found


CASES = [
    pytest.param(component, arguments, html, id=f"{component}: {name}")
    for component in MACROS
    for name, arguments, html in supported(component)
]


@pytest.mark.parametrize(("component", "arguments", "html"), CASES)
def test_draws_what_govuk_draws(component: str, arguments: dict[str, Any], html: str) -> None:
    home, name, _, _ = MACROS[component]
    source = f'{{% from "kit/components/{home}.html" import {name} %}}{{{{ {name}(**arguments) }}}}'
    drawn = engines["jinja2"].from_string(source).render({"arguments": arguments})
    assert tree(drawn) == tree(html)


@pytest.mark.parametrize("component", MACROS)
def test_enough_fixtures_are_compared(component: str) -> None:
    """A converter that quietly supports nothing would compare nothing."""
    assert len(supported(component)) >= MACROS[component][3]
