"""Essential needs decide who can be asked; wanted ones score; both stay as they were when the request was sent."""

import pytest

from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Request
from sixthday.awards.queries.brief import brief_of
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.awards.queries.shortlist import replays
from sixthday.referrals.actions.referral import return_referral
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.models import Referral
from tests.areas.awards.chosen import LOCKED
from tests.areas.awards.world import SENT, World, a_world, add_provider, answer, drafted
from tests.cast import at

pytestmark = pytest.mark.django_db
BEFORE = at("2026-11-04", "10:00")


def change_needs(world: World, when, needs: list[str], **essential: list[str]) -> None:
    """Sent back, said anew, and sent again."""
    return_referral(referral=world.referral, missing="Which needs?", by=world.cast.broker, at=when)
    world.referral = Referral.objects.get(pk=world.referral.pk)
    values = {"needs": needs, **essential}
    save_section(referral=world.referral, section="needs", values=values, by=world.cast.referrer, at=when)
    submit_referral(referral=world.referral, by=world.cast.referrer, at=when)
    world.referral = Referral.objects.get(pk=world.referral.pk)


@pytest.fixture
def world() -> World:
    """Arrow offers both needs, Wye the essential one, Lugg neither."""
    made = a_world(("Arrow",))
    add_provider(made, "Wye", needs=["semh"])
    add_provider(made, "Lugg", needs=["autism"])
    change_needs(made, BEFORE, ["semh", "literacy"], essential=["semh"])
    return made


@pytest.mark.demand("M10", "essential needs decide who is asked, wanted ones score")
def test_wanted_needs_score_and_stop_nobody(world: World) -> None:
    tested = {row.provider.name: row.eligible for row in eligible_for(drafted(world), SENT.date())}
    assert tested == {"Arrow Learning": True, "Wye Learning": True, "Lugg Learning": False}
    request = send_request(request=drafted(world), by=world.cast.broker, at=SENT)
    lines = {line.code: (line.label, line.texts) for line in brief_of(request)}
    assert lines["needs"] == ("Needs that must be met", ("Social, emotional and mental health",))
    assert lines["also_wanted"] == ("Needs also wanted", ("Catching up in literacy",))
    for name in ("Arrow", "Wye"):
        answer(world, request, name)
    shortlist = lock_shortlist(request=request, by=world.cast.broker, at=LOCKED)
    fits = {
        entry.response.invitation.provider.name: entry.points[0]["fact_text"]
        for entry in shortlist.entries.select_related("response__invitation__provider")
    }
    assert fits == {"Arrow Learning": "1 of 1 need", "Wye Learning": "0 of 1 need"}
    assert shortlist.frozen["needs"] == {"essential": ["semh"], "also_wanted": ["literacy"]}
    assert replays(shortlist)


def test_what_was_asked_stays_asked(world: World) -> None:
    """A referral changed while providers answer moves neither who meets the request nor how they score."""
    request = send_request(request=drafted(world), by=world.cast.broker, at=SENT)
    change_needs(world, at("2026-11-05", "11:00"), ["autism", "gcse"])
    for name in ("Arrow", "Wye"):
        answer(world, request, name)
    shortlist = lock_shortlist(request=Request.objects.get(pk=request.pk), by=world.cast.broker, at=LOCKED)
    assert [entry.response.invitation.provider.name for entry in shortlist.entries.all()] == [
        "Arrow Learning", "Wye Learning",
    ]  # fmt: skip


def test_choosing_needs_again_keeps_what_was_only_wanted(world: World) -> None:
    change_needs(world, at("2026-11-04", "11:00"), ["semh", "literacy", "autism"])
    assert list(world.referral.needs.values_list("code", "essential")) == [
        ("semh", True), ("literacy", False), ("autism", True),
    ]  # fmt: skip
