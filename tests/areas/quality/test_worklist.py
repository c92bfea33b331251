"""The list of where quality assurance looks first: from real rows, at a steady cost, by published weights."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sixthday.audit.models import Entry
from sixthday.providers import actions as providers
from sixthday.quality.actions.weights import set_risk_weights
from sixthday.quality.models import RiskWeights
from sixthday.quality.queries import worklist
from sixthday.rules.findings import Refused
from sixthday.rules.quality import CODES, DEFAULT_WEIGHTS
from tests.areas.awards.world import add_provider
from tests.areas.quality.world import TODAY, asked, closed, held_visit, planned, raised

pytestmark = pytest.mark.django_db
ON = TODAY.date()


def listed(world, user=None, on=ON):
    return [
        (provider.name.removesuffix(" Learning"), row.points, [reason.code for reason in row.reasons])
        for provider, row in worklist.work_list(user or world.cast.qa_officer, on)
    ]


@pytest.mark.demand("M14", "the list says why each provider stands where it does")
def test_risk_comes_first_and_says_why(world):
    raised(world)
    held_visit(world, planned(world, "Bridge"))
    insurance = world.providers["Teme"].evidence.get(requirement="public_liability")
    providers.withdraw_evidence(evidence=insurance, why="Cancelled", by=world.cast.qa_officer, at=TODAY)
    assert listed(world) == [
        ("Arrow", 65, ["safeguarding", "new", "complaint"]), ("Teme", 40, ["evidence", "new"]), ("Bridge", 0, []),
    ]  # fmt: skip


@pytest.mark.demand("M30", "a concern raised by a family counts where quality assurance looks first, open or closed")
def test_a_familys_concern_counts_after_it_is_closed(world):
    closed(world, raised(world, kind="quality"))
    assert listed(world)[0] == ("Arrow", 25, ["new", "complaint"])


def test_a_concern_that_a_person_may_not_see_counts_for_nothing_there(world):
    raised(world)
    assert listed(world, world.cast.commissioner)[0] == ("Arrow", 15, ["new"])


@pytest.mark.parametrize("field", ["looked_after", "plan"])
def test_a_child_with_high_need_counts(world, field):
    child = world.placement.award.request.referral.child
    setattr(child, field, {"looked_after": True, "plan": "held"}[field])
    child.save()
    assert listed(world)[0] == ("Arrow", 19, ["new", "high_need"])


def test_an_improvement_overdue_counts(world):
    asked(world, due_on=date(2026, 11, 20))
    assert listed(world, on=date(2026, 11, 21))[0] == ("Arrow", 30, ["overdue", "new"])


def test_many_cost_what_one_does(world):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            worklist.work_list(world.cast.qa_officer, ON)
        return len(queries)

    raised(world)
    cost()  # the person's roles are kept
    first = cost()
    for name in ("Lugg", "Wye"):
        add_provider(world, name)
        raised(world, name)
    assert cost() == first


def test_weights_are_dated_and_published(world):
    points = {**dict.fromkeys(CODES, 0), "complaint": 50}
    row = set_risk_weights(points=points, why="Families first", from_on=ON, by=world.cast.commissioner, at=TODAY)
    raised(world)
    assert listed(world)[0] == ("Arrow", 50, ["complaint"])
    assert worklist.weights_on(date(2026, 11, 11)) == DEFAULT_WEIGHTS
    assert list(Entry.objects.filter(abouts__ref="risk_weights").values_list("kind", flat=True)) == ["risk_weights_set"]
    with pytest.raises(Refused) as refused:
        set_risk_weights(points=points, why="Again", from_on=ON, by=world.cast.commissioner, at=TODAY)
    assert [finding.code for finding in refused.value.findings] == ["weights_once"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskWeights.objects.create(points=points, why="x", from_on=ON, set_by=row.set_by, set_at=TODAY)
