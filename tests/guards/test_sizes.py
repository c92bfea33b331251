"""Modules fit in a head, functions in an eye. What separates good from bad is the tail."""

import re

from tests.guards.tree import PRODUCT, ROOT, functions, modules, syntax

MODULE, FUNCTION, VIEW, TEMPLATE = 300, 40, 25, 120
LONG_TABLES = {  # tables may be long; code may not
    "sixthday.rules.parameters": "Parliament's numbers, dated",
    "sixthday.rules.compliance": "the requirements of the start gate",
    "sixthday.rules.lifecycles": "one transition table for each noun that has a life",
    "sixthday.access.choices": "the permission table",
    "sixthday.audit.choices": "one line per kind of entry",
}
LONG_TEMPLATES: dict[str, str] = {}


def test_modules() -> None:
    def lines(path) -> int:
        return sum(1 for line in path.read_text().splitlines() if line.strip() and not line.strip().startswith("#"))

    sizes = {name: lines(path) for name, path in modules().items() if name not in LONG_TABLES}
    assert {name: size for name, size in sizes.items() if size > MODULE} == {}


def test_functions() -> None:
    found = {}
    for name, path in modules().items():
        pages = re.match(r"sixthday\.web\.(council|portal|open|account)\b", name)
        for function in functions(syntax(path)):
            view = pages and function.args.args[:1] and function.args.args[0].arg == "request"
            size = (function.end_lineno or 0) - function.lineno + 1
            if size > (VIEW if view else FUNCTION):
                found[f"{name}.{function.name}"] = size
    assert found == {}


def test_templates() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in PRODUCT.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > TEMPLATE and name not in LONG_TEMPLATES} == {}
