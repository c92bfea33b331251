"""How long a framework lasts: extended by a decision; and whether its terms let a call-off run past its end."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.models import Extension, Scheme
from sixthday.framework.queries.round import last_end_on
from sixthday.framework.queries.scheme import clause_findings
from sixthday.framework.refusing import refuse
from sixthday.rules.calendars import london_day
from sixthday.rules.reopening import extension_findings


@transaction.atomic
def extend_scheme(*, scheme: Scheme, until_on: date, why: str, by: User, at: datetime) -> Extension:
    """Extend a framework to a later end, within its terms and the law; call-offs may then end by that day.

    Raises Refused with every reason.
    """
    held = hold(scheme)
    refuse(extension_findings(held.ends_on, last_end_on(held), until_on, why, london_day(at)))
    made = Extension.objects.create(
        scheme=held, was_until_on=held.ends_on, until_on=until_on, why=why.strip(), decided_by=by, decided_at=at
    )
    held.ends_on = until_on
    held.save(update_fields=["ends_on"])
    before, after = {"ends_on": made.was_until_on}, {"ends_on": until_on}
    audit.record(Kind.SCHEME_EXTENDED, about=[held.ref], by=by, at=at, before=before, after=after, why=made.why)
    return made


@transaction.atomic
def set_ongoing_clause(*, scheme: Scheme, ongoing: bool, by: User, at: datetime) -> Scheme:
    """Say whether the framework's terms let a call-off run past its end, before a round makes them public. Raises Refused."""
    held = hold(scheme)
    refuse(clause_findings(held))
    before, held.ongoing_calloffs = held.ongoing_calloffs, ongoing
    held.save(update_fields=["ongoing_calloffs"])
    audit.record(
        Kind.ONGOING_CLAUSE_SET, about=[held.ref], by=by, at=at, before={"ongoing": before}, after={"ongoing": ongoing}
    )
    return held
