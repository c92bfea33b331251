"""Quality assurance's pages of providers: what waits, what ends, exclusion grounds, accreditation."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.providers import actions
from sixthday.providers.models import Accreditation, ConnectedPerson, DebarmentList, ExclusionCheck
from tests.areas.providers import world as market
from tests.cast import at, council_cast
from tests.web.council.world import read
from tests.web.portal.test_record import days

pytestmark = pytest.mark.django_db
NOW = at("2026-11-18")
TABLE = "name,company_number,ground,mandatory,until\n"


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Wednesday 18 November 2026."""
    time_machine.move_to(NOW)

    def get(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return get


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def arrow(cast):
    found = market.provider(cast, company_number="01234567")
    market.member(cast, found, market.framework().lots[3])
    return found


def table(rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("debarment.csv", (TABLE + rows).encode(), "text/csv")


def test_a_list_is_tried_loaded_matched_and_looked_at(cast, arrow, visit):
    given = {**days("listed_on", date(2026, 11, 17)), "what": "try"}
    bad = visit(cast.qa_officer, "debarment_load", post=given | {"table": table("Arrow,1,,yes,\n")})
    assert (bad.status_code, "is empty" in read(bad), DebarmentList.objects.count()) == (422, True, 0)
    rows = "Arrow Elsewhere,1234567,Fraud,yes,\n"
    tried = visit(cast.qa_officer, "debarment_load", post=given | {"table": table(rows)})
    assert ("1 possible match" in read(tried), DebarmentList.objects.count()) == (True, 0)
    visit(cast.qa_officer, "debarment_load", post=given | {"table": table(rows), "what": "load"})
    assert "May be on the debarment list" in read(visit(cast.qa_officer, "evidence_waiting"))
    assert "by the company number." in read(visit(cast.qa_officer, "exclusion_check_new", arrow.slug))
    look = {"moment": "list", "outcome": "clear", "note": "Another company of that number in Jersey."}
    assert visit(cast.qa_officer, "exclusion_check_new", arrow.slug, post=look | {"note": ""}).status_code == 422
    assert visit(cast.qa_officer, "exclusion_check_new", arrow.slug, post=look).status_code == 302
    assert ExclusionCheck.objects.get().debarment_list == DebarmentList.objects.get()
    assert "Every member was looked at" in read(visit(cast.qa_officer, "evidence_waiting"))
    text = read(visit(cast.broker, "provider_checks", arrow.slug))
    assert ("Another company of that number" in text, "May be on" in text) == (True, False)


def test_connected_persons_and_accreditation_are_recorded_and_end(cast, arrow, visit):
    named = {"name": "Dee Rector", "connection": "director", "company_number": "", **days("from_on", date(2026, 11, 1))}
    assert visit(cast.qa_officer, "connection_new", arrow.slug, post=named).status_code == 302
    again = visit(cast.qa_officer, "connection_new", arrow.slug, post=named)
    assert (again.status_code, "is already recorded as this" in read(again)) == (422, True)
    marked = {"kind": "online", "body": "An accreditor", "reference": "", **days("from_on", date(2026, 11, 1))}
    assert visit(cast.qa_officer, "accreditation_new", arrow.slug, post=marked | {"body": ""}).status_code == 422
    assert visit(cast.qa_officer, "accreditation_new", arrow.slug, post=marked).status_code == 302
    text = read(visit(cast.broker, "council_providers", accredited="online"))
    assert (
        "Arrow Outdoors" in text,
        "Arrow Outdoors" in read(visit(cast.broker, "council_providers", accredited="none")),
    ) == (True, False)
    person, mark = ConnectedPerson.objects.get(), Accreditation.objects.get()
    assert (
        visit(cast.qa_officer, "connection_end", person.ref, post=days("until_on", date(2026, 10, 1))).status_code
        == 422
    )
    assert visit(cast.qa_officer, "connection_end", person.ref, post=days("until_on", NOW.date())).status_code == 302
    assert visit(cast.qa_officer, "accreditation_end", mark.ref, post=days("until_on", NOW.date())).status_code == 302
    for name, args in (
        ("connection_end", person.ref),
        ("accreditation_end", mark.ref),
        ("exclusion_check_new", arrow.slug),
    ):
        assert visit(cast.broker, name, args).status_code == 404


def test_what_ends_is_listed_and_filtered(cast, arrow, visit):
    market.evidence(cast, arrow, until=date(2026, 11, 14))
    market.evidence(cast, arrow, "ico_registration", until=date(2026, 12, 1))
    text = read(visit(cast.broker, "evidence_endings"))
    assert ("1 thing lapsed, 1 ending within 60 days" in text, "No new award or start" in text) == (True, True)
    shown = read(visit(cast.broker, "evidence_endings", requirement="ico_registration"))
    assert "Ended Sat 14 Nov" not in shown
    assert "Ended Sat 14 Nov 2026" in read(visit(cast.broker, "evidence_endings", within="0"))
    assert "Nothing here; 2 in all." in read(visit(cast.broker, "evidence_endings", requirement="fire_risk"))
    assert visit(cast.referrer, "evidence_endings").status_code == 404


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        pytest.param(
            at("2027-06-30", "23:59"), "Ends Wed 30 Jun 2027 (0 days)", id="the last day counts to its last minute"
        ),
        pytest.param(
            at("2027-07-01", "00:00"), "Ended Wed 30 Jun 2027", id="midnight in London, an hour before that of UTC"
        ),
    ],
)
def test_evidence_lapses_at_midnight_in_london(cast, arrow, visit, time_machine, moment, said):
    market.evidence(cast, arrow, until=date(2027, 6, 30))
    time_machine.move_to(moment)
    assert said in read(visit(cast.broker, "evidence_endings"))


def test_evidence_is_taken_over_by_another_officer(cast, arrow, visit):
    piece = market.evidence(cast, arrow, verified=False)
    assert (
        visit(cast.second_qa_officer, "evidence_officer", piece.ref, post={"officer": cast.qa_officer.ref}).status_code
        == 422
    )
    given = {"officer": cast.second_qa_officer.ref}
    assert visit(cast.second_qa_officer, "evidence_officer", piece.ref, post=given).status_code == 302
    piece.refresh_from_db()
    assert piece.officer == cast.second_qa_officer


def test_the_waiting_list_costs_the_same_for_many(cast, arrow, visit):
    def one_more(name: str) -> None:
        new = market.provider(cast, name)
        market.member(cast, new, made_lot)
        market.evidence(cast, new, verified=False)
        actions.notify_starter(provider=new, name="N", role="Tutor", from_on=NOW.date(), by=cast.qa_officer, at=NOW)

    made_lot = arrow.memberships.get().round_lot
    one_more("Bridge")
    visit(cast.qa_officer, "evidence_waiting")
    with CaptureQueriesContext(connection) as one:
        visit(cast.qa_officer, "evidence_waiting")
    for name in ("Teme", "Wye", "Lugg"):
        one_more(name)
    with CaptureQueriesContext(connection) as four:
        visit(cast.qa_officer, "evidence_waiting")
    assert len(four) == len(one)
