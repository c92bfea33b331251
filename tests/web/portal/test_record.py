"""A provider keeps its own record: sends what is asked, tells of its people, says what it never takes, replies."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.access.choices import Role
from sixthday.ops.docs.requirements import requirements
from sixthday.providers import actions
from sixthday.providers.models import AdultNotice, Closure, Evidence, Preferences, StandingReply
from sixthday.providers.queries import lapses
from sixthday.rules.compliance import REQUIREMENT
from tests.areas.providers import world
from tests.cast import at, council_cast, person
from tests.web.council.world import read

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = date(2026, 11, 5)


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def arrow(cast):
    made = world.provider(cast)
    world.member(cast, made, world.framework().lots[3])
    world.site(cast, made)
    return made


@pytest.fixture
def lead(cast, arrow):
    return person(cast, "lead", "Lee Lead", Role.PROVIDER_LEAD, arrow.organisation, when=world.OPENED)


@pytest.fixture
def worker(cast, arrow):
    return person(cast, "worker", "Wes Tutor", Role.PROVIDER_WORKER, arrow.organisation, when=world.OPENED)


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Thursday 5 November 2026."""
    time_machine.move_to(NOW)

    def get(user, name, *args, post=None, follow=False, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post, follow=follow)

    return get


def days(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def typed(upload, until=date(2027, 11, 4), **more) -> dict[str, object]:
    return {**days("issued_on", TODAY), **days("valid_until_on", until), "upload": upload, "note": "", **more}


def file(content=b"Our policy", name="policy.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_document_is_chosen_checked_sent_and_accepted(cast, arrow, lead, visit):
    assert "Safeguarding policy reviewed is not recorded." in read(
        visit(lead, "our_requirement", "safeguarding_policy")
    )
    chosen = visit(lead, "our_evidence_new", "safeguarding_policy", post=typed(file()))
    draft = Evidence.objects.get()
    assert chosen.headers["Location"] == reverse("our_evidence", args=[draft.ref])
    text = read(visit(lead, "our_evidence", draft.ref))
    assert ("policy.txt" in text, "Thursday 4 November 2027" in text) == (True, True)
    assert visit(cast.qa_officer, "evidence", draft.ref).status_code == 404
    after = visit(lead, "our_evidence", draft.ref, post={}, follow=True)
    assert "Safeguarding policy reviewed was sent." in read(after)
    draft.refresh_from_db()
    assert f"Being checked by {draft.officer.name}" in read(visit(lead, "our_requirement", "safeguarding_policy"))
    other = next(each for each in (cast.qa_officer, cast.second_qa_officer) if each != draft.officer)
    assert "is named to look at this" in read(visit(other, "evidence", draft.ref))
    assert visit(draft.officer, "evidence", draft.ref, post={}).status_code == 302
    assert "Counts" in read(visit(lead, "our_requirement", "safeguarding_policy"))
    assert visit(lead, "our_evidence", draft.ref).status_code == 404


@pytest.mark.parametrize(
    ("upload", "until", "said"),
    [
        pytest.param(("policy.exe", b"MZ"), date(2027, 11, 4), "The file must be one of these", id="the wrong type"),
        pytest.param(("policy.pdf", b"not a pdf"), date(2027, 11, 4), "is not a PDF", id="not what it says it is"),
        pytest.param(("policy.pdf", b"%PDF-1.7 nothing"), date(2027, 11, 4), "cannot be opened", id="malformed"),
        pytest.param(
            ("policy.txt", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"), date(2027, 11, 4), "virus", id="the test virus"
        ),
        pytest.param(
            ("policy.txt", b"x"), date(2026, 11, 4), "The last day must not be before", id="dates out of order"
        ),
        pytest.param(("policy.txt", b"x"), date(2029, 11, 4), "It lasts a year", id="longer than it lasts"),
    ],
)
def test_what_cannot_be_sent_says_why_at_the_field(lead, visit, upload, until, said):
    name, content = upload
    answer = visit(lead, "our_evidence_new", "safeguarding_policy", post=typed(file(content, name), until))
    text = answer.content.decode()
    field = "valid_until_on" if content == b"x" else "upload"
    assert (answer.status_code, said in text, f'id="{field}-error"' in text) == (422, True, True)
    assert not Evidence.objects.exists()


def test_a_locked_pdf_is_refused_at_the_field(lead, visit):
    locked = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(locked, encryption=pikepdf.Encryption(owner="x", user="y"))
    upload = file(locked.getvalue(), "policy.pdf")
    answer = visit(lead, "our_evidence_new", "safeguarding_policy", post=typed(upload))
    assert (answer.status_code, "locked with a password" in answer.content.decode()) == (422, True)


def test_what_is_not_accepted_is_read_with_its_reason(cast, arrow, lead, visit):
    visit(lead, "our_evidence_new", "ico_registration", post=typed(file()))
    piece = Evidence.objects.get()
    visit(lead, "our_evidence", piece.ref, post={})
    piece.refresh_from_db()
    assert visit(piece.officer, "evidence_rejection", piece.ref, post={"why": ""}).status_code == 422
    assert visit(piece.officer, "evidence_rejection", piece.ref, post={"why": "It is last year's."}).status_code == 302
    assert "Not accepted: It is last year's." in read(visit(lead, "our_requirement", "ico_registration"))
    assert "Not accepted" in read(visit(lead, "our_record"))


def test_a_file_that_nobody_could_scan_is_held_back_in_sight(arrow, lead, visit, settings):
    settings.SCANNER, settings.CLAMD = "clamd", "/no/such/socket"
    visit(lead, "our_evidence_new", "ico_registration", post=typed(file()))
    piece = Evidence.objects.get()
    assert "No virus scanner answers at the moment." in read(visit(lead, "our_evidence", piece.ref))
    visit(lead, "our_evidence", piece.ref, post={})
    assert "policy.txt: held until it can be checked" in read(visit(lead, "our_requirement", "ico_registration"))
    assert visit(lead, "our_evidence_file", piece.ref).status_code == 404
    piece.refresh_from_db()
    refused = visit(piece.officer, "evidence", piece.ref, post={})
    assert (refused.status_code, "The document cannot be opened" in read(refused)) == (422, True)


def test_only_the_lead_keeps_the_record(cast, arrow, lead, worker, visit):
    assert visit(worker, "our_requirement", "ico_registration").status_code == 200
    for name, args in (
        ("our_evidence_new", ["ico_registration"]), ("our_starter", []), ("our_preferences_new", []), ("our_closure_new", []),
    ):  # fmt: skip
        assert visit(worker, name, *args).status_code == 404
    for code in ("dragons", "transport", "fire_risk"):
        assert visit(lead, "our_requirement", code).status_code == 404
    assert visit(lead, "our_evidence_new", "exclusion_check").status_code == 404


def test_one_more_row_is_asked_for_everywhere(cast, arrow, lead, visit, monkeypatch):
    row = replace(REQUIREMENT["safeguarding_policy"], code="dog_licence", label="Dog licence", waivable_days=None)
    monkeypatch.setitem(REQUIREMENT, row.code, row)
    assert "Dog licence" in read(visit(lead, "our_record"))
    assert visit(lead, "our_evidence_new", "dog_licence", post=typed(file())).status_code == 302
    piece = Evidence.objects.get()
    visit(lead, "our_evidence", piece.ref, post={})
    piece.refresh_from_db()
    actions.verify_evidence(evidence=piece, by=piece.officer, at=NOW)
    assert "Dog licence" in read(visit(cast.qa_officer, "evidence_new", arrow.slug))
    assert "Dog licence" in read(visit(cast.qa_officer, "council_provider", arrow.slug))
    assert [each.requirement for each in lapses.endings(date(2027, 11, 1))] == [row]
    assert "Dog licence" in requirements()


def test_people_are_told_of(cast, arrow, lead, visit):
    robin = world.adult(cast, arrow)
    given = {"name": "Nia Novice", "role": "Tutor", "manages": "no", "note": "", **days("from_on", date(2026, 12, 1))}
    assert visit(lead, "our_starter", post=given | {"name": ""}).status_code == 422
    assert visit(lead, "our_starter", post=given).status_code == 302
    nia = arrow.adults.get(name="Nia Novice")
    stands = {"adult": nia.ref, "note": "", **days("from_on", date(2026, 12, 1))}
    assert visit(lead, "our_substitute", robin.ref, post=stands).status_code == 302
    assert (
        visit(lead, "our_leaver", robin.ref, post=days("until_on", date(2026, 12, 18)) | {"note": ""}).status_code
        == 302
    )
    assert [(row.kind, row.adult.name) for row in AdultNotice.objects.order_by("id")] == [
        ("starter", "Nia Novice"), ("substitute", "Nia Novice"), ("leaver", "Robin Hayes"),
    ]  # fmt: skip
    text = read(visit(lead, "our_people"))
    assert ("Stands in for Robin Hayes" in text, "Leaves on" in text) == (True, True)
    notice = AdultNotice.objects.get(kind="leaver")
    assert "Leaves" in read(visit(cast.qa_officer, "evidence_waiting"))
    assert "no check of theirs counts" in read(visit(cast.qa_officer, "adult_notice", notice.ref))
    assert visit(cast.qa_officer, "adult_notice", notice.ref, post={}).status_code == 302
    assert visit(cast.qa_officer, "adult_notice", notice.ref, post={}).status_code == 409
    other = world.adult(cast, world.provider(cast, "Bridge"), "S Tranger")
    assert visit(lead, "our_leaver", other.ref).status_code == 404


def test_what_is_never_taken_and_closed_days(cast, arrow, lead, visit):
    assert "You have said nothing." in read(visit(lead, "our_preferences"))
    given = {"never_needs": ["autism"], "never_part_days": ["fri_pm"], "age_from": "16", "age_to": "11", "note": ""}
    refused = visit(lead, "our_preferences_new", post=given)
    assert (refused.status_code, "must not be above the oldest" in read(refused)) == (422, True)
    assert (
        visit(
            lead, "our_preferences_new", post=given | {"age_from": "11", "age_to": "16", "works_alone": "no"}
        ).status_code
        == 302
    )
    said = Preferences.objects.get()
    assert (said.never_part_days, said.works_alone) == (["fri_pm"], False)
    assert 'value="no" checked' in visit(lead, "our_preferences_new").content.decode()
    closed = {**days("from_on", date(2026, 12, 21)), **days("until_on", date(2027, 1, 1)), "why": "Christmas"}
    assert visit(lead, "our_closure_new", post=closed).status_code == 302
    text = read(visit(lead, "our_preferences"))
    assert all(
        word in text
        for word in ("Autism", "Friday afternoon", "11 to 16", "Christmas", "Never: two adults are always there")
    )
    assert "Never: autism." in read(visit(cast.broker, "provider_checks", arrow.slug))
    assert visit(lead, "our_closure_withdrawal", Closure.objects.get().ref, post={}).status_code == 302
    assert "No closed days ahead." in read(visit(lead, "our_preferences"))


def test_a_suspended_provider_replies_and_is_read(cast, arrow, lead, worker, visit):
    row = actions.suspend_provider(
        provider=arrow, reason="A complaint", from_on=TODAY, until_on=None, by=cast.qa_officer, at=NOW
    )
    assert "Reply in writing" in read(visit(lead, "our_record"))
    assert "Reply in writing" not in read(visit(worker, "our_record"))
    assert visit(lead, "our_standing_reply", row.ref, post={"words": ""}).status_code == 422
    assert visit(lead, "our_standing_reply", row.ref, post={"words": "It was settled in June."}).status_code == 302
    reply = StandingReply.objects.get()
    assert "It was settled in June." in read(visit(cast.second_qa_officer, "standing_reply", reply.ref))
    assert visit(cast.second_qa_officer, "standing_reply", reply.ref, post={}).status_code == 302
    assert "read by Quincy Boyd" in read(visit(cast.broker, "provider_checks", arrow.slug))


def test_the_record_costs_the_same_for_many_adults(cast, arrow, lead, visit):
    world.adult(cast, arrow)
    visit(lead, "our_record")
    with CaptureQueriesContext(connection) as one:
        visit(lead, "our_record")
    for name in ("A", "B", "C"):
        world.adult(cast, arrow, name)
    with CaptureQueriesContext(connection) as four:
        visit(lead, "our_record")
    assert len(four) == len(one)
