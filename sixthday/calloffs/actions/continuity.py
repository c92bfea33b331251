"""Carrying on with the provider a child already has, without asking others."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.awards.actions import award as awarding
from sixthday.awards.choices import Route
from sixthday.awards.models import Award, Request
from sixthday.calloffs import queries
from sixthday.calloffs.models import CallOff
from sixthday.providers.choices import Unit, Vat
from sixthday.rules.findings import Finding, Refused, blockers

SOURCE = "Framework terms, continuity of education (M10)"


@transaction.atomic
def propose_continuity(
    *, request: Request, calloff: CallOff, start_on: date, end_on: date, weekly_minutes: int, part_days: Sequence[str],
    why: str, by: User, at: datetime,
) -> Award:  # fmt: skip
    """Propose the provider of an earlier signed call-off of the same child, at the price of that call-off.

    Raises Refused when it is another child's, was never signed, or no reason is given; and as `propose_award`.
    """
    earlier = queries.whole().get(pk=calloff.pk)
    old = earlier.award
    found = (
        Finding("continuity_child", old.child_ref == request.child_ref, "That call-off is another child's.", SOURCE),
        Finding("continuity_signed", earlier.state in {"signed", "ended"}, "That call-off was never signed.", SOURCE),
        Finding("continuity_reason", bool(why.strip()), "Say why this provider should carry on.", SOURCE),
    )
    if stops := blockers(found):
        raise Refused(stops)
    terms = awarding.Terms(
        provider=old.provider, site=old.site, adult=old.adult, offer=old.offer, start_on=start_on, end_on=end_on,
        weekly_minutes=weekly_minutes, part_days=list(part_days), unit=Unit(old.unit), unit_minutes=old.unit_minutes,
        price_pence=old.price_pence, vat=Vat(old.vat),
    )  # fmt: skip
    return awarding.propose_award(
        request=request,
        route=Route.CONTINUITY,
        terms=terms,
        earlier_calloff=earlier.ref,
        not_first_reason=why,
        by=by,
        at=at,
    )
