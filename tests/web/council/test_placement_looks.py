"""Every page of placements and of providers in a real browser, at every width."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from sixthday.placements import actions as placements
from sixthday.providers import actions as providers
from tests.areas.awards.chosen import ready
from tests.areas.awards.world import add_evidence
from tests.areas.placements.readiness import (
    CHECKED,
    MONDAY,
    STARTED,
    begun,
    checked,
    cleared,
    in_order,
    prepared,
    signed_by_both,
)
from tests.looking import look
from tests.web.council.world import arrive_as

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(STARTED, tick=True):
        yield


@pytest.fixture
def world(transactional_db):
    return ready()


def looked_at(page, *addresses):
    for address in addresses:
        page.goto(address)
        look(page)


def test_the_gate_from_shut_to_begun(page, live_server, world):
    placement = prepared(world)
    ref, cast = placement.ref, world.cast
    cleared(world, placement, "site")
    providers.suspend_provider(
        provider=placement.award.provider, reason="Concern", from_on=MONDAY, until_on=date(2026, 11, 20), by=cast.qa_officer,
        at=CHECKED,
    )  # fmt: skip
    arrive_as(page, cast.qa_officer, live_server)
    looked_at(
        page, reverse("placements"), reverse("placement", args=[ref]), reverse("start_gate", args=[ref]),
        reverse("check_new", args=[ref, "transport"]), reverse("placement_adults", args=[ref]),
        reverse("placement_abandonment", args=[ref]), reverse("placement_timeline", args=[ref]),
    )  # fmt: skip
    page.goto(reverse("start_gate", args=[ref]))
    assert page.get_by_role("button", name="Start placement").count() == 0
    page.goto(reverse("check_new", args=[ref, "transport"]))
    page.get_by_role("button", name="Record check").click()
    look(page)
    arrive_as(page, cast.senior_officer, live_server)
    looked_at(page, reverse("check_deferral", args=[ref, "child_met"]))
    providers.restore_provider(
        provider=placement.award.provider, reason="Settled", from_on=MONDAY, by=cast.qa_officer, at=STARTED
    )
    world.referral.refresh_from_db()
    signed_by_both(world, placement)
    cleared(world, placement, "adult")
    checked(world, placement)
    for code in (
        "safeguarding_policy",
        "ico_registration",
        "data_sharing",
        "child_met",
        "personalised_plan",
        "baseline",
    ):
        placements.defer_check(
            placement=placement,
            requirement=code,
            due_on=date(2026, 11, 13),
            reason="First week",
            by=cast.senior_officer,
            at=CHECKED,
        )
    arrive_as(page, cast.broker, live_server)
    looked_at(page, reverse("start_gate", args=[ref]))
    page.get_by_role("button", name="Start placement").click()
    look(page)
    assert "Part met, 10 of 25 hours from day 6" in page.content()
    looked_at(page, reverse("placement", args=[ref]), reverse("placement_ending", args=[ref]), reverse("placements"))


def test_a_provider_on_every_page(page, live_server, world):
    placement = begun(world, in_order(world, prepared(world)))
    provider, cast = placement.award.provider, world.cast
    for piece in provider.evidence.filter(requirement="employers_liability"):
        providers.withdraw_evidence(evidence=piece, why="Replaced", by=cast.qa_officer, at=CHECKED)
    add_evidence(world, provider, "employers_liability", date(2026, 11, 20))
    waiting = providers.record_evidence(
        provider=provider, requirement="ico_registration", issued_on=MONDAY, valid_until_on=date(2027, 11, 8),
        by=cast.second_qa_officer, at=CHECKED,
    )  # fmt: skip
    for number in range(4):
        providers.declare_hours(
            provider=provider, declared_for=f"Council {number}", weekly_minutes=20 * 60, special=False, from_on=MONDAY,
            declared_on=MONDAY, by=cast.qa_officer, at=CHECKED,
        )  # fmt: skip
    providers.confirm_vacancies(offer=world.offer("Arrow"), free=3, by=world.lead("Arrow"), at=CHECKED)
    slug, adult, site = provider.slug, provider.adults.get(), provider.sites.get()
    arrive_as(page, cast.qa_officer, live_server)
    looked_at(
        page, reverse("council_providers"), reverse("council_provider", args=[slug]),
        reverse("provider_people", args=[slug]), reverse("provider_rates", args=[slug]),
        reverse("provider_children", args=[slug]), reverse("provider_timeline", args=[slug]),
        reverse("provider_standing", args=[slug]), reverse("evidence_new", args=[slug]),
        reverse("evidence", args=[waiting.ref]), reverse("evidence_withdrawal", args=[waiting.ref]),
        reverse("evidence_waiting"), reverse("site_new", args=[slug]), reverse("adult_new", args=[slug]),
        reverse("declared_hours_new", args=[slug]), reverse("site_clearance_new", args=[site.ref]),
        reverse("adult_clearance_new", args=[adult.ref]),
    )  # fmt: skip
    page.goto(reverse("adult_clearance_new", args=[adult.ref]))
    page.get_by_role("button", name="Clear adult").click()
    look(page)
    arrive_as(page, cast.commissioner, live_server)
    looked_at(page, reverse("provider_load"))
