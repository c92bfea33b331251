"""Reading placements: who may see which, and the start gate as it stands on a day."""

from sixthday.placements.queries.gate import Gate, gate_on, gates_on, overdue, standing_checks
from sixthday.placements.queries.placement import (
    about,
    at_provider,
    children_seen,
    deferrals,
    for_award,
    in_hand,
    over,
    school_days,
    visible,
    waits,
    whole,
    workers,
)
from sixthday.placements.queries.sourcing import Sourcing, sourcing_of

__all__ = [
    "Gate", "Sourcing", "about", "at_provider", "children_seen", "deferrals", "for_award", "gate_on", "gates_on",
    "in_hand", "over", "overdue", "school_days", "sourcing_of", "standing_checks", "visible", "waits", "whole",
    "workers",
]  # fmt: skip
