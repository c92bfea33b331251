"""Money set aside and committed against the year's budget and the framework's cap."""

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sixthday.audit.models import Detail
from sixthday.audit.models import Entry as Kept
from sixthday.ledger import actions, queries
from sixthday.ledger.choices import Head, Limit, Movement
from sixthday.ledger.models import Entry
from sixthday.rules.findings import Refused
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
THIS, NEXT = "2026-27", "2027-28"
SCHEME = "SCHEME-1"


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.fixture
def cast():
    made = council_cast()
    budget(made, THIS, 1_000_00)
    budget(made, NEXT, 500_00)
    cap(made, 1_200_00)
    return made


def budget(cast, year, pence):
    return actions.set_budget(
        year=year, head=Head.ALTERNATIVE_PROVISION, amount_pence=pence, by=cast.finance_officer, at=NOW
    )


def cap(cast, pence):
    return actions.set_cap(scheme_ref=SCHEME, amount_pence=pence, by=cast.finance_officer, at=NOW)


def earmark(cast, about, by_year, vat=None, scheme_ref=SCHEME):
    return actions.earmark(
        about=about, by_year=by_year, vat_by_year=vat or {}, scheme_ref=scheme_ref, by=cast.approver, at=NOW
    )


def commit(cast, about, earmarked_as, by_year, vat=None, scheme_ref=SCHEME):
    return actions.commit(
        about=about, earmarked_as=earmarked_as, by_year=by_year, vat_by_year=vat or {}, scheme_ref=scheme_ref,
        by=cast.signatory, at=NOW,
    )  # fmt: skip


def give_back(cast, about, by_year, vat=None):
    return actions.give_back(
        about=about, by_year=by_year, vat_by_year=vat or {}, why="Ended early", by=cast.broker, at=NOW
    )


def vary(cast, limit, about, pence):
    return actions.decide_variation(
        limit=limit, about=about, extra_pence=pence, reason="Agreed", by=cast.senior_officer, at=NOW
    )


def sums() -> dict[str, tuple[int, int]]:
    return {b.year: (held.earmarked, held.committed) for b, held in queries.balances()}


@pytest.mark.demand("M17", "an approved award sets money aside; a signed call-off commits it by financial year")
def test_an_earmark_becomes_a_commitment(cast):
    earmark(cast, "AWARD-1", {THIS: 300_00, NEXT: 100_00}, {THIS: 60_00, NEXT: 20_00})
    assert sums() == {THIS: (300_00, 0), NEXT: (100_00, 0)}
    commit(cast, "CALLOFF-1", "AWARD-1", {THIS: 290_00, NEXT: 110_00}, {THIS: 58_00, NEXT: 22_00})
    assert sums() == {THIS: (0, 290_00), NEXT: (0, 110_00)}
    held = queries.cap_balance(queries.cap(SCHEME))
    assert (held.earmarked, held.earmarked_vat, held.committed, held.committed_vat) == (0, 0, 400_00, 80_00)
    kept = Detail.objects.get(entry=Kept.objects.filter(kind="money_posted").last())
    assert kept.body["after"] == {"commitment 2026-27": 290_00, "commitment 2027-28": 110_00}
    assert [row["code"] for row in kept.body["findings"]] == [
        "year_budget", "year_budget", "framework_cap", "framework_cap_inc_vat",
    ]  # fmt: skip


def test_an_award_that_falls_gives_its_money_back_once(cast):
    earmark(cast, "AWARD-1", {THIS: 300_00})
    actions.release_earmark(about="AWARD-1", by=cast.broker, at=NOW)
    assert actions.release_earmark(about="AWARD-1", by=cast.broker, at=NOW) == []
    assert sums() == {THIS: (0, 0), NEXT: (0, 0)}
    assert [entry.movement for entry in queries.entries("AWARD-1")] == ["earmark", "release"]


