"""Reading reference data. It is public, so there is nobody it is not visible to."""

from sixthday.reference.queries.calendars import (
    authority_days,
    bank_holidays,
    closure,
    closure_findings,
    closures,
    reason_given,
    school_days,
    school_days_for,
    terms,
    working_days,
)
from sixthday.reference.queries.loaded import (
    Cover,
    covers,
    editions,
)
from sixthday.reference.queries.places import (
    authorities,
    authority,
    distance_miles,
    distances_miles,
    find_school,
    grid_references,
    grid_squares,
    near_area,
    outward,
    postcode,
    schools,
)

__all__ = [
    "Cover",
    "authorities",
    "authority",
    "authority_days",
    "bank_holidays",
    "closure",
    "closure_findings",
    "closures",
    "covers",
    "distance_miles",
    "distances_miles",
    "editions",
    "find_school",
    "grid_references",
    "grid_squares",
    "near_area",
    "outward",
    "postcode",
    "reason_given",
    "school_days",
    "school_days_for",
    "schools",
    "terms",
    "working_days",
]
