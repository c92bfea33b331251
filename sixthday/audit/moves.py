"""Moving a state along a step of its table: one conditional update, one row, or the loser is told who was first."""

from typing import Any, TypeVar

from django.db.models import Model

from sixthday.audit.models import Entry
from sixthday.rules.findings import Stale
from sixthday.rules.lifecycles import Lifecycle

Row = TypeVar("Row", bound=Model)


def hold(row: Row) -> Row:
    """This row, read again and locked until the transaction ends. Order of locks: budget year, term cap, provider, request."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def move(instance: Model, lifecycle: Lifecycle, verb: str, **fields: Any) -> None:
    """Take the step `verb` and set `fields` with it, on the row and on the instance.

    Raises Stale when the row is in none of the step's source states any more.
    """
    step = lifecycle.step(verb)
    changes = {"state": step.target, **fields}
    rows = type(instance)._default_manager.filter(pk=instance.pk, state__in=step.sources).update(**changes)
    if rows != 1:
        raise first(instance, lifecycle)
    for name, value in changes.items():
        setattr(instance, name, value)


def first(instance: Model, lifecycle: Lifecycle) -> Stale:
    """What to tell the second one: where the thing stands now, who brought it there, when."""
    ref = str(getattr(instance, "ref", ""))
    state = type(instance)._default_manager.values_list("state", flat=True).get(pk=instance.pk)
    entry = Entry.objects.filter(abouts__ref=ref).order_by("-at", "-id").first()
    words = dict(lifecycle.states)[state]
    return Stale(
        what=f"This {lifecycle.noun} is already: {words.lower()}.",
        who=entry.actor if entry else "",
        when=entry.at.isoformat() if entry else "",
    )