def test_what_was_taught_stays_set_aside_and_the_rest_is_free(cast):
    """Lowered to what is owed, by year; asked again, or for more, nothing moves."""
    earmark(cast, "AWARD-1", {THIS: 300_00, NEXT: 100_00}, {THIS: 60_00, NEXT: 20_00})
    owed = {"by_year": {THIS: 120_00}, "vat_by_year": {THIS: 24_00}, "why": "Ended", "by": cast.broker, "at": NOW}
    actions.lower_earmark(about="AWARD-1", **owed)
    assert queries.live_earmark("AWARD-1") == {THIS: (120_00, 24_00)}
    assert sums() == {THIS: (120_00, 0), NEXT: (0, 0)}
    more = owed | {"by_year": {THIS: 500_00}}
    assert [actions.lower_earmark(about=about, **more) for about in ("AWARD-1", "AWARD-2")] == [[], []]


@pytest.mark.parametrize(
    ("by_year", "scheme_ref", "why"),
    [
        pytest.param({THIS: 1_000_00}, SCHEME, [], id="to the penny is no breach"),
        pytest.param({THIS: 1_000_01}, SCHEME, ["year_budget"], id="a penny over the year"),
        pytest.param({THIS: 800_00, NEXT: 400_01}, SCHEME, ["framework_cap"], id="a penny over the cap"),
        pytest.param({THIS: 1_000_01, NEXT: 600_00}, SCHEME, ["year_budget", "year_budget", "framework_cap"],
                     id="every breach at once"),
        pytest.param({THIS: 1_000_00, NEXT: 500_00}, None, [], id="spot: the year counts, the cap does not"),
        pytest.param({"2028-29": 1}, None, ["year_budget"], id="a year without a budget"),
    ],
)  # fmt: skip
@pytest.mark.demand("M17", "what would pass the year's budget or the framework's cap is stopped")
def test_limits(cast, by_year, scheme_ref, why):
    if not why:
        earmark(cast, "AWARD-1", by_year, scheme_ref=scheme_ref)
        return
    with pytest.raises(Refused) as refused:
        earmark(cast, "AWARD-1", by_year, scheme_ref=scheme_ref)
    assert codes(refused) == why
    assert not Entry.objects.exists()


def test_what_others_were_promised_counts(cast):
    earmark(cast, "AWARD-1", {THIS: 600_00})
    with pytest.raises(Refused) as refused:
        earmark(cast, "AWARD-2", {THIS: 400_01})
    assert codes(refused) == ["year_budget"]
    assert "£1,000.01 of £1,000.00" in str(refused.value)
    earmark(cast, "AWARD-2", {THIS: 400_00})


def test_a_budget_cut_after_approval_stops_the_signature(cast):
    earmark(cast, "AWARD-1", {THIS: 600_00})
    budget(cast, THIS, 500_00)
    with pytest.raises(Refused) as refused:
        commit(cast, "CALLOFF-1", "AWARD-1", {THIS: 600_00})
    assert codes(refused) == ["year_budget"]
    assert sums()[THIS] == (600_00, 0)  # nothing half done: the earmark stands


@pytest.mark.demand("M17", "a breach goes through only by a named decision, for one call-off, up to an amount")
def test_a_variation_lets_one_pass_by_so_much(cast):
    earmark(cast, "AWARD-1", {THIS: 600_00})
    budget(cast, THIS, 500_00)
    vary(cast, Limit.BUDGET, "AWARD-1", 99_99)
    with pytest.raises(Refused):
        commit(cast, "CALLOFF-1", "AWARD-1", {THIS: 600_00})
    vary(cast, Limit.BUDGET, "CALLOFF-1", 100_00)
    commit(cast, "CALLOFF-1", "AWARD-1", {THIS: 600_00})
    assert sums()[THIS] == (0, 600_00)
    with pytest.raises(Refused):
        earmark(cast, "AWARD-2", {THIS: 1})


def test_a_variation_of_the_cap_is_not_one_of_the_budget(cast):
    cap(cast, 100_00)
    vary(cast, Limit.BUDGET, "AWARD-1", 500_00)
    with pytest.raises(Refused) as refused:
        earmark(cast, "AWARD-1", {THIS: 200_00})
    assert codes(refused) == ["framework_cap"]
    vary(cast, Limit.CAP, "AWARD-1", 100_00)
    earmark(cast, "AWARD-1", {THIS: 200_00})


