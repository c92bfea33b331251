"""Visits from plan to close, ratings with their versions, and improvement seen to be done by a second person."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from sixthday.audit.models import Entry
from sixthday.outbox.models import Message
from sixthday.quality.actions import improvement as improvements
from sixthday.quality.actions import visit as visits
from sixthday.quality.models import Improvement, Rating, Visit, VisitReply
from sixthday.quality.queries import visit as queries
from sixthday.rules.findings import Refused, Stale
from sixthday.rules.standards import DFE_2025
from tests.areas.quality.world import LATER, TODAY, asked, done, held_visit, planned, rated, shared_visit

pytestmark = pytest.mark.django_db
ON = TODAY.date()


def codes(refused):
    return sorted(finding.code for finding in refused.value.findings)


def sees(user):
    return list(queries.visits(user, ON))


@pytest.mark.demand(
    "M14", "a visit is planned, held, its findings shared and answered, what was asked verified, and closed"
)
def test_a_visit_from_plan_to_close(world):
    cast, visit = world.cast, shared_visit(world)
    visits.reply_to_visit(visit=visit, words="We agree.", by=world.lead("Arrow"), at=LATER)
    improvement = done(world, Improvement.objects.get())
    with pytest.raises(Refused) as refused:
        visits.close_visit(visit=visit, by=cast.qa_officer, at=LATER)
    assert codes(refused) == ["actions_settled"]
    improvements.verify_improvement(improvement=improvement, by=cast.qa_officer, at=LATER)
    assert visits.close_visit(visit=visit, by=cast.qa_officer, at=LATER).state == "closed"
    kinds = Entry.objects.filter(abouts__ref=visit.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [
        "visit_planned", "visit_held", "standard_rated", "visit_shared", "visit_replied", "visit_closed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("announced", "known"), [pytest.param(True, True, id="announced"), pytest.param(False, False, id="unannounced")]
)
def test_a_provider_knows_of_a_planned_visit_only_when_it_is_announced(world, announced, known):
    visit, lead = planned(world, announced=announced), world.lead("Arrow")
    assert (visit in sees(lead)) is known
    told = Message.objects.filter(to_organisation=visit.provider.organisation, kind="visit")
    assert (told.exists(), Entry.objects.filter(abouts__ref=visit.provider.ref, at=TODAY).exists()) == (known, known)
    held_visit(world, visit)
    assert (visit in sees(lead)) is known


def test_findings_and_what_is_asked_are_the_providers_own_once_shared(world):
    visit = held_visit(world)
    rated(world, visit)
    waiting = asked(world, visit)
    lead, rival = world.lead("Arrow"), world.lead("Bridge")
    assert list(queries.improvements(lead, ON)) == []
    visits.share_visit(visit=visit, summary="Calm.", by=world.cast.qa_officer, at=LATER)
    assert list(queries.improvements(lead, ON)) == [waiting]
    assert (sees(rival), list(queries.improvements(rival, ON))) == ([], [])


@pytest.mark.parametrize(("who", "number"), [("commissioner", 1), ("auditor", 1), ("broker", 0), ("referrer", 0)])
def test_who_at_the_council_sees_visits(world, who, number):
    planned(world)
    assert len(sees(getattr(world.cast, who))) == number


def test_last_years_visit_is_copied_as_the_plan_of_the_next(world):
    last = shared_visit(world)
    copy = planned(world, copied_from=last, focus=last.focus, visitors=last.visitors, planned_on=date(2027, 11, 12))
    assert (copy.copied_from, copy.focus, copy.state) == (last, "Safeguarding policies", "planned")


def test_nothing_not_met_goes_unanswered(world):
    visit = held_visit(world)
    rated(world, visit)
    with pytest.raises(Refused) as refused:
        visits.share_visit(visit=visit, summary="Calm.", by=world.cast.qa_officer, at=LATER)
    assert codes(refused) == ["visit_actions"]


def test_a_standard_rated_again_before_sharing_counts_as_the_later(world):
    visit = held_visit(world)
    rated(world, visit)
    rated(world, visit, level="met", evidence="Found after all.")
    assert [(row.standard, row.level) for row in queries.found_at(visit)] == [("1.2", "met")]
    assert Rating.objects.count() == 2


def test_ratings_keep_every_version_and_a_place_cannot_be_rated(world):
    arrow, given = world.providers["Arrow"], {"by": world.cast.qa_officer, "at": TODAY, "evidence": "Seen."}
    for on, level in ((date(2026, 9, 1), "not_yet"), (ON, "met")):
        improvements.rate_standard(provider=arrow, standard="1.1", level=level, rated_on=on, **given)
    found = queries.rating_versions(world.cast.qa_officer, ON, arrow, DFE_2025)
    assert {code: [row.level for row in rows] for code, rows in found.items()} == {"1.1": ["met", "not_yet"]}
    with pytest.raises(Refused) as refused:
        improvements.rate_standard(provider=arrow, standard="4.1", level="met", rated_on=ON, **given)
    assert codes(refused) == ["standard_confirmed"]


def test_findings_cannot_be_changed_once_shared(world):
    visit = shared_visit(world)
    with pytest.raises(Refused) as refused:
        rated(world, visit, "1.3", "met")
    assert codes(refused) == ["visit_open"]


def test_a_provider_replies_once(world):
    visit, lead = shared_visit(world), world.lead("Arrow")
    visits.reply_to_visit(visit=visit, words="We agree.", by=lead, at=LATER)
    with pytest.raises(Stale):
        visits.reply_to_visit(visit=visit, words="And more.", by=lead, at=LATER)
    assert VisitReply.objects.count() == 1


def test_a_visit_is_the_plan_of_one_next_one(world):
    """The second is told who planned it; once that is called off, it may be planned again."""
    last, next_year = shared_visit(world), date(2027, 11, 11)
    copy = planned(world, copied_from=last, planned_on=next_year)
    with pytest.raises(Stale) as stale:
        planned(world, copied_from=last, planned_on=next_year, by=world.cast.second_qa_officer)
    assert (stale.value.what, stale.value.who) == (
        "The next visit was planned as a copy of this one already, for 11 November 2027.",
        world.cast.qa_officer.ref,
    )
    visits.cancel_visit(visit=copy, why="Snow", by=world.cast.qa_officer, at=LATER)
    assert queries.copy_of(last) is None
    assert planned(world, copied_from=last, planned_on=next_year).copied_from == last


def test_called_off(world):
    visit = visits.cancel_visit(visit=planned(world), why="Snow", by=world.cast.qa_officer, at=LATER)
    assert visit.state == "cancelled"
    with pytest.raises(Stale):
        held_visit(world, visit)


@pytest.mark.demand("M14", "what a provider says is done is verified by a second person")
def test_whoever_said_it_is_done_does_not_verify(world):
    improvement, cast = done(world, asked(world), by=world.cast.qa_officer), world.cast
    with pytest.raises(Refused) as refused:
        improvements.verify_improvement(improvement=improvement, by=cast.qa_officer, at=LATER)
    assert codes(refused) == ["second_person"]
    verified = improvements.verify_improvement(improvement=improvement, by=cast.second_qa_officer, at=LATER)
    assert (verified.state, verified.verified_by) == ("verified", cast.second_qa_officer)
    kinds = Entry.objects.filter(abouts__ref=improvement.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["improvement_asked", "improvement_done", "improvement_verified"]


def test_not_accepted_and_done_again(world):
    improvement = done(world, asked(world))
    back = improvements.return_improvement(improvement=improvement, why="Unsigned.", by=world.cast.qa_officer, at=LATER)
    assert (back.state, back.returned_why, back.evidence, back.done_by) == ("open", "Unsigned.", "", None)
    again = done(world, back)
    assert (again.state, again.returned_why) == ("done", "")


@pytest.mark.parametrize("finish", ["open", "done"])
def test_no_longer_asked_for(world, finish):
    improvement = asked(world) if finish == "open" else done(world, asked(world))
    gone = improvements.withdraw_improvement(
        improvement=improvement, why="The site closed.", by=world.cast.qa_officer, at=LATER
    )
    assert gone.state == "withdrawn"


def test_overdue_is_worked_out(world):
    improvement, arrow = asked(world, due_on=date(2026, 11, 20)), world.providers["Arrow"].pk
    counts = [queries.overdue_by_provider(day) for day in (date(2026, 11, 20), date(2026, 11, 21))]
    assert counts == [{}, {arrow: 1}]
    done(world, improvement)
    assert queries.overdue_by_provider(date(2026, 11, 21)) == {}


BROKEN = {
    "held by nobody": "UPDATE quality_visit SET state = 'held', shared_by_id = NULL, shared_at = NULL, held_by_id = NULL",
    "shared without a summary": "UPDATE quality_visit SET summary = ''",
    "nobody goes": "UPDATE quality_visit SET visitors = ''",
    "a state that is none": "UPDATE quality_visit SET state = 'lost'",
    "a rating edited": "UPDATE quality_rating SET level = 'met'",
    "a reply edited": "UPDATE quality_visitreply SET words = 'Other'",
    "verified by whoever did it": "UPDATE quality_improvement SET state = 'verified', verified_by_id = done_by_id, verified_at = done_at",
    "done by nobody": "UPDATE quality_improvement SET done_by_id = NULL, done_at = NULL",
    "withdrawn without why": "UPDATE quality_improvement SET state = 'withdrawn', withdrawn_by_id = done_by_id, withdrawn_at = done_at",
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN)
def test_the_database_refuses(world, sql):
    visits.reply_to_visit(visit=shared_visit(world), words="We agree.", by=world.lead("Arrow"), at=LATER)
    done(world, Improvement.objects.get())
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Visit.objects.get().state == "shared"
