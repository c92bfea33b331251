"""The DfE's voluntary national standards for alternative provision outside schools, in dated sets.

A set is never edited: when the DfE's own list is at hand, it becomes a set of its own, and ratings keep the set they
were made under. Source: DfE, Non-school alternative provision: voluntary national standards, August 2025.
"""

from dataclasses import dataclass
from datetime import date

SOURCE = "DfE, Non-school alternative provision: voluntary national standards (August 2025)"
UNCONFIRMED = "title not confirmed"


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard: its part and number. The title is empty while the DfE's own words are not at hand."""

    code: str
    part: int
    title: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether its title is known, so that a provider can be rated against it."""
        return bool(self.title)

    @property
    def words(self) -> str:
        """Its number and title, or that the title is not confirmed."""
        return f"{self.code} {self.title or UNCONFIRMED}"


@dataclass(frozen=True, slots=True)
class StandardSet:
    """The standards as published from a day; `note` says what about them is not confirmed."""

    code: str
    title: str
    from_on: date
    parts: tuple[tuple[int, str], ...]
    standards: tuple[Standard, ...]
    note: str = ""


def _places(part: int, first: int, last: int) -> tuple[Standard, ...]:
    return tuple(Standard(f"{part}.{number}", part) for number in range(first, last + 1))


DFE_2025 = StandardSet(
    "dfe-2025-08",
    "Voluntary national standards, August 2025",
    date(2025, 8, 29),
    (
        (1, "Safeguarding and welfare"),
        (2, "Health and safety"),
        (3, "Admissions, support and guidance"),
        (4, "Quality of education"),
    ),
    (
        Standard("1.1", 1, "Recruitment checks and single central record"),
        Standard("1.2", 1, "Safeguarding policies"),
        Standard("1.3", 1, "Responding to welfare concerns"),
        Standard("1.4", 1, "Staff safeguarding awareness"),
        Standard("1.5", 1, "Designated safeguarding lead"),
        Standard("1.6", 1, "Site access and security"),
        *_places(2, 1, 5),
        *_places(3, 1, 5),
        *_places(4, 1, 5),
    ),
    "There are 21 standards. How the last 15 are shared between parts 2, 3 and 4 is not confirmed, nor are their titles: "
    "their places are kept here until the DfE's own list is entered.",
)

SETS: tuple[StandardSet, ...] = (DFE_2025,)
CODES = sorted({standard.code for held in SETS for standard in held.standards})


def set_on(on: date) -> StandardSet:
    """The standards in force on a day. Raises LookupError before the first set. Source: DfE, August 2025."""
    found = [held for held in SETS if held.from_on <= on]
    if not found:
        raise LookupError(f"no national standards were published by {on}")
    return max(found, key=lambda held: held.from_on)


def standard(set_code: str, code: str) -> Standard:
    """One standard of a set by its number. Raises KeyError for one the set does not have. Source: DfE, August 2025."""
    return {(held.code, row.code): row for held in SETS for row in held.standards}[(set_code, code)]
