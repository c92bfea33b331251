"""What every action keeps to: a verb with `by` and `at`, one transaction, one entry in the record."""

import ast

import pytest

from tests.guards.tree import Function, calls, imported, named, public_functions

NO_ENTRY_OF_ITS_OWN = {
    "sixthday.audit": "is the record",
    "sixthday.outbox": "a message is part of the act that sends it",
}
NOBODY_YET = {"access.actions.found_council": "the first person of all: nobody stands there before them"}
ACTIONS = [
    pytest.param(module, tree, function, id=f"{module.removeprefix('sixthday.')}.{function.name}")
    for module, tree in named("actions")
    for function in public_functions(tree)
    if not any(module.startswith(area) for area in NO_ENTRY_OF_ITS_OWN)
]
each_action = pytest.mark.parametrize(("module", "tree", "function"), ACTIONS)


@each_action
def test_says_who_and_when(module: str, tree: ast.Module, function: Function) -> None:
    wanted = {"at"} if f"{module.removeprefix('sixthday.')}.{function.name}" in NOBODY_YET else {"by", "at"}
    assert wanted - {argument.arg for argument in function.args.kwonlyargs} == set()


@each_action
def test_is_one_transaction(module: str, tree: ast.Module, function: Function) -> None:
    assert "transaction.atomic" in {ast.unparse(decorator) for decorator in function.decorator_list}


@each_action
def test_writes_the_record(module: str, tree: ast.Module, function: Function) -> None:
    """By itself, or through an action that it calls."""
    local = {node.name: node for node in tree.body if isinstance(node, Function)}
    names, waiting, reached = imported(tree), [function], set()
    while waiting:
        for call in calls(waiting.pop()) - reached:
            reached.add(call)
            if call in local:
                waiting.append(local[call])
    full = {
        f"{names.get(call.split('.')[0], call.split('.')[0])}.{call.partition('.')[2]}".strip(".") for call in reached
    }
    assert any("actions." in f"{name}." and "outbox" not in name or name.endswith("audit.record") for name in full), (
        sorted(full)
    )
