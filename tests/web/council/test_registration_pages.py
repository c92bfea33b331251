"""Pages of the registration guard: who sees them, what they say, what they refuse, and that a provider sees none of it."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.ledger.actions import decide_variation
from sixthday.ledger.choices import Limit
from sixthday.places.actions import judge_hours, make_edition, name_recipient, open_case, override_guard
from sixthday.places.models import Copy, Judgement, Override, Recipient, SchoolCase
from tests.areas.awards import chosen
from tests.areas.awards.world import World, a_world, add_provider, sent_request
from tests.areas.places.taken import END, NOW, declare, take
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
FULL = 19 * 60
SLUG = "arrow-learning"


@pytest.fixture(scope="module")
def made(standing) -> World:  # noqa: F811
    return standing(a_world)


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it, on Thursday 5 November 2026."""
    time_machine.move_to(NOW)

    def get(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return get


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("who", "status"), [("broker", 200), ("auditor", 200), ("referrer", 404), ("virtual_school", 404)]
)
@pytest.mark.parametrize("page", [("registration",), ("provider_guard", SLUG)], ids=lambda page: page[0])
def test_who_sees_the_guard(world, visit, page, who, status):
    assert visit(getattr(world.cast, who), *page).status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("qa_officer", 200), ("auditor", 200), ("broker", 404), ("lead_broker", 404)]
)
def test_who_sees_cases(world, visit, who, status):
    case = open_case(provider=world.providers["Arrow"], why="Looks like one", by=world.cast.qa_officer, at=NOW)
    user = getattr(world.cast, who)
    assert [visit(user, *page).status_code for page in (("school_cases",), ("school_case", case.ref))] == [status] * 2
    assert (case.ref in text(visit(user, "registration"))) == (status == 200)
    assert (case.ref in text(visit(user, "provider_guard", SLUG))) == (status == 200)


def test_breaches_stand_first_with_who_must_act(world, visit):
    declare(world, 5)
    for number in range(4):
        take(world, f"AWARD-{number}", "Bridge", weekly_minutes=FULL)
    found = text(visit(world.cast.qa_officer, "registration"))
    assert "1 provider is over the line" in found
    assert "open a case, and see that hours move to a registered school" in found
    assert found.index("Arrow Learning") < found.index("Bridge Learning") < found.index("Teme Learning")
    assert "If the 2026 Act were in force, 5 children would have most of their education here" in found


def test_nothing_to_do_is_said(world, visit):
    assert "No provider is over the line" in text(visit(world.cast.broker, "registration"))


def test_one_provider_with_every_place_counted(world, visit):
    child = world.referral.child
    take(world, child_ref=child.ref, weekly_minutes=600, route="spot", offer=None)
    take(world, "AWARD-2", child_ref=child.ref, weekly_minutes=300, one_to_one_away=True)
    declare(world, 1, declared_on=date(2026, 7, 1))
    found = text(visit(world.cast.broker, "provider_guard", SLUG))
    for words in (
        "Spot purchase: 10 hours, 9 November 2026 to 18 December 2026", "Ranked: 5 hours", child.short_name,
        "nobody has judged whether it counts", "Another council, 0", "Ask again",
        "1 declaration of hours by others is more than 91 days old: ask again.",
    ):  # fmt: skip
        assert words in found
    unseen = text(visit(world.cast.commissioner, "provider_guard", SLUG))
    assert (child.short_name in unseen, child.ref in unseen) == (False, True)


def test_the_list_costs_the_same_for_three_providers_as_for_six(world, visit):
    take(world)
    declare(world, 1)
    visit(world.cast.qa_officer, "registration")
    with CaptureQueriesContext(connection) as few:
        visit(world.cast.qa_officer, "registration")
    for name in ("Lugg", "Wye", "Dore"):
        add_provider(world, name)
        take(world, f"AWARD-{name}", name)
    with CaptureQueriesContext(connection) as many:
        visit(world.cast.qa_officer, "registration")
    assert len(few) == len(many)


def override(world, **changed) -> dict[str, str]:
    said = {
        "about": world.referral.child.ref, "from_on-day": "5", "from_on-month": "11", "from_on-year": "2026",
        "until_on-day": "18", "until_on-month": "12", "until_on-year": "2026", "reason": "A school place is promised",
    }  # fmt: skip
    return said | changed


def test_a_senior_officer_lets_hours_through_and_takes_it_back(world, visit):
    senior, child = world.cast.senior_officer, world.referral.child
    page = ("override_new", SLUG)
    assert visit(world.cast.commissioner, *page).status_code == 404
    take(world, child_ref=child.ref)
    nobody = visit(senior, *page, post=override(world, about="ZZZZ-ZZZZ"))
    assert (nobody.status_code, "Choose one of the options shown" in text(nobody)) == (422, True)
    assert f"{child.full_name}, {child.ref}: has a place here" in text(visit(senior, *page))
    assert visit(senior, *page, post=override(world, reason="")).status_code == 422
    assert visit(senior, *page, post=override(world)).status_code == 302
    row = Override.objects.get()
    assert (row.child_ref, row.given_by, row.until_on, row.reason) == (
        child.ref, senior, date(2026, 12, 18), "A school place is promised",
    )  # fmt: skip
    assert "Let past the guard by a senior officer" in text(visit(world.cast.broker, "provider_guard", SLUG))
    assert visit(senior, "override_withdrawal", row.ref, post={"why": ""}).status_code == 422
    assert visit(senior, "override_withdrawal", row.ref, post={"why": "It fell through"}).status_code == 302
    assert "Let past the guard" not in text(visit(world.cast.broker, "provider_guard", SLUG))
    assert visit(senior, "override_withdrawal", row.ref, post={"why": "Again"}).status_code == 409


