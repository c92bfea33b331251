"""What each printed document is made of: words that are ready to be set, prepared by whoever asks for the document.

Dates, hours and money arrive as text (`rules.words`, `rules.money`). A template places them and decides nothing.
"""

from typing import TypedDict


class Council(TypedDict):
    """The council as it signs its letters."""

    name: str
    team: str
    telephone: str
    email: str


class Party(TypedDict):
    """One side of a contract: who it is, and lines such as an address or a contact."""

    role: str  # "Council", "Provider"
    name: str
    lines: list[str]


class Fact(TypedDict):
    """A term and what it is."""

    term: str
    value: str


class Session(TypedDict):
    """One line of the week: Monday, 9:30am to 2:30pm, 5 hours."""

    day: str
    times: str
    hours: str


class PriceLine(TypedDict):
    """What is bought: the unit, how many, the price of one ex VAT, and the total ex VAT."""

    what: str
    unit: str
    quantity: str
    price: str
    total: str


class Clause(TypedDict):
    """Numbered paragraphs under one heading."""

    heading: str
    paragraphs: list[str]


class Signature(TypedDict):
    """Who signs for whom. `signed` is a sentence such as "Signed in Sixthday on …", empty until they have."""

    party: str
    name: str
    role: str
    signed: str


class CallOffPaper(TypedDict):
    """A call-off contract. Names no child: the opaque reference stands for the child."""

    reference: str
    state: str  # "For signature", "Signed by both", "Emergency order, until …"
    council: Council
    parties: list[Party]
    facts: list[Fact]  # framework, lot, service, child's reference, from, until, place, route
    sessions: list[Session]
    sessions_note: str  # "38 sessions, 152 hours in all, on school days only"
    outcomes: list[str]
    price_lines: list[PriceLine]
    price_note: str  # VAT code and rate in words
    maximum_ex_vat: str
    maximum_vat: str
    maximum_inc_vat: str
    clauses: list[Clause]  # absence, cancellation, notice, reviews, safeguarding, data sharing
    signatures: list[Signature]


class LetterPaper(TypedDict):
    """A letter to a family, in plain words."""

    reference: str
    council: Council
    date: str
    dear: str
    heading: str
    opening: list[str]
    facts: list[Fact]  # who, where, when, travel, whom to ring
    paragraphs: list[str]
    complain: list[str]
    from_name: str
    from_role: str


class Judgement(TypedDict):
    """One condition or question: what was found, and the words that explain it."""

    what: str
    result: str  # "Pass", "Not met", "4 of 5"
    why: str


class LotOutcome(TypedDict):
    """What was decided of one lot, with every finding."""

    lot: str
    outcome: str
    why: str
    judgements: list[Judgement]


class AssessmentPaper(TypedDict):
    """The assessment summary of one applicant: what was found of it in each lot, and why. Names no other applicant."""

    reference: str
    council: Council
    date: str
    applicant: str
    facts: list[Fact]
    lots: list[LotOutcome]
    next: list[str]


class Rate(TypedDict):
    """One line of the schedule of rates."""

    what: str
    site: str
    unit: str
    price: str


class LotRates(TypedDict):
    """The rates of one lot."""

    lot: str
    rates: list[Rate]


class AgreementPaper(TypedDict):
    """The framework agreement of one provider: parties, lots, rates, terms, signatures."""

    reference: str
    state: str
    council: Council
    parties: list[Party]
    facts: list[Fact]
    lots: list[LotRates]
    clauses: list[Clause]
    signatures: list[Signature]
