"""People who come to the council's and the providers' pages, and a clock that can be moved while they are there."""

from collections.abc import Callable, Iterator

import pytest
import time_machine

from sixthday.access.models import User
from tests.areas.awards.world import SENT
from tests.journeys.visitor import Visitor
from tests.web.council.world import arrive_as

Coming = Callable[..., Visitor]


@pytest.fixture
def time(transactional_db) -> Iterator[time_machine.Traveller]:
    """The clock, ticking from Thursday 5 November 2026 at 10am; `time.move_to(…)` sets it."""
    with time_machine.travel(SENT, tick=True) as clock:
        yield clock


@pytest.fixture
def come(visitors, live_server, time) -> Coming:
    """Bring a person to an address, signed in now, each to a computer of their own."""
    here: dict[int, Visitor] = {}

    def bring(user: User, address: str) -> Visitor:
        visitor = here.get(user.pk) or here.setdefault(user.pk, Visitor(visitors()))
        arrive_as(visitor.page, user, live_server)
        visitor.goto(address)
        return visitor

    return bring
