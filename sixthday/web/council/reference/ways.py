"""The pages of reference data, as the sub-navigation that each of them shows."""

from django.urls import reverse

PAGES = (
    ("overview", "reference", "What is loaded"),
    ("schools", "reference_schools", "Schools"),
    ("term_dates", "reference_term_dates", "Term dates"),
    ("closures", "reference_closures", "Closures"),
)


def ways(here: str) -> list[dict[str, object]]:
    """The four pages, with this one marked."""
    return [{"text": text, "href": reverse(route), "current": name == here} for name, route, text in PAGES]
