"""A short order that lets education begin before both have signed."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries
from sixthday.calloffs.models import EmergencyOrder
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.outbox import actions as outbox
from sixthday.rules.awarding import GATE, emergency_findings
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.lifecycles import AWARD


@transaction.atomic
def order_emergency(
    *, award: Award, maximum_pence: int, expires_on: date, reason: str, by: User, at: datetime
) -> EmergencyOrder:
    """A senior officer lets education start before signature, up to so many pence ex VAT and until a day.

    Raises Refused unless it is short, capped and explained, and once only; Stale when the award is not confirmed.
    """
    held, today = awards.whole().get(pk=award.pk), london_day(at)
    if held.state != "confirmed":
        raise first(held, AWARD)
    found = [
        *emergency_findings(
            maximum_pence=maximum_pence, whole_life_pence=held.whole_life_pence, expires_on=expires_on,
            end_on=held.end_on, ordered_on=today, reason=reason,
            longest_days=framework.choice(Choice.EMERGENCY_DAYS, today),
        ),
        Finding("emergency_needed", queries.signed_on(held) is None, "The call-off is signed: no order is needed.", GATE),
        Finding("emergency_once", queries.emergency_order(held) is None, "There is an emergency order already.", GATE),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = EmergencyOrder.objects.create(
        award=held,
        maximum_pence=maximum_pence,
        expires_on=expires_on,
        reason=reason.strip(),
        ordered_by=by,
        ordered_at=at,
    )
    outbox.post_message(
        to_organisation=held.provider.organisation, kind="emergency_ordered", about=held.ref, by=by, at=at,
        subject="An emergency order was made",
        body=f"Emergency order {made.ref} lets award {held.ref} begin before its call-off is signed.",
    )  # fmt: skip
    after = {"maximum_pence": maximum_pence, "expires_on": expires_on}
    audit.record(Kind.EMERGENCY_ORDERED, about=[made.ref, *awards.about(held)], by=by, at=at, after=after, why=reason)
    return made