def test_whose_hours_are_a_choice_among_the_children_here_and_asked_about(world, visit):
    senior, child, page = world.cast.senior_officer, world.referral.child, ("override_new", SLUG)
    assert child.ref not in text(visit(senior, *page))  # neither here nor asked about
    request = sent_request(world)
    shown = text(visit(senior, *page, about=request.ref))
    assert (f"{child.full_name}, {child.ref}: asked about" in shown, f'value="{child.ref}" selected' in shown) == (
        True,
        True,
    )
    type(child).objects.filter(pk=child.pk).update(restricted=True)
    assert child.ref not in text(visit(senior, *page, about=request.ref))
    assert visit(senior, *page, post=override(world)).status_code == 422
    assert Override.objects.count() == 0


def test_one_award_is_let_through_from_its_own_page(world, visit):
    chosen.decided(chosen.able(world), world.referral)
    award = chosen.proposed(world)
    cast, page = world.cast, ("award_override_new", award.ref)
    assert visit(cast.senior_officer, *page).status_code == 404  # the guard does not stop it
    declare(world, 5)
    shown = text(visit(cast.broker, "award", award.ref))
    assert (
        f"Only a senior officer may let these hours past the registration guard, with a reason: {cast.senior_officer.name}"
        in shown
    )
    assert (reverse("provider_guard", args=[SLUG]) in shown, reverse(page[0], args=[award.ref]) in shown) == (
        True,
        False,
    )
    assert visit(cast.broker, *page).status_code == 404
    assert reverse(page[0], args=[award.ref]) in text(visit(cast.senior_officer, "award", award.ref))
    assert visit(cast.senior_officer, *page).status_code == 200
    assert visit(cast.senior_officer, *page, post={"reason": ""}).status_code == 422
    assert visit(cast.senior_officer, *page, post={"reason": "A place is promised"}).status_code == 302
    row = Override.objects.get()
    assert (row.award_ref, row.child_ref, row.from_on, row.until_on) == (
        award.ref,
        world.referral.child.ref,
        None,
        None,
    )
    assert visit(cast.senior_officer, *page, post={"reason": "Twice"}).status_code == 422
    told = text(visit(cast.approver, "award", award.ref))
    assert ("let this award past the guard" in told, "A place is promised" in told) == (True, True)
    assert f"Award {award.ref} alone, until it ends" in text(visit(cast.broker, "provider_guard", SLUG))
    assert visit(cast.approver, "award_return", award.ref, post={"why": "Shorter hours"}).status_code == 302
    row.refresh_from_db()
    assert (row.withdrawn_why, row.withdrawn_by) == ("The award was sent back", cast.approver)


def test_hours_one_to_one_are_judged(world, visit):
    take(world, special=True, weekly_minutes=FULL, one_to_one_away=True)
    page = ("judgement_new", SLUG, "CHILD-1")
    assert "judge the hours one to one at home or online" in text(visit(world.cast.lead_broker, "registration"))
    assert visit(world.cast.broker, *page).status_code == 404
    assert visit(world.cast.lead_broker, "judgement_new", SLUG, "CHILD-2").status_code == 404
    assert visit(world.cast.lead_broker, *page, post={"counts": "yes", "why": ""}).status_code == 422
    assert visit(world.cast.lead_broker, *page, post={"counts": "yes", "why": "All day, every day"}).status_code == 302
    assert (Judgement.objects.get().counts, "1 provider is over the line" in text(visit(world.cast.broker, "registration"))) == (
        True, True,
    )  # fmt: skip


def test_a_case_from_the_list_to_its_end(world, visit):
    declare(world, 5)
    officer = world.cast.qa_officer
    assert "Over the line without a case (1)" in text(visit(officer, "school_cases"))
    assert visit(world.cast.auditor, "school_case_new", SLUG).status_code == 404
    assert visit(officer, "school_case_new", SLUG, post={"why": ""}).status_code == 422
    assert visit(officer, "school_case_new", SLUG, post={"why": "Five all week"}).status_code == 302
    case = SchoolCase.objects.get()
    assert "No provider is over the line without a case" in text(visit(officer, "school_cases"))
    again = visit(officer, "school_case_new", SLUG, post={"why": "Again"})
    assert (again.status_code, f"Case {case.ref} is already open." in text(again)) == (422, True)
    assert visit(officer, "school_case_note", case.ref, post={"text": "Rang the head."}).status_code == 302
    told = {"whom": "ofsted", "told_on-day": "5", "told_on-month": "11", "told_on-year": "2026", "note": "OF-1"}
    assert visit(officer, "school_case_telling", case.ref, post=told).status_code == 302
    shown = text(visit(world.cast.auditor, "school_case", case.ref))
    for words in (
        "Reported to the DfE or Ofsted",
        "Rang the head.",
        "Ofsted, Thu 5 Nov 2026. OF-1",
        "5 children would be",
    ):
        assert words in shown
    assert "Close the case" not in shown
    ended = {"outcome": "hours_changed", "note": "Two moved to a school"}
    assert visit(officer, "school_case_closing", case.ref, post=ended).status_code == 302
    assert "Two moved to a school" in text(visit(officer, "school_case", case.ref))
    assert visit(officer, "school_case_note", case.ref, post={"text": "Late"}).status_code == 409


