"""Where quality assurance looks first: points for each reason, added up, and the same order for the same facts.

The weights are the council's own, dated and published; what each is given for stands here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, plain_date

SOURCE = "Decision report paragraphs 16 and 22, recommendation 6 (M14)"
NEW_DAYS = 84  # a first visit within twelve weeks of joining
LONG_DAYS, HALF_LONG_DAYS = 365, 183
COMPLAINT_DAYS = 365
MUCH_PENCE, SOME_PENCE = 100_000_00, 25_000_00
MANY_CHILDREN = 5  # so many children with high need give the whole weight
MOST_CONCERNS = 2

# code: the words of the reason, the default weight, and what it is given for
REASONS: tuple[tuple[str, str, int, str], ...] = (
    ("safeguarding", "Safeguarding concern", 40, "an open safeguarding concern"),
    ("evidence", "Evidence lapsed", 25, "something the provider must show is missing or has lapsed; half when it ends within 30 days"),
    ("high_need", "Children with high need", 20, "children with an EHC plan, looked after or at high risk: whole from five children, else a fifth for each"),
    ("visit", "Long since a visit", 20, "no visit for a year, or never one; half after six months"),
    ("concern", "Other open concern", 15, "an open concern of another kind; twice when there are two or more"),
    ("overdue", "Improvement overdue", 15, "an improvement action past its day"),
    ("new", "New provider", 15, "joined within twelve weeks and not yet visited"),
    ("complaint", "Complaint", 10, "a child, parent or carer raised a concern within a year, open or closed"),
    ("spend", "Spend", 10, "live call-offs of £100,000 or more; half from £25,000"),
)  # fmt: skip
CODES = tuple(code for code, *_ in REASONS)
LABELS = {code: label for code, label, *_ in REASONS}
DEFAULT_WEIGHTS: dict[str, int] = {code: weight for code, _, weight, _ in REASONS}
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class QaFacts:
    """What is known of one provider on a day. Money in pence ex VAT; `ref` decides between equals."""

    ref: str
    name: str
    joined_on: date | None = None
    visited_on: date | None = None
    safeguarding: int = 0
    concerns: int = 0
    complaints: int = 0
    overdue: int = 0
    lapsed: tuple[str, ...] = ()
    lapsing: tuple[str, ...] = ()
    spend_pence: int = 0
    children: int = 0
    high_need: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a provider stands where it does: how many points for what, in words."""

    code: str
    points: int
    words: str

    @property
    def label(self) -> str:
        """The reason in two or three words."""
        return LABELS[self.code]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One provider of the list with every reason, the weightiest first."""

    facts: QaFacts
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """All its points."""
        return sum(reason.points for reason in self.reasons)


def reasons(facts: QaFacts, weights: Mapping[str, int], on: date) -> tuple[Reason, ...]:
    """Why quality assurance should look at a provider, the weightiest reason first. Source: M14, published weights."""
    found = [
        _reason("safeguarding", weights, bool(facts.safeguarding), counted(facts.safeguarding, "safeguarding concern") + " open"),
        _reason("concern", weights, min(facts.concerns, MOST_CONCERNS), counted(facts.concerns, "other concern") + " open"),
        _reason("complaint", weights, bool(facts.complaints), counted(facts.complaints, "complaint") + " from families in a year"),
        _reason("overdue", weights, bool(facts.overdue), counted(facts.overdue, "improvement action") + " overdue"),
        _evidence(facts, weights),
        _visit(facts, weights, on),
        _new(facts, weights, on),
        _spend(facts, weights),
        _share("high_need", weights, min(facts.high_need, MANY_CHILDREN), MANY_CHILDREN,
               f"{facts.high_need} of {facts.children} {'child' if facts.children == 1 else 'children'} with high need"),
    ]  # fmt: skip
    given = [reason for reason in found if reason.points]
    return tuple(sorted(given, key=lambda reason: (-reason.points, CODES.index(reason.code))))


def ranked(providers: Iterable[QaFacts], weights: Mapping[str, int], on: date) -> tuple[Ranked, ...]:
    """Every provider, most points first; of equals the one longest without a visit, then by name, then by reference.

    Source: M14; the order depends on nothing but the facts.
    """
    rows = [Ranked(facts, reasons(facts, weights, on)) for facts in providers]
    return tuple(
        sorted(rows, key=lambda row: (-row.points, row.facts.visited_on or date.min, row.facts.name, row.facts.ref))
    )


def weight_findings(
    points: Mapping[str, int], why: str, from_on: date, today: date, *, taken: bool
) -> tuple[Finding, ...]:
    """Whether these weights may be published: one for each reason, 0 to 100, with why, from today or later, once a day.

    Source: M14; the council's own choice.
    """
    whole = set(points) == set(CODES) and all(0 <= value <= MOST_POINTS for value in points.values())
    return (
        Finding("weights_whole", whole, f"Give each reason 0 to {MOST_POINTS} points.", SOURCE),
        Finding("weights_some", any(points.values()), "Give points to at least one reason.", SOURCE),
        Finding("weights_why", bool(why.strip()), "Say why.", SOURCE),
        Finding("weights_date", from_on >= today, "Weights cannot begin in the past.", SOURCE),
        Finding("weights_once", not taken, f"Weights already begin on {plain_date(from_on)}.", SOURCE),
    )


def _reason(code: str, weights: Mapping[str, int], times: int, words: str) -> Reason:
    return Reason(code, weights[code] * times, words)


def _share(code: str, weights: Mapping[str, int], part: int, whole: int, words: str) -> Reason:
    return Reason(code, weights[code] * part // whole, words)


def _evidence(facts: QaFacts, weights: Mapping[str, int]) -> Reason:
    if facts.lapsed:
        return _reason("evidence", weights, 1, "Not in date: " + _listed(facts.lapsed))
    return _share("evidence", weights, bool(facts.lapsing), 2, "Ends within 30 days: " + _listed(facts.lapsing))


def _visit(facts: QaFacts, weights: Mapping[str, int], on: date) -> Reason:
    since = facts.visited_on or facts.joined_on
    days = (on - since).days if since else LONG_DAYS + 1
    halves = 2 if days > LONG_DAYS else 1 if days > HALF_LONG_DAYS else 0
    words = f"Last visited {plain_date(facts.visited_on)}" if facts.visited_on else "Never visited"
    return _share("visit", weights, halves, 2, words)


def _new(facts: QaFacts, weights: Mapping[str, int], on: date) -> Reason:
    new = facts.joined_on is not None and facts.visited_on is None and (on - facts.joined_on).days <= NEW_DAYS
    words = f"Joined {plain_date(facts.joined_on)}, not yet visited" if facts.joined_on else ""
    return _reason("new", weights, new, words)


def _spend(facts: QaFacts, weights: Mapping[str, int]) -> Reason:
    halves = 2 if facts.spend_pence >= MUCH_PENCE else 1 if facts.spend_pence >= SOME_PENCE else 0
    return _share("spend", weights, halves, 2, f"{money_text(facts.spend_pence)} in live call-offs")


def _listed(names: tuple[str, ...]) -> str:
    return names[0] + (f" and {len(names) - 1} more" if names[1:] else "") if names else ""
