"""Making a placement ready, checking it, starting it, ending it."""

from sixthday.placements.actions.checks import (
    defer_check,
    name_worker,
    record_check,
    stand_worker_down,
    undo_check,
)
from sixthday.placements.actions.placement import (
    abandon_placement,
    end_placement,
    prepare_placement,
    start_placement,
)
from sixthday.placements.actions.review import call_review, hold_review

__all__ = [
    "abandon_placement", "call_review", "defer_check", "end_placement", "hold_review", "name_worker",
    "prepare_placement", "record_check",
    "stand_worker_down", "start_placement", "undo_check",
]  # fmt: skip
