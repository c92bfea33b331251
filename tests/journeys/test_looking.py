"""The look at a page sees what it is there to see: each fault planted here turns it red."""

import pytest
from playwright.sync_api import Page

from tests.looking import faults_of, look

SOUND = """<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"></head><body><main><h1>A page</h1>
<label for="n">Name</label> <input id="n" name="n"> <button>Go</button> {}</main></body></html>"""


@pytest.mark.journey
def test_a_sound_page_passes(page: Page) -> None:
    page.set_content(SOUND.format(""))
    assert faults_of(page) == []


@pytest.mark.journey
@pytest.mark.parametrize(
    ("planted", "found"),
    [
        pytest.param("<input name='x'>", "has no label", id="a field without a label"),
        pytest.param("<label>X <input name='x' style='opacity: 0'></label>", "cannot be seen", id="an invisible field"),
        pytest.param(
            "<button style='width: 0; height: 0; padding: 0; border: 0; overflow: hidden'>Go</button>",
            "cannot be seen",
            id="a button without a box",
        ),
        pytest.param("<div style='width: 700px'>Wide</div>", "scrolls sideways by", id="too wide for a telephone"),
        pytest.param("<img src='data:,'>", "axe: image-alt", id="a picture without words"),
        pytest.param("<p style='color: #aaa'>Faint</p>", "axe: color-contrast", id="faint words"),
    ],
)
def test_a_planted_fault_is_found(page: Page, planted: str, found: str) -> None:
    page.set_content(SOUND.format(planted))
    assert [fault for fault in faults_of(page) if found in fault]


@pytest.mark.journey
def test_what_is_found_fails_the_test_unless_the_other_engine_looks(page: Page, monkeypatch) -> None:
    page.set_content(SOUND.format("<img src='data:,'>"))
    monkeypatch.setenv("SIXTHDAY_BESIDE", "yes")
    look(page)
    monkeypatch.delenv("SIXTHDAY_BESIDE")
    with pytest.raises(AssertionError, match="image-alt"):
        look(page)


@pytest.mark.journey
def test_the_front_page_and_the_way_in(page: Page) -> None:
    page.goto("/")
    look(page)
    page.get_by_role("link", name="Sign in").click()
    look(page)
