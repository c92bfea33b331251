"""The made-up names that the demonstration carries; `data/ATTRIBUTION.md` says where each list is from."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a carried table."""
    text = (files("sixthday.ops.demo") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def names(name: str) -> list[str]:
    """One carried list of names, in its order."""
    return [row["name"] for row in rows(name)]
