"""Whoever opens a page about a child leaves a trace: every such page fetches through `open_record`."""

import ast
import inspect
import re

import pytest

from sixthday.ops.addresses import Address, addresses
from tests.guards.tree import Function, calls, imported, modules, syntax

CHILDREN = re.compile(r"^(council|portal)/(children|referrals|requests|awards|calloffs|placements|starts|duties)/.*<")
NO_CHILD_ON_IT: dict[str, str] = {}  # route name: why nobody's record is read on it
PAGES = [address for address in addresses() if CHILDREN.match(address.route) and address.name not in NO_CHILD_ON_IT]


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_a_page_about_a_child_leaves_a_trace(address: Address) -> None:
    view = inspect.unwrap(address.view)
    assert "open_record" in _reached(view.__module__, view.__name__)


def _reached(module: str, name: str) -> set[str]:
    """The names of all functions of the pages that a view calls, by itself or through another."""
    waiting, reached = [(module, name)], set()
    while waiting:
        module, name = waiting.pop()
        if module not in modules() or (module, name) in reached:
            continue
        reached.add((module, name))
        tree = syntax(modules()[module])
        function = next((node for node in ast.walk(tree) if isinstance(node, Function) and node.name == name), None)
        if function is None:
            continue
        known = imported(tree)
        for call in calls(function) | {ast.unparse(decorator) for decorator in function.decorator_list}:
            first, _, rest = call.partition(".")
            full = f"{known[first]}.{rest}".strip(".") if first in known else f"{module}.{call}"
            target, _, short = full.rpartition(".")
            if target.startswith("sixthday.web"):
                waiting.append((target, short))
    return {name for _, name in reached}
