"""Deciding for the children already at a provider where something has lapsed."""

from datetime import date

import pytest
from django.urls import reverse

from sixthday.placements.models import Placement
from sixthday.providers.actions import record_evidence, verify_evidence
from sixthday.providers.models import LapseDecision
from tests.areas.placements.conftest import made, standing, world  # noqa: F401 - fixtures
from tests.areas.placements.readiness import begun
from tests.cast import at
from tests.web.council.world import read
from tests.web.portal.test_record import days

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Wednesday 18 November 2026."""
    time_machine.move_to(at("2026-11-18"))

    def get(user, name, *args, post=None):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    return get


def test_a_lapse_is_decided_about(world, visit):  # noqa: F811
    placement, cast = begun(world), world.cast
    provider = placement.award.provider
    piece = provider.evidence.get(requirement="public_liability")
    piece.valid_until_on = date(2026, 11, 13)
    piece.save()
    assert "Public liability insurance" in read(visit(cast.qa_officer, "evidence_waiting"))
    text = read(visit(cast.qa_officer, "lapse", provider.slug, "public_liability"))
    assert (placement.ref in text, "Mon 16 Nov" in text) == (True, True)
    assert "1 placement: Nobody has decided" in read(visit(cast.broker, "evidence_endings"))
    given = {"outcome": "continue", "reason": "The insurer has confirmed cover."}
    refused = visit(cast.qa_officer, "lapse", provider.slug, "public_liability", post=given)
    assert (refused.status_code, "Give the last day" in read(refused)) == (422, True)
    given |= days("until_on", date(2026, 11, 25))
    assert visit(cast.broker, "lapse", provider.slug, "public_liability", post=given).status_code == 404
    assert visit(cast.qa_officer, "lapse", provider.slug, "public_liability", post=given).status_code == 302
    assert [(row.outcome, row.decided_by) for row in LapseDecision.objects.all()] == [("continue", cast.qa_officer)]
    ends = read(visit(cast.qa_officer, "evidence_endings"))
    assert "1 placement: they go on until Wednesday 25 November 2026 Quinn Adams" in ends
    assert "Decide again" not in read(visit(cast.broker, "evidence_endings"))
    assert "The insurer has confirmed cover." in read(visit(cast.broker, "provider_checks", provider.slug))
    assert "Nothing lapsed where children are" in read(visit(cast.qa_officer, "evidence_waiting"))
    assert visit(cast.qa_officer, "lapse", provider.slug, "employers_liability").status_code == 404
    assert Placement.objects.get().state == "started"


def test_of_two_lapses_the_one_nobody_decided_about_is_decided(world, visit):  # noqa: F811
    placement, cast = begun(world), world.cast
    provider, officer = placement.award.provider, cast.qa_officer
    piece = provider.evidence.get(requirement="public_liability")
    piece.valid_until_on = date(2026, 11, 9)
    piece.save()
    again = record_evidence(
        provider=provider, requirement="public_liability", issued_on=date(2026, 11, 12), valid_until_on=date(2026, 11, 15),
        amount_pence=5_000_000_00, by=officer, at=at("2026-11-12"),
    )  # fmt: skip
    verify_evidence(evidence=again, by=world.checker, at=at("2026-11-12"))
    asked = (officer, "lapse", provider.slug, "public_liability")
    assert "You decide about the days from Tuesday 10 November 2026 to Wednesday 11 November 2026." in read(
        visit(*asked)
    )
    given = {"outcome": "suspend", "reason": "Nobody was covered."}
    assert visit(*asked, post=given).status_code == 302
    assert "You decide about the days from Monday 16 November 2026." in read(visit(*asked))
    given = {"outcome": "continue", "reason": "Cover is confirmed."} | days("until_on", date(2026, 11, 25))
    assert visit(*asked, post=given).status_code == 302
    assert [row.from_on for row in LapseDecision.objects.order_by("id")] == [date(2026, 11, 10), date(2026, 11, 16)]
