"""Which characters the typeface of printed documents can show, and words in which nothing else is left.

A document that may be kept for good must show every character it holds, so one that cannot be shown would stop the printing.
"""

import struct
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

UPRIGHT = tuple(f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold"))
FACES = (*UPRIGHT, "SourceSansPro-It.ttf")  # the slanted one has fewer characters, and sets nothing that somebody wrote
WHEEL = files("font_source_sans_pro") / "files"
INSTEAD = "\N{BLACK SQUARE}"
SEGMENTED = 4  # the format of the table of characters that every face has


def settable(data: Any) -> Any:
    """The same data with a black square for each character that the typeface cannot show."""
    if isinstance(data, str):
        return data if _shows(data) else "".join(map(_instead, unicodedata.normalize("NFC", data)))
    if isinstance(data, Mapping):
        return {key: settable(value) for key, value in data.items()}
    return [settable(each) for each in data] if isinstance(data, list | tuple) else data


def _shows(letters: Iterable[str]) -> bool:
    return all(ord(letter) in _shown() or _unseen(letter) for letter in letters)


def _instead(letter: str) -> str:
    return letter if _shows(letter) else INSTEAD


def _unseen(letter: str) -> bool:
    """Whether a character takes no ink: line ends, tabs, marks of direction."""
    return letter in "\t\n\r" or unicodedata.category(letter) == "Cf"


@lru_cache(maxsize=1)
def _shown() -> frozenset[int]:
    """The characters that every upright face has."""
    return frozenset.intersection(*(_characters((WHEEL / face).read_bytes()) for face in UPRIGHT))


def _characters(face: bytes) -> frozenset[int]:
    """The characters of one face within the first 65,536, from its `cmap` table. Source: OpenType 1.9, cmap, format 4."""
    (tables,) = struct.unpack_from(">H", face, 4)
    rows = [struct.unpack_from(">4s4xI", face, 12 + 16 * row) for row in range(tables)]
    cmap = dict(rows)[b"cmap"]
    (encodings,) = struct.unpack_from(">H", face, cmap + 2)
    starts = [cmap + struct.unpack_from(">4xI", face, cmap + 4 + 8 * row)[0] for row in range(encodings)]
    plane = next(start for start in starts if struct.unpack_from(">H", face, start)[0] == SEGMENTED)
    spans = struct.unpack_from(">H", face, plane + 6)[0] // 2
    lasts = struct.unpack_from(f">{spans}H", face, plane + 14)
    firsts = struct.unpack_from(f">{spans}H", face, plane + 16 + 2 * spans)
    return frozenset(code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1))
