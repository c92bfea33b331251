"""Markdown, as the drawn documents use it."""

from collections.abc import Iterable, Sequence


def page(title: str, source: str, *parts: str) -> str:
    """A whole document: title, where it is drawn from, and its parts."""
    drawn = f"Drawn from `{source}` by `./run manage generate_docs`; do not edit."
    return "\n\n".join([f"# {title}", drawn, *parts]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars inside a cell are escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
