"""The transition tables hang together."""

from enum import StrEnum

import pytest

from sixthday.rules.lifecycles import (
    LIFECYCLES,
    AgreementState,
    ApplicationState,
    AwardState,
    CallOffState,
    ConcernState,
    ImprovementState,
    Lifecycle,
    LotApplicationState,
    PlacementState,
    ReferralState,
    RequestState,
    RoundState,
    SchoolCaseState,
    VisitState,
)

STATES: dict[str, type[StrEnum]] = {
    "round": RoundState,
    "referral": ReferralState,
    "request": RequestState,
    "award": AwardState,
    "call-off": CallOffState,
    "placement": PlacementState,
    "application": ApplicationState,
    "lot application": LotApplicationState,
    "agreement": AgreementState,
    "concern": ConcernState,
    "visit": VisitState,
    "improvement action": ImprovementState,
    "case": SchoolCaseState,
}
EACH = pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.noun)


@EACH
def test_states_and_steps_name_each_other(lifecycle: Lifecycle) -> None:
    names = set(lifecycle.names)
    assert names == {str(state) for state in STATES[lifecycle.noun]}
    assert lifecycle.start in names
    assert {state for step in lifecycle.steps for state in (*step.sources, step.target)} == names
    assert all(label for _, label in lifecycle.states)


@EACH
def test_every_state_can_be_reached(lifecycle: Lifecycle) -> None:
    reached = {lifecycle.start}
    for _ in lifecycle.steps:
        reached |= {step.target for step in lifecycle.steps if step.sources & reached}
    assert reached == set(lifecycle.names)


@EACH
def test_verbs_are_once(lifecycle: Lifecycle) -> None:
    verbs = [step.verb for step in lifecycle.steps]
    assert len(set(verbs)) == len(verbs)
    assert [lifecycle.step(verb).verb for verb in verbs] == verbs
    with pytest.raises(KeyError):
        lifecycle.step("vanish")
