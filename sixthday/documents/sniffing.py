"""What an upload really is, read from its content. Every reason to refuse it comes back as a finding."""

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO

import filetype
import pikepdf

from sixthday.documents import choices
from sixthday.documents.choices import SAME_ENDING, FileKind
from sixthday.rules.findings import Finding

SOURCE = "The council's limits on uploaded files"
SWOLLEN_BYTES = 200 * 1024 * 1024  # what an office file may come to when it is opened
MOST_PARTS = 5_000
CHUNK = 1024 * 1024
TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
OFFICE_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}


def check_upload(
    name: str, content: bytes, *, limit_bytes: int, kinds: Iterable[FileKind]
) -> tuple[FileKind | None, list[Finding]]:
    """The kind a file claims by its ending, and every reason to refuse it (none when it may be kept)."""
    allowed = {kind.ending: kind for kind in kinds}
    kind = allowed.get(_ending(name))
    found = [*_size(content, limit_bytes), *_virus(content)]
    if kind is None:
        words = ", ".join(kind.words for kind in allowed.values())
        found.append(_no("file_kind", f"The file must be one of these: {words}."))
    elif content and len(content) <= limit_bytes:
        found += CHECKS[kind.ending](kind, content)
    return kind, found


def _no(code: str, reason: str) -> Finding:
    return Finding(code, False, reason, SOURCE, fixer="The person who uploads")


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return SAME_ENDING.get(ending, ending)


def _size(content: bytes, limit_bytes: int) -> list[Finding]:
    if not content:
        return [_no("file_empty", "The file is empty.")]
    if len(content) > limit_bytes:
        return [_no("file_size", f"The file must be smaller than {limit_bytes // (1024 * 1024)}MB.")]
    return []


def no_virus(reason: str) -> Finding:
    """The finding of a file in which a virus was found."""
    return _no("file_virus", reason)


def _virus(content: bytes) -> list[Finding]:
    return [no_virus("The file carries the signature of a virus.")] if TEST_VIRUS in content else []


def _mismatch(kind: FileKind) -> Finding:
    return _no("file_content", f"The file is called .{kind.ending}, but what is in it is not a {kind.words}.")


def _picture(kind: FileKind, content: bytes) -> list[Finding]:
    return [] if filetype.guess_mime(content) == kind.content_type else [_mismatch(kind)]


def _text(kind: FileKind, content: bytes) -> list[Finding]:
    controls = set(content) & (set(range(32)) - set(b"\t\n\r\f"))
    return [_mismatch(kind)] if controls or filetype.guess_mime(content) else []


def _pdf(kind: FileKind, content: bytes) -> list[Finding]:
    if content.lstrip()[:5] != b"%PDF-":
        return [_mismatch(kind)]
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _opened_pdf(pdf)
    except pikepdf.PasswordError:
        return [_no("file_locked", "The PDF is locked with a password. Save a copy without one.")]
    except (pikepdf.PdfError, ValueError):
        return [_no("file_broken", "The PDF cannot be opened. It may be damaged.")]


def _opened_pdf(pdf: pikepdf.Pdf) -> list[Finding]:
    found = []
    if pdf.is_encrypted:
        found.append(_no("file_locked", "The PDF is locked. Save a copy without protection."))
    if not len(pdf.pages):
        found.append(_no("file_broken", "The PDF has no pages. It may be damaged."))
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    opening = pdf.Root.get("/OpenAction")
    runs = isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) in {"/JavaScript", "/Launch"}
    if runs or "/JavaScript" in names:
        found.append(_no("file_script", "The PDF runs a program when it opens. Print it to a new PDF and send that."))
    return found


def _office(kind: FileKind, content: bytes) -> list[Finding]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _opened_office(kind, archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError):
        return [_mismatch(kind)]


def _opened_office(kind: FileKind, archive: zipfile.ZipFile) -> list[Finding]:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if OFFICE_PARTS[kind.ending] not in names:
        return [_mismatch(kind)]
    if any(part.flag_bits & 1 for part in parts):
        return [_no("file_locked", "The file is locked with a password. Save a copy without one.")]
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return [_no("file_script", "The file carries macros. Save a copy without them.")]
    if len(parts) > MOST_PARTS or _swells(archive, parts):
        return [_no("file_swells", "The file becomes far too large when it is opened.")]
    return []


def _swells(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """Counts what really comes out, for the sizes an archive declares may lie."""
    left = SWOLLEN_BYTES
    for part in parts:
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    return True
    return False


CHECKS: dict[str, Callable[[FileKind, bytes], list[Finding]]] = {
    choices.PDF.ending: _pdf,
    choices.WORD.ending: _office,
    choices.SPREADSHEET.ending: _office,
    choices.OPEN_DOCUMENT.ending: _office,
    choices.PNG.ending: _picture,
    choices.JPEG.ending: _picture,
    choices.TEXT.ending: _text,
    choices.CSV.ending: _text,
}
