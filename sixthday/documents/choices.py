"""Closed lists of stored files and printed documents."""

from dataclasses import dataclass

from django.db.models import TextChoices


class FileState(TextChoices):
    """What was found about a stored file. Only a clean one is served."""

    RECEIVED = "received", "Being checked"
    CLEAN = "clean", "Checked"
    REJECTED = "rejected", "Refused"
    HELD = "held", "Held until it can be checked"


class Scanner(TextChoices):
    """Who looks for viruses in what is uploaded."""

    CLAMD = "clamd", "A ClamAV daemon"
    TEST_SIGNATURE = "test_signature", "Nobody: only the harmless test signature is known"


class DocumentKind(TextChoices):
    """What the product prints."""

    CALLOFF = "calloff", "Call-off contract"
    FAMILY_LETTER = "family_letter", "Letter to the family"
    ASSESSMENT = "assessment", "Assessment summary"
    AGREEMENT = "agreement", "Framework agreement"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be uploaded: its ending, how it is served, and how it is spoken of."""

    ending: str
    content_type: str
    words: str


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
PDF = FileKind("pdf", "application/pdf", "PDF")
WORD = FileKind("docx", f"{_OPEN_XML}.wordprocessingml.document", "Word document")
SPREADSHEET = FileKind("xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", "Excel workbook")
OPEN_DOCUMENT = FileKind("odt", "application/vnd.oasis.opendocument.text", "OpenDocument text")
PNG = FileKind("png", "image/png", "PNG picture")
JPEG = FileKind("jpeg", "image/jpeg", "JPEG picture")
TEXT = FileKind("txt", "text/plain", "plain text")
CSV = FileKind("csv", "text/csv", "CSV table")

ORDINARY = (PDF, WORD, SPREADSHEET, OPEN_DOCUMENT, PNG, JPEG, TEXT)  # what a referral or a provider may bring
TABLES = (CSV,)  # what a load of reference data may bring
SAME_ENDING = {"jpg": "jpeg"}
