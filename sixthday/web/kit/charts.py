"""Pictures worked out as plain numbers: positions in percent, words beside them. Templates only place them.

Everything is measured from nought. The title of a picture states what it shows; its table follows it on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sixthday.rules.clocks import Clock, CountedDay, Position
from sixthday.rules.money import half_up
from sixthday.rules.words import hours_text, short_date

WIDE_ENOUGH = 6  # percent of the bar that a label needs

GAP = 9.0  # percent between two circles of a line of time: their width on the narrowest screen


def percent(part: int | Fraction | float, whole: int | Fraction | float) -> float:
    """Part of a whole in percent, two decimals, 0 when the whole is 0."""
    return round(float(part) / float(whole) * 100, 2) if whole else 0.0


# --- the clock strip: one square for each counted day, the last one filled ---------------------------------------


@dataclass(frozen=True, slots=True)
class Square:
    """One counted day: past, now or ahead; whether the duty is due on it; the word under it."""

    day: str
    state: str
    due: bool
    word: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A duty's clock as it is shown: the sentence, the squares, school days late, and how it was counted."""

    text: str
    squares: tuple[Square, ...]
    late: str
    counted: tuple[CountedDay, ...]
    source: str


def clock_strip(
    clock: Clock, position: Position, today: date, *, began_on: date | None = None, words: str = ""
) -> Strip:
    """The strip for a clock on a day. `words` replaces the sentence (met, part met); `began_on` is when it was met."""
    counted = [row.on for row in clock.counted if row.counts]
    squares = tuple(_square(on, today, on == clock.due_on, began_on) for on in counted)
    ahead = clock.due_on is not None and today < clock.due_on
    text = words or (f"{position.text} – due {short_date(clock.due_on)}" if ahead and clock.due_on else position.text)
    late = f"{position.late_days} late" if position.late_days and not began_on else ""
    return Strip(text, squares, late, clock.counted, clock.source)


def _square(on: date, today: date, due: bool, began_on: date | None) -> Square:
    state = "past" if on < today else "now" if on == today else "ahead"
    parts = ["began" if on == began_on else "", "today" if on == today else "", "due" if due else ""]
    return Square(f"{short_date(on)[:3]} {on.day}", state, due, ", ".join(part for part in parts if part))


# --- bars ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its length in percent, its figure, a note, and whether it is past a limit, foreseen, or an aim."""

    label: str
    width: float
    figure: str
    note: str = ""
    late: bool = False
    foreseen: bool = False
    aim: bool = False
    href: str = ""


def bars(
    rows: Sequence[tuple[str, int, str]], *, late: Sequence[str] = (), links: dict[str, str] | None = None
) -> tuple[Bar, ...]:
    """A list of bars from (label, value, figure), the longest filling the width. `late` labels are drawn red."""
    longest = max((value for _, value, _ in rows), default=0)
    links = links or {}
    return tuple(
        Bar(label, percent(value, longest), figure, late=label in late, href=links.get(label, ""))
        for label, value, figure in rows
    )


