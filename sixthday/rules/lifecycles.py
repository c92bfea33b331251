"""One transition table for each thing that has a life. A state moves only along a step named here."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Step:
    """One move: the verb that is the action's name, from which states, to which."""

    verb: str
    sources: frozenset[str]
    target: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A noun, its states in reading order with their words, and the steps between them."""

    noun: str
    states: tuple[tuple[str, str], ...]
    start: str
    steps: tuple[Step, ...]

    def step(self, verb: str) -> Step:
        """The step with this verb. Raises KeyError for a verb the table does not have."""
        return {step.verb: step for step in self.steps}[verb]

    @property
    def names(self) -> tuple[str, ...]:
        """The states' codes."""
        return tuple(code for code, _ in self.states)


def _step(verb: str, sources: str, target: str) -> Step:
    return Step(verb, frozenset(sources.split()), target)


class ReferralState(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


REFERRAL = Lifecycle(
    "referral",
    (
        ("draft", "Draft"),
        ("submitted", "With the brokers"),
        ("returned", "Returned for more"),
        ("withdrawn", "Withdrawn"),
        ("closed", "Closed"),
    ),
    "draft",
    (
        _step("submit_referral", "draft returned", "submitted"),
        _step("carry_over_referral", "draft", "submitted"),
        _step("return_referral", "submitted", "returned"),
        _step("withdraw_referral", "draft submitted returned", "withdrawn"),
        _step("close_referral", "submitted", "closed"),
    ),
)


class RequestState(StrEnum):
    """Where a request to the providers of a lot stands."""

    DRAFT = "draft"
    SENT = "sent"
    LOCKED = "locked"
    AWARDED = "awarded"
    NONE_SUITABLE = "none_suitable"
    CANCELLED = "cancelled"


REQUEST = Lifecycle(
    "request",
    (
        ("draft", "Not sent"),
        ("sent", "Waiting for answers"),
        ("locked", "Shortlist locked"),
        ("awarded", "Awarded"),
        ("none_suitable", "None suitable"),
        ("cancelled", "Cancelled"),
    ),
    "draft",
    (
        _step("send_request", "draft", "sent"),
        _step("lock_shortlist", "sent", "locked"),
        _step("award_request", "draft locked", "awarded"),
        _step("reopen_shortlist", "awarded", "locked"),
        _step("reopen_draft", "awarded", "draft"),
        _step("close_none_suitable", "draft sent locked", "none_suitable"),
        _step("cancel_request", "draft sent locked", "cancelled"),
    ),
)


class AwardState(StrEnum):
    """Where an award stands."""

    PROPOSED = "proposed"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


AWARD = Lifecycle(
    "award",
    (
        ("proposed", "Waiting for approval"),
        ("sent_back", "Sent back"),
        ("approved", "Waiting for the provider"),
        ("confirmed", "Confirmed by the provider"),
        ("declined", "Provider withdrew"),
        ("withdrawn", "Withdrawn by the council"),
    ),
    "proposed",
    (
        _step("approve_award", "proposed", "approved"),
        _step("send_back_award", "proposed", "sent_back"),
        _step("confirm_award", "approved", "confirmed"),
        _step("carry_over_award", "proposed", "confirmed"),
        _step("decline_award", "approved", "declined"),
        _step("withdraw_award", "proposed approved confirmed", "withdrawn"),
    ),
)


class CallOffState(StrEnum):
    """Where a call-off contract stands."""

    ISSUED = "issued"
    PROVIDER_SIGNED = "provider_signed"
    SIGNED = "signed"
    CANCELLED = "cancelled"
    ENDED = "ended"


CALLOFF = Lifecycle(
    "call-off",
    (
        ("issued", "Waiting for the provider's signature"),
        ("provider_signed", "Waiting for the council's signature"),
        ("signed", "Signed by both"),
        ("cancelled", "Cancelled before signature"),
        ("ended", "Ended"),
    ),
    "issued",
    (
        _step("sign_for_provider", "issued", "provider_signed"),
        _step("sign_for_council", "provider_signed", "signed"),
        _step("cancel_calloff", "issued provider_signed", "cancelled"),
        _step("end_calloff", "signed", "ended"),
    ),
)


class PlacementState(StrEnum):
    """Where a placement stands."""

    PREPARING = "preparing"
    STARTED = "started"
    NOT_STARTED = "not_started"
    ENDED = "ended"


PLACEMENT = Lifecycle(
    "placement",
    (("preparing", "Being made ready"), ("started", "Started"), ("not_started", "Never started"), ("ended", "Ended")),
    "preparing",
    (
        _step("start_placement", "preparing", "started"),
        _step("carry_over_placement", "preparing", "started"),
        _step("abandon_placement", "preparing", "not_started"),
        _step("end_placement", "started", "ended"),
    ),
)


class ApplicationState(StrEnum):
    """Where an application to a round stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    TOLD = "told"
    ENDED = "ended"


APPLICATION = Lifecycle(
    "application",
    (
        ("draft", "Being written"),
        ("submitted", "With the council"),
        ("withdrawn", "Withdrawn"),
        ("told", "Outcome told"),
        ("ended", "Ended: the round was abandoned"),
    ),
    "draft",
    (
        _step("submit_application", "draft", "submitted"),
        _step("change_application", "submitted", "draft"),
        _step("withdraw_application", "draft submitted", "withdrawn"),
        _step("tell_outcomes", "submitted", "told"),
        _step("end_application", "draft submitted", "ended"),
    ),
)


class LotApplicationState(StrEnum):
    """Where an application to one lot stands."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    REFUSED = "refused"


LOT_APPLICATION = Lifecycle(
    "lot application",
    (("applied", "Not decided"), ("admitted", "Admitted"), ("refused", "Refused")),
    "applied",
    (
        _step("admit_to_lot", "applied", "admitted"),
        _step("refuse_lot", "applied", "refused"),
        _step("reopen_lot", "admitted refused", "applied"),
    ),
)


class AgreementState(StrEnum):
    """Where a framework agreement stands. Membership begins when both have signed."""

    OFFERED = "offered"
    PROVIDER_SIGNED = "provider_signed"
    SIGNED = "signed"
    LAPSED = "lapsed"


AGREEMENT = Lifecycle(
    "agreement",
    (
        ("offered", "Waiting for the provider's signature"),
        ("provider_signed", "Waiting for the council's signature"),
        ("signed", "Signed by both"),
        ("lapsed", "Lapsed: the round was abandoned"),
    ),
    "offered",
    (
        _step("sign_agreement_for_provider", "offered", "provider_signed"),
        _step("sign_agreement_for_council", "provider_signed", "signed"),
        _step("lapse_agreement", "offered provider_signed", "lapsed"),
    ),
)


class RoundState(StrEnum):
    """Where a round stands. That an open round has closed is its deadline's doing, not a state."""

    PLANNED = "planned"
    OPEN = "open"
    ASSESSED = "assessed"
    AWARDED = "awarded"
    REPLACED = "replaced"
    ABANDONED = "abandoned"


ROUND = Lifecycle(
    "round",
    (
        ("planned", "Being planned"),
        ("open", "Published"),
        ("assessed", "Assessed"),
        ("awarded", "Awarded"),
        ("replaced", "Replaced by a later round"),
        ("abandoned", "Abandoned"),
    ),
    "planned",
    (
        _step("open_round", "planned", "open"),
        _step("assess_round", "open", "assessed"),
        _step("award_round", "assessed", "awarded"),
        _step("replace_round", "awarded", "replaced"),
        _step("abandon_round", "planned open assessed", "abandoned"),
    ),
)


class ConcernState(StrEnum):
    """Where a concern about a provider stands."""

    RECEIVED = "received"
    ASSESSING = "assessing"
    ACTING = "acting"
    CLOSED = "closed"


CONCERN = Lifecycle(
    "concern",
    (("received", "Received"), ("assessing", "Being assessed"), ("acting", "Being acted on"), ("closed", "Closed")),
    "received",
    (
        _step("assess_concern", "received", "assessing"),
        _step("act_on_concern", "assessing", "acting"),
        _step("close_concern", "assessing acting", "closed"),
        _step("reopen_concern", "closed", "assessing"),
    ),
)


class VisitState(StrEnum):
    """Where a visit to a provider stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"
    SHARED = "shared"
    CLOSED = "closed"


VISIT = Lifecycle(
    "visit",
    (
        ("planned", "Planned"),
        ("cancelled", "Cancelled"),
        ("held", "Held, findings being written"),
        ("shared", "Findings shared"),
        ("closed", "Closed"),
    ),
    "planned",
    (
        _step("cancel_visit", "planned", "cancelled"),
        _step("hold_visit", "planned", "held"),
        _step("share_visit", "held", "shared"),
        _step("close_visit", "shared", "closed"),
    ),
)


class ImprovementState(StrEnum):
    """Where an improvement action stands."""

    OPEN = "open"
    DONE = "done"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


IMPROVEMENT = Lifecycle(
    "improvement action",
    (("open", "To be done"), ("done", "Said to be done"), ("verified", "Verified"), ("withdrawn", "Withdrawn")),
    "open",
    (
        _step("report_done", "open", "done"),
        _step("return_improvement", "done", "open"),
        _step("verify_improvement", "done", "verified"),
        _step("withdraw_improvement", "open done", "withdrawn"),
    ),
)


class SchoolCaseState(StrEnum):
    """Where a case of a possible unregistered school stands."""

    OPEN = "open"
    REPORTED = "reported"
    CLOSED = "closed"


SCHOOL_CASE = Lifecycle(
    "case",
    (("open", "Open"), ("reported", "Reported to the DfE or Ofsted"), ("closed", "Closed")),
    "open",
    (
        _step("report_case", "open reported", "reported"),
        _step("close_case", "open reported", "closed"),
    ),
)

LIFECYCLES = (
    ROUND,
    REFERRAL,
    REQUEST,
    AWARD,
    CALLOFF,
    PLACEMENT,
    APPLICATION,
    LOT_APPLICATION,
    AGREEMENT,
    CONCERN,
    VISIT,
    IMPROVEMENT,
    SCHOOL_CASE,
)
