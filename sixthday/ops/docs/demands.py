"""What the decision report asks for, and which tests show it: read from the `demand` marks."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sixthday.ops.docs.tables import page, table

DEMANDS = {
    "M01": "A flexible, open framework held as a record: rounds, terms, specification, value, dates",
    "M02": "Three lots, with service types and ways of delivery below them, and membership of each",
    "M03": "No commitment to any provider: one call-off contract for each child, signed by both sides",
    "M04": "The framework reopens during its term; live call-offs keep the round that made them",
    "M05": "Every compliant bidder is admitted, after checks, by a reasoned decision for each lot",
    "M06": "Bids scored by several people and moderated; young people ask and score a question of their own",
    "M07": "One referral journey for every team, each question asked once",
    "M08": "The statutory duties: a dated, reasoned decision, and clocks counted in the right school's days",
    "M09": "Every eligible provider is asked at one moment and answers by a stored due moment",
    "M10": "An award checks every condition and shows every reason",
    "M11": "Where several fit, a published, weighted ranking chooses, and can be replayed",
    "M12": "A package: several call-offs for one child, hours added up against what was judged suitable",
    "M13": "Nothing starts until every check is made and every paper is back",
    "M14": "Quality assurance goes on, and looks first where the risk is",
    "M15": "Unregistered provision is watched across all hours at a provider, before an award tips it over",
    "M16": "Oversight of volume, cost and quality: live boards and a signed-off monthly report",
    "M17": "Forecast, commitment and actual against the year's budget and the framework's cap",
    "M18": "Invoices matched to attendance and paid within thirty days",
    "M19": "Today's spot purchases carried over; new ones with a reason and an authority, counted apart",
    "M20": "A wider, local, accredited market: interest, invitations, events, unmet needs",
    "M21": "One broker as the point of contact, working in order of urgency",
    "M22": "Return to mainstream school planned from the first day and reviewed",
    "M23": "Outcomes measured against a starting point, looked-after children's among them",
    "M24": "Less travel and paper: distance and mode count, transport is arranged before a start",
    "M25": "Equality of referral, wait and outcome shown, small numbers hidden",
    "M26": "The broker team's load, and the time each stage takes",
    "M27": "Cost per child, per hour and per outcome, over time",
    "M28": "Places by the day that schools can buy, with income shown against grant",
    "M29": "Approval by value and role, nobody their own approver, conflicts declared, notices tracked",
    "M30": "Child's and parents' views at start, middle and end, counted in the award",
    "M31": "One record for each child, provider and contract, with a timeline a person can read",
    "M32": "Every term on the screens stands in the glossary, one word for each thing",
    "M33": "Out-of-scope routes refused politely, with the reason",
    "M34": "The family told in plain words at each step: who, where, when, travel, whom to ring",
}
ACTIONS, JOURNEYS = "tests/areas", "tests/journeys"


@dataclass(frozen=True, slots=True)
class Shown:
    """One test that shows a demand, where it stands, and what it shows."""

    number: str
    what: str
    place: str


def demands() -> str:
    """The document: done needs an action test and a journey through the pages; one of the two is a part."""
    found = list(shown(settings.HERE))
    rows = [
        [number, text, *_standing([one for one in found if one.number == number])] for number, text in DEMANDS.items()
    ]
    return page(
        "Demands of the decision report",
        "the `demand` marks of the tests",
        "Done means that an action does it and a journey in a browser shows it on the pages; part means one of the two.",
        table(["", "Demand", "Stands", "Shown by"], rows),
    )


def shown(root: Path) -> Iterator[Shown]:
    """Every `demand` mark in the tests. Raises ValueError for a mark that is not two plain texts."""
    for path in sorted((root / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.demand":
                values = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                if len(values) != 2:
                    raise ValueError(f"{path.name}:{node.lineno}: a demand mark is a number and what is shown")
                yield Shown(str(values[0]), str(values[1]), path.relative_to(root).as_posix())


def _standing(found: list[Shown]) -> tuple[str, str]:
    places = {folder for folder in (ACTIONS, JOURNEYS) if any(one.place.startswith(f"{folder}/") for one in found)}
    stands = ("not yet", "part", "done")[len(places)]
    return stands, "; ".join(sorted({f"{one.what} (`{one.place.removeprefix('tests/')}`)" for one in found}))