def hours_bar(
    suitable: int | None, bought: int, delivered: int, *, notes: dict[str, str] | None = None
) -> tuple[Bar, ...]:
    """Weekly minutes judged suitable, bought and delivered, on one scale. `notes` by "bought" and "delivered"."""
    notes = notes or {}
    scale = max(suitable or 0, bought, delivered)
    return (
        Bar(
            "Suitable",
            percent(suitable or 0, scale),
            "Not yet judged" if suitable is None else hours_text(suitable),
            aim=True,
        ),
        Bar("Bought", percent(bought, scale), hours_text(bought), notes.get("bought", "")),
        Bar("Delivered", percent(delivered, scale), hours_text(delivered), notes.get("delivered", "")),
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar: what it is, where it begins, how wide it is, the words inside it."""

    name: str
    at: float
    width: float
    text: str

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return round(self.at + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Stack:
    """One row of stacked parts with its total; the first of all rows is drawn in the council's colour."""

    label: str
    segments: tuple[Segment, ...]
    total: str
    first: bool


def stacked(
    rows: Sequence[tuple[str, Sequence[tuple[str, str, Fraction | int]], str]], *, whole: int = 100
) -> tuple[Stack, ...]:
    """Stacked bars from (label, parts, total); each part is (name, letter, points) out of `whole` points."""
    return tuple(
        _stack(label, parts, total, whole, first=index == 0) for index, (label, parts, total) in enumerate(rows)
    )


def _stack(
    label: str, parts: Sequence[tuple[str, str, Fraction | int]], total: str, whole: int, *, first: bool
) -> Stack:
    at, segments = Fraction(0), []
    for name, letter, points in parts:
        width = percent(points, whole)
        figure = str(half_up(Fraction(points)))
        text = f"{letter}{figure}" if width >= WIDE_ENOUGH else figure if width >= WIDE_ENOUGH / 2 else ""
        segments.append(Segment(name, percent(at, whole), width, text))
        at += Fraction(points)
    return Stack(label, tuple(segments), total, first)


# --- the S-curve: money over time against a cap --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight piece of a curve, in percent from the left and from the top."""

    x1: float
    y1: float
    x2: float
    y2: float
    foreseen: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve under a cap, with the words at its ends."""

    strokes: tuple[Stroke, ...]
    cap_y: float
    cap: str
    first: str
    last: str
    now_x: float
    now_y: float
    now: str


def s_curve(points: Sequence[tuple[str, int]], known: int, cap: int, *, words: tuple[str, str]) -> Curve:
    """Amounts in pence by period, the first `known` of them actual and the rest foreseen, against a cap in pence.

    `words` are those of the cap and of the amount now. Needs at least two points.
    """
    top = max(cap, *(value for _, value in points)) * Fraction(11, 10)
    places = [(percent(index, len(points) - 1), percent(top - value, top)) for index, (_, value) in enumerate(points)]
    strokes = tuple(
        Stroke(*start, *end, foreseen=index + 1 >= known)
        for index, (start, end) in enumerate(zip(places, places[1:], strict=False))
    )
    now = places[max(known - 1, 0)]
    return Curve(strokes, percent(top - cap, top), words[0], points[0][0], points[-1][0], now[0], now[1], words[1])


# --- the map: squares of the National Grid that hold a postcode, circles of providers ------------------------------


@dataclass(frozen=True, slots=True)
class Circle:
    """A provider's place on the map, its number in the list below, its name."""

    x: float
    y: float
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    """A council's shape in squares of `side`, on a sheet `width` by `height`; circles over it."""

    width: int
    height: int
    side: float
    squares: tuple[tuple[float, float, bool], ...]
    circles: tuple[Circle, ...]


def grid_map(
    squares: Sequence[tuple[int, int, bool]],
    places: Sequence[tuple[int, int, str]],
    *,
    side_metres: int,
    width: int = 400,
) -> Map:
    """A map from lower-left corners in metres (with whether they lie in the council), and places with their names."""
    west, south = min(x for x, _, _ in squares), min(y for _, y, _ in squares)
    east, north = max(x for x, _, _ in squares) + side_metres, max(y for _, y, _ in squares) + side_metres
    scale = Fraction(width, east - west)

    def across(x: int) -> float:
        return round(float((x - west) * scale), 1)

    def down(y: int) -> float:
        return round(float((north - y) * scale), 1)

    drawn = tuple((across(x), down(y + side_metres), inside) for x, y, inside in squares)
    circles = tuple(Circle(across(x), down(y), number, label) for number, (x, y, label) in enumerate(places, 1))
    return Map(width, round(float((north - south) * scale)), round(float(side_metres * scale), 1), drawn, circles)


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered day on a line of time: where it truly lies and where its circle stands, both in percent of the width."""

    number: int
    label: str
    at: float
    circle_at: float
    above: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Numbered days above and below a line, today on it, and the years it runs from and to."""

    marks: tuple[Mark, ...]
    today: float
    first: str
    last: str


def time_line(days: Sequence[tuple[str, date, bool]], today: date) -> Line:
    """Days as (label, day, above the line), in order. Circles of one side keep apart, so that none hides another."""
    first, last = date(min(today, days[0][1]).year, 1, 1), date(max(today, days[-1][1]).year + 1, 1, 1)
    whole, stand, marks = (last - first).days, {True: -GAP, False: -GAP}, []
    for number, (label, on, above) in enumerate(days, start=1):
        at = percent((on - first).days, whole)
        stand[above] = max(at, stand[above] + GAP)
        marks.append(Mark(number, label, at, stand[above], above, on < today))
    return Line(tuple(marks), percent((today - first).days, whole), str(first.year), str(last.year))
