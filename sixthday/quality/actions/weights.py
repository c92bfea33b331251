"""Publishing the weights of the quality list."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.quality.models import RiskWeights
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.quality import weight_findings


@transaction.atomic
def set_risk_weights(*, points: Mapping[str, int], why: str, from_on: date, by: User, at: datetime) -> RiskWeights:
    """Publish points for each reason from a day. Raises Refused with every reason; an earlier row keeps its days."""
    taken = RiskWeights.objects.filter(from_on=from_on).exists()
    if stops := blockers(weight_findings(points, why, from_on, london_day(at), taken=taken)):
        raise Refused(stops)
    row = RiskWeights.objects.create(points=dict(points), why=why.strip(), from_on=from_on, set_by=by, set_at=at)
    after = {"points": dict(points), "from_on": from_on}
    audit.record(Kind.RISK_WEIGHTS_SET, about=["risk_weights"], by=by, at=at, after=after, why=why)
    return row
