"""Files with findings, replies and what is done: who sees which, what is refused, what waits for a scanner."""

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from sixthday.audit.models import Entry
from sixthday.documents.choices import FileState
from sixthday.documents.models import StoredFile
from sixthday.documents.sniffing import TEST_VIRUS
from sixthday.quality.actions import improvement as improvements
from sixthday.quality.actions import visit as visits
from sixthday.quality.actions.attaching import attach_to_visit
from sixthday.quality.models import Attachment, Improvement, VisitReply
from sixthday.quality.queries import visit as queries
from sixthday.rules.findings import Refused
from tests.areas.quality.world import LATER, TODAY, a_file, asked, done, held_visit, rated, shared_visit

pytestmark = pytest.mark.django_db
ON = TODAY.date()


def seen(user):
    return [row.file.name for row in queries.attachments(user, ON)]


def codes(refused):
    return sorted(finding.code for finding in refused.value.findings)


@pytest.mark.demand("M14", "a file is kept with the findings of a visit, with the reply, with what is done")
def test_a_file_with_the_findings_is_the_providers_once_they_are_shared(world):
    visit, officer = held_visit(world), world.cast.qa_officer
    attach_to_visit(visit=visit, upload=a_file(name="fence.txt"), by=officer, at=TODAY)
    assert (seen(officer), seen(world.lead("Arrow")), seen(world.cast.broker)) == (["fence.txt"], [], [])
    rated(world, visit, level="met")
    visits.share_visit(visit=visit, summary="Calm.", by=officer, at=LATER)
    assert (seen(world.lead("Arrow")), seen(world.lead("Bridge"))) == (["fence.txt"], [])
    kinds = Entry.objects.filter(abouts__ref=Attachment.objects.get().ref).values_list("kind", flat=True)
    assert list(kinds) == ["visit_file_attached"]


def test_nothing_is_added_to_findings_that_were_shared(world):
    visit = shared_visit(world)
    with pytest.raises(Refused) as refused:
        attach_to_visit(visit=visit, upload=a_file(), by=world.cast.qa_officer, at=LATER)
    assert (codes(refused), StoredFile.objects.count()) == (["visit_open"], 0)


def test_a_file_with_the_reply(world):
    visit, lead = shared_visit(world), world.lead("Arrow")
    visits.reply_to_visit(visit=visit, words="See the plan.", upload=a_file(name="plan.txt"), by=lead, at=LATER)
    row = Attachment.objects.get()
    assert (row.visit, row.with_reply, row.added_by, seen(world.cast.qa_officer)) == (visit, True, lead, ["plan.txt"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("plan.exe", "MZ", "file_kind", id="a program"),
        pytest.param("plan.pdf", "not a PDF", "file_content", id="something else inside"),
        pytest.param("plan.txt", TEST_VIRUS.decode(), "file_virus", id="a virus"),
    ],
)  # fmt: skip
def test_an_unfit_file_is_refused_with_all_that_came_with_it(world, name, content, code):
    visit, lead = shared_visit(world), world.lead("Arrow")
    with pytest.raises(Refused) as refused, transaction.atomic():
        visits.reply_to_visit(visit=visit, words="See.", upload=a_file(content, name), by=lead, at=LATER)
    assert (codes(refused), VisitReply.objects.count(), Attachment.objects.count()) == ([code], 0, 0)
    action = Improvement.objects.get()
    with pytest.raises(Refused), transaction.atomic():
        improvements.report_done(improvement=action, evidence="See.", upload=a_file(content, name), by=lead, at=LATER)
    assert Improvement.objects.get().state == "open"


def test_what_is_done_with_a_file_that_waits_for_a_scanner_is_not_verified(world, settings, tmp_path):
    settings.SCANNER, settings.CLAMD = "clamd", str(tmp_path / "no-such-socket")
    action = improvements.report_done(
        improvement=asked(world), evidence="See.", upload=a_file(), by=world.lead("Arrow"), at=LATER
    )
    file = Attachment.objects.get().file
    assert (file.state, seen(world.lead("Arrow"))) == (FileState.HELD, ["policy.txt"])
    with pytest.raises(Refused) as refused:
        improvements.verify_improvement(improvement=action, by=world.cast.qa_officer, at=LATER)
    assert codes(refused) == ["file_servable"]
    StoredFile.objects.update(state=FileState.CLEAN, why="")
    assert improvements.verify_improvement(improvement=action, by=world.cast.qa_officer, at=LATER).state == "verified"


def test_only_what_was_sent_with_the_last_report_must_open(world):
    """A file that was returned with its report stays in sight and holds nothing up."""
    first = improvements.report_done(
        improvement=asked(world), evidence="See.", upload=a_file(), by=world.lead("Arrow"), at=TODAY
    )
    back = improvements.return_improvement(improvement=first, why="Unsigned.", by=world.cast.qa_officer, at=TODAY)
    StoredFile.objects.update(state=FileState.REJECTED, why="A virus was found.")
    again = done(world, back)
    verified = improvements.verify_improvement(improvement=again, by=world.cast.qa_officer, at=LATER)
    assert (verified.state, seen(world.lead("Arrow"))) == ("verified", ["policy.txt"])


def test_the_database_keeps_it_of_one_thing_and_for_good(world):
    visit, action = shared_visit(world), Improvement.objects.get()
    visits.reply_to_visit(visit=visit, words="See.", upload=a_file(), by=world.lead("Arrow"), at=LATER)
    kept = Attachment.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(
            visit=visit, improvement=action, file=kept.file, added_by=kept.added_by, added_at=LATER
        )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Attachment.objects.update(with_reply=False)
