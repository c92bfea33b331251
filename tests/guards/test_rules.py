"""Every rule says where it comes from."""

import ast

from tests.guards.tree import modules, public_functions, syntax

PLUMBING = {  # rules modules whose functions embody no rule of the council or of Parliament
    "sixthday.rules.findings": "the shape of every answer",
    "sixthday.rules.lifecycles": "tables; the steps are the rules",
}


def test_every_rule_cites_a_source() -> None:
    found = [
        f"{name}.{function.name}"
        for name, path in modules().items()
        if name.startswith("sixthday.rules.") and name not in PLUMBING
        for function in public_functions(syntax(path))
        if "Source:" not in (ast.get_docstring(function) or "")
    ]
    assert found == []
