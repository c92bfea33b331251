"""Chromium for the journeys: one browser for the session, one clean visitor for each person, no message unread."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
]
PATIENCE = 20_000  # milliseconds
UNDER_WAY: set[Page] = set()  # pages that have asked for another page and not got it yet


def settle(page: Page) -> None:
    """Wait until the page that was asked for is there: a click comes back before the page it leads to has come."""
    page.wait_for_timeout(50)
    for _ in range(PATIENCE // 50):
        if page not in UNDER_WAY:
            return
        page.wait_for_timeout(50)


def chromium_path() -> str | None:
    """Where the machine's own Chromium is."""
    return os.environ.get("SIXTHDAY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium. Fails, never skips, when there is none."""
    path = chromium_path()
    if not path:
        pytest.fail("No Chromium on this machine: install it, or leave the journeys out with --no-browser.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # playwright keeps a loop in this thread; the rows we set up do not
    )
    expect.set_options(timeout=PATIENCE)
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


def _moves(asked: Request, page: Page) -> bool:
    """Whether this request is for a whole page."""
    return asked.is_navigation_request() and asked.frame == page.main_frame


class Ears:
    """Hears what a page says on the console. An error page that was asked for is no complaint; all else is."""

    def __init__(self) -> None:
        self.answered: dict[str, int] = {}
        self.heard: list[str] = []

    def listen(self, page: Page) -> None:
        """Listen to this page from now on."""
        page.on("request", lambda asked: UNDER_WAY.add(page) if _moves(asked, page) else None)
        page.on("requestfailed", lambda asked: UNDER_WAY.discard(page) if _moves(asked, page) else None)
        page.on("domcontentloaded", lambda _: UNDER_WAY.discard(page))
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.answered[response.url] = response.status

    def _console(self, message: ConsoleMessage) -> None:
        refused = self.answered.get(message.location.get("url", "")) in {403, 404, 409, 410, 422, 429}
        if not (refused and message.text.startswith("Failed to load resource")):
            self.heard.append(f"{message.type}: {message.text} ({message.location.get('url')})")


@pytest.fixture
def visitors(browser: Browser, live_server) -> Iterator[Callable[[], Page]]:
    """Call it for a new person at a computer of their own; `page.goto("/…")` is enough. Fails on any console message."""
    contexts: list[BrowserContext] = []
    ears = Ears()

    def arrive(**options: object) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": 1280, "height": 900},
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        ears.listen(page)
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert ears.heard == [], ears.heard


@pytest.fixture
def page(visitors: Callable[[], Page]) -> Page:
    """One person at one computer."""
    return visitors()
