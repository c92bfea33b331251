"""Pages of spot placements carried over, of needs nobody could meet, and of who gets places and money."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from sixthday.audit.models import Sighting
from sixthday.awards.actions.request import close_none_suitable
from sixthday.placements.models import Placement
from tests.areas.awards import chosen
from tests.areas.awards.world import sent_request
from tests.areas.placements.conftest import made, standing, world  # noqa: F401 - fixtures
from tests.areas.placements.spots import LOADED, csv_of, load
from tests.cast import at

pytestmark = pytest.mark.django_db
LATER = at("2026-12-04", "10:00")  # the day after the papers were due


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Thursday 5 November 2026 or another moment."""

    def get(user, name, *args, post=None, when=LOADED, **query):
        time_machine.move_to(when)
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return get


def sent(content: bytes, what: str = "load") -> dict:
    """The form as a browser sends it."""
    return {"table": SimpleUploadedFile("spot.csv", content), "what": what}


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("placements_load", {"lead_broker"}),
        ("placements_carried", {"broker", "lead_broker", "qa_officer", "senior_officer", "auditor"}),
        ("unmet_need", {"broker", "lead_broker", "qa_officer", "senior_officer", "auditor", "commissioner", "finance_officer", "approver"}),
        ("money_shares", {"lead_broker", "senior_officer", "auditor", "commissioner", "finance_officer"}),
    ],
)  # fmt: skip
def test_who_comes_in(world, visit, name: str, sees: set[str]) -> None:  # noqa: F811
    twins = {"other_broker", "second_qa_officer"}
    found = {who for who in set(world.cast.people) - twins if visit(world.cast.people[who], name).status_code == 200}
    assert found == sees


def test_a_fault_is_shown_by_row_and_column_and_nothing_is_loaded(world, visit) -> None:  # noqa: F811
    answer = visit(world.cast.lead_broker, "placements_load", post=sent(csv_of({}, {"born": "soon"})))
    text = answer.content.decode()
    assert (answer.status_code, Placement.objects.count()) == (422, 0)
    assert "Nothing was loaded: 1 fault" in text
    assert "“soon” is not a date such as 02/09/2026" in text


def test_a_try_changes_nothing_and_says_what_would(world, visit) -> None:  # noqa: F811
    text = visit(world.cast.lead_broker, "placements_load", post=sent(csv_of({}), "try")).content.decode()
    assert "1 placement would be carried over; 0 stand as before. Nothing was changed yet." in text
    assert Placement.objects.count() == 0


def test_the_list_names_a_child_to_those_who_may_see_them_and_keeps_who_read_it(world, visit) -> None:  # noqa: F811
    load(world, csv_of({}))
    child = Placement.objects.get().award.request.referral.child
    for who, named in (("broker", True), ("qa_officer", False)):
        text = visit(world.cast.people[who], "placements_carried").content.decode()
        assert ("Robin M." in text, child.ref in text) == (named, not named)
    assert Sighting.objects.filter(ref=child.ref, actor=world.cast.broker.ref).exists()


def test_nothing_says_that_sessions_must_stop_until_the_papers_are_due(world, visit) -> None:  # noqa: F811
    """From the day after they are due it is a placement like any other: no session without what it needs."""
    load(world, csv_of({}))
    placement = Placement.objects.get()
    pages = [(world.cast.broker, "placement"), (world.lead("Arrow"), "portal_placement")]
    for user, name in pages:
        early, late = (visit(user, name, placement.ref, when=when).content.decode() for when in (LOADED, LATER))
        assert ("No session until" in early, "No session until" in late) == (False, True)


def test_risks_that_nobody_asked_about_are_not_called_none(world, visit) -> None:  # noqa: F811
    load(world, csv_of({}))
    text = visit(world.lead("Arrow"), "portal_placement", Placement.objects.get().ref).content.decode()
    assert ("None known" in text, "Not recorded: ring the brokers" in text) == (False, True)


def test_the_childs_page_says_what_is_outstanding(world, visit) -> None:  # noqa: F811
    load(world, csv_of({}))
    child = Placement.objects.get().award.request.referral.child
    told = {
        who: "outstanding at Arrow Learning" in visit(world.cast.people[who], "child", child.ref).content.decode()
        for who in ("broker", "approver")
    }
    assert told == {"broker": True, "approver": False}  # an approver may not see the gate


def test_a_commissioner_is_told_few_and_a_broker_the_request(world, visit) -> None:  # noqa: F811
    request = sent_request(world)
    close_none_suitable(request=request, why="Nobody near", by=world.cast.broker, at=chosen.LOCKED)
    text = visit(world.cast.commissioner, "unmet_need", when=LATER).content.decode()
    assert ("Fewer than 5 requests" in text, request.ref in text, "Jordan" in text) == (True, False, False)
    text = visit(world.cast.broker, "unmet_need", when=LATER, year="2026", by="area", of="HR4").content.decode()
    assert ("1 request that nobody could meet" in text, request.ref in text) == (True, True)
    assert request.ref not in visit(world.cast.broker, "unmet_need", when=LATER, by="area", of="HR9").content.decode()
    assert "No request went unmet" in visit(world.cast.broker, "unmet_need", when=LATER, year="2025").content.decode()


def test_shares_of_a_year(world, visit) -> None:  # noqa: F811
    chosen.signed(world)
    text = visit(world.cast.commissioner, "money_shares", when=LATER).content.decode()
    assert ("0% of what is committed goes to local providers" in text, "£2,520.00" in text) == (True, True)
    assert (
        "Nothing is committed in this year"
        in visit(world.cast.commissioner, "money_shares", year="2025-26").content.decode()
    )


def test_the_command_tries_refuses_and_loads(world, tmp_path, time_machine) -> None:  # noqa: F811
    time_machine.move_to(LOADED)
    good, bad = tmp_path / "spot.csv", tmp_path / "bad.csv"
    good.write_bytes(csv_of({"ehc_plan": "yes", "hours_a_week": "20"}))
    bad.write_bytes(csv_of({"price": "free"}))
    by, out = world.cast.lead_broker.email, StringIO()
    with pytest.raises(CommandError, match="may not carry over"):
        call_command("import_spot_placements", str(good), by=world.cast.broker.email)
    with pytest.raises(CommandError, match="row 2, price: “free” is not a price"):
        call_command("import_spot_placements", str(bad), by=by)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_spot_placements", str(tmp_path / "none.csv"), by=by)
    call_command("import_spot_placements", str(good), by=by, dry_run=True, stdout=out)
    assert Placement.objects.count() == 0
    call_command("import_spot_placements", str(good), by=by, stdout=out)
    assert Placement.objects.count() == 1
    assert "Spot placements: 1 would be added" in out.getvalue()
    assert "look at row 2, provider: 1 child with an EHC plan" in out.getvalue()
