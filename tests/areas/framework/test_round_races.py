"""Many at once for one round: one plans it, one publishes it, one awards it; the others are told who was first."""

from datetime import date
from functools import partial

import pytest

from sixthday.framework import actions
from sixthday.framework.models import Round
from tests.areas.framework.world import AFTER, NOW, framework_world, opened_round, ready_round
from tests.cast import at
from tests.racing import WON, race

pytestmark = pytest.mark.django_db(transaction=True)
FIVE = range(5)


def test_one_round_is_planned():
    cast, scheme = framework_world()
    told = race(*[partial(actions.plan_round, scheme=scheme, by=cast.commissioner, at=NOW) for _ in FIVE])
    assert told == sorted(["round_prepared"] * 4 + [WON])
    assert Round.objects.filter(scheme=scheme).count() == 2


@pytest.mark.demand("M02", "five publish a round at once: one does, four are told who was first")
def test_a_round_is_published_once():
    cast, scheme = framework_world()
    held, by = ready_round(cast, scheme), cast.commissioner
    told = race(*[partial(actions.open_round, round=held, by=by, at=NOW) for _ in FIVE])
    assert told == sorted([f"This round is already: published. {by.ref}"] * 4 + [WON])


def test_a_round_is_awarded_or_abandoned_never_both():
    cast, scheme = framework_world()
    held, by = opened_round(cast, scheme), cast.commissioner
    actions.assess_round(round=held, by=by, at=AFTER)
    when = at("2027-02-01")
    award = partial(
        actions.award_round, round=held, awarded_on=when.date(), from_on=date(2027, 3, 1), by=by, at=when
    )  # fmt: skip
    told = race(award, partial(actions.abandon_round, round=held, why="Too few", by=by, at=when))
    first, second = (Round.objects.get(scheme=scheme, number=number).state for number in (1, 2))
    assert (told.count(WON), (first, second)) in [(1, ("replaced", "awarded")), (1, ("awarded", "abandoned"))]
