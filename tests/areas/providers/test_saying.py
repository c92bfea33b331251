"""People who come and go, exclusion grounds, replies, accreditation, closed days: what is told, kept and refused."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.access.choices import Role
from sixthday.audit.models import Entry
from sixthday.outbox.models import Message
from sixthday.providers import actions, queries
from sixthday.providers.choices import AccreditationKind, Connection, ExclusionMoment, ExclusionOutcome, LapseOutcome
from sixthday.providers.models import DebarmentList, DebarmentMatch, DebarredSupplier
from sixthday.providers.queries import directory, exclusion, saying
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.preferences import Never
from tests.areas.providers import world
from tests.cast import at, council_cast, person

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = date(2026, 11, 5)
HEADINGS = "name,company_number,ground,mandatory,until\n"


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def kinds(ref: str) -> list[str]:
    return list(Entry.objects.filter(abouts__ref=ref).order_by("id").values_list("kind", flat=True))


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def arrow(cast):
    return world.provider(cast, company_number="01234567")


@pytest.fixture
def lead(cast, arrow):
    return person(cast, "lead", "Lee Lead", Role.PROVIDER_LEAD, arrow.organisation, when=world.OPENED)


# people


@pytest.mark.demand("M13", "a provider tells of who starts, leaves and stands in; nobody's checks outlast them")
def test_somebody_leaves_and_their_checks_count_no_more(cast, arrow, lead):
    robin = world.adult(cast, arrow)
    world.cleared_adult(cast, robin)
    notice = actions.notify_leaver(adult=robin, until_on=date(2026, 11, 6), by=lead, at=NOW)
    assert [len(queries.held(arrow, day)) for day in (date(2026, 11, 6), date(2026, 11, 7))] == [1, 0]
    assert kinds(notice.ref) == ["adult_notified"]
    assert Message.objects.filter(about=notice.ref).count() == 2
    with pytest.raises(Refused) as refused:
        actions.notify_leaver(adult=robin, until_on=date(2026, 8, 1), by=lead, at=NOW)
    assert codes(refused) == ["leaver_dates", "leaver_open"]


def test_somebody_starts_and_is_not_cleared(cast, arrow, lead):
    given = {"provider": arrow, "name": "Nia Novice", "role": "Head of centre", "from_on": TODAY, "by": lead, "at": NOW}
    notice = actions.notify_starter(manages=True, **given)
    assert (notice.adult.manages, queries.held(arrow, TODAY)) == (True, [])
    with pytest.raises(Refused) as refused:
        world.cleared_adult(cast, notice.adult)
    assert codes(refused) == ["section_128"]
    cleared = world.cleared_adult(cast, notice.adult, section_128_checked=True, qualifications="QTS")
    assert (cleared.section_128_checked, cleared.qualifications) == (True, "QTS")
    with pytest.raises(Refused):
        actions.notify_starter(**given)
    actions.read_notice(notice=notice, by=cast.qa_officer, at=NOW)
    with pytest.raises(Stale):
        actions.read_notice(notice=notice, by=cast.second_qa_officer, at=NOW)


def test_somebody_stands_in(cast, arrow, lead):
    robin, kim = world.adult(cast, arrow), world.adult(cast, arrow, "Kim Sub")
    given = {"from_on": TODAY, "until_on": date(2026, 11, 6), "by": lead, "at": NOW}
    actions.notify_substitute(stands_in_for=robin, adult=kim, **given)
    assert [saying.substitutes_by([robin], day) for day in (TODAY, date(2026, 11, 7))] == [{robin.pk: [kim]}, {}]
    stranger = world.adult(cast, world.provider(cast, "Bridge"), "S Tranger")
    with pytest.raises(Refused) as refused:
        actions.notify_substitute(stands_in_for=robin, adult=stranger, **given | {"until_on": date(2026, 11, 4)})
    assert codes(refused) == ["substitute_own", "substitute_dates"]
    with pytest.raises(Refused) as same:
        actions.notify_substitute(stands_in_for=robin, adult=robin, **given)
    assert codes(same) == ["substitute_other"]


# exclusion


def awardable(provider, on=TODAY) -> list[str]:
    found = queries.requirements_findings(provider, at="award", on=on)
    return [finding.reason for finding in blockers(found) if finding.code == "exclusion_check"]


@pytest.mark.demand("M05", "exclusion grounds are looked at again; past the council's own limit nothing is awarded")
@pytest.mark.parametrize(
    ("outcome", "on", "reasons"),
    [
        pytest.param("clear", "2026-11-05", [], id="clear"),
        pytest.param("excludable", "2026-11-05", [], id="excludable is for judgement"),
        pytest.param("clear", "2027-11-05", [], id="a year later, the last day"),
        pytest.param("clear", "2027-11-06",
                     ["Exclusion grounds and debarment list checked ends on 5 November 2027, before the start on 6 November 2027."],
                     id="no longer fresh"),
        pytest.param("excluded", "2026-11-05", ["Exclusion grounds and debarment list checked is not recorded."], id="excluded"),
        pytest.param("clear", "2026-11-04", ["Exclusion grounds and debarment list checked is not recorded."], id="looked at later"),
    ],
)  # fmt: skip
def test_how_long_a_look_stands(cast, arrow, outcome, on, reasons):
    world.looked_at(cast, arrow, ExclusionOutcome(outcome), NOW)
    assert awardable(arrow, date.fromisoformat(on)) == reasons


def test_a_look_says_what_was_looked_at(cast, arrow):
    given = {
        "provider": arrow,
        "moment": ExclusionMoment.AWARD,
        "outcome": ExclusionOutcome.CLEAR,
        "by": cast.qa_officer,
        "at": NOW,
    }
    with pytest.raises(Refused) as refused:
        actions.check_exclusion(note=" ", **given)
    assert codes(refused) == ["exclusion_note"]
    row = actions.check_exclusion(note="Companies House and the list.", **given)
    assert kinds(row.ref) == ["exclusion_checked"]


def load(cast, rows: str, day="2026-11-04", **changes):
    return actions.load_debarment_list(
        text=HEADINGS + rows,
        listed_on=date.fromisoformat(day),
        source="list.csv",
        by=cast.qa_officer,
        at=NOW,
        **changes,
    )


@pytest.mark.demand(
    "M05", "a debarment list is matched with providers and connected persons; a match waits for a person"
)
def test_a_match_stops_awards_until_a_person_has_looked(cast, arrow):
    bridge = world.provider(cast, "Bridge Tuition")
    for each in (arrow, bridge):
        world.looked_at(cast, each, when=at("2026-11-01"))
    actions.record_connection(
        provider=bridge, name="Dee Rector", connection=Connection.DIRECTOR, from_on=TODAY, by=cast.qa_officer, at=NOW
    )
    tried = load(cast, "Arrow Somewhere,1234567,Fraud,yes,\nDee Rector,,Bribery,yes,01/01/2030\n", dry_run=True)
    assert (tried.added, tried.changed, DebarmentList.objects.count()) == (2, 2, 0)
    load(cast, "Arrow Somewhere,1234567,Fraud,yes,\nDee Rector,,Bribery,yes,01/01/2030\n")
    flagged = exclusion.open_matches([arrow.pk, bridge.pk])
    assert {key: [(row.supplier.name, row.by_number) for row in rows] for key, rows in flagged.items()} == {
        arrow.pk: [("Arrow Somewhere", True)], bridge.pk: [("Dee Rector", False)],
    }  # fmt: skip
    assert [bool(awardable(each)) for each in (arrow, bridge)] == [True, True]
    world.looked_at(cast, bridge, when=NOW)
    assert [bool(awardable(each)) for each in (arrow, bridge)] == [True, False]


@pytest.mark.parametrize(
    ("rows", "day", "why"),
    [
        pytest.param("Arrow,1,Fraud,perhaps,\n", "2026-11-04", "“perhaps” is not one of: yes, no", id="not yes or no"),
        pytest.param(",1,Fraud,yes,\n", "2026-11-04", "is empty", id="nobody"),
        pytest.param("Arrow,1,Fraud,yes,32/01/2027\n", "2026-11-04", "is not a date", id="no such day"),
        pytest.param("Arrow,1,Fraud,yes,\nArrow,1,Fraud,yes,\n", "2026-11-04", "stands in row 2 already", id="twice"),
        pytest.param("", "2026-11-04", "there are no rows", id="empty"),
        pytest.param("Arrow,1,Fraud,yes,\n", "2026-11-06", "a day that has not come", id="tomorrow's"),
    ],
)
def test_one_bad_row_and_nothing_is_loaded(cast, arrow, rows, day, why):
    report = load(cast, "Good,,Fraud,yes,\n" * bool(rows) + rows, day)
    assert any(why in error.why for error in report.errors) or "stands in row" in why
    assert (DebarmentList.objects.count(), DebarredSupplier.objects.count()) == (0, 0)


def test_an_older_list_does_not_replace_a_newer(cast, arrow):
    load(cast, "Good,,Fraud,yes,\n", "2026-11-04")
    assert [error.why for error in load(cast, "Good,,Fraud,yes,\n", "2026-11-03").errors] == [
        "a newer list is loaded already, of 04/11/2026"
    ]


def test_a_connection_recorded_later_is_matched_at_once(cast, arrow):
    load(cast, "Dee Rector,,Bribery,yes,\n")
    given = {
        "provider": arrow,
        "name": "Dee Rector",
        "connection": Connection.DIRECTOR,
        "by": cast.qa_officer,
        "at": NOW,
    }
    row = actions.record_connection(from_on=TODAY, **given)
    assert [match.connected for match in DebarmentMatch.objects.all()] == [row]
    with pytest.raises(Refused) as refused:
        actions.record_connection(from_on=TODAY, **given)
    assert codes(refused) == ["connection_once"]
    actions.end_connection(connected=row, until_on=TODAY, by=cast.qa_officer, at=NOW)
    with pytest.raises(Refused) as ended:
        actions.end_connection(connected=row, until_on=date(2026, 1, 1), by=cast.qa_officer, at=NOW)
    assert codes(ended) == ["connection_dates", "connection_open"]


# standing, lapses


@pytest.mark.demand("M14", "a provider replies to what stops it, and quality assurance reads the reply")
def test_a_suspended_provider_replies(cast, arrow, lead):
    row = actions.suspend_provider(
        provider=arrow, reason="A complaint", from_on=TODAY, until_on=None, by=cast.qa_officer, at=NOW
    )
    with pytest.raises(Refused) as refused:
        actions.reply_to_standing(standing=row, words=" ", by=lead, at=NOW)
    assert codes(refused) == ["reply_words"]
    reply = actions.reply_to_standing(standing=row, words="It was settled in June.", by=lead, at=NOW)
    assert [each.words for each in saying.replies(cast.second_qa_officer, TODAY)] == ["It was settled in June."]
    actions.read_reply(reply=reply, by=cast.second_qa_officer, at=NOW)
    with pytest.raises(Stale):
        actions.read_reply(reply=reply, by=cast.qa_officer, at=NOW)
    assert kinds(reply.ref) == ["standing_replied", "reply_read"]
    restored = actions.restore_provider(provider=arrow, reason="Settled", from_on=TODAY, by=cast.qa_officer, at=NOW)
    with pytest.raises(Refused) as nothing:
        actions.reply_to_standing(standing=restored, words="Thank you", by=lead, at=NOW)
    assert codes(nothing) == ["reply_to"]


def test_a_decision_on_live_placements_is_dated_reasoned_and_told(cast, arrow):
    given = {"provider": arrow, "requirement": "public_liability", "from_on": TODAY, "by": cast.qa_officer, "at": NOW}
    with pytest.raises(Refused) as refused:
        actions.decide_lapse(outcome=LapseOutcome.CONTINUE, until_on=None, reason="", **given)
    assert codes(refused) == ["lapse_reason", "lapse_until"]
    row = actions.decide_lapse(outcome=LapseOutcome.CONTINUE, until_on=date(2026, 11, 20), reason="Confirmed.", **given)
    assert kinds(row.ref) == ["lapse_decided"]
    assert Message.objects.latest("id").body == (
        "Public liability insurance: placements may go on until 20 November 2026. Reason: Confirmed."
    )


# accreditation, preferences, closed days


@pytest.mark.demand("M20", "what a provider is accredited as is a fact from and until, and the list is filtered by it")
def test_accreditation_filters_the_list(cast, arrow):
    world.provider(cast, "Bridge School", school_urn="900001", registered_on=date(2020, 1, 1))
    row = actions.record_accreditation(
        provider=arrow, kind=AccreditationKind.ONLINE, body="An accreditor", from_on=TODAY, by=cast.qa_officer, at=NOW
    )

    def names(kind: str, on: date = TODAY) -> list[str]:
        return [each.name for each in directory.directory(cast.broker, on, accredited=kind)]

    assert [names(kind) for kind in ("online", "school", "awarding_body", "none")] == [
        ["Arrow Outdoors"], ["Bridge School"], [], [],
    ]  # fmt: skip
    actions.end_accreditation(accreditation=row, until_on=TODAY, by=cast.qa_officer, at=NOW)
    assert [names("online", date(2026, 11, 6)), names("none", date(2026, 11, 6))] == [[], ["Arrow Outdoors"]]
    with pytest.raises(Refused):
        actions.end_accreditation(accreditation=row, until_on=date(2026, 1, 1), by=cast.qa_officer, at=NOW)


def test_what_is_never_taken_is_said_anew(arrow, lead):
    given = {"provider": arrow, "never_part_days": ["fri_pm"], "by": lead, "at": NOW}
    actions.say_preferences(never_needs=["autism"], **given)
    actions.say_preferences(never_needs=["hearing"], age_to=14, works_alone=False, **given)
    assert saying.never_by([arrow]) == {
        arrow.pk: Never(frozenset({"hearing"}), frozenset({"fri_pm"}), age_to=14, works_alone=False)
    }
    with pytest.raises(Refused) as refused:
        actions.say_preferences(never_needs=["dragons"], age_from=16, age_to=11, **given)
    assert codes(refused) == ["never_needs", "never_ages"]


def test_closed_days_are_declared_and_taken_back(arrow, lead):
    given = {"provider": arrow, "by": lead, "at": NOW}
    row = actions.declare_closure(from_on=date(2026, 12, 21), until_on=date(2027, 1, 1), **given)
    assert list(saying.closed_by()) == [arrow.pk]
    actions.withdraw_closure(closure=row, by=lead, at=NOW)
    assert list(saying.closed_by()) == []
    with pytest.raises(Stale):
        actions.withdraw_closure(closure=row, by=lead, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.declare_closure(from_on=date(2026, 11, 4), until_on=date(2026, 11, 3), **given)
    assert codes(refused) == ["closure_ahead", "closure_dates"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("kind = 'substitute'", id="stands in for nobody"),
        pytest.param("stands_in_for_id = adult_id, kind = 'substitute'", id="stands in for themselves"),
        pytest.param("read_at = notified_at", id="read by nobody"),
    ],
)
def test_the_database_refuses(cast, arrow, lead, change):
    actions.notify_starter(provider=arrow, name="Nia", role="Tutor", from_on=TODAY, by=lead, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE providers_adultnotice SET {change}")
