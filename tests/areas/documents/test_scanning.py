"""What is uploaded is scanned by a real ClamAV daemon where one answers, and held back where none does."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from sixthday.audit.models import Entry
from sixthday.documents import queries
from sixthday.documents.actions import rescan_file, store_file
from sixthday.documents.choices import FileState
from sixthday.documents.models import StoredFile
from sixthday.documents.scanning import NO_ANSWER, scan
from sixthday.ops.jobs import rescan_files
from sixthday.rules.findings import Refused, Stale
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"
NOW = at("2026-11-05")
OURS = b"SIXTHDAY TEST SIGNATURE: nothing harmful"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    """A daemon of our own on a socket of our own, which knows one signature: ours."""
    if not Path(CLAMD).exists():
        pytest.skip("clamd is not installed: apt-get install clamav-daemon")
    home = tmp_path_factory.mktemp("clamd")
    (home / "signatures").mkdir()
    (home / "signatures" / "ours.ndb").write_text(f"Sixthday.Test:0:*:{OURS.hex()}\n")
    config = {
        "LocalSocket": home / "socket", "DatabaseDirectory": home / "signatures", "Foreground": "yes",
        "TemporaryDirectory": home, "StreamMaxLength": "20M", "MaxThreads": "2",
    }  # fmt: skip
    (home / "clamd.conf").write_text("".join(f"{key} {value}\n" for key, value in config.items()))
    with (home / "log").open("wb") as log:
        running = subprocess.Popen([CLAMD, "--config-file", home / "clamd.conf"], stdout=log, stderr=log)
    for _ in range(600):
        if (home / "socket").exists() or running.poll() is not None:
            break
        time.sleep(0.05)
    assert running.poll() is None, (home / "log").read_text()
    yield str(home / "socket")
    running.terminate()
    running.wait(timeout=20)


@pytest.fixture
def by():
    return council_cast().qa_officer


@pytest.fixture
def nobody_answers(settings, tmp_path):
    settings.SCANNER, settings.CLAMD = "clamd", str(tmp_path / "no-such-socket")
    return settings


def kept(by, content=b"Policy 4711", name="policy.txt"):
    return store_file(upload=ContentFile(content, name), by=by, at=NOW)


def test_a_daemon_lets_a_clean_file_through(daemon, settings, by):
    settings.SCANNER, settings.CLAMD = "clamd", daemon
    stored = kept(by)
    assert (stored.state, queries.open_stored(stored.ref)[1]) == (FileState.CLEAN, b"Policy 4711")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            b"before " + OURS + b" after", "The virus scanner found Sixthday.Test.UNOFFICIAL.", id="by the daemon"
        ),
        pytest.param(EICAR, "The file carries the signature of a virus.", id="the test file, known without one"),
    ],
)
def test_a_virus_is_refused_at_the_field(daemon, settings, by, content, reason):
    settings.SCANNER, settings.CLAMD = "clamd", daemon
    with pytest.raises(Refused) as refused:
        kept(by, content)
    assert [(found.code, found.reason) for found in refused.value.findings] == [("file_virus", reason)]
    assert not StoredFile.objects.exists()


def test_a_swollen_stream_is_never_taken_for_clean(daemon, settings):
    settings.SCANNER, settings.CLAMD = "clamd", daemon
    assert scan(b"x" * 21 * 1024 * 1024).state == FileState.HELD


@pytest.mark.parametrize("where", ["/no/such/socket", "127.0.0.1:1", "nonsense"])
def test_where_nobody_answers_it_is_held_back_in_sight(settings, by, where):
    settings.SCANNER, settings.CLAMD = "clamd", where
    stored = kept(by)
    assert (stored.state, stored.why, queries.open_stored(stored.ref)) == (FileState.HELD, NO_ANSWER, None)
    assert [found.reason for found in queries.servable_findings(stored)] == [
        "The document cannot be opened: held until it can be checked. No virus scanner answered."
    ]


def test_a_job_looks_again_at_what_was_held_back(daemon, nobody_answers, by):
    clean = kept(by)
    rescan_files()
    assert queries.held_back().count() == 1
    nobody_answers.CLAMD = daemon
    rescan_files()
    clean.refresh_from_db()
    assert (clean.state, clean.why) == (FileState.CLEAN, "")
    assert list(Entry.objects.filter(abouts__ref=clean.ref).order_by("id").values_list("kind", flat=True)) == [
        "file_stored", "file_scanned",
    ]  # fmt: skip
    with pytest.raises(Stale):
        rescan_file(file=clean, by=by, at=NOW)


def test_what_was_held_back_and_is_a_virus_is_never_served(daemon, nobody_answers, by):
    bad = kept(by, OURS)
    nobody_answers.CLAMD = daemon
    rescan_files()
    bad.refresh_from_db()
    assert (bad.state, bad.why, queries.open_stored(bad.ref)) == (
        FileState.REJECTED, "The virus scanner found Sixthday.Test.UNOFFICIAL.", None,
    )  # fmt: skip


def test_a_demonstration_without_a_daemon_can_be_used(settings, by):
    settings.SCANNER = "test_signature"
    assert kept(by).state == FileState.CLEAN
    with pytest.raises(Refused):
        kept(by, EICAR)
