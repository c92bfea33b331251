"""A person at a plain HTTP client: cookies kept, redirects followed, forms read off the page and sent back filled in.

visitor = Visitor("127.0.0.1", 8099, heard)
visitor.read("open the package", "/council/referrals/BRANT-1234/package/")
visitor.send("sign the decision", {"stage": "sign"})
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

Values = dict[str, str | list[str]]
REDIRECTS = {302, 303}
MOST = 30  # seconds one answer may take


@dataclass(frozen=True, slots=True)
class Call:
    """One request and its answer: which step of which kind, wall milliseconds, and what came back."""

    step: str
    method: str
    path: str
    status: int
    wall_ms: float


class Forms(HTMLParser):
    """The forms of a page, each with its address, the values it stands at and the buttons that send it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Values]] = []
        self._select = self._textarea = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep what a browser would send."""
        held = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.found.append((held.get("action", ""), {} if held.get("method", "get") == "post" else {"get": "1"}))
        elif not self.found:
            return
        elif tag == "input":
            self._input(held, dict(attributes))
        elif tag == "select":
            self._select = held.get("name", "")
        elif tag == "option" and self._select and "selected" in dict(attributes):
            self._add(self._select, held.get("value", ""))
        elif tag == "textarea":
            self._textarea = held.get("name", "")

    def _input(self, held: dict[str, str], attributes: dict[str, str | None]) -> None:
        kind = held.get("type", "text")
        ticked = kind not in {"checkbox", "radio"} or "checked" in attributes
        if ticked and kind not in {"submit", "button", "file"} and held.get("name"):
            self._add(held["name"], held.get("value", ""))

    def handle_data(self, data: str) -> None:
        """The words in a box of several lines."""
        if self._textarea:
            self._add(self._textarea, data.strip())

    def handle_endtag(self, tag: str) -> None:
        """A list or a box ends."""
        self._select = "" if tag == "select" else self._select
        self._textarea = "" if tag == "textarea" else self._textarea

    def _add(self, name: str, value: str) -> None:
        held = self.found[-1][1].setdefault(name, [])
        assert isinstance(held, list)
        held.append(value)


class Visitor:
    """One signed-in person; `heard` is told of every call."""

    def __init__(self, host: str, port: int, heard: Callable[[Call], None]) -> None:
        self.host, self.port, self.heard = host, port, heard
        self.cookies: dict[str, str] = {}
        self.page, self.path = "", ""

    def again(self, heard: Callable[[Call], None]) -> "Visitor":
        """The same person in the same session, at another connection."""
        other = Visitor(self.host, self.port, heard)
        other.cookies = dict(self.cookies)
        return other

    def read(self, step: str, path: str) -> str:
        """Open a page; gives its text."""
        self._call(step, "GET", path)
        return self.page

    def send(self, step: str, values: Values | None = None, *, which: int = 0) -> str:
        """Send the form of the page as it stands, with these values changed; `which` where the page has several. Gives the
        address it led to. Raises AssertionError when the form came back."""
        own = [held for address, held in Forms(self.page).found if address in {"", self.path} and "get" not in held]
        if not own:
            raise AssertionError(f"{step}: no form to send on {self.path}")
        self._call(step, "POST", self.path, urlencode({**own[which], **(values or {})}, doseq=True))
        return self.path

    def post(self, step: str, path: str) -> str:
        """Press the button on this page that posts to another address. Gives the address it led to."""
        token = next(held for address, held in Forms(self.page).found if address == path)
        self._call(step, "POST", path, urlencode(token, doseq=True))
        return self.path

    def _call(self, step: str, method: str, path: str, body: str = "") -> None:
        status, led = self._once(step, method, path, body)
        while led:
            status, led = self._once(f"{step}: page after", "GET", led)
        if status != 200:
            raise AssertionError(f"{step}: {method} {self.path} answered {status}: {_complaint(self.page)}")

    def _once(self, step: str, method: str, path: str, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        line = HTTPConnection(self.host, self.port, timeout=MOST)  # the server hangs up on who is idle for two seconds
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        wall = (time.perf_counter() - began) * 1000
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        led = answer.headers.get("Location", "") if answer.status in REDIRECTS else ""
        self.page, self.path = text, led.partition("?")[0] or path.partition("?")[0]
        self.heard(Call(step, method, path, answer.status, wall))
        return answer.status, led


def _complaint(text: str) -> str:
    _, _, after = text.partition("govuk-error-summary")
    return " ".join(after[:800].split()) or text[:300]
