"""Closed lists of reference data."""

from django.db.models import TextChoices


class AuthorityKind(TextChoices):
    """What sort of local authority."""

    UNITARY = "unitary", "Unitary authority"
    COUNTY = "county", "County council"
    METROPOLITAN = "metropolitan", "Metropolitan district"
    LONDON = "london", "London borough"
    WALES = "wales", "Welsh authority"


class Phase(TextChoices):
    """Phases as the register of schools names them."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    MIDDLE_PRIMARY = "middle_primary", "Middle deemed primary"
    SECONDARY = "secondary", "Secondary"
    MIDDLE_SECONDARY = "middle_secondary", "Middle deemed secondary"
    SIXTEEN_PLUS = "sixteen_plus", "16 plus"
    ALL_THROUGH = "all_through", "All-through"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class SchoolStatus(TextChoices):
    """Statuses as the register of schools names them, and one for a source that does not say."""

    OPEN = "open", "Open"
    CLOSING = "closing", "Open, but proposed to close"
    PROPOSED = "proposed", "Proposed to open"
    CLOSED = "closed", "Closed"
    NOT_RECORDED = "not_recorded", "Not recorded"


class TermKind(TextChoices):
    """A stretch in which schools meet, or a holiday inside one."""

    TERM = "term", "Term"
    HALF_TERM = "half_term", "Half term"


class ClosureKind(TextChoices):
    """Why a school that should meet does not. The codes are those of `rules.calendars`."""

    INSET = "inset", "INSET day"
    CLOSURE = "closure", "School closed"


class Load(TextChoices):
    """What can be loaded; the name stands for the data in the record of loads."""

    AUTHORITIES = "authorities", "Authorities"
    SCHOOLS = "schools", "Schools"
    POSTCODES = "postcodes", "Postcodes"
    BANK_HOLIDAYS = "bank-holidays", "Bank holidays"
    TERM_DATES = "term-dates", "Term dates"
