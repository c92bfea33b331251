"""Loading reference data, and recording closures."""

from sixthday.reference.actions.closures import record_closure, withdraw_closure
from sixthday.reference.actions.load import (
    load_authorities,
    load_bank_holidays,
    load_postcodes,
    load_schools,
    load_terms,
)

__all__ = [
    "load_authorities",
    "load_bank_holidays",
    "load_postcodes",
    "load_schools",
    "load_terms",
    "record_closure",
    "withdraw_closure",
]
