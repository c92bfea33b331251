"""Making a placement ready, checking it, starting it, ending it."""

from sixthday.placements.actions.calling_off import cancel_whole_calloff, end_whole_calloff
from sixthday.placements.actions.carrying import load_spot_placements
from sixthday.placements.actions.checks import (
    defer_check,
    name_worker,
    record_check,
    stand_worker_down,
    undo_check,
)
from sixthday.placements.actions.placement import (
    abandon_placement,
    carry_over_placement,
    end_placement,
    prepare_placement,
    start_placement,
)
from sixthday.placements.actions.review import call_review, hold_review
from sixthday.placements.actions.stopping import (
    close_whole_referral,
    end_whole_duty,
    stop_sourcing,
    withdraw_whole_referral,
)

__all__ = [
    "abandon_placement", "call_review", "cancel_whole_calloff", "carry_over_placement", "close_whole_referral",
    "defer_check", "end_placement", "end_whole_calloff", "end_whole_duty", "hold_review", "load_spot_placements", "name_worker", "prepare_placement", "record_check", "stand_worker_down", "start_placement",
    "stop_sourcing", "undo_check", "withdraw_whole_referral",
]  # fmt: skip
