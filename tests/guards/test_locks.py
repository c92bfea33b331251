"""Lock files say what, never where from; they hold everything that is named."""

import re

import pytest

from tests.guards.tree import ROOT

LOCKS = [ROOT / "package-lock.json", ROOT / ".npmrc", *sorted((ROOT / "requirements").glob("*"))]
COMPILED = [path for path in LOCKS if path.suffix == ".txt"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_names_no_address(path) -> None:
    assert "://" not in path.read_text()


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.name)
def test_holds_everything_that_is_named_with_hashes(path) -> None:
    wanted = re.findall(r"^([A-Za-z0-9][\w.-]*)", path.with_suffix(".in").read_text(), re.MULTILINE)
    text = path.read_text().lower()
    assert [name for name in wanted if not re.search(rf"^{re.escape(name.lower())}==", text, re.MULTILINE)] == []
    blocks = re.findall(r"^[a-z0-9][\w.-]*==.*(?:\n .*)*", text, re.MULTILINE)
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_development_runs_what_production_runs() -> None:
    def pins(name: str) -> set[str]:
        return set(
            re.findall(r"^([a-z0-9][\w.-]*==[\w.+-]+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE)
        )

    assert pins("runtime.txt") - pins("dev.txt") == set()
