"""The product's source as the guards read it: modules, their syntax, and the order of the areas."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "sixthday"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, Path]:
    """Every module of the product by dotted name, migrations left out."""
    paths = sorted(path for path in PRODUCT.rglob("*.py") if "migrations" not in path.parts)
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


@cache
def syntax(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(), filename=str(path))


@cache
def order() -> dict[str, int]:
    """Each storey and area with its height; a higher one may know a lower one. Siblings share a height."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["name"] == "Storeys")["layers"]
    names = [[name.strip(" ()") for name in layer.split("|")] for layer in reversed(layers)]
    return {name: height for height, layer in enumerate(names) for name in layer}


def areas() -> list[str]:
    """The areas that exist, lowest first."""
    above = order()["web"]
    here = [name for name in order() if (PRODUCT / name).is_dir() and name not in {"web", "ops", "rules"}]
    return [name for name in sorted(here, key=order().__getitem__) if order()[name] < above]


def named(*kinds: str) -> Iterator[tuple[str, ast.Module]]:
    """Modules of the areas that are a `models`, `actions`… file or stand in a folder of that name."""
    for name, path in modules().items():
        parts = name.split(".")
        if len(parts) > 2 and parts[1] in areas() and parts[2] in kinds:
            yield name, syntax(path)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function in a tree, methods and inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def public_functions(tree: ast.Module) -> list[Function]:
    """The functions a module offers: at the top, no underscore."""
    return [node for node in tree.body if isinstance(node, Function) and not node.name.startswith("_")]


def calls(node: ast.AST) -> set[str]:
    """Dotted names of everything called inside a node."""
    return {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}


def imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, as a dotted name."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(alias.asname or alias.name.split(".")[0]): alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(alias.asname or alias.name): f"{node.module}.{alias.name}" for alias in node.names}
    return found
