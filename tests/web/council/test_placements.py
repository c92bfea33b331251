"""Pages of placements: who sees them, what they say of the gate, what they refuse, and what a list costs."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.audit.models import Sighting
from sixthday.calloffs.queries import of_award
from sixthday.placements import actions
from sixthday.placements.models import Check, Deferral, Placement
from sixthday.providers import actions as providers
from tests.areas.awards.chosen import ISSUED, approved, confirmed, proposed
from tests.areas.placements.conftest import friday, made, made_friday, standing, world  # noqa: F401 - fixtures
from tests.areas.placements.readiness import CHECKED, MONDAY, STARTED, begun, in_order, signed_by_both
from tests.cast import at
from tests.web.council.world import read


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on the Monday of the start."""
    time_machine.move_to(STARTED)

    def get(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return get


def day(prefix: str, on: date) -> dict[str, str]:
    """A date as its three boxes send it."""
    return {f"{prefix}-day": str(on.day), f"{prefix}-month": str(on.month), f"{prefix}-year": str(on.year)}


ONE = ["placement", "start_gate", "placement_timeline"]


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("broker", 200), ("qa_officer", 200), ("senior_officer", 200), ("auditor", 200), ("referrer", 404),
        ("commissioner", 404), ("approver", 404),
    ],
)  # fmt: skip
def test_who_sees_a_placement(world, friday, visit, name, who, status):  # noqa: F811
    placement = friday
    assert visit(getattr(world.cast, who), name, placement.ref).status_code == status


def test_a_reading_is_kept_and_the_child_is_a_reference_to_quality_assurance(world, friday, visit):  # noqa: F811
    placement = friday
    text = visit(world.cast.qa_officer, "start_gate", placement.ref).content.decode()
    assert ("Jordan Price" in text, placement.child_ref in text) == (False, True)
    assert "Jordan Price" in visit(world.cast.broker, "start_gate", placement.ref).content.decode()
    assert [(row.ref, row.page) for row in Sighting.objects.order_by("id")] == [(placement.child_ref, "start_gate")] * 2


def test_the_gate_says_who_must_do_what_and_has_no_button(world, friday, visit):  # noqa: F811
    placement = friday
    text = read(visit(world.cast.broker, "start_gate", placement.ref))
    assert "cannot start yet: 12 of 18 unmet" in text
    assert "Emergency and medical contact: not recorded. DfE, Arranging Alternative Provision, February 2025 " in text
    assert "Beth Lewis or Owen Price (broker), by Mon 9 Nov" in text
    assert "Start placement" not in text
    refused = visit(world.cast.broker, "start_gate", placement.ref, post=day("on", MONDAY))
    assert (refused.status_code, Placement.objects.get().state) == (422, "preparing")
    assert "Site cleared (Arrow House) is not recorded." in read(refused)


def test_a_start_from_the_page(world, friday, visit):  # noqa: F811
    placement = in_order(world, friday)
    assert "Start placement" in read(visit(world.cast.broker, "start_gate", placement.ref))
    assert visit(world.cast.senior_officer, "start_gate", placement.ref, post=day("on", MONDAY)).status_code == 403
    done = visit(world.cast.broker, "start_gate", placement.ref, post=day("on", MONDAY))
    assert (done.status_code, done.url) == (302, reverse("placement_begun", args=[placement.ref]))
    assert "Part met, 10 of 25 hours from day 6" in read(visit(world.cast.broker, "placement_begun", placement.ref))
    again = visit(world.cast.other_broker, "start_gate", placement.ref, post=day("on", MONDAY))
    assert (again.status_code, "Beth Lewis" in again.content.decode()) == (409, True)


def test_insurance_that_lapsed_overnight_is_named_in_the_morning(world, friday, visit):  # noqa: F811
    placement = in_order(world, friday)
    piece = placement.award.provider.evidence.get(requirement="public_liability")
    assert "Start placement" in read(visit(world.cast.broker, "start_gate", placement.ref))
    providers.withdraw_evidence(evidence=piece, why="Cancelled by the insurer", by=world.cast.qa_officer, at=STARTED)
    text = read(visit(world.cast.broker, "start_gate", placement.ref))
    assert ("1 of 18 unmet" in text, "Start placement" in text) == (True, False)


def test_ahead_of_the_day_it_says_when_it_can_start(world, friday, visit, time_machine):  # noqa: F811
    placement = friday
    time_machine.move_to(at("2026-11-06", "18:00"))
    assert "As it stands for Monday 9 November 2026" in read(visit(world.cast.broker, "start_gate", placement.ref))


def test_checks_are_recorded_and_taken_back(world, friday, visit):  # noqa: F811
    placement, qa = friday, world.cast.qa_officer
    refused = visit(qa, "check_new", placement.ref, "transport", post={"note": "Taxi"})
    assert (refused.status_code, "Say whether transport is arranged" in read(refused)) == (422, True)
    file = SimpleUploadedFile("plan.txt", b"Taxi at nine", "text/plain")
    sent = {"note": "Taxi agreed", "value": "arranged", "upload": file}
    assert visit(qa, "check_new", placement.ref, "transport", post=sent).status_code == 302
    assert "Arranged: Taxi agreed" in read(visit(qa, "start_gate", placement.ref))
    assert visit(qa, "check_file", placement.ref, "transport").content == b"Taxi at nine"
    assert visit(qa, "check_file", placement.ref, "baseline").status_code == 404
    assert visit(qa, "check_undo", placement.ref, "transport", post={"why": "Moved"}).status_code == 302
    assert [check.undone for check in Check.objects.order_by("id")] == [False, True]
    assert visit(qa, "check_new", placement.ref, "signed_calloff").status_code == 404
    assert visit(world.cast.senior_officer, "check_new", placement.ref, "transport").status_code == 404


