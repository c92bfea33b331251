"""Reading providers: who is a member, what they offer, what they have shown, how they stand."""

from sixthday.providers.queries.held import held, held_by, requirements_findings
from sixthday.providers.queries.membership import (
    for_user,
    locked,
    members,
    offers_by,
    offers_on,
    outcomes_score,
    outcomes_scores,
    registered_settings,
    visible,
)
from sixthday.providers.queries.standing import (
    declared_places,
    declared_places_by,
    stand,
    standing,
    standing_findings,
    standing_history,
    standings_on,
)

__all__ = [
    "declared_places", "declared_places_by", "for_user", "held", "held_by", "locked", "members", "offers_by",
    "offers_on", "outcomes_score", "outcomes_scores", "registered_settings", "requirements_findings", "stand", "standing",
    "standing_findings", "standing_history", "standings_on", "visible",
]  # fmt: skip
