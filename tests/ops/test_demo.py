"""The demonstration: built by the product's own actions, the same each time, and every record agrees with the others."""

import io
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.models import User
from sixthday.admission.models import Application, Check, LateAttempt, Mark, Moderation
from sixthday.audit import chain
from sixthday.audit.models import Entry
from sixthday.awards.models import Award, Request
from sixthday.calloffs.models import CallOff
from sixthday.framework.models import Round, RoundInterest
from sixthday.ledger import queries as ledger
from sixthday.ops.demo import build as building
from sixthday.ops.demo.days import invented_terms
from sixthday.outbox.models import Message
from sixthday.placements.models import Placement
from sixthday.places.models import Copy, GuardAlarm, Override, SchoolCase
from sixthday.providers.models import DebarmentMatch, Evidence, LapseDecision, Provider
from sixthday.quality.models import Concern, Improvement, Visit
from sixthday.referrals.models import Child, Duty, Referral
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries import work
from sixthday.rules.calendars import SchoolDays, Span
from tests.small_demo import NOW, PROVIDERS, scene
from tests.standing import standing  # noqa: F401 - a fixture

CHILDREN = 16


@dataclass(frozen=True)
class Made:
    """What was built, and what the same build had kept in the record when it was tried before."""

    built: building.Built
    before: list[tuple]


def acts() -> list[tuple]:
    """Every act in its order: what, when, by whom, about which references."""
    entries = Entry.objects.order_by("id").prefetch_related("abouts")
    return [(each.kind, each.at, each.actor, sorted(about.ref for about in each.abouts.all())) for each in entries]


def play() -> Made:
    """A demonstration of some size, built once, taken back, and built again."""
    scene()
    loaded = Entry.objects.count()
    with transaction.atomic():
        building.build(now=NOW, children=CHILDREN, providers=PROVIDERS)
        before = acts()[loaded:]
        transaction.set_rollback(True)
    return Made(building.build(now=NOW, children=CHILDREN, providers=PROVIDERS), before)


@pytest.fixture(scope="module")
def made(standing) -> Made:  # noqa: F811 - the fixture
    return standing(play)


@pytest.fixture
def built(made, db) -> building.Built:
    return made.built


def test_nothing_was_refused_that_the_story_meant(built) -> None:
    assert list(built.refused) == []


def test_it_has_the_size_that_was_asked_for(built) -> None:
    assert (Child.objects.count(), Provider.objects.count()) == (CHILDREN, PROVIDERS)


def test_nothing_happens_after_now_and_entries_are_in_order(built) -> None:
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert moments[-1] <= NOW


def test_the_chain_holds(built) -> None:
    state = chain.verify()
    assert (state.breaks, state.unsealed, state.sealed) == ((), 0, Entry.objects.count())


def test_every_message_was_delivered(built) -> None:
    assert Message.objects.exclude(state="sent").count() == 0


def test_commitments_are_what_the_call_offs_cost(built) -> None:
    for calloff in CallOff.objects.filter(state="signed").select_related("award"):
        posted = sum(pence for pence, _ in ledger.committed(calloff.ref).values())
        assert posted == calloff.award.whole_life_pence, calloff.ref


def test_hours_started_are_those_of_the_placements(built) -> None:
    started = set(Placement.objects.filter(state__in=["started", "ended"]).values_list("ref", flat=True))
    posted = {row.about for duty in Duty.objects.prefetch_related("started") for row in duty.started.all()}
    assert posted == started


def test_clocks_stand_where_the_calendar_puts_them(built) -> None:
    moved = [
        duty.ref for duty in Duty.objects.all() if duties.clock(duty, duties.school_days(duty)).due_on != duty.due_on
    ]
    assert moved == []


def test_the_first_screen_tells_a_story(built) -> None:
    lead = User.objects.get(email="lead.broker@demo.example")
    found = work.work_list(lead, NOW.date())
    groups = work.counts(found, NOW.date(), work.horizon(NOW.date(), duties.area_days()))
    assert all(groups.values()), groups


