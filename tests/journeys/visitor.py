"""A person at a browser: what they see, press, fill in and choose, in the words of the page.

broker = come(cast.broker, "/council/")
broker.follow("Jordan Price")
broker.day("Start", date(2026, 11, 5))
broker.press("Send request")
"""

from collections.abc import Iterable
from datetime import date
from re import Pattern

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser import settle
from tests.looking import look

DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
HALVES = {"am": "Morning", "pm": "Afternoon"}


class Visitor:
    """One person at one browser. `pages` are the pages they were shown, in order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages: list[str] = []
        page.on("response", self._count)

    def _count(self, response: Response) -> None:
        whole = response.request.is_navigation_request() and response.status == 200
        if whole and "html" in (response.headers.get("content-type") or ""):
            self.pages.append(response.url)

    def goto(self, address: str) -> int:
        """Go to an address; gives the status."""
        return self.page.goto(address).status

    def look(self) -> None:
        """Look at the page as it stands."""
        look(self.page)

    def press(self, name: str | Pattern[str]) -> None:
        """Press a button, or follow a link that looks like one."""
        self.page.get_by_role("main").get_by_role("button", name=name).first.click()
        settle(self.page)

    def follow(self, name: str | Pattern[str]) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=name).first.click()
        settle(self.page)

    def fill(self, label: str, text: str) -> None:
        """Type in a box."""
        self.page.get_by_label(label, exact=True).fill(text)

    def pick(self, label: str, option: str) -> None:
        """Pick from a list, or type and pick where the list can be searched."""
        self.page.wait_for_load_state("networkidle")  # the list may be turning into one that can be searched
        box = self.page.get_by_label(label, exact=True)
        if box.evaluate("node => node.tagName") == "SELECT":
            box.select_option(option)
        else:
            box.fill(option)
            self.page.get_by_role("option", name=option).first.click()

    def group(self, name: str) -> Locator:
        """The boxes under one question."""
        return self.page.get_by_role("group", name=name)

    def choose(self, question: str, *answers: str) -> None:
        """Choose under one question."""
        for answer in answers:
            self.group(question).get_by_label(answer, exact=True).first.check()

    def tick(self, label: str) -> None:
        """Tick a box."""
        self.page.get_by_label(label).check()

    def day(self, question: str, day: date) -> None:
        """Type a date in its three boxes."""
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self.group(question).get_by_label(part, exact=True).fill(str(number))

    def hours(self, question: str, hours: int) -> None:
        """Type whole hours."""
        self.group(question).get_by_label("Hours", exact=True).fill(str(hours))

    def week(self, codes: Iterable[str]) -> None:
        """Tick exactly these mornings and afternoons."""
        wanted = set(codes)
        for day, name in DAYS.items():
            for half, words in HALVES.items():
                box = self.group(name).get_by_label(words, exact=True)
                box.set_checked(f"{day}_{half}" in wanted)

    def heading(self, words: str | Pattern[str]) -> None:
        """The page's heading says this."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def sees(self, words: str | Pattern[str]) -> None:
        """The page says this somewhere in its main part."""
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def refused(self, words: str) -> None:
        """The summary of errors says this."""
        expect(self.page.get_by_role("alert")).to_contain_text(words)

    @property
    def text(self) -> str:
        """Everything the page says, markup and all."""
        return self.page.content()
