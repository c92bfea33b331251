"""The one renderer of printed documents: tagged (PDF/UA-1), archivable (PDF/A-3a), the same bytes for the same input.

Data goes in as JSON and is set as text; a template never evaluates it. `at` is the only time there is. A character that
the typeface does not have is set as a black square: one emoji must not keep a contract or a letter from being made.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import typst

from sixthday.documents.choices import DocumentKind
from sixthday.documents.typeface import FACES, WHEEL, settable

TEMPLATES = Path(__file__).parent / "typst"
TEMPLATE_OF = {
    DocumentKind.CALLOFF: "calloff.typ",
    DocumentKind.FAMILY_LETTER: "letter.typ",
    DocumentKind.ASSESSMENT: "assessment.typ",
    DocumentKind.AGREEMENT: "agreement.typ",
}
_folder = TemporaryDirectory(prefix="sixthday-faces-")  # read while the process lives


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as it was made."""

    content: bytes = field(repr=False)
    sha256: str
    pages: int


def render(kind: DocumentKind, data: Mapping[str, Any], *, at: datetime) -> Printed:
    """Print a kind of document from plain data. Raises typst.TypstError when data is missing or the page would not be accessible."""
    content = typst.Compiler(str(TEMPLATES / TEMPLATE_OF[kind]), root=str(TEMPLATES), font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(settable(data), ensure_ascii=False, sort_keys=True)},
        pdf_standards=["a-3a", "ua-1"],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    if not isinstance(content, bytes):
        raise TypeError("the renderer gave no PDF")
    with pikepdf.open(BytesIO(content)) as pdf:
        return Printed(content, hashlib.sha256(content).hexdigest(), len(pdf.pages))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """One face of each weight and none of the machine's: the wheel holds each in two formats, and which one wins may differ."""
    for name in FACES:
        (Path(_folder.name) / name).write_bytes((WHEEL / name).read_bytes())
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_folder.name])
