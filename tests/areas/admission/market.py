"""The market of the tests: organisations on the register of the round of `world`."""

from typing import Any

from sixthday.admission.actions.inviting import invite_to_round
from sixthday.admission.actions.market import link_interest, record_interest
from sixthday.admission.choices import InterestSource
from sixthday.admission.models import Interested, RoundInvitation
from sixthday.framework.models import Lot
from tests.areas.admission.world import OPEN, World

LINK = "https://council.example/opportunity/"


def interested(world: World, name: str = "Kestrel Farm", *, lots: tuple[int, ...] = (1,), **changes: Any) -> Interested:
    """An organisation the market officer recorded."""
    details = {"contact_name": "Kit Hand", "email": "kit@kestrel.example", "telephone": "01432 111111"} | changes
    return record_interest(
        name=name, source=InterestSource.COUNCIL, lots=list(Lot.objects.filter(scheme=world.scheme, number__in=lots)),
        by=world.cast.market_officer, at=OPEN, **details,
    )  # fmt: skip


def invited(world: World, *rows: Interested) -> list[RoundInvitation]:
    """Invited by name to the open round."""
    return invite_to_round(round=world.round, organisations=rows, link=LINK, by=world.cast.market_officer, at=OPEN)


def arrow(world: World) -> Interested:
    """Arrow, tied to its provider."""
    row = interested(world, "Arrow Outdoors on the Wye", email="arrow@provider.example")
    return link_interest(interested=row, provider=world.providers["Arrow"], by=world.cast.market_officer, at=OPEN)
