"""How the source is written."""

import ast
import re

from tests.guards.tree import PRODUCT, ROOT, calls, functions, modules, syntax

MAY_MOVE_ROWS = {  # module: why `.update()` or `bulk_…` stands there
    "sixthday.reference.loads": "loads of public data, thousands of rows at once",
    "sixthday.outbox.delivery": "a message's own delivery, conditional on its state in `queued`",
    "sixthday.audit.actions": "one entry is about several records, one page shows forty children: append-only rows, at once",
    "sixthday.outbox.actions": "the first to open a message marks it read",
}
DRAWERS = re.compile(r"^(utils?|helpers?|common|misc|base|core|services?|managers?)$")
MOVES = re.compile(r"\.(update|bulk_create|bulk_update|aupdate|abulk_create)$")


def _may_move(module: str) -> bool:
    return any(module == allowed or module.startswith(f"{allowed}.") for allowed in MAY_MOVE_ROWS)


def _queryset_move(call: ast.Call) -> bool:
    """`.bulk_…(…)`, or `.update(column=…)`: a dictionary's update is called with a value."""
    name = ast.unparse(call.func)
    return bool(MOVES.search(name)) and (not name.endswith(".update") or (bool(call.keywords) and not call.args))


def test_rows_move_only_in_lifecycle_moves_and_loads() -> None:
    """A conditional update names what it expects: a state, or that nobody was before (`…__isnull=True`)."""
    found = []
    for name, path in modules().items():
        for call in (node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call) and _queryset_move(node)):
            conditional = re.search(r"state(__in)?=|__isnull=True", ast.unparse(call.func))
            if not conditional and not _may_move(name):
                found.append(f"{name}:{call.lineno} {ast.unparse(call.func)}")
    assert found == []


def test_nothing_is_hidden() -> None:
    """No signal receivers, no `get_model`, no generic keys, no string that reaches a model by name."""
    hidden = {
        "receiver",
        "get_model",
        "apps.get_model",
        "GenericForeignKey",
        "GenericRelation",
        "import_module",
        "import_string",
    }
    found = []
    for name, path in modules().items():
        tree = syntax(path)
        found += [
            f"{name}: {call}"
            for call in calls(tree)
            if call.rsplit(".")[-1] in hidden or call.endswith("_save.connect")
        ]
        found += [
            f"{name}: @{ast.unparse(d)}"
            for f in functions(tree)
            for d in f.decorator_list
            if "receiver" in ast.unparse(d)
        ]
    assert found == []


def test_imports_stand_at_the_top() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, path in modules().items()
        for function in functions(syntax(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_no_drawers() -> None:
    places = [
        path
        for path in PRODUCT.rglob("*")
        if path.suffix in {".py", ".html"} or (path.is_dir() and path.name != "__pycache__")
    ]
    assert [str(path.relative_to(ROOT)) for path in places if DRAWERS.match(path.stem)] == []


def test_nothing_is_left_for_later() -> None:
    mark = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")
    texts = [path for kind in ("*.py", "*.html", "*.scss", "*.js") for path in PRODUCT.rglob(kind)]
    assert [str(path.relative_to(ROOT)) for path in texts if mark.search(path.read_text())] == []


def test_every_public_function_says_what_it_does() -> None:
    """A docstring on each, outside the nested and the underscored."""
    found = []
    for name, path in modules().items():
        tree = syntax(path)
        if tree.body and not ast.get_docstring(tree):
            found.append(f"{name}: the module")
        offered = [
            node
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        found += [f"{name}.{node.name}" for node in offered if not ast.get_docstring(node)]
    assert found == []
