"""Pages of providers: who sees them, what they say, what they refuse, and what a long list costs."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.providers import actions
from sixthday.providers.models import Evidence, Provider, Standing
from sixthday.rules.compliance import REQUIREMENT
from tests.areas.providers import world
from tests.areas.providers.test_load import csv_of
from tests.cast import at, council_cast
from tests.web.council.world import read

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def fw():
    return world.framework()


@pytest.fixture
def arrow(cast, fw):
    made = world.provider(cast, telephone="01632 960 101")
    barn = world.site(cast, made)
    world.offer(cast, world.member(cast, made, fw.lots[3]), fw.services[3], barn)
    world.all_evidence(cast, made)
    world.cleared_site(cast, barn)
    world.cleared_adult(cast, world.adult(cast, made))
    return made


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Thursday 5 November 2026."""
    time_machine.move_to(NOW)

    def get(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return get


PAGES = ["council_provider", "provider_people", "provider_rates", "provider_children", "provider_timeline"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("broker", 200), ("qa_officer", 200), ("commissioner", 200), ("finance_officer", 200), ("referrer", 404)],
)
def test_who_sees_a_provider(cast, arrow, visit, name, who, status):
    assert visit(getattr(cast, who), name, arrow.slug).status_code == status


def test_a_provider_that_is_not_there(cast, fw, visit):
    assert visit(cast.broker, "council_provider", "nobody").status_code == 404


def test_the_list_says_what_needs_attention(cast, arrow, visit):
    piece = Evidence.objects.get(requirement="public_liability")
    actions.withdraw_evidence(evidence=piece, why="Cancelled", by=cast.qa_officer, at=NOW)
    world.evidence(cast, arrow, "public_liability", date(2026, 11, 14), at=NOW)
    text = visit(cast.broker, "council_providers").content.decode()
    assert "Public liability insurance ends Sat 14 Nov 2026 (9 days)" in text
    assert "0 of 5 full time" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param({}, ["Arrow Outdoors", "Bridge Tuition"], id="everyone"),
        pytest.param({"lot": "3"}, ["Arrow Outdoors"], id="a lot"),
        pytest.param({"lot": "1"}, [], id="another lot"),
        pytest.param({"standing": "suspended"}, ["Bridge Tuition"], id="suspended"),
        pytest.param({"standing": "active"}, ["Arrow Outdoors"], id="active"),
        pytest.param({"area": "hr4"}, ["Arrow Outdoors"], id="an area"),
        pytest.param({"area": "HR"}, [], id="not an outward code"),
        pytest.param({"mode": "online"}, [], id="a mode"),
        pytest.param({"mode": "setting", "lot": "nonsense"}, ["Arrow Outdoors"], id="a filter that makes no sense"),
        pytest.param({"page": "99999999999999999999"}, ["Arrow Outdoors", "Bridge Tuition"], id="a page far away"),
    ],
)
def test_the_list_is_filtered(cast, arrow, visit, query, shown):
    bridge = world.provider(cast, "Bridge Tuition")
    for kind, day in ((actions.suspend_provider, "2026-10-01"), (actions.restore_provider, "2026-10-08")):
        more = {"until_on": None} if kind is actions.suspend_provider else {}
        kind(provider=arrow, reason="x", from_on=at(day).date(), by=cast.qa_officer, at=at(day), **more)
    actions.suspend_provider(provider=bridge, reason="x", from_on=NOW.date(), until_on=None, by=cast.qa_officer, at=NOW)
    text = visit(cast.broker, "council_providers", **query).content.decode()
    assert [name for name in ("Arrow Outdoors", "Bridge Tuition") if name in text] == shown


def test_a_list_of_many_costs_what_one_does(cast, arrow, fw, visit):
    visit(cast.broker, "council_providers")
    with CaptureQueriesContext(
        connection,
    ) as one:
        visit(cast.broker, "council_providers")
    for name in ("Bridge", "Teme", "Wye"):
        made = world.provider(cast, name)
        world.offer(cast, world.member(cast, made, fw.lots[3]), fw.services[3], world.site(cast, made))
        world.all_evidence(cast, made)
    with CaptureQueriesContext(connection) as four:
        visit(cast.broker, "council_providers")
    assert len(four) == len(one)


