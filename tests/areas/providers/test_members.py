"""Who is a member, what they offer, and what others have with them."""

from datetime import date, timedelta

import pytest

from sixthday.audit.models import Entry
from sixthday.framework import actions as framework
from sixthday.providers import actions, queries
from sixthday.providers.models import Offer
from sixthday.providers.queries import capacity, directory
from sixthday.rules.findings import Refused
from sixthday.rules.registration import GuardPlace
from tests.areas.providers import world
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = date(2026, 11, 5)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def fw():
    return world.framework()


@pytest.fixture
def arrow(cast):
    return world.provider(cast)


def kinds(ref: str) -> list[str]:
    return list(Entry.objects.filter(abouts__ref=ref).order_by("id").values_list("kind", flat=True))


@pytest.mark.demand("M20", "a provider is recorded once, with the organisation its people belong to")
def test_a_provider_is_registered_once(cast):
    made = world.provider(cast, "Arrow Outdoors", telephone="01632 960 101")
    assert (made.slug, made.organisation.name, kinds(made.ref)) == (
        "arrow-outdoors", "Arrow Outdoors", ["provider_registered"],
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        world.provider(cast, "Arrow  outdoors", school_urn="123456")
    assert codes(refused) == ["provider_once", "registration_whole"]


def test_members_are_those_in_force_on_the_day(cast, fw, arrow):
    membership = world.member(cast, arrow, fw.lots[1])
    assert [row.provider for row in queries.members(fw.lots[1], TODAY)] == [arrow]
    assert list(queries.members(fw.lots[1], date(2026, 3, 31))) == []
    assert list(queries.members(fw.lots[2], TODAY)) == []
    with pytest.raises(Refused) as refused:
        world.member(cast, arrow, fw.lots[1])
    assert codes(refused) == ["membership_once"]
    assert membership.basis == "new"


@pytest.mark.demand("M02", "an offer names its lot, service type, mode, group and ceiling rate")
def test_a_new_version_of_an_offer_ends_the_one_before(cast, fw, arrow):
    membership, barn = world.member(cast, arrow, fw.lots[3]), world.site(cast, arrow)
    first = world.offer(cast, membership, fw.services[3], barn)
    second = world.offer(cast, membership, fw.services[3], barn, price_pence=44_00, from_on=date(2026, 11, 9))
    first.refresh_from_db()
    assert (first.until_on, second.version) == (date(2026, 11, 8), 2)
    assert queries.offers_on(arrow, fw.lots[3], fw.services[3], TODAY) == [first]
    assert queries.offers_on(arrow, fw.lots[3], None, date(2026, 11, 9)) == [second]
    assert kinds(second.ref) == ["offer_made"]


def test_an_offer_is_refused_with_every_reason(cast, fw, arrow):
    membership, barn = world.member(cast, arrow, fw.lots[3]), world.site(cast, arrow)
    other = world.site(cast, world.provider(cast, "Bridge Tuition"))
    world.offer(cast, membership, fw.services[3], barn)
    with pytest.raises(Refused) as refused:
        world.offer(
            cast, membership, fw.services[2], other, price_pence=0, needs=["juggling"], age_from=16, age_to=11,
            part_days=[], places=0, from_on=date(2026, 1, 1),
        )  # fmt: skip
    assert codes(refused) == [
        "offer_price", "offer_needs", "offer_ages", "offer_part_days", "offer_room", "offer_site", "offer_service_type",
        "offer_member",
    ]  # fmt: skip
    with pytest.raises(Refused) as again:
        world.offer(cast, membership, fw.services[3], barn)
    assert codes(again) == ["offer_later"]
    assert Offer.objects.count() == 1


def test_offers_of_many_members_are_read_at_once(cast, fw, django_assert_num_queries):
    providers = [world.provider(cast, f"Provider {letter}") for letter in "ABC"]
    for each in providers:
        world.offer(cast, world.member(cast, each, fw.lots[3]), fw.services[3], world.site(cast, each))
        world.all_evidence(cast, each)
    with django_assert_num_queries(1):
        assert {key: len(rows) for key, rows in queries.offers_by(providers, fw.lots[3], None, TODAY).items()} == {
            each.pk: 1 for each in providers
        }
    with django_assert_num_queries(6):
        assert len(queries.held_by(providers, TODAY)) == 3


def test_vacancies_are_kept_each_time_they_are_confirmed(cast, fw, arrow):
    made = world.offer(cast, world.member(cast, arrow, fw.lots[3]), fw.services[3], world.site(cast, arrow))
    actions.confirm_vacancies(offer=made, free=2, by=cast.broker, at=NOW - timedelta(days=1))
    actions.confirm_vacancies(offer=made, free=1, by=cast.broker, at=NOW)
    assert [row.free for row in made.vacancies.all()] == [2, 1]
    with pytest.raises(Refused) as refused:
        actions.confirm_vacancies(offer=made, free=5, by=cast.broker, at=NOW)
    assert codes(refused) == ["vacancies"]


@pytest.mark.demand("M15", "hours that others have with a provider are declared and counted by the guard")
def test_declared_hours_count_for_the_guard(cast, arrow):
    row = actions.declare_hours(
        provider=arrow, declared_for="Powys", weekly_minutes=20 * 60, special=True, from_on=date(2026, 9, 1),
        declared_on=date(2026, 10, 1), by=cast.qa_officer, at=NOW,
    )  # fmt: skip
    assert queries.declared_places(arrow, TODAY) == [
        GuardPlace(f"declared-{row.pk}", 1200, True, True, False, False, date(2026, 9, 1), date.max, date(2026, 10, 1))
    ]
    with pytest.raises(Refused) as refused:
        actions.declare_hours(
            provider=arrow, declared_for=" ", weekly_minutes=0, special=False, from_on=date(2026, 9, 1),
            until_on=date(2026, 8, 1), declared_on=date(2026, 10, 1), by=cast.qa_officer, at=NOW,
        )  # fmt: skip
    assert codes(refused) == ["declared_hours", "declared_dates", "declared_for"]


def test_an_outcomes_score_is_the_mean_with_halves_up(cast, fw, arrow):
    assert queries.outcomes_score(arrow, fw.lots[1].lot) is None
    for number, score in enumerate([70, 75]):
        actions.record_track(
            provider=arrow, lot=fw.lots[1].lot, about=f"PLACED-{number}", score=score, by=cast.qa_officer, at=NOW
        )
    assert queries.outcomes_score(arrow, fw.lots[1].lot) == 73
    with pytest.raises(Refused) as refused:
        actions.record_track(
            provider=arrow, lot=fw.lots[1].lot, about="PLACED-1", score=101, by=cast.qa_officer, at=NOW
        )
    assert codes(refused) == ["track_once", "track_score"]


def test_who_was_a_member_of_a_round_that_is_over_is_in_the_directory_of_none(cast, fw, arrow):
    membership = world.member(cast, arrow, fw.lots[1])
    world.offer(cast, membership, fw.services[1], world.site(cast, arrow))

    def found(on):
        named = list(directory.directory(cast.broker, on, lot=1))
        return named, dict(directory.lots_of([arrow], on)), capacity.offers(cast.broker, on, lot=1).count()

    assert found(TODAY) == ([arrow], {arrow.pk: [fw.lots[1].lot]}, 1)
    framework.set_up_round(
        scheme=fw.scheme, number=2, awarded_on=date(2026, 11, 1), from_on=date(2026, 12, 1),
        reference_prices={1: 45_00, 2: 45_00, 3: 45_00}, by=cast.commissioner, at=NOW,
    )  # fmt: skip
    assert found(date(2026, 11, 30))[0] == [arrow]
    assert found(date(2026, 12, 1)) == ([], {}, 0)
    assert [row.provider for row in queries.members(fw.lots[1], date(2026, 12, 1))] == [arrow]  # what was asked goes on