def test_leave_to_follow_is_the_senior_officers(world, friday, visit):  # noqa: F811
    placement, senior = friday, world.cast.senior_officer
    assert visit(world.cast.broker, "check_deferral", placement.ref, "child_met").status_code == 404
    assert visit(senior, "check_deferral", placement.ref, "adult_cleared").status_code == 404
    text = read(visit(senior, "check_deferral", placement.ref, "child_met"))
    assert "It may follow within 5 school days: by Monday 16 November 2026 at the latest." in text
    late = visit(
        senior, "check_deferral", placement.ref, "child_met", post={**day("due_on", date(2026, 11, 17)), "reason": "x"}
    )
    assert (late.status_code, "It must follow by 16 November 2026." in read(late)) == (422, True)
    sent = {**day("due_on", date(2026, 11, 13)), "reason": "Booked"}
    assert visit(senior, "check_deferral", placement.ref, "child_met", post=sent).status_code == 302
    assert Deferral.objects.get().due_on == date(2026, 11, 13)


def test_adults_are_named_and_stood_down(world, friday, visit):  # noqa: F811
    placement, qa = friday, world.cast.qa_officer
    other = providers.name_adult(
        provider=placement.award.provider, name="Sub Stitute", role="Tutor", from_on=MONDAY, by=qa, at=CHECKED
    )
    assert visit(qa, "placement_adults", placement.ref, post={"adult": ""}).status_code == 422
    assert visit(qa, "placement_adults", placement.ref, post={"adult": other.ref}).status_code == 302
    assert "(Sub Stitute) is not recorded" in read(visit(qa, "start_gate", placement.ref))
    assert visit(qa, "worker_stand_down", placement.ref, other.ref, post={}).status_code == 302
    assert visit(qa, "worker_stand_down", placement.ref, other.ref).status_code == 404


def test_a_placement_that_never_starts(world, friday, visit):  # noqa: F811
    placement = friday
    assert visit(world.cast.broker, "placement_abandonment", placement.ref, post={"why": ""}).status_code == 422
    assert visit(world.cast.broker, "placement_abandonment", placement.ref, post={"why": "Moved"}).status_code == 302
    assert "never started" in read(visit(world.cast.broker, "placement", placement.ref))
    assert visit(world.cast.broker, "placement_begun", placement.ref).status_code == 302


def test_a_placement_ends(world, friday, visit, time_machine):  # noqa: F811
    placement = begun(world, in_order(world, friday))
    time_machine.move_to(at("2026-11-20", "16:00"))
    early = {**day("on", date(2026, 11, 8)), "why": "Back in school"}
    assert visit(world.cast.broker, "placement_ending", placement.ref, post=early).status_code == 422
    sent = {**day("on", date(2026, 11, 20)), "why": "Back in school"}
    assert visit(world.cast.broker, "placement_ending", placement.ref, post=sent).status_code == 302
    assert Placement.objects.get().state == "ended"


@pytest.mark.parametrize("act", ["cancellation", "ending"])
def test_a_call_off_says_what_ends_with_it_before_the_act(world, friday, visit, act):  # noqa: F811
    placement = friday
    if act == "ending":
        signed_by_both(world, placement)
    calloff = of_award(placement.award)
    assert "being made ready will not start" in read(visit(world.cast.broker, f"calloff_{act}", calloff.ref))
    assert visit(world.cast.broker, f"calloff_{act}", calloff.ref, post={"why": ""}).status_code == 422
    assert visit(world.cast.broker, f"calloff_{act}", calloff.ref, post={"why": "Moved"}).status_code == 302
    assert Placement.objects.get().state == "not_started"


def test_a_call_off_that_ends_ends_the_education(world, friday, visit, time_machine):  # noqa: F811
    placement = begun(world, in_order(world, friday))
    calloff = of_award(placement.award)
    time_machine.move_to(at("2026-11-20", "16:00"))
    assert "its hours stop counting" in read(visit(world.cast.broker, "calloff_ending", calloff.ref))
    sent = {**day("last_day_on", date(2026, 11, 20)), "why": "Back in school"}
    assert visit(world.cast.broker, "calloff_ending", calloff.ref, post=sent).status_code == 302
    assert Placement.objects.get().state == "ended"


def test_a_running_placement_says_what_stops_its_next_session(world, friday, visit, time_machine):  # noqa: F811
    placement = begun(world, in_order(world, friday))
    time_machine.move_to(at("2026-11-16", "08:00"))
    assert "No session until this is put right" in read(visit(world.cast.broker, "placement", placement.ref))
    assert "No session: 6 requirements not met" in read(visit(world.cast.broker, "placements"))


def test_the_list_costs_what_one_row_does(world, friday, visit):  # noqa: F811
    visit(world.cast.broker, "placements")
    with CaptureQueriesContext(connection) as one:
        visit(world.cast.broker, "placements")
    for _ in range(2):
        award = confirmed(world, approved(world, proposed(world)))
        actions.prepare_placement(award=award, by=world.cast.broker, at=ISSUED)
    with CaptureQueriesContext(connection) as three:
        visit(world.cast.broker, "placements")
    assert len(three) == len(one)
