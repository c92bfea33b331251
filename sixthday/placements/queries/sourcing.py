"""What is under way for a referral: what would end with it, and what stands because it is signed or has started."""

from dataclasses import dataclass

from sixthday.awards.models import Award, Request
from sixthday.awards.queries import award as awards
from sixthday.awards.queries.request import requests_of
from sixthday.calloffs import queries as calloffs
from sixthday.placements.models import Placement
from sixthday.referrals.models import Referral

SIGNED = {"signed", "ended"}
BEGUN = ["started", "ended"]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Requests nobody has an award from, awards whose call-off both have not signed, and awards that stand."""

    requests: tuple[Request, ...]
    awards: tuple[Award, ...]
    standing: tuple[Award, ...]

    @property
    def anything(self) -> bool:
        """Whether there is something to end."""
        return bool(self.requests or self.awards)


def sourcing_of(referral: Referral) -> Sourcing:
    """What is under way for one referral. Five queries, however much there is."""
    live = list(awards.live_of(referral))
    contracts = calloffs.states_of(live)
    begun = set(Placement.objects.filter(award__in=live, state__in=BEGUN).values_list("award", flat=True))
    bound = {award.pk for award in live if award.pk in begun or contracts.get(award.pk, ("", ""))[0] in SIGNED}
    over = {key for key, (state, _) in contracts.items() if state == "ended"}
    return Sourcing(
        requests=tuple(requests_of(referral).filter(state__in=["draft", "sent", "locked"]).order_by("pk")),
        awards=tuple(award for award in live if award.pk not in bound),
        standing=tuple(award for award in live if award.pk in bound - over),
    )