def test_the_monthly_list_is_made_read_and_acknowledged(world, visit, time_machine):
    commissioner, lead = world.cast.commissioner, world.cast.lead_broker
    nobody = visit(commissioner, "provider_list_new", post={})
    assert (nobody.status_code, "Name at least one person" in text(nobody)) == (422, True)
    said = {"person": lead.ref, "from_on-day": "5", "from_on-month": "11", "from_on-year": "2026"}
    assert visit(commissioner, "list_recipient_new", post=said | {"person": ""}).status_code == 422
    assert visit(commissioner, "list_recipient_new", post=said).status_code == 302
    assert visit(commissioner, "provider_list_new", post={}).status_code == 302
    copy = Copy.objects.get()
    page = ("provider_list", copy.edition.ref)
    assert visit(world.cast.broker, *page).status_code == 404
    assert "Waits for you" in text(visit(lead, "provider_lists"))
    assert "0 registered schools, 3 that are not" in text(visit(lead, *page))
    time_machine.move_to("2026-11-20T10:00:00+00:00")
    assert "Not acknowledged in time" in text(visit(commissioner, "provider_lists"))
    assert visit(lead, *page, post={}).status_code == 302
    assert "Not acknowledged in time" not in text(visit(commissioner, "provider_lists"))
    assert visit(commissioner, *page, post={}).status_code == 422
    last = {"until_on-day": "20", "until_on-month": "11", "until_on-year": "2026"}
    row = Recipient.objects.get()
    assert visit(commissioner, "list_recipient_end", row.ref, post=last).status_code == 302
    assert visit(commissioner, "list_recipient_end", row.ref, post=last).status_code == 409


def test_the_message_leads_to_the_list(world, visit):
    name_recipient(user=world.cast.lead_broker, from_on=NOW.date(), by=world.cast.commissioner, at=NOW)
    edition = make_edition(by=world.cast.commissioner, at=NOW)
    found = visit(world.cast.lead_broker, "notifications")
    assert "Which providers are registered schools" in text(found)
    opened = visit(world.cast.lead_broker, "searches", post={"words": edition.ref})
    assert opened.status_code in {200, 302}


def test_a_provider_sees_nothing_of_it(world, visit):
    declare(world, 4)
    override_guard(
        provider=world.providers["Arrow"], child_ref=world.referral.child.ref, from_on=NOW.date(), until_on=END,
        reason="Not for them", by=world.cast.senior_officer, at=NOW,
    )  # fmt: skip
    for page in (("registration",), ("provider_guard", SLUG), ("school_cases",), ("provider_lists",)):
        assert visit(world.lead("Arrow"), *page).status_code == 404
    for name in ("our_record", "portal_placements", "to_do"):
        shown = text(visit(world.lead("Arrow"), name))
        assert ("Another council" in shown, "Not for them" in shown) == (False, False)


def test_why_stays_with_those_named_on_a_restricted_record(world, visit):
    """Of a restricted child the guard's page counts hours, by reference; the words, and those of money, are for those named."""
    chosen.decided(chosen.able(world), world.referral)
    child, officer, on = world.referral.child, world.cast.senior_officer, NOW.date()
    award = chosen.proposed(world)
    take(world, award.ref, child_ref=child.ref, one_to_one_away=True)
    judge_hours(
        provider=world.providers["Arrow"],
        child_ref=child.ref,
        counts=True,
        why="She hides there",
        by=world.cast.qa_officer,
        at=NOW,
    )
    override_guard(
        provider=world.providers["Arrow"], child_ref=child.ref, from_on=on, until_on=END, reason="Her father found her",
        by=officer, at=NOW,
    )  # fmt: skip
    decide_variation(limit=Limit.CAP, about=award.ref, extra_pence=100, reason="Moved at night", by=officer, at=NOW)
    said = ("She hides there", "Her father found her", "Moved at night")
    pages = (("provider_guard", SLUG), ("money",), ("audit",))

    def read() -> list[bool]:
        shown = " ".join(text(visit(world.cast.auditor, *page)) for page in pages)
        return [words in shown for words in said]

    assert read() == [True] * 3
    type(child).objects.filter(pk=child.pk).update(restricted=True)
    assert read() == [False] * 3
