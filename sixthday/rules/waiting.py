"""What a child's education waits for, on whom and since when: one line for each thing that is under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Party(StrEnum):
    """Who has the next move."""

    BROKER = "broker"
    REFERRER = "referrer"
    DECISION_MAKER = "decision_maker"
    PROVIDER = "provider"
    APPROVER = "approver"
    SIGNATORY = "signatory"
    QA_OFFICER = "qa_officer"


class Stage(StrEnum):
    """A step on the way from referral to start, in the order in which they come."""

    RETURNED = "returned"
    UNOWNED = "unowned"
    PACKAGE = "package"
    SEND = "send"
    ANSWERS = "answers"
    LOCK = "lock"
    PROPOSE = "propose"
    DECISION = "decision"
    EVIDENCE = "evidence"
    APPROVE = "approve"
    CONFIRM = "confirm"
    ISSUE = "issue"
    PROVIDER_SIGNATURE = "provider_signature"
    COUNCIL_SIGNATURE = "council_signature"
    START = "start"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in words: what is waited for, who moves, and the words of the link that makes the move."""

    stage: Stage
    awaited: str
    party: Party
    link: str


STEPS: tuple[Step, ...] = (
    Step(Stage.RETURNED, "more from the referrer", Party.REFERRER, "See what is missing"),
    Step(Stage.UNOWNED, "a broker to take it", Party.BROKER, "Take it"),
    Step(Stage.PACKAGE, "providers to be asked", Party.BROKER, "Find provision"),
    Step(Stage.SEND, "the request to be sent", Party.BROKER, "Send request"),
    Step(Stage.ANSWERS, "answers", Party.PROVIDER, "See answers"),
    Step(Stage.LOCK, "the shortlist to be locked", Party.BROKER, "Lock shortlist"),
    Step(Stage.PROPOSE, "an award to be proposed", Party.BROKER, "Propose award"),
    Step(Stage.DECISION, "the decision", Party.DECISION_MAKER, "Sign decision"),
    Step(Stage.EVIDENCE, "evidence for the decision", Party.DECISION_MAKER, "Decide again"),
    Step(Stage.APPROVE, "approval of the award", Party.APPROVER, "Approve award"),
    Step(Stage.CONFIRM, "the provider to confirm", Party.PROVIDER, "See award"),
    Step(Stage.ISSUE, "the call-off to be issued", Party.BROKER, "Issue call-off"),
    Step(Stage.PROVIDER_SIGNATURE, "the provider’s signature", Party.PROVIDER, "See call-off"),
    Step(Stage.COUNCIL_SIGNATURE, "the council’s signature", Party.SIGNATORY, "Sign call-off"),
    Step(Stage.START, "the checks before the start", Party.QA_OFFICER, "See start gate"),
)
STEP: dict[Stage, Step] = {step.stage: step for step in STEPS}
_PLACE = {step.stage: place for place, step in enumerate(STEPS)}


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing waited for: its stage, since when, the reference of what to open, on whom, and a detail in words."""

    stage: Stage
    since: datetime
    ref: str
    whom: str = ""
    detail: str = ""
    due_at: datetime | None = None

    @property
    def step(self) -> Step:
        """The stage in words."""
        return STEP[self.stage]

    @property
    def awaited(self) -> str:
        """What is waited for, in words: the detail where there is one."""
        return self.detail or self.step.awaited


def in_order(waits: Sequence[Wait]) -> tuple[Wait, ...]:
    """Waits in the order of the way, the longest first within a stage. Source: decision report (M21)."""
    return tuple(sorted(waits, key=lambda wait: (_PLACE[wait.stage], wait.since)))


def next_for(waits: Sequence[Wait], parties: frozenset[Party]) -> Wait | None:
    """The row's next step for somebody with these moves: to take what nobody owns, else their own move that is nearest to
    the start of education, else the first there is. Source: decision report (M21)."""
    own = [wait for wait in waits if wait.step.party in parties]
    untaken = [wait for wait in own if wait.stage is Stage.UNOWNED]
    if not own:
        return next(iter(in_order(waits)), None)
    return untaken[0] if untaken else min(own, key=lambda wait: (-_PLACE[wait.stage], wait.since))


def all_elsewhere(waits: Sequence[Wait]) -> bool:
    """Whether somebody outside the broker team has every next move. Source: decision report (M21)."""
    return bool(waits) and all(wait.step.party is not Party.BROKER for wait in waits)
