"""Every component and every question in a real browser, at every width, with and without errors."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, council_cast
from tests.looking import look

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.web.kit.pattern")]


@pytest.fixture(autouse=True)
def made_up(settings) -> None:
    settings.DEMO = True


def sign_in(page: Page, user, address: str) -> None:
    """Come to a page as this person."""
    page.goto(address)
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("address", ["/", "/pattern/", "/pattern/filtered/", "/account/sign-in/", "/nothing/here/"])
def test_a_page_is_fit_for_anybody(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Every child, provider and event here is made up.")).to_be_visible()
    look(page)


def test_every_question_is_visible_and_its_errors_lead_to_it(page: Page) -> None:
    cast = council_cast()
    sign_in(page, cast.broker, "/pattern/asked/")
    look(page)
    page.get_by_role("button", name="Save and continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    assert page.title().startswith("Error: ")
    look(page)
    for link in summary.get_by_role("link").all():
        link.click()
        target = (link.get_attribute("href") or "")[1:]
        assert page.evaluate("document.activeElement.id") == target
    page.get_by_label("Something else").check()
    expect(page.get_by_label("What else?")).to_be_visible()


def test_every_page_of_an_account_is_fit_for_anybody(page: Page) -> None:
    cast = council_cast()
    sign_in(page, cast.broker, "/account/profile/")
    for address in ("profile", "password", "sessions", "sign-out", "same-person"):
        page.goto(f"/account/{address}/")
        look(page)


def test_a_long_list_can_be_searched_by_typing(page: Page) -> None:
    cast = council_cast()
    sign_in(page, cast.broker, "/pattern/asked/")
    box = page.locator("input[role=combobox]")  # the list itself is a combobox too, until the script has turned it
    expect(box).to_have_accessible_name(re.compile("Nearest school"))
    box.fill("school 41")
    page.get_by_role("option", name="School 41").click()
    assert page.locator("select[name=long_list]").evaluate("list => list.value") == "41"
    look(page)


@pytest.mark.parametrize("how", ["forbidden", "lost", "refused", "uncaught"])
def test_what_cannot_be_done_is_told_fit_for_anybody(page: Page, how: str) -> None:
    cast = council_cast()
    sign_in(page, cast.broker, f"/pattern/acted/{how}/")
    if how in {"lost", "refused"}:
        page.get_by_label("Reason").fill("a long reason")
        page.get_by_role("button", name="Save and continue").click()
    look(page)
