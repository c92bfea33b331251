"""How long a framework lasts: extended by a decision within its terms; whether its call-offs may run past it."""

from datetime import date

import pytest

from sixthday.audit.models import Detail
from sixthday.framework import actions, queries
from sixthday.framework.models import Extension, Scheme
from sixthday.rules.findings import Refused
from tests.areas.framework.world import NOW, opened_round
from tests.cast import at

pytestmark = pytest.mark.django_db


def extend(cast, scheme, **changed):
    given = {"until_on": date(2033, 3, 30), "why": "Cabinet, 4 November 2026.", "at": NOW}
    return actions.extend_scheme(scheme=scheme, by=cast.commissioner, **(given | changed))


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings]


@pytest.mark.demand("M01", "a framework is extended within its terms, by a decision with a reason")
def test_an_extension_is_a_decision_and_moves_the_end(world):
    cast, scheme = world
    made = extend(cast, scheme)
    assert (made.was_until_on, made.until_on, made.decided_by) == (
        date(2031, 3, 30),
        date(2033, 3, 30),
        cast.commissioner,
    )
    assert [(day.code, day.on) for day in queries.life(Scheme.objects.get()) if day.code == "own_end"] == [
        ("own_end", date(2033, 3, 30))
    ]
    kept = Detail.objects.get(entry__kind="scheme_extended").body
    assert (kept["before"], kept["after"], kept["why"]) == (
        {"ends_on": "2031-03-30"}, {"ends_on": "2033-03-30"}, "Cabinet, 4 November 2026."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"until_on": date(2031, 3, 30)}, ["extension_later"], id="to the day it ends on"),
        pytest.param({"until_on": date(2033, 3, 31)}, ["extension_latest"], id="past what its terms allow"),
        pytest.param({"why": " "}, ["extension_why"], id="without a reason"),
        pytest.param({"at": at("2031-03-31")}, ["extension_running"], id="after it ended"),
    ],
)
def test_what_is_no_extension(world, changed, why):
    cast, scheme = world
    with pytest.raises(Refused) as caught:
        extend(cast, scheme, **changed)
    assert (codes(caught), Extension.objects.count()) == (why, 0)


def test_an_open_framework_is_not_extended_past_the_eight_years_of_the_law(world):
    cast, scheme = world
    Scheme.objects.update(extendable_to_on=date(2036, 3, 30))
    with pytest.raises(Refused) as caught:
        extend(cast, scheme, until_on=date(2034, 3, 27))
    assert [finding.reason for finding in caught.value.findings] == [
        "The framework can be extended to 26 March 2034 at the latest."
    ]
    assert extend(cast, scheme, until_on=date(2034, 3, 26)).until_on == date(2034, 3, 26)


def _planned(cast):
    return actions.set_up_scheme(
        title="Tuition", legal_form="open", value_ex_vat_pence=1, value_inc_vat_pence=1, commenced_on=date(2027, 4, 1),
        ends_on=date(2031, 3, 31), extendable_to_on=date(2033, 3, 31), lots=[actions.NewLot(1, "Tuition", [])],
        by=cast.commissioner, at=NOW,
    )  # fmt: skip


def test_the_clause_is_set_before_a_round_is_published(world):
    cast, _ = world
    scheme = _planned(cast)
    for ongoing in (True, False, True):
        actions.set_ongoing_clause(scheme=scheme, ongoing=ongoing, by=cast.commissioner, at=NOW)
    kept = Detail.objects.filter(entry__kind="ongoing_clause_set").order_by("pk")
    assert [row.body["after"] for row in kept] == [{"ongoing": True}, {"ongoing": False}, {"ongoing": True}]
    assert Scheme.objects.get(pk=scheme.pk).ongoing_calloffs is True


@pytest.mark.parametrize("publishes", [False, True], ids=["awarded elsewhere", "published here"])
def test_after_that_it_stays(world, publishes: bool):
    cast, scheme = world
    if publishes:
        opened_round(cast, scheme)
    with pytest.raises(Refused) as caught:
        actions.set_ongoing_clause(scheme=scheme, ongoing=True, by=cast.commissioner, at=NOW)
    assert (codes(caught), Scheme.objects.get().ongoing_calloffs) == (["clause_published"], False)