def test_evidence_is_recorded_then_looked_at_again(cast, fw, visit):
    arrow = world.provider(cast)
    answers = {
        "requirement": "public_liability", "issued_on-day": "1", "issued_on-month": "9", "issued_on-year": "2026",
        "valid_until_on-day": "31", "valid_until_on-month": "8", "valid_until_on-year": "2027", "amount_pence": "",
        "upload": SimpleUploadedFile("policy.txt", b"Policy 4711", "text/plain"),
    }  # fmt: skip
    refused = visit(cast.qa_officer, "evidence_new", arrow.slug, post=answers)
    assert (refused.status_code, "Give the amount it covers." in refused.content.decode()) == (422, True)
    answers |= {"amount_pence": "5,000,000", "upload": SimpleUploadedFile("policy.txt", b"Policy 4711", "text/plain")}
    assert visit(cast.qa_officer, "evidence_new", arrow.slug, post=answers).status_code == 302
    piece = Evidence.objects.get()
    assert "You recorded this" in visit(cast.qa_officer, "evidence", piece.ref).content.decode()
    assert visit(cast.qa_officer, "evidence", piece.ref, post={}).status_code == 422
    assert visit(cast.broker, "evidence", piece.ref, post={}).status_code == 403
    assert "1 piece of evidence waits" in visit(cast.second_qa_officer, "evidence_waiting").content.decode()
    assert visit(cast.second_qa_officer, "evidence", piece.ref, post={}).status_code == 302
    piece.refresh_from_db()
    assert piece.verified_by == cast.second_qa_officer
    assert visit(cast.second_qa_officer, "evidence", piece.ref, post={}).status_code == 409
    download = visit(cast.broker, "evidence_file", piece.ref)
    assert (download.content, download["Content-Disposition"]) == (b"Policy 4711", 'attachment; filename="policy.txt"')


def test_evidence_is_recorded_for_a_site_and_for_an_adult(cast, fw, visit):
    arrow = world.provider(cast)
    site, tutor = world.site(cast, arrow), world.adult(cast, arrow)
    period = {
        "issued_on-day": "1", "issued_on-month": "9", "issued_on-year": "2026", "valid_until_on-day": "31",
        "valid_until_on-month": "8", "valid_until_on-year": "2027", "amount_pence": "",
    }  # fmt: skip
    page = read(visit(cast.qa_officer, "evidence_new", arrow.slug))
    for code, subject in (("fire_risk", site), ("adult_training", tutor)):
        assert f"{REQUIREMENT[code].label}: {subject.name}" in page
        sent = visit(
            cast.qa_officer, "evidence_new", arrow.slug, post=period | {"requirement": f"{code}.{subject.ref}"}
        )
        assert (sent.status_code, Evidence.objects.get(requirement=code).subject) == (302, subject)
    for wrong in (f"fire_risk.{tutor.ref}", f"public_liability.{site.ref}", "fire_risk", "fire_risk.UNKNOWN1"):
        refused = visit(cast.qa_officer, "evidence_new", arrow.slug, post=period | {"requirement": wrong})
        assert (refused.status_code, "Choose one of the options shown" in read(refused)) == (422, True)


def test_only_quality_assurance_records(cast, arrow, visit):
    assert visit(cast.broker, "evidence_new", arrow.slug).status_code == 404
    assert visit(cast.broker, "provider_standing", arrow.slug).status_code == 404
    assert visit(cast.qa_officer, "provider_load").status_code == 404


def test_standing_is_changed(cast, arrow, visit):
    answers = {
        "kind": "suspended", "scope": "lot-3", "from_on-day": "6", "from_on-month": "11", "from_on-year": "2026",
        "reason": "Safeguarding concern",
    }  # fmt: skip
    assert visit(cast.qa_officer, "provider_standing", arrow.slug, post=answers | {"reason": ""}).status_code == 422
    assert visit(cast.qa_officer, "provider_standing", arrow.slug, post=answers).status_code == 302
    row = Standing.objects.get()
    assert (row.kind, row.lot.number, row.from_on, row.until_on) == ("suspended", 3, date(2026, 11, 6), None)
    again = visit(cast.qa_officer, "provider_standing", arrow.slug, post=answers)
    assert (again.status_code, "is already suspended" in again.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "name", ["site_new", "adult_new", "declared_hours_new", "site_clearance_new", "adult_clearance_new"]
)
def test_forms_say_what_is_missing(cast, arrow, visit, name):
    subject = {"site_clearance_new": arrow.sites.get().ref, "adult_clearance_new": arrow.adults.get().ref}
    answer = visit(cast.qa_officer, name, subject.get(name, arrow.slug), post={})
    assert (answer.status_code, "There is a problem" in answer.content.decode()) == (422, True)


def test_a_table_is_tried_then_loaded(cast, fw, visit):
    table = lambda text: SimpleUploadedFile("rates.csv", text.encode(), "text/csv")  # noqa: E731
    good = csv_of({})
    tried = visit(cast.commissioner, "provider_load", post={"table": table(good), "what": "try"})
    assert (tried.status_code, "1 offer would be added" in tried.content.decode(), Provider.objects.count()) == (
        200, True, 0,
    )  # fmt: skip
    bad = visit(cast.commissioner, "provider_load", post={"table": table(csv_of({"price": "dear"})), "what": "load"})
    assert (bad.status_code, "is not a price in pounds" in bad.content.decode(), Provider.objects.count()) == (
        422, True, 0,
    )  # fmt: skip
    done = visit(cast.commissioner, "provider_load", post={"table": table(good), "what": "load"})
    assert ("1 offer was added" in done.content.decode(), Provider.objects.get().name) == (True, "Wye Learning")
