"""Printed documents: accessible, archivable, the same each time, and deaf to what data says."""

import subprocess
import sys
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
import typst
from django.db import IntegrityError, connection, transaction
from page import ValidationProfile, validate_pdf_bytes

from sixthday.audit.models import Detail, Entry
from sixthday.documents import actions, printing, queries
from sixthday.documents.choices import DocumentKind
from sixthday.documents.models import Document
from sixthday.documents.wording import CALLOFF_CLAUSES
from sixthday.rules.findings import Stale
from tests.areas.documents.samples import CALLOFF, LETTER
from tests.cast import THURSDAY, at, council_cast

PAPERS = [
    pytest.param(DocumentKind.CALLOFF, CALLOFF, 2, id="call-off"),
    pytest.param(DocumentKind.FAMILY_LETTER, LETTER, 1, id="letter"),
]
each_paper = pytest.mark.parametrize(("kind", "data", "pages"), PAPERS)


def printed(kind: DocumentKind, data: dict, when=THURSDAY) -> printing.Printed:
    return printing.render(kind, {**data, "document": {"version": 1}}, at=when)


@each_paper
@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A])
def test_is_accessible_and_archivable(kind, data, pages, profile) -> None:
    report = validate_pdf_bytes(printed(kind, data).content, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@each_paper
def test_is_tagged_titled_and_in_english(kind, data, pages) -> None:
    made = printed(kind, data)
    with pikepdf.open(BytesIO(made.content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert str(pdf.Root.Lang) == "en-GB"
        assert len(pdf.pages) == made.pages == pages
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"]


@each_paper
def test_the_same_input_gives_the_same_bytes(kind, data, pages) -> None:
    assert printed(kind, data) == printed(kind, data)
    assert printed(kind, data, THURSDAY + timedelta(minutes=1)).sha256 != printed(kind, data).sha256


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "from datetime import datetime, UTC\n"
        "from sixthday.documents import printing\n"
        "from tests.areas.documents.samples import CALLOFF\n"
        "at = datetime(2026, 11, 5, 10, tzinfo=UTC)\n"
        "print(printing.render('calloff', {**CALLOFF, 'document': {'version': 1}}, at=at).sha256)"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == printed(DocumentKind.CALLOFF, CALLOFF).sha256


HOSTILE = "River & <Sons> #[evil] $x$ *bold* `raw` #panic() \\ \" 'q' @ref <label> // no"


def test_a_hostile_name_is_set_as_it_is() -> None:
    """It compiles, needs no markup, and the title that the PDF itself carries has it letter for letter."""
    data = {**LETTER, "heading": HOSTILE, "opening": [HOSTILE], "facts": [{"term": HOSTILE, "value": HOSTILE}]}
    made = printed(DocumentKind.FAMILY_LETTER, data)
    with pikepdf.open(BytesIO(made.content)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == HOSTILE
    parties = [{**CALLOFF["parties"][0], "name": HOSTILE}, CALLOFF["parties"][1]]
    assert printed(DocumentKind.CALLOFF, {**CALLOFF, "parties": parties}).pages >= 2


@pytest.mark.parametrize(("typed", "set_as"), [
    pytest.param("Łukasz, Ειρήνη, Иван: “½” \u2013 e\u0301", "Łukasz, Ειρήνη, Иван: “½” \u2013 e\u0301", id="what the typeface has is left alone"),
    pytest.param("Well done 😀", "Well done ■", id="an emoji"),
    pytest.param("عبد 中", "■■■ ■", id="a script that the typeface does not have"),
    pytest.param("a\x00b\x07c", "a■b■c", id="what no keyboard types"),
    pytest.param("a\u202eb\tc\nd", "a\u202eb\tc\nd", id="what takes no ink"),
])  # fmt: skip
def test_what_cannot_be_shown_stops_no_document(typed, set_as) -> None:
    """One applicant's emoji would keep every applicant of a round from being told; one in a letter, the family."""
    made = printed(DocumentKind.FAMILY_LETTER, {**LETTER, "heading": typed, "opening": [typed]})
    assert made == printed(DocumentKind.FAMILY_LETTER, {**LETTER, "heading": set_as, "opening": [set_as]})


def test_missing_data_is_an_error_never_a_gap() -> None:
    incomplete = {key: value for key, value in CALLOFF.items() if key != "maximum_ex_vat"}
    with pytest.raises(typst.TypstError, match="maximum_ex_vat"):
        printed(DocumentKind.CALLOFF, incomplete)


def test_a_long_contract_keeps_to_three_pages() -> None:
    """Ten sessions a week, six outcomes and eight price lines: the most a package of this council had."""
    data = {
        **CALLOFF,
        "sessions": CALLOFF["sessions"] * 3,
        "outcomes": CALLOFF["outcomes"] * 2,
        "price_lines": CALLOFF["price_lines"] * 4,
    }
    assert printed(DocumentKind.CALLOFF, data).pages == 3


def test_the_clauses_cover_what_a_call_off_must_say() -> None:
    assert [clause["heading"] for clause in CALLOFF_CLAUSES] == [
        "Absence",
        "Cancelling a session",
        "Ending early",
        "Reviews",
        "Safeguarding",
        "Data sharing",
        "The framework's terms",
    ]


@pytest.mark.django_db
class TestVersions:
    """A document is made again as a new version; the one before stands."""

    def make(self, cast, hour: str) -> Document:
        return actions.make_document(
            kind=DocumentKind.CALLOFF, about="AP-26-0142", data=CALLOFF, by=cast.broker, at=at("2026-11-05", hour)
        )

    def test_versions_count_up_and_are_kept(self) -> None:
        cast = council_cast()
        first, second = self.make(cast, "10:00"), self.make(cast, "11:00")
        assert [(d.version, d.pages) for d in (first, second)] == [(1, 2), (2, 2)]
        assert list(queries.versions(DocumentKind.CALLOFF, "AP-26-0142")) == [second, first]
        assert queries.latest(DocumentKind.CALLOFF, "AP-26-0142") == second
        assert queries.latest(DocumentKind.FAMILY_LETTER, "AP-26-0142") is None

    def test_what_was_stored_is_what_the_data_prints(self) -> None:
        document = self.make(council_cast(), "10:00")
        document.refresh_from_db()
        again = printing.render(DocumentKind.CALLOFF, document.data, at=document.made_at)
        assert again.sha256 == document.sha256
        assert again.content == queries.open_document(document)

    def test_the_second_of_two_at_once_is_told(self) -> None:
        """Both counted the same versions; the database keeps the first, and the other prints nothing."""
        cast = council_cast()
        Document.objects.filter(pk=self.make(cast, "10:00").pk).update(version=2)
        with pytest.raises(Stale) as stale:
            self.make(cast, "10:01")
        assert stale.value.what == "Version 2 of this document was made by somebody else."
        assert Document.objects.count() == 1

    def test_is_audited_without_its_words(self) -> None:
        document = self.make(council_cast(), "10:00")
        entry = Entry.objects.get(kind="document_made")
        assert set(entry.abouts.values_list("ref", flat=True)) == {document.ref, "AP-26-0142"}
        assert Detail.objects.get(entry=entry).body["after"] == {
            "kind": "calloff",
            "version": 1,
            "sha256": document.sha256,
            "pages": 2,
        }

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param("version = 1", id="the same version twice"),
            pytest.param("version = 0", id="version nought"),
            pytest.param("kind = 'poem'", id="a kind that is not in the list"),
        ],
    )
    def test_the_table_refuses(self, change: str) -> None:
        cast = council_cast()
        self.make(cast, "10:00")
        second = self.make(cast, "11:00")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE documents_document SET {change} WHERE id = %s", [second.pk])


def test_a_moment_between_two_seconds_is_printed_as_the_first() -> None:
    later = THURSDAY.replace(microsecond=123_456)
    assert printed(DocumentKind.FAMILY_LETTER, LETTER, later) == printed(DocumentKind.FAMILY_LETTER, LETTER)
