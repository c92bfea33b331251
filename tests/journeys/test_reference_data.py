"""A lead broker loads what was missing and records a closure, in a browser; every page of it is fit for anybody."""

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.areas.reference.world import AUTHORITIES, REGISTER, TERMS, load_authorities
from tests.areas.referrals import duties
from tests.cast import PASSWORD, THURSDAY, council_cast
from tests.looking import look

pytestmark = pytest.mark.journey
BAD = TERMS.replace("2026-12-18", "18 December").replace("half_term,", "holiday,")


def sign_in(page: Page, email: str, then: str) -> None:
    page.goto(then)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def choose(page: Page, text: str, name: str) -> None:
    page.get_by_label("The table").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="See what it would change").click()


@pytest.mark.demand("M08", "a school calendar is loaded, and a closure moves a due day by a recorded event")
def test_from_nothing_loaded_to_a_recorded_closure(page: Page) -> None:
    with time_machine.travel(THURSDAY, tick=True):
        cast = council_cast()
        duty = duties.duty(cast)  # counted on no calendar yet
        load_authorities(AUTHORITIES)
        sign_in(page, cast.lead_broker.email, "/council/reference/")
        look(page)

        page.get_by_role("link", name="Load a table of schools").click()
        page.get_by_text("The columns it must have").click()
        look(page)
        choose(page, REGISTER, "register.csv")
        look(page)
        page.get_by_role("button", name="Load 3 changes").click()
        expect(page.get_by_text("Loaded: 3 added")).to_be_visible()
        look(page)

        page.goto("/council/reference/uploads/term-dates/")
        choose(page, BAD, "terms.csv")
        expect(page.get_by_role("heading", name="Nothing was loaded: 2 faults in terms.csv")).to_be_visible()
        look(page)
        page.get_by_role("button", name="Choose the table again").click()
        choose(page, TERMS, "terms.csv")
        expect(page.get_by_role("table", name="Due days that move")).to_contain_text("Not known")
        look(page)
        page.get_by_role("button", name="Load 3 changes").click()
        expect(page.get_by_text("1 due day moved.")).to_be_visible()
        look(page)
        page.get_by_role("link", name="What is loaded").click()
        expect(page.get_by_role("heading", name="1 calendar missing for 2026-27")).to_be_visible()
        look(page)

        page.get_by_role("link", name="Closures").click()
        page.get_by_role("button", name="Record a closure").click()
        page.get_by_role("button", name="See what it moves").click()
        expect(page.get_by_role("alert")).to_contain_text("Choose which schools are closed")
        look(page)
        page.get_by_label("Every school in Herefordshire").check()
        page.get_by_label("School closed").check()
        for name in ("First day", "Last day"):
            boxes = page.get_by_role("group", name=name)
            for part, number in (("Day", "5"), ("Month", "11"), ("Year", "2026")):
                boxes.get_by_label(part).fill(number)
        page.get_by_label("What happened").fill("Flooding")
        page.get_by_role("button", name="See what it moves").click()
        expect(page.get_by_role("heading", name="1 due day moves. Record this closure?")).to_be_visible()
        expect(page.get_by_role("table", name="Due days that move")).to_contain_text("Tuesday 10 November 2026")
        look(page)
        page.get_by_role("button", name="Record this closure").click()
        expect(page.get_by_text("The due day of 1 child moved; both dates are kept.")).to_be_visible()
        look(page)
        page.get_by_role("link", name="Take it back").click()
        look(page)
        page.get_by_label("Why was it not a closure?").fill("The river fell")
        page.get_by_role("button", name="Take it back and count again").click()
        expect(page.get_by_text("Taken back by Lena Shaw: The river fell")).to_be_visible()
        duty.refresh_from_db()
        assert str(duty.due_on) == "2026-11-09"
