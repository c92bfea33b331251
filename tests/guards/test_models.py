"""What every table keeps to."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.db.models import CheckConstraint, F, Q

from tests.guards.tree import areas, order

TABLES = [
    model
    for name in areas()
    if apps.is_installed(f"sixthday.{name}")
    for model in apps.get_app_config(name).get_models()
]
each_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)

NOT_PROTECTED: dict[str, str] = {}  # "Model.field": why its row may go with another
NAMED_BY_OTHERS = {
    "User.last_login": "Django's own column",
    "Evidence.valid_to": "the certificate's own word, in the rules too",
    "Check.valid_to": "the certificate's own word, in the rules too",
}
WIDE_MONEY: dict[str, str] = {}  # "Model.field": why a decimal is right here


def _keys(model: type[models.Model]) -> list[models.ForeignKey]:
    return [field for field in model._meta.get_fields(include_parents=False) if isinstance(field, models.ForeignKey)]


def _fields_of(condition: object) -> Iterator[str]:
    """The names of the fields that a constraint's condition speaks of."""
    if isinstance(condition, F):
        yield condition.name.split("__")[0]
    elif isinstance(condition, Q):
        for child in condition.children:
            if isinstance(child, tuple):
                yield child[0].split("__")[0]
                yield from _fields_of(child[1])
            else:
                yield from _fields_of(child)
    elif hasattr(condition, "get_source_expressions"):
        for part in condition.get_source_expressions():
            yield from _fields_of(part)


def _constrained(model: type[models.Model]) -> list[set[str]]:
    return [set(_fields_of(c.condition)) for c in model._meta.constraints if isinstance(c, CheckConstraint)]


@each_table
def test_keys_point_down_and_hold(model: type[models.Model]) -> None:
    """A key to another area goes downward, refuses the other's deletion, and leaves no trace there."""
    heights, own = order(), model._meta.app_label
    faults = []
    for key in _keys(model):
        other = key.related_model._meta.app_label
        if (
            key.remote_field.on_delete is not models.PROTECT
            and f"{model._meta.object_name}.{key.name}" not in NOT_PROTECTED
        ):
            faults.append(f"{key.name} is not PROTECT")
        if other != own and heights.get(other, -1) >= heights[own]:
            faults.append(f"{key.name} points up or sideways, to {other}")
        if other != own and key.remote_field.related_name != "+":
            faults.append(f"{key.name} needs related_name='+'")
    assert faults == []


@each_table
def test_who_and_when_travel_together(model: type[models.Model]) -> None:
    """`x_at` and `x_by` are both required, or a constraint speaks of both."""
    fields = {field.name: field for field in model._meta.fields}
    pairs = [
        (fields[name], fields[f"{name[:-3]}_by"])
        for name in fields
        if name.endswith("_at") and f"{name[:-3]}_by" in fields
    ]
    loose = [
        moment.name
        for moment, person in pairs
        if (moment.null or person.null)
        and not any({moment.name, person.name} <= named for named in _constrained(model))
    ]
    assert loose == []


@each_table
def test_states_are_constrained(model: type[models.Model]) -> None:
    """A column that holds a state lists its states in a constraint."""
    states = [field.name for field in model._meta.fields if field.name == "state"]
    assert [name for name in states if not any(name in named for named in _constrained(model))] == []


@each_table
def test_columns_say_what_they_hold(model: type[models.Model]) -> None:
    """Money is whole pence and never negative without a reason; nothing is a float, a decimal or a clock of its own."""
    faults = []
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            faults.append(f"{field.name} is a generic key")
        if (
            isinstance(field, models.FloatField | models.DecimalField)
            and f"{model.__name__}.{field.name}" not in WIDE_MONEY
        ):
            faults.append(f"{field.name} is a {type(field).__name__}")
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            faults.append(f"{field.name} reads the clock by itself")
        if f"{model.__name__}.{field.name}" in NAMED_BY_OTHERS:
            continue
        if isinstance(field, models.DateTimeField) and not (field.name == "at" or field.name.endswith("_at")):
            faults.append(f"{field.name} is an instant: its name ends in _at")
        if type(field) is models.DateField and not (field.name == "on" or field.name.endswith("_on")):
            faults.append(f"{field.name} is a date: its name ends in _on")
        if field.name.endswith("_pence") and not isinstance(field, models.BigIntegerField):
            faults.append(f"{field.name} is not a BigIntegerField")
    assert faults == []


@each_table
def test_pence_are_constrained(model: type[models.Model]) -> None:
    money = [field.name for field in model._meta.fields if field.name.endswith("_pence")]
    assert [name for name in money if not any(name in named for named in _constrained(model))] == []
