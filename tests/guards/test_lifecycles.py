"""Every step of every lifecycle has an action of its name, a kind of entry and words; every state is in its table."""

import ast
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import CheckConstraint

from sixthday.rules.lifecycles import LIFECYCLES, Lifecycle, Step
from tests.guards.tree import named, public_functions

HOME = {
    "round": "framework",
    "referral": "referrals",
    "request": "awards",
    "award": "awards",
    "call-off": "calloffs",
    "placement": "placements",
    "application": "admission",
    "lot application": "admission",
    "agreement": "admission",
    "concern": "quality",
    "visit": "quality",
    "improvement action": "quality",
    "case": "places",
}
PART_OF_ANOTHER: dict[str, str] = {
    "replace_round": "follows from the award of the next round, in that action",
    "award_request": "follows from the approval of its award, in that action",
    "reopen_shortlist": "follows when an award falls, in that action",
    "reopen_draft": "follows when an award made without a shortlist falls, in that action",
}
MADE = {area for area in HOME.values() if any(name.startswith(f"sixthday.{area}.") for name, _ in named("actions"))}
STEPS = [
    pytest.param(HOME[life.noun], step, id=step.verb)
    for life in LIFECYCLES
    if HOME[life.noun] in MADE
    for step in life.steps
]


def test_every_lifecycle_has_a_home() -> None:
    assert {life.noun for life in LIFECYCLES} == set(HOME)


@pytest.mark.parametrize("life", LIFECYCLES, ids=lambda life: life.noun)
def test_its_states_hang_together(life: Lifecycle) -> None:
    """Each state has words, is reached from the start, and is named only once."""
    reached, grown = {life.start}, True
    while grown:
        further = {step.target for step in life.steps if step.sources & reached}
        grown, reached = not further <= reached, reached | further
    assert reached == set(life.names)
    assert len(set(life.names)) == len(life.names)
    assert all(words.strip() for _, words in life.states)
    assert all(step.sources <= set(life.names) for step in life.steps)


@pytest.mark.parametrize("life", [life for life in LIFECYCLES if HOME[life.noun] in MADE], ids=lambda life: life.noun)
def test_some_table_holds_its_states(life: Lifecycle) -> None:
    """A table of the area has a `state` column whose constraint allows exactly these states."""
    held = [
        set(dict(constraint.condition.children).get("state__in", ()))
        for model in apps.get_app_config(HOME[life.noun]).get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and len(constraint.condition.children) == 1
    ]
    assert set(life.names) in held


@pytest.mark.parametrize(("area", "step"), STEPS)
def test_each_step_is_an_action_with_a_kind(area: str, step: Step) -> None:
    if step.verb in PART_OF_ANOTHER:
        return
    found = [
        function
        for name, tree in named("actions")
        if name.startswith(f"sixthday.{area}.")
        for function in public_functions(tree)
        if function.name == step.verb
    ]
    assert len(found) == 1, f"{area} has no action {step.verb}"
    kinds = {
        node.attr
        for node in ast.walk(found[0])
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Kind"
    }
    known = set(import_module("sixthday.audit.choices").Kind.__members__)
    assert kinds, f"{step.verb} names no Kind of entry"
    assert kinds <= known
