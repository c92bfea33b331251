"""One page of a list: which part of it, and the links to the others. A number from an address is never trusted."""

from dataclasses import dataclass

from django.http import HttpRequest

LAST = 100_000  # beyond it a database's own limits begin


@dataclass(frozen=True, slots=True)
class Page:
    """Rows from `start` until before `end`, of `total`; addresses of the pages around it, empty where there is none."""

    start: int
    end: int
    total: int
    number: int
    pages: int
    previous: str
    next: str


def page_of(request: HttpRequest, total: int, size: int) -> Page:
    """The page that `?page=` asks for, at least the first and at most the last there is."""
    pages = max(1, -(-total // size))
    asked = request.GET.get("page", "1")
    number = min(int(asked), pages, LAST) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    number = max(1, number)
    start = (number - 1) * size
    return Page(
        start=start,
        end=min(start + size, total),
        total=total,
        number=number,
        pages=pages,
        previous=_link(request, number - 1) if number > 1 else "",
        next=_link(request, number + 1) if number < pages else "",
    )


def _link(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
