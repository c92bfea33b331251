"""Keeping an upload: what may come in, what is refused and why, and what the record says."""

import hashlib
import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.documents import actions, queries
from sixthday.documents.choices import TABLES
from sixthday.documents.models import StoredFile
from sixthday.rules.findings import Refused
from tests.cast import THURSDAY, council_cast

pytestmark = pytest.mark.django_db


def pdf(**save: object) -> bytes:
    held = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(held, **save)
    return held.getvalue()


def scripted_pdf() -> bytes:
    held = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.save(held)
    return held.getvalue()


def office(part: str, *, extra: dict[str, bytes] | None = None) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({part: b"<x/>"} | (extra or {})).items():
            archive.writestr(name, content)
    return held.getvalue()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40
BOMB = {f"word/media/{n}.bin": bytes(52 * 1024 * 1024) for n in range(4)}


def store(name: str, content: bytes, **options: object) -> StoredFile:
    return actions.store_file(
        upload=SimpleUploadedFile(name, content), by=council_cast().referrer, at=THURSDAY, **options
    )


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        pytest.param("Plan.pdf", pdf(), "application/pdf", id="a PDF"),
        pytest.param(
            "form.DOCX",
            office("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            id="a Word document, ending in capitals",
        ),
        pytest.param(
            "marks.xlsx",
            office("xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            id="a workbook",
        ),
        pytest.param("note.odt", office("content.xml"), "application/vnd.oasis.opendocument.text", id="OpenDocument"),
        pytest.param("scan.png", png(), "image/png", id="a PNG picture"),
        pytest.param("scan.jpg", JPEG, "image/jpeg", id="a JPEG under its short ending"),
        pytest.param("views.txt", "What I like: hens – and maths.\n".encode(), "text/plain", id="plain text"),
    ],
)
def test_what_may_come_in(name: str, content: bytes, content_type: str) -> None:
    stored = store(name, content)
    found, held = queries.open_stored(stored.ref)
    assert (found, held) == (stored, content)
    assert (stored.name, stored.content_type, stored.size_bytes, stored.state) == (
        name,
        content_type,
        len(content),
        "clean",
    )
    assert stored.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "reasons"),
    [
        pytest.param("empty.pdf", b"", ["The file is empty."], id="nothing in it"),
        pytest.param(
            "tool.exe",
            b"MZ" + bytes(80),
            [
                "The file must be one of these: PDF, Word document, Excel workbook, OpenDocument text, PNG picture, "
                "JPEG picture, plain text."
            ],
            id="a program",
        ),
        pytest.param("noending", b"words", ["The file must be one of these"], id="no ending at all"),
        pytest.param(
            "plan.pdf", png(), ["The file is called .pdf, but what is in it is not a PDF."], id="a picture called PDF"
        ),
        pytest.param("scan.png", JPEG, ["The file is called .png"], id="a JPEG called PNG"),
        pytest.param("views.txt", png(), ["The file is called .txt"], id="a picture called text"),
        pytest.param(
            "plan.pdf",
            pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
            ["The PDF is locked with a password. Save a copy without one."],
            id="a PDF with a password",
        ),
        pytest.param(
            "plan.pdf",
            pdf(encryption=pikepdf.Encryption(owner="o", user="")),
            ["The PDF is locked. Save a copy without protection."],
            id="a PDF that may not be copied",
        ),
        pytest.param(
            "plan.pdf",
            b"%PDF-1.7\nnothing that can be read",
            ["The PDF cannot be opened. It may be damaged."],
            id="a damaged PDF",
        ),
        pytest.param(
            "plan.pdf",
            scripted_pdf(),
            ["The PDF runs a program when it opens. Print it to a new PDF and send that."],
            id="a PDF with a script",
        ),
        pytest.param("form.docx", b"PK\x03\x04 torn", ["The file is called .docx"], id="a torn archive"),
        pytest.param("form.docx", office("xl/workbook.xml"), ["The file is called .docx"], id="a workbook called Word"),
        pytest.param(
            "form.docx",
            office("word/document.xml", extra={"word/vbaProject.bin": b"x"}),
            ["The file carries macros. Save a copy without them."],
            id="macros",
        ),
        pytest.param(
            "form.docx",
            office("word/document.xml", extra=BOMB),
            ["The file becomes far too large when it is opened."],
            id="an archive that swells to 208 megabytes",
        ),
        pytest.param(
            "views.txt",
            rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
            ["The file carries the signature of a virus."],
            id="the scanners' test virus",
        ),
    ],
)
def test_what_is_refused(name: str, content: bytes, reasons: list[str]) -> None:
    """Every reason, nothing kept, nothing on the record."""
    cast = council_cast()
    before = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        actions.store_file(upload=SimpleUploadedFile(name, content), by=cast.referrer, at=THURSDAY)
    said = [finding.reason for finding in refused.value.findings]
    assert [reason.startswith(start) for reason, start in zip(said, reasons, strict=True)] == [True] * len(reasons), (
        said
    )
    assert (StoredFile.objects.count(), Entry.objects.count()) == (0, before)
    assert default_storage.exists("uploads") is False


