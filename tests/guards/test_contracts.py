"""Who may import whom."""

import ast
import subprocess
import sys

import grimp
import pytest

from tests.guards.tree import ROOT, areas, modules, syntax

NOT_FOR_RULES = {"sqlite3", "os", "socket", "urllib", "random", "time", "secrets"}
ON_PURPOSE = {
    "sixthday.ops": "commands, triggers and jobs stand above every table",
}

WORDS_OF_MODELS = {"dated": "the constraint of an end that is not before its start; no table"}


def test_import_contracts_hold() -> None:
    """The contracts of pyproject.toml, as import-linter reads them."""
    result = subprocess.run(
        [".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_rules_import_only_the_plain_standard_library() -> None:
    allowed = set(sys.stdlib_module_names) - NOT_FOR_RULES
    found = [
        f"{name}: {target}"
        for name, path in modules().items()
        if name.startswith("sixthday.rules")
        for target in _targets(syntax(path))
        if target.split(".")[0] not in allowed and not target.startswith("sixthday.rules")
    ]
    assert found == []


def _targets(tree: ast.Module) -> list[str]:
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("sixthday", cache_dir=None)


def test_models_of_another_area_are_only_classes_of_keys_and_words_of_types(graph: grimp.ImportGraph) -> None:
    """Areas meet at queries, actions and choices. Another area's model class may stand in a foreign key or in an
    annotation, or lend its `visible_to`; nowhere else."""
    found = []
    for importer in sorted(graph.modules):
        own = importer.split(".")[1] if "." in importer else ""
        if any(importer.startswith(prefix) for prefix in ON_PURPOSE) or own not in areas():
            continue
        for other in sorted(graph.find_modules_directly_imported_by(importer)):
            parts = other.split(".")
            if len(parts) > 2 and parts[2] == "models" and parts[1] != own:
                found += [f"{importer}:{line} uses {name}" for line, name in _other_uses(modules()[importer], other)]
    assert found == []


def _other_uses(path, module: str) -> list[tuple[int, str]]:
    tree = syntax(path)
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
        if alias.name not in WORDS_OF_MODELS
    }
    excused = {id(inner) for node in ast.walk(tree) for part in _allowed_parts(node) for inner in ast.walk(part)}
    return [
        (node.lineno, node.id)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in names and id(node) not in excused
    ]


def _allowed_parts(node: ast.AST) -> list[ast.AST]:
    """The parts of a node where another area's class is only named: annotations, and the target of a key."""
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
        return [node.annotation]
    if isinstance(node, ast.FunctionDef) and node.returns:
        return [node.returns]
    if isinstance(node, ast.ClassDef):
        return [base.slice for base in node.bases if isinstance(base, ast.Subscript)]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".visible_to"):
        return [node.func]  # a row is visible as the record above it is: the word is on that record's queryset
    if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".")[-1] in {
        "ForeignKey",
        "OneToOneField",
        "ManyToManyField",
    }:
        return [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "to")]
    return []
