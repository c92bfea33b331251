"""A provider's own placements and record: what it is told, what it must still do, what it may change."""

from datetime import date

import pytest
from django.urls import reverse

from sixthday.calloffs.queries import of_award
from sixthday.placements import actions
from sixthday.providers import actions as providers
from sixthday.providers.models import Vacancies
from tests.areas.placements.conftest import friday, made, made_friday, standing, world  # noqa: F401 - fixtures
from tests.areas.placements.readiness import CHECKED, MONDAY, STARTED, begun, in_order
from tests.cast import at
from tests.web.council.world import read


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on the Monday of the start."""
    time_machine.move_to(STARTED)

    def get(user, name, *args, post=None):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    return get


def test_a_provider_reads_who_the_child_is_after_the_award(world, friday, visit):  # noqa: F811
    placement = friday
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    for told in ("Jordan Price", "14 March 2012", "1 Made-up Road", "Ran to Leominster once", "Pat Price"):
        assert told in text
    assert visit(world.lead("Bridge"), "portal_placement", placement.ref).status_code == 404


@pytest.mark.parametrize("ending", ["abandoned", "ended", "cancelled"])
def test_a_provider_that_a_child_has_left_reads_nothing_of_them(world, friday, visit, ending):  # noqa: F811
    """The child moves, to be safe from somebody who works there: the record that is kept up to date is not theirs to read."""
    if ending == "ended":
        placement = begun(world, in_order(world, friday))
        actions.end_placement(placement=placement, on=MONDAY, why="Moved away", by=world.cast.broker, at=STARTED)
    elif ending == "cancelled":
        placement = friday
        actions.cancel_whole_calloff(
            calloff=of_award(placement.award), why="Moved away", by=world.cast.broker, at=STARTED
        )
    else:
        placement = friday
        actions.abandon_placement(placement=placement, why="Moved away", by=world.cast.broker, at=STARTED)
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    told = ("Jordan Price", "1 Made-up Road", "Ran to Leominster once", "Pat Price", "is shown only while a placement")
    assert [words in text for words in told] == [False, False, False, False, True]


def test_a_restricted_address_stays_with_the_council(world, friday, visit):  # noqa: F811
    placement = friday
    child = placement.award.request.referral.child
    child.address_restricted = True
    child.save()
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    assert ("1 Made-up Road" in text, "Kept by the council" in text) == (False, True)


def test_it_says_what_the_provider_must_still_do(world, friday, visit):  # noqa: F811
    placement = friday
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    assert "Being made ready: 6 things to do" in text
    assert "The council still has 6 checks to see to." in text
    in_order(world, placement)
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    assert "The council has nothing left to check." in text


def test_the_list_is_ones_own(world, friday, visit):  # noqa: F811
    placement = begun(world, in_order(world, friday))
    assert placement.ref in read(visit(world.lead("Arrow"), "portal_placements"))
    assert "None yet." in read(visit(world.lead("Bridge"), "portal_placements"))


def test_a_provider_names_another_adult(world, friday, visit):  # noqa: F811
    placement, lead = friday, world.lead("Arrow")
    assert "All your adults are named" in read(visit(lead, "portal_placement_adults", placement.ref))
    other = providers.name_adult(
        provider=placement.award.provider, name="Sub Stitute", role="Tutor", from_on=MONDAY, by=world.cast.qa_officer, at=CHECKED
    )  # fmt: skip
    assert visit(lead, "portal_placement_adults", placement.ref, post={"adult": ""}).status_code == 422
    assert visit(lead, "portal_placement_adults", placement.ref, post={"adult": other.ref}).status_code == 302
    assert "Sub Stitute, Tutor" in read(visit(lead, "portal_placement", placement.ref))


def test_what_is_over_is_shown_and_asks_for_nothing(world, friday, visit, time_machine):  # noqa: F811
    placement = begun(world, in_order(world, friday))
    time_machine.move_to(at("2026-11-20", "16:00"))
    actions.end_placement(
        placement=placement, on=date(2026, 11, 20), why="Back in school", by=world.cast.broker, at=at("2026-11-20", "15:00")
    )  # fmt: skip
    text = read(visit(world.lead("Arrow"), "portal_placement", placement.ref))
    assert ("Ended" in text, "still need" in text, "Back in school" in text) == (True, False, False)


def test_our_record_is_our_own(world, friday, visit):  # noqa: F811
    lead = world.lead("Arrow")
    text = read(visit(lead, "our_record"))
    assert ("Arrow Learning" in text, "Public liability insurance £5,000,000 Tue 31 Aug 2027 In date" in text) == (
        True,
        True,
    )
    assert "Arrow Tutor Tutor Not cleared" in read(visit(lead, "our_people"))
    assert "Lot 3: Tuition at a centre" in read(visit(lead, "our_rates"))


def test_a_suspension_is_told_with_whom_to_ring(world, friday, visit):  # noqa: F811
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="Concern", from_on=MONDAY, until_on=None, by=world.cast.qa_officer, at=CHECKED
    )  # fmt: skip
    providers.suspend_provider(
        provider=world.providers["Arrow"], lot=world.round_lot.lot, reason="Too many at once.", from_on=MONDAY,
        until_on=date(2026, 12, 1), by=world.cast.qa_officer, at=CHECKED,
    )  # fmt: skip
    for name in ("our_record", "to_do"):
        text = read(visit(world.lead("Arrow"), name))
        assert "Arrow Learning is suspended for new work. Why: Concern. Ring Starting Well Broker Team" in text
        lot = "Arrow Learning (Lot 3: Tuition) is suspended for new work until 1 December 2026. Why: Too many at once. Ring"
        assert lot in text


def test_a_lead_says_what_is_free(world, friday, visit):  # noqa: F811
    offer, lead = world.offer("Arrow"), world.lead("Arrow")
    refused = visit(lead, "our_vacancies", offer.ref, post={"free": "11"})
    assert (refused.status_code, "This offer has 10 places in all." in read(refused)) == (422, True)
    assert visit(lead, "our_vacancies", offer.ref, post={"free": "3"}).status_code == 302
    assert Vacancies.objects.get().free == 3
    assert visit(world.lead("Bridge"), "our_vacancies", offer.ref).status_code == 404


def test_what_ends_soon_is_a_thing_to_do(world, friday, visit):  # noqa: F811
    provider = world.providers["Arrow"]
    for piece in provider.evidence.filter(requirement="public_liability"):
        piece.valid_until_on = date(2026, 11, 14)
        piece.save()
    assert "Renew: Public liability insurance" in read(visit(world.lead("Arrow"), "to_do"))
    providers.record_evidence(
        provider=provider, requirement="public_liability", issued_on=MONDAY, valid_until_on=date(2027, 11, 8),
        amount_pence=5_000_000_00, by=world.cast.qa_officer, at=CHECKED,
    )  # fmt: skip
    assert "Renew" not in read(visit(world.lead("Arrow"), "to_do"))