@pytest.mark.parametrize(
    ("act", "why"),
    [
        pytest.param(lambda cast: vary(cast, Limit.CAP, "A", 0), ["variation_amount"], id="a variation of nothing"),
        pytest.param(lambda cast: (vary(cast, Limit.CAP, "A", 1), vary(cast, Limit.CAP, "A", 1)), ["variation_once"],
                     id="a variation twice"),
        pytest.param(lambda cast: (earmark(cast, "A", {THIS: 1}), earmark(cast, "A", {THIS: 1})), ["earmark_once"],
                     id="an earmark twice"),
        pytest.param(lambda cast: (commit(cast, "C", "A", {THIS: 1}), commit(cast, "C", "A", {THIS: 1})), ["commit_once"],
                     id="a commitment twice"),
        pytest.param(lambda cast: (commit(cast, "C", "A", {THIS: 1}), give_back(cast, "C", {THIS: 2})),
                     ["give_back_within"], id="more back than was committed"),
        pytest.param(lambda cast: earmark(cast, "A", {THIS: 1}, scheme_ref="OTHER"), ["cap_set"], id="no cap recorded"),
        pytest.param(lambda cast: budget(cast, THIS, -1), ["budget_amount"], id="a budget below nothing"),
        pytest.param(lambda cast: cap(cast, 0), ["cap_amount"], id="a cap of nothing"),
    ],
)  # fmt: skip
def test_refused(cast, act, why):
    with pytest.raises(Refused) as refused:
        act(cast)
    assert codes(refused) == why


def test_a_correction_names_what_it_corrects(cast):
    [posted] = commit(cast, "C", "A", {THIS: 300_00}, {THIS: 60_00})
    [back] = give_back(cast, "C", {THIS: 100_00}, {THIS: 20_00})
    [more] = give_back(cast, "C", {THIS: 50_00}, {THIS: 10_00})
    assert (back.corrects, more.corrects) == (posted, back)
    assert queries.committed("C") == {THIS: (150_00, 30_00)}


def test_a_forecast_is_brought_to_a_figure(cast):
    held = budget(cast, THIS, 1_000_00)
    for pence in (900_00, 700_00):
        actions.set_forecast(budget=held, amount_pence=pence, why="Schools Forum", by=cast.finance_officer, at=NOW)
    assert queries.balances([THIS])[0][1].forecast == 700_00
    with pytest.raises(Refused) as refused:
        actions.set_forecast(budget=held, amount_pence=700_00, why="Again", by=cast.finance_officer, at=NOW)
    assert codes(refused) == ["forecast_changes"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["earmark", "release", "commit", "give_back"]),
        st.integers(1, 4),
        st.integers(0, 500_00),
        st.integers(0, 300_00),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_entries_sum_to_the_balance_after_any_sequence(cast, acts):
    """A law: whatever is done in whatever order, the entries are the balance, no limit is passed, nothing is owed back."""
    with transaction.atomic():
        for verb, number, this, next_ in acts:
            _try(cast, verb, number, {THIS: this, NEXT: next_})
            _holds()
        transaction.set_rollback(True)


def _try(cast, verb, number, by_year):
    award, calloff = f"AWARD-{number}", f"CALLOFF-{number}"
    try:
        with transaction.atomic():
            if verb == "earmark":
                earmark(cast, award, by_year)
            elif verb == "release":
                actions.release_earmark(about=award, by=cast.broker, at=NOW)
            elif verb == "commit":
                commit(cast, calloff, award, by_year)
            else:
                give_back(cast, calloff, by_year)
    except Refused:
        pass


def _holds():
    entries = list(Entry.objects.select_related("budget"))
    for budget_year, held in queries.balances():
        mine = [entry for entry in entries if entry.budget == budget_year]
        assert held.taken == sum(entry.amount_pence for entry in mine)
        assert held.earmarked >= 0
        assert held.committed >= 0
        assert held.taken <= budget_year.amount_pence
    held = queries.cap_balance(queries.cap(SCHEME))
    assert held.taken == sum(entry.amount_pence for entry in entries) <= 1_200_00


def test_the_database_holds_its_own(cast):
    commit(cast, "C", "A", {THIS: 300_00})
    for sql in (
        "UPDATE ledger_entry SET amount_pence = 1",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_budgetyear SET amount_pence = -1",
        "UPDATE ledger_termcap SET amount_pence = 0",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    held = Entry.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            movement=Movement.EARMARK, budget=held.budget, amount_pence=-1, about="A", why="Bad", posted_by=cast.broker,
            posted_at=NOW,
        )  # fmt: skip
