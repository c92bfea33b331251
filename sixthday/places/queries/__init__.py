"""Reading places: who is where, how many are free, what the registration guard says, cases, and the monthly list."""

from sixthday.places.queries.case import cases, live_case, without_case
from sixthday.places.queries.deciding import (
    hours_to_judge,
    judgements_of,
    override,
    override_of_award,
    override_on,
    overrides_of,
)
from sixthday.places.queries.edition import (
    copy_of,
    editions,
    made_in_month,
    overdue_copies,
    recipient,
    recipients,
    rows_to_freeze,
)
from sixthday.places.queries.guard import (
    Known,
    guard_findings,
    guard_of,
    guard_place,
    guards_of,
    is_registered,
    known,
    known_by,
)
from sixthday.places.queries.standing import GuardStanding, alarm_of, facts_of, facts_to_freeze, standing_of, standings
from sixthday.places.queries.taking import (
    free_places,
    free_places_by,
    held_by_provider,
    holders,
    package_minutes,
    providers_of,
    taking,
    takings,
)

__all__ = [
    "GuardStanding", "Known", "alarm_of", "cases", "copy_of", "editions", "facts_of", "facts_to_freeze", "free_places", "free_places_by",
    "guard_findings", "guard_of", "guard_place", "guards_of", "held_by_provider", "holders", "hours_to_judge", "is_registered", "judgements_of",
    "known", "known_by", "live_case", "made_in_month", "overdue_copies", "override", "override_of_award", "override_on", "overrides_of",
    "package_minutes", "providers_of", "recipient", "recipients", "rows_to_freeze", "standing_of", "standings", "taking", "takings",
    "without_case",
]  # fmt: skip
