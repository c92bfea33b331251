"""Takes the README's pictures of a demonstration that is being served. A script for a person to run, not a test.

.venv/bin/python -m tests.pictures                           # of http://127.0.0.1:8000, after ./run demo --fresh
.venv/bin/python -m tests.pictures http://127.0.0.1:8124     # of another

They are written to docs/pictures as small PNG files with a palette.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium_path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESK, TELEPHONE = (1280, 860), (375, 720)
COLOURS = 64


def child(page: Page) -> None:
    """A child whose duty is part met: the hours bought beside those judged suitable."""
    page.get_by_role("listitem").filter(has_text="Part met").get_by_role("link").first.click()


def ranking(page: Page) -> None:
    """A locked shortlist, from the list of work."""
    page.get_by_role("link", name="Propose award").first.click()


def start_gate(page: Page) -> None:
    """A placement that cannot start yet."""
    page.get_by_role("row").filter(has_text="was to start").get_by_role("link").first.click()


@dataclass(frozen=True)
class Picture:
    """Who looks, where they begin, how they come to the page, and how large their screen is."""

    name: str
    person: str
    address: str
    come: Callable[[Page], None] = lambda page: None
    screen: tuple[int, int] = DESK


PICTURES = (
    Picture("work-list", "lead.broker", "/council/"),
    Picture("child", "lead.broker", "/council/", child),
    Picture("ranking", "lead.broker", "/council/", ranking),
    Picture("start-gate", "quality", "/council/placements/", start_gate),
    Picture("portal", "provider40", "/portal/", screen=TELEPHONE),
)


def take(browser: Browser, address: str, picture: Picture) -> Path:
    """One picture, signed in through the demonstration's own page."""
    width, height = picture.screen
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, locale="en-GB", timezone_id="Europe/London"
    )
    page = context.new_page()
    page.goto(picture.address)
    person = page.locator(".govuk-summary-list__row").filter(has_text=f"{picture.person}@")
    person.first.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{picture.address}")
    picture.come(page)
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    context.close()
    path = FOLDER / f"{picture.name}.png"
    image.save(path, optimize=True)
    return path


def main() -> None:
    """All of them, with their sizes."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for picture in PICTURES:
            path = take(browser, address, picture)
            print(f"{path.name}: {path.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