@pytest.mark.parametrize(
    ("model", "states"),
    [
        pytest.param(Referral, {"draft", "submitted", "returned"}, id="referrals"),
        pytest.param(Request, {"draft", "sent", "locked", "awarded"}, id="requests"),
        pytest.param(Award, {"proposed", "approved", "confirmed", "sent_back", "declined"}, id="awards"),
        pytest.param(CallOff, {"provider_signed", "signed"}, id="call-offs"),
        pytest.param(Placement, {"preparing", "started"}, id="placements"),
        pytest.param(Round, {"awarded", "open"}, id="rounds"),
        pytest.param(Application, {"draft", "submitted"}, id="applications"),
        pytest.param(SchoolCase, {"open"}, id="cases"),
        pytest.param(Concern, {"received", "assessing", "closed"}, id="concerns"),
        pytest.param(Visit, {"planned", "shared", "closed"}, id="visits"),
        pytest.param(Improvement, {"open", "verified"}, id="improvement actions"),
    ],
)
def test_states_are_there(built, model, states) -> None:
    assert states <= set(model.objects.values_list("state", flat=True))


def test_the_provider_s_side_is_told(built) -> None:
    told = {
        "came too late": LateAttempt.objects.count(),
        "a mark that stands": Moderation.objects.count(),
        "marks by each evaluator": sorted(Counter(Mark.objects.values_list("marker__evaluator__email", flat=True)).values()),
        "conditions that passed": Check.objects.count(),
        "interests declared": RoundInterest.objects.count(),
        "renewals not accepted": Evidence.objects.filter(rejected_at__isnull=False).count(),
        "renewals waiting for their officer": Evidence.objects.filter(officer__isnull=False, verified_at=None, rejected_at=None).count(),
        "lapses decided": LapseDecision.objects.count(),
        "names on the debarment list": DebarmentMatch.objects.count(),
        "overrides": Override.objects.count(),
        "alarms": GuardAlarm.objects.count(),
        "editions not acknowledged": list(Copy.objects.filter(acknowledged_at=None).values_list("user__email", flat=True)),
        "concerns about safeguarding, closed": Concern.objects.filter(kind="safeguarding", state="closed").count(),
    }  # fmt: skip
    assert told == {
        "came too late": 1, "a mark that stands": 1, "marks by each evaluator": [1, 2], "conditions that passed": 3,
        "interests declared": 1, "renewals not accepted": 1, "renewals waiting for their officer": 1, "lapses decided": 1,
        "names on the debarment list": 1, "overrides": 1, "alarms": 1,
        "editions not acknowledged": ["lead.broker@demo.example"], "concerns about safeguarding, closed": 1,
    }  # fmt: skip


def test_somebody_of_every_role_can_sign_in(built) -> None:
    shown = {roles for _, roles in access.demo_cast(NOW.date())}
    assert len(shown) == 17
    assert all(person.check_password("a child by day six") for person, _ in access.demo_cast(NOW.date())[:2])


def test_it_is_the_same_each_time(made, built) -> None:
    assert acts()[-len(made.before) :] == made.before


def test_a_second_time_nothing_is_built(built, settings) -> None:
    settings.DEMO = True
    before, out = Entry.objects.count(), io.StringIO()
    call_command("build_demo", stdout=out)
    assert Entry.objects.count() == before
    assert "broker@demo.example" in out.getvalue()


def test_outside_a_demonstration_it_refuses(db) -> None:
    with pytest.raises(CommandError, match="demonstration"):
        call_command("build_demo")


@pytest.mark.parametrize("year", range(2024, 2036))
def test_made_up_terms_leave_no_gap_that_is_longer_than_a_holiday(year) -> None:
    by_kind = [row.split(",") for row in invented_terms("E06000019", range(year, year + 2)).splitlines()[1:]]
    spans = tuple(Span(date.fromisoformat(row[5]), date.fromisoformat(row[6]), row[3]) for row in by_kind)
    school = SchoolDays(spans)
    assert [school.is_school_day(date(year + 1, *day)) for day in ((1, 1), (8, 5), (12, 25))] == [False] * 3
