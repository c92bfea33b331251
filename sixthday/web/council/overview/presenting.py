"""The overview's figures as pictures and tables. A number from 1 to 4 is told only to whoever may see the list behind it."""

from collections import Counter
from typing import Any

from sixthday.awards.queries.timeliness import Answering
from sixthday.reference import queries as reference
from sixthday.referrals.queries.waiting import BANDS, UNCOUNTED
from sixthday.rules.small_numbers import few as few_words
from sixthday.rules.small_numbers import told
from sixthday.web.kit import charts
from sixthday.web.kit.environment import count

SIXTH = 6
SIDE = 2_500  # metres
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database "
    "right; source: Office for National Statistics, licensed under the Open Government Licence v3.0."
)


def bands(days: Counter[int], smallest: int) -> list[tuple[str, int, str]]:
    """Children by the school day they have reached: the band, a length, the figure."""
    sums = [(words, sum(n for day, n in days.items() if first <= day <= last)) for _, first, last, words in BANDS]
    return [(words, max(number, smallest) if number else 0, told(number, smallest)) for words, number in sums]


def waiting(days: Counter[int], missing: int, smallest: int, opens: str = "") -> dict[str, Any]:
    """The heading, the bars and the table of children who wait; each leads to its part of the list at `opens`."""
    total, rows = sum(days.values()) + missing, bands(days, smallest)
    late = [words for _, first, _, words in BANDS if first > SIXTH]
    few = 0 < total < smallest
    heading = f"{few_words(smallest)} children wait" if few else f"{count(total, 'child waits', 'children wait')}"
    longest = f" The longest: day {max(days)}." if days and not few else ""
    return {
        "heading": f"{heading} for the education they are owed."
        if total
        else "No child waits for the education they are owed.",
        "longest": longest.strip(),
        "bars": charts.bars(rows, late=late, links=_lists(opens)),
        "uncounted": f"{opens}?reached={UNCOUNTED}" if opens else "",
        "rows": [[words, figure] for words, _, figure in rows],
        "missing": told(missing, smallest) if missing else "",
    }


def _lists(opens: str) -> dict[str, str]:
    return {words: f"{opens}?reached={code}" for code, _, _, words in BANDS} if opens else {}


def answering(lots: list[Answering], opens: str = "") -> dict[str, Any]:
    """Answers in time by lot, as shares and as a table."""
    links = {row.lot: f"{opens}?lot={row.number}" for row in lots} if opens else {}
    shares = [(row, round(row.in_time * 100 / row.asked)) for row in lots]
    return {
        "bars": charts.bars([(row.lot, share, f"{share}%") for row, share in shares], links=links),
        "rows": [[row.lot, f"{row.asked:,}", f"{row.in_time:,}", f"{share}%"] for row, share in shares],
    }


def whereabouts(rows: list[tuple[str, str, int]], smallest: int) -> dict[str, Any]:
    """Placements by provider: the map of their sites, and the table."""
    squares, grid = reference.grid_squares(SIDE), reference.grid_references([postcode for _, postcode, _ in rows])
    placed = [
        (*grid[postcode], f"{name}: {told(number, smallest)}") for name, postcode, number in rows if postcode in grid
    ]
    return {
        "map": charts.grid_map(squares, placed, side_metres=SIDE) if squares and placed else None,
        "rows": [[name, postcode or "Elsewhere", told(number, smallest)] for name, postcode, number in rows],
        "attribution": ATTRIBUTION,
    }
