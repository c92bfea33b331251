"""What a provider sends: a draft, an officer named for it, accepted or not, and told of in time."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile

from sixthday.access.choices import Role
from sixthday.audit.models import Entry
from sixthday.ops.jobs import remind_of_ends
from sixthday.outbox.models import Message
from sixthday.providers import actions, queries
from sixthday.providers.models import Evidence, Reminder
from sixthday.providers.queries import evidence as shown
from sixthday.providers.queries import lapses
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.providers import world
from tests.cast import at, council_cast, person

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = date(2026, 11, 5)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def arrow(cast):
    return world.provider(cast)


@pytest.fixture
def lead(cast, arrow):
    return person(cast, "lead", "Lee Lead", Role.PROVIDER_LEAD, arrow.organisation, when=world.OPENED)


def drafted(provider, by, requirement="safeguarding_policy", **changes):
    given = {
        "issued_on": TODAY, "valid_until_on": date(2027, 11, 4), "upload": ContentFile(b"Our policy", "policy.txt"),
    }  # fmt: skip
    return actions.draft_evidence(provider=provider, requirement=requirement, by=by, at=NOW, **{**given, **changes})


def sent(provider, by, **changes):
    return actions.send_evidence(evidence=drafted(provider, by, **changes), by=by, at=NOW)


@pytest.mark.demand("M13", "a provider sends its evidence; a named officer looks at it before it counts")
def test_what_is_sent_goes_to_the_officer_with_the_least_to_do(cast, arrow, lead):
    draft = drafted(arrow, lead)
    assert (queries.held(arrow, TODAY), list(shown.waiting(cast.qa_officer, TODAY))) == ([], [])
    first = actions.send_evidence(evidence=draft, by=lead, at=NOW)
    second = sent(arrow, lead, requirement="ico_registration")
    assert [first.officer, second.officer] == [cast.second_qa_officer, cast.qa_officer]
    assert [row.verified for row in queries.held(arrow, TODAY)] == [False, False]
    with pytest.raises(Refused) as refused:
        actions.verify_evidence(evidence=first, by=cast.qa_officer, at=NOW)
    assert codes(refused) == ["named_officer"]
    actions.verify_evidence(evidence=first, by=cast.second_qa_officer, at=NOW)
    assert sorted(row.verified for row in queries.held(arrow, TODAY)) == [False, True]
    kinds = list(Entry.objects.filter(abouts__ref=first.ref).order_by("id").values_list("kind", flat=True))
    assert kinds == ["evidence_drafted", "evidence_sent", "evidence_verified"]
    told = Message.objects.filter(about=first.ref).order_by("id")
    assert [(row.to, row.to_organisation) for row in told] == [
        (cast.second_qa_officer, None), (None, arrow.organisation),
    ]  # fmt: skip


def test_a_draft_is_replaced_and_sent_once(cast, arrow, lead):
    drafted(arrow, lead)
    draft = drafted(arrow, lead, valid_until_on=date(2027, 5, 1))
    assert [row.valid_until_on for row in Evidence.objects.all()] == [date(2027, 5, 1)]
    actions.send_evidence(evidence=draft, by=lead, at=NOW)
    with pytest.raises(Stale):
        actions.send_evidence(evidence=draft, by=lead, at=NOW)
    with pytest.raises(Refused) as refused:
        drafted(arrow, lead, upload=None)
    assert codes(refused) == ["file_there"]


def test_a_renewal_that_is_not_verified_does_not_count(cast, arrow, lead):
    world.all_evidence(cast, arrow, until=date(2026, 11, 14))
    sent(arrow, lead, requirement="public_liability", issued_on=date(2026, 11, 5), amount_pence=5_000_000_00)
    stops = blockers(queries.requirements_findings(arrow, at="request", on=date(2026, 11, 15)))
    assert "public_liability" in {finding.code for finding in stops}


@pytest.mark.demand("M13", "what is not accepted never counts, and the provider reads why")
def test_it_is_not_accepted_with_a_reason(cast, arrow, lead):
    piece = sent(arrow, lead)
    with pytest.raises(Refused) as refused:
        actions.reject_evidence(evidence=piece, why=" ", by=cast.qa_officer, at=NOW)
    assert codes(refused) == ["named_officer", "rejected_why"]
    actions.assign_evidence(evidence=piece, officer=cast.qa_officer, by=cast.qa_officer, at=NOW)
    actions.reject_evidence(evidence=piece, why="Page 2 is missing.", by=cast.qa_officer, at=NOW)
    assert queries.held(arrow, TODAY) == []
    assert [line.rejected for line in shown.board(arrow, TODAY) if line.rejected] == [piece]
    assert (
        Message.objects.filter(to_organisation=arrow.organisation).latest("id").body
        == "It was not accepted: Page 2 is missing."
    )
    with pytest.raises(Stale):
        actions.verify_evidence(evidence=piece, by=cast.second_qa_officer, at=NOW)


def test_whoever_recorded_it_is_never_named_for_it(cast, arrow):
    piece = world.evidence(cast, arrow, verified=False)
    with pytest.raises(Refused) as refused:
        actions.assign_evidence(evidence=piece, officer=cast.qa_officer, by=cast.second_qa_officer, at=NOW)
    assert codes(refused) == ["second_look"]


def test_a_site_and_an_adult_have_evidence_of_their_own(cast, arrow, lead):
    barn, robin, other = world.site(cast, arrow), world.adult(cast, arrow), world.provider(cast, "Bridge")
    sent(arrow, lead, requirement="fire_risk", site=barn)
    sent(arrow, lead, requirement="adult_training", adult=robin)
    assert {(row.requirement_code, row.subject_ref) for row in queries.held(arrow, TODAY)} == {
        ("fire_risk", barn.ref), ("adult_training", robin.ref),
    }  # fmt: skip
    for wrong, code in (
        ({"requirement": "fire_risk"}, "evidence_row"),
        ({"requirement": "fire_risk", "adult": robin}, "evidence_row"),
        ({"requirement": "fire_risk", "site": world.site(cast, other)}, "evidence_subject"),
    ):
        with pytest.raises(Refused) as refused:
            drafted(arrow, lead, **wrong)
        assert codes(refused) == [code]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"valid_until_on": date(2026, 11, 4)}, ["evidence_dates"], id="dates out of order"),
        pytest.param({"valid_until_on": date(2027, 11, 5)}, ["evidence_lasts"], id="longer than the row allows"),
        pytest.param({"upload": ContentFile(b"MZ", "virus.exe")}, ["file_kind"], id="the wrong type"),
        pytest.param({"upload": ContentFile(b"not a pdf", "policy.pdf")}, ["file_content"], id="not what it says"),
        pytest.param({"upload": ContentFile(b"%PDF-1.7 broken", "policy.pdf")}, ["file_broken"], id="a malformed PDF"),
        pytest.param({"upload": ContentFile(b"", "policy.txt")}, ["file_empty"], id="nothing"),
    ],
)
def test_what_cannot_be_sent(arrow, lead, changes, expected):
    with pytest.raises(Refused) as refused:
        drafted(arrow, lead, **changes)
    assert (codes(refused), Evidence.objects.count()) == (expected, 0)


@pytest.fixture
def insured(cast, arrow):
    """A member whose insurance ends on 14 November 2026."""
    world.member(cast, arrow, world.framework().lots[3])
    world.evidence(cast, arrow, until=date(2026, 11, 14))
    return arrow


def nights(time_machine, *days: str) -> list[tuple[str, int]]:
    """The job run on each of these days, twice; the reminders posted, as day and days before."""
    for day in days:
        time_machine.move_to(at(day, "05:00"))
        remind_of_ends()
        remind_of_ends()
    return [(f"{row.posted_at.date()}", row.days) for row in Reminder.objects.order_by("id")]


@pytest.mark.demand(
    "M13", "ends are told of at 60, 30, 14 and 0 days and once lapsed, each once, a missed night made up for"
)
def test_ends_are_told_of_once_each(insured, time_machine):
    told = nights(time_machine, "2026-09-14", "2026-09-15", "2026-10-20", "2026-11-14", "2026-11-15", "2026-11-16")
    assert told == [("2026-09-15", 60), ("2026-10-20", 30), ("2026-11-14", 0), ("2026-11-15", -1)]


def test_the_last_day_and_the_lapse_are_told_to_quality_assurance_too(cast, insured, time_machine):
    nights(time_machine, "2026-10-15", "2026-11-15")
    rows = (
        Message.objects.filter(kind="evidence_end")
        .order_by("id")
        .values_list("to__name", "to_organisation__name", "subject")
    )
    lapsed = "Public liability insurance has lapsed"
    assert list(rows) == [
        (None, "Arrow Outdoors", "Public liability insurance ends in 30 days"),
        (None, "Arrow Outdoors", lapsed), ("Quincy Boyd", None, lapsed), ("Quinn Adams", None, lapsed),
    ]  # fmt: skip
    assert not Message.objects.get(to__name="Quinn Adams").created_by.is_active


def test_what_was_renewed_is_told_of_no_more(cast, insured, time_machine):
    world.evidence(cast, insured, until=date(2027, 8, 31))
    assert nights(time_machine, "2026-11-10", "2026-11-20") == []
    assert [each.until_on for each in lapses.endings(date(2027, 8, 1))] == [date(2027, 8, 31)]


def test_an_adult_who_left_is_told_of_no_more(cast, insured, time_machine):
    robin = world.adult(cast, insured)
    world.cleared_adult(cast, robin, until=date(2026, 11, 10))
    assert [each.subject for each in lapses.endings(TODAY)] == ["Robin Hayes", ""]
    actions.notify_leaver(adult=robin, until_on=TODAY, by=cast.qa_officer, at=NOW)
    assert [each.subject for each in lapses.endings(TODAY + timedelta(days=1))] == [""]
