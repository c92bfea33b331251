"""What providers of each kind are like in the demonstration. Prices are ranges of the levels seen in public, never anybody's."""

from dataclasses import dataclass

from sixthday.providers.choices import SiteKind, Unit
from sixthday.rules.needs import PART_DAYS

ALL_WEEK = tuple(code for code, _ in PART_DAYS)
COMMON = (
    "semh", "anxiety", "ebsa", "trauma", "low_mood", "behaviour", "autism", "adhd", "literacy", "numeracy",
    "re_engagement", "gcse", "functional_skills", "bereavement", "medical", "vocational",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selling:
    """One service: where it happens, the range of its price in pence for a unit of so many minutes, and the fewest sold."""

    service: str
    mode: str
    unit: Unit
    unit_minutes: int
    pence: tuple[int, int]
    group: int = 1
    least: int = 1


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of provider: its lots, what it sells, ages, places in each offer, and what its adults are called."""

    sells: tuple[Selling, ...]
    ages: tuple[int, int]
    places: tuple[int, int]
    travels: int
    adult: str
    site: SiteKind = SiteKind.INDOOR


_DAY = Selling("programme", "setting", Unit.DAY, 300, (84_00, 122_00), group=6)
_BLOCK = Selling("programme", "setting", Unit.WEEK, 1500, (410_00, 560_00), group=6)
_TUITION = Selling("tuition", "setting", Unit.HOUR, 60, (38_00, 52_00))

STYLES: dict[str, Style] = {
    "school": Style((_DAY,), (11, 18), (9, 14), 30, "Teacher"),
    "primary": Style((_BLOCK,), (5, 11), (6, 9), 25, "Teacher"),
    "farm": Style(
        (Selling("outdoor", "setting", Unit.HALF_DAY, 150, (62_00, 98_00), group=3, least=12),), (7, 17), (5, 8), 30,
        "Farm educator", SiteKind.OUTDOOR,
    ),
    "workshop": Style(
        (Selling("programme", "setting", Unit.DAY, 300, (88_00, 128_00), group=4),), (13, 18), (4, 7), 25, "Instructor"
    ),
    "arts": Style(
        (Selling("programme", "setting", Unit.DAY, 300, (80_00, 115_00), group=4),
         Selling("mentoring", "community", Unit.HOUR, 60, (28_00, 38_00))),
        (10, 18), (4, 6), 25, "Artist educator",
    ),
    "mentor": Style(
        (Selling("mentoring", "community", Unit.HOUR, 60, (26_00, 40_00)),), (8, 18), (6, 12), 35, "Mentor"
    ),
    "tutor": Style(
        (_TUITION, Selling("tuition", "home", Unit.HOUR, 60, (40_00, 56_00))), (7, 18), (5, 9), 30, "Tutor"
    ),
    "online": Style(
        (Selling("tuition_online", "online", Unit.HOUR, 60, (28_00, 44_00)),), (7, 18), (12, 24), 400, "Online tutor",
        SiteKind.ONLINE,
    ),
}  # fmt: skip
LOT_OF = {"programme": 1, "outdoor": 1, "mentoring": 2, "tuition": 3, "tuition_online": 3}