def test_too_large_and_of_the_wrong_kind_says_both(settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    with pytest.raises(Refused) as refused:
        store("film.mp4", bytes(1024 * 1024 + 1))
    assert [finding.code for finding in refused.value.findings] == ["file_size", "file_kind"]


def test_exactly_the_limit_is_kept(settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024
    assert store("views.txt", b"a" * 1024).size_bytes == 1024


def test_a_table_only_where_tables_are_wanted() -> None:
    cast = council_cast()
    table = SimpleUploadedFile("terms.csv", b"a,b\n1,2\n")
    with pytest.raises(Refused):
        actions.store_file(upload=table, by=cast.referrer, at=THURSDAY)
    assert actions.store_file(upload=table, by=cast.referrer, at=THURSDAY, kinds=TABLES).content_type == "text/csv"


def test_the_disk_and_the_record_do_not_know_the_name() -> None:
    stored = store("Jordan Price plan.txt", b"words")
    entry = Entry.objects.get(kind="file_stored")
    body = Detail.objects.get(entry=entry).body
    assert set(entry.abouts.values_list("ref", flat=True)) == {stored.ref}
    assert body["after"] == {"content_type": "text/plain", "size_bytes": 5, "sha256": stored.sha256, "state": "clean"}
    assert "Jordan" not in stored.storage_name + str(body)
    assert stored.storage_name.startswith("uploads/")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("plan.txt", "plan.txt", id="as it is"),
        pytest.param("../../etc/passwd.txt", "passwd.txt", id="folders go"),
        pytest.param("C:\\Users\\rosa\\plan.txt", "plan.txt", id="a Windows path goes"),
        pytest.param("a\u202etxt.\x00txt", "atxt.txt", id="unseen characters go, also the one that turns text round"),
        pytest.param("x" * 200 + ".txt", "x" * 116 + ".txt", id="cut to 120, ending kept"),
    ],
)
def test_the_name_as_it_is_shown(name: str, shown: str) -> None:
    upload = ContentFile(b"words")
    upload.name = name
    assert actions.store_file(upload=upload, by=council_cast().referrer, at=THURSDAY).name == shown


@pytest.mark.parametrize("state", ["received", "held", "rejected"])
def test_only_a_clean_file_is_served(state: str) -> None:
    stored = store("views.txt", b"words")
    why = "" if state == "received" else "The scanner could not be reached."
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_storedfile SET state = %s, why = %s", [state, why])
    assert queries.open_stored(stored.ref) is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("state = 'lost'", id="a state that is not in the list"),
        pytest.param("state = 'held'", id="held without saying why"),
        pytest.param("why = 'because'", id="clean with a reason"),
        pytest.param("size_bytes = 0", id="nothing in it"),
    ],
)
def test_the_table_refuses(change: str) -> None:
    store("views.txt", b"words")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_storedfile SET {change}")


def test_bytes_are_read_from_the_start() -> None:
    """An upload that something has read before is kept whole."""
    upload = ContentFile(b"words", name="views.txt")
    upload.read()
    stored = actions.store_file(upload=upload, by=council_cast().referrer, at=THURSDAY)
    assert stored.size_bytes == 5
