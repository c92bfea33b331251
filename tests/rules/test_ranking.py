"""The ranking: published scales, exact totals, a settled order, and a record that replays."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import Refused
from sixthday.rules.ranking import as_dict, freeze, from_dict, rank, replay, replays, sensitivity, weight_findings
from sixthday.rules.scales import CRITERIA, SCALES, Criterion, OfferFacts, Preference, Scales, scales_from_dict
from tests.rules.terms import day

WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 20, "days_times": 10, "distance": 10, "price": 10, "family_preference": 10,
}  # fmt: skip
SCALE = Scales(reference_price_pence=45_00)
OFFER = OfferFacts(
    ref="WYE", answer="can", needs_met=4, needs_wanted=4, start_on=day("2026-11-09"), late_school_days=0, part_days_met=5,
    part_days_wanted=5, price_pence=45_00, whole_life_pence=5_000_00, draw=1, distance_metres=9_000, outcomes_score=70,
)  # fmt: skip


def points(criterion: Criterion, offer: OfferFacts) -> tuple[str, Fraction, bool]:
    (row,) = (row for row in rank([offer], WEIGHTS, SCALE)[0].points if row.criterion == criterion)
    return row.fact_text, row.scale_points, row.no_data


@pytest.mark.parametrize(
    ("criterion", "change", "expected"),
    [
        pytest.param("need_fit", {"needs_met": 4}, ("4 of 4 needs", 100, False), id="every need"),
        pytest.param("need_fit", {"needs_met": 3}, ("3 of 4 needs", 75, False), id="three of four needs"),
        pytest.param("need_fit", {"needs_met": 1, "needs_wanted": 3}, ("1 of 3 needs", Fraction(100, 3), False), id="an exact third"),
        pytest.param("need_fit", {"needs_met": 0, "needs_wanted": 0}, ("No needs beyond the essential ones", 100, False), id="every need essential"),
        pytest.param("outcomes_record", {"outcomes_score": 70}, ("Record of 70 in 100", 70, False), id="a record"),
        pytest.param("outcomes_record", {"outcomes_score": 0}, ("Record of 0 in 100", 0, False), id="a record of nought is a record"),
        pytest.param("outcomes_record", {"outcomes_score": None},
                     ("No record yet: the published neutral score", 50, True), id="no record says so"),
        pytest.param("start", {"late_school_days": 0}, ("9 November 2026, by the day needed", 100, False), id="by the day needed"),
        pytest.param("start", {"late_school_days": -2}, ("9 November 2026, by the day needed", 100, False), id="earlier gains nothing"),
        pytest.param("start", {"late_school_days": 1}, ("9 November 2026, 1 school day after the day needed", 80, False), id="a day late"),
        pytest.param("start", {"late_school_days": 5}, ("9 November 2026, 5 school days after the day needed", 0, False), id="a week late"),
        pytest.param("start", {"late_school_days": 9}, ("9 November 2026, 9 school days after the day needed", 0, False), id="never below nought"),
        pytest.param("days_times", {"part_days_met": 2}, ("2 of 5 part-days", 40, False), id="two of five part-days"),
        pytest.param("days_times", {"part_days_met": 0, "part_days_wanted": 0},
                     ("No days or times were asked for", 100, False), id="no days asked for"),
        pytest.param("distance", {"distance_metres": 0}, ("Under 2 miles", 100, False), id="next door"),
        pytest.param("distance", {"distance_metres": 3_218}, ("Under 2 miles", 100, False), id="a metre under two miles"),
        pytest.param("distance", {"distance_metres": 3_219}, ("2 to 5 miles", 85, False), id="a metre over two miles"),
        pytest.param("distance", {"distance_metres": 9_000}, ("5 to 10 miles", 65, False), id="nine kilometres"),
        pytest.param("distance", {"distance_metres": 20_000}, ("10 to 15 miles", 45, False), id="twenty kilometres"),
        pytest.param("distance", {"distance_metres": 30_000}, ("15 to 25 miles", 20, False), id="thirty kilometres"),
        pytest.param("distance", {"distance_metres": 40_234}, ("25 miles or more", 0, False), id="twenty-five miles"),
        pytest.param("distance", {"distance_metres": None},
                     ("Distance not given: the published neutral score", 50, True), id="restricted address"),
        pytest.param("distance", {"distance_metres": 40_000, "no_journey": True}, ("No journey for the child", 100, False), id="online"),
        pytest.param("price", {"price_pence": 27_00}, ("£27.00 an hour ex VAT", 100, False), id="60% of the reference price"),
        pytest.param("price", {"price_pence": 10_00}, ("£10.00 an hour ex VAT", 100, False), id="cheaper gains nothing"),
        pytest.param("price", {"price_pence": 45_00}, ("£45.00 an hour ex VAT", 50, False), id="the reference price"),
        pytest.param("price", {"price_pence": 63_00}, ("£63.00 an hour ex VAT", 0, False), id="140% of it"),
        pytest.param("price", {"price_pence": 99_00}, ("£99.00 an hour ex VAT", 0, False), id="dearer loses no more"),
        pytest.param("price", {"price_pence": 44_99}, ("£44.99 an hour ex VAT", Fraction(1801, 36), False), id="a penny counts, exactly"),
        pytest.param("family_preference", {"preference": Preference.FIRST}, ("The family's first choice", 100, False), id="first choice"),
        pytest.param("family_preference", {}, ("The family gave no view", 50, False), id="no view"),
        pytest.param("family_preference", {"preference": "objected"}, ("The family objected", 0, False), id="objected"),
    ],
)  # fmt: skip
def test_scales(criterion: Criterion, change: dict[str, object], expected: tuple[str, Fraction, bool]) -> None:
    assert points(criterion, replace(OFFER, **change)) == expected


def test_the_scales_of_a_round_are_its_own() -> None:
    scale = Scales(
        40_00,
        price_full_percent=50,
        price_zero_percent=150,
        start_drop=10,
        neutral=40,
        distance_points=((3, 90), (30, 10)),
    )
    offer = replace(OFFER, price_pence=40_00, late_school_days=2, outcomes_score=None, distance_metres=10_000)
    said = {row.criterion: (row.fact_text, row.scale_points) for row in rank([offer], WEIGHTS, scale)[0].points}
    assert (said["price"][1], said["start"][1], said["outcomes_record"][1], said["distance"]) == (
        50,
        80,
        40,
        ("3 to 30 miles", 10),
    )
    assert scales_from_dict(json.loads(json.dumps(scale.as_dict()))) == scale


def test_totals_are_exact() -> None:
    offer = replace(OFFER, needs_met=1, needs_wanted=3, price_pence=44_99)
    (ranked,) = rank([offer], WEIGHTS, SCALE)
    weighted = {row.criterion: row.weighted for row in ranked.points}
    assert weighted == {
        "need_fit": Fraction(25, 3), "outcomes_record": Fraction(21, 2), "start": 20, "days_times": 10,
        "distance": Fraction(13, 2), "price": Fraction(1801, 360), "family_preference": 5,
    }  # fmt: skip
    assert (ranked.total, ranked.decided_by) == (sum(weighted.values()), "only offer")


BRIDGE = replace(OFFER, ref="BRIDGE", draw=2)


@pytest.mark.parametrize(
    ("better", "worse", "decided_by"),
    [
        pytest.param(OFFER, replace(BRIDGE, price_pence=45_01), "total", id="a penny an hour"),
        pytest.param(replace(OFFER, needs_met=0, outcomes_score=0), replace(BRIDGE, answer="partly"),
                     "can meet before partly", id="a weak can-meet stands above a strong partly"),
        pytest.param(OFFER, replace(BRIDGE, start_on=day("2026-11-10")), "earlier start", id="tie: earlier start"),
        pytest.param(replace(OFFER, needs_met=5, needs_wanted=5, outcomes_score=0),
                     replace(BRIDGE, needs_met=2, needs_wanted=5, outcomes_score=100), "fit to need", id="tie: fit to need"),
        pytest.param(OFFER, replace(BRIDGE, whole_life_pence=5_000_01), "lower whole-life cost", id="tie: lower whole-life cost"),
        pytest.param(OFFER, replace(BRIDGE, distance_metres=9_001), "shorter distance", id="tie: shorter distance within the band"),
        pytest.param(OFFER, BRIDGE, "recorded draw", id="tie: the recorded draw"),
        pytest.param(OFFER, replace(OFFER, ref="ZZZ"), "recorded draw", id="equal draws still have one order"),
    ],
)  # fmt: skip
def test_order(better: OfferFacts, worse: OfferFacts, decided_by: str) -> None:
    ranked = rank([worse, better], WEIGHTS, SCALE)
    assert [(row.offer, row.position, row.decided_by) for row in ranked] == [
        (better, 1, decided_by),
        (worse, 2, decided_by),
    ]


def test_totals_that_only_look_equal_when_rounded_are_not_a_tie() -> None:
    wye, bridge = replace(OFFER, price_pence=45_00), replace(BRIDGE, price_pence=44_99, start_on=day("2026-12-18"))
    first, second = rank([wye, bridge], WEIGHTS, SCALE)
    assert (first.offer.ref, round(first.total, 1) == round(second.total, 1), first.decided_by) == (
        "BRIDGE",
        True,
        "total",
    )


@pytest.mark.parametrize(
    ("weights", "stops"),
    [
        pytest.param(WEIGHTS, set(), id="seven weights of 100"),
        pytest.param({**WEIGHTS, "price": 11}, {"weights_total"}, id="101"),
        pytest.param({**WEIGHTS, "price": -10, "start": 40}, {"weights_whole"}, id="below nought"),
        pytest.param({name: weight for name, weight in WEIGHTS.items() if name != "price"} | {"colour": 10},
                     {"weights_named"}, id="an unknown criterion"),
        pytest.param({"price": 90}, {"weights_named", "weights_total"}, id="one alone, and not 100"),
    ],
)  # fmt: skip
def test_weights(weights: dict[str, int], stops: set[str]) -> None:
    assert {finding.code for finding in weight_findings(weights) if not finding.met} == stops
    if stops:
        with pytest.raises(Refused) as refused:
            rank([OFFER], weights, SCALE)
        assert {finding.code for finding in refused.value.findings} == stops


def test_no_offer_ranks_to_nothing() -> None:
    assert (rank([], WEIGHTS, SCALE), sensitivity((), WEIGHTS)) == ((), ())


def test_ten_points_more_on_price_changes_the_winner() -> None:
    dear_near = replace(OFFER, price_pence=60_00, distance_metres=1_000)
    cheap_far = replace(BRIDGE, price_pence=30_00, distance_metres=35_000)
    weights = {**WEIGHTS, "distance": 12, "days_times": 8}
    ranked = rank([dear_near, cheap_far], weights, SCALE)
    found = sensitivity(ranked, weights)
    changing = [(row.criterion, row.change, row.winner_ref) for row in found if row.changes_winner]
    assert (ranked[0].offer.ref, changing) == ("WYE", [("distance", -10, "BRIDGE"), ("price", 10, "BRIDGE")])
    assert len(found) == 14


def test_a_weight_of_nought_is_not_lowered() -> None:
    weights = {**WEIGHTS, "price": 0, "start": 30}
    found = sensitivity(rank([OFFER, BRIDGE], weights, SCALE), weights)
    assert [(row.criterion, row.change) for row in found if row.criterion == "price"] == [("price", 10)]


def test_one_weight_of_a_hundred_has_no_others_to_scale() -> None:
    weights = dict.fromkeys(WEIGHTS, 0) | {"price": 100}
    assert {row.criterion for row in sensitivity(rank([OFFER], weights, SCALE), weights)} == set(WEIGHTS) - {"price"}


def test_a_frozen_ranking_replays_from_plain_json() -> None:
    offers = [
        OFFER,
        replace(BRIDGE, price_pence=44_99, needs_met=1, needs_wanted=3),
        replace(OFFER, ref="TEME", answer="partly"),
    ]
    ranked = rank(offers, WEIGHTS, SCALE)
    kept = json.loads(json.dumps(freeze(ranked, WEIGHTS, SCALE)))
    assert (replay(kept), replays(kept)) == (ranked, True)
    assert tuple(from_dict(row) for row in kept["ranked"]) == ranked


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda kept: kept["offers"][1].update(price_pence=1), id="a price"),
        pytest.param(lambda kept: kept["weights"].update(price=20, start=10), id="the weights"),
        pytest.param(lambda kept: kept["scales"].update(reference_price_pence=10_00), id="the scales"),
        pytest.param(lambda kept: kept["ranked"].reverse(), id="the order"),
        pytest.param(lambda kept: kept["ranked"][0].update(total="100"), id="a total"),
    ],
)
def test_a_record_that_was_changed_does_not_replay(tamper: object) -> None:
    kept = json.loads(
        json.dumps(freeze(rank([OFFER, replace(BRIDGE, price_pence=50_00)], WEIGHTS, SCALE), WEIGHTS, SCALE))
    )
    tamper(kept)
    assert replays(kept) is False


def test_the_lists_agree() -> None:
    assert [code for code, _ in CRITERIA] == list(Criterion) == [row[0] for row in SCALES]


OFFERS = st.builds(
    OfferFacts,
    ref=st.text("ABCDEFGH", min_size=1, max_size=6),
    answer=st.sampled_from(["can", "partly"]),
    needs_met=st.integers(0, 6),
    needs_wanted=st.just(6),
    start_on=st.dates(date(2026, 11, 1), date(2026, 12, 1)),
    late_school_days=st.integers(0, 7),
    part_days_met=st.integers(0, 7),
    part_days_wanted=st.just(7),
    price_pence=st.integers(10_00, 90_00),
    whole_life_pence=st.integers(1_000_00, 9_000_00),
    draw=st.integers(0, 10**6),
    distance_metres=st.none() | st.integers(0, 60_000),
    outcomes_score=st.none() | st.integers(0, 100),
    no_journey=st.booleans(),
    preference=st.sampled_from([str(code) for code in Preference]),
)
LISTS = st.lists(OFFERS, min_size=1, max_size=8, unique_by=lambda offer: offer.ref)
CUTS = st.lists(st.integers(0, 100), min_size=6, max_size=6).map(sorted)
SHARES = CUTS.map(
    lambda cuts: dict(zip(WEIGHTS, (b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)), strict=True))
)


@given(data=st.data(), offers=LISTS, weights=SHARES)
def test_the_order_of_answers_never_changes_the_ranking(
    data: st.DataObject, offers: list[OfferFacts], weights: dict[str, int]
) -> None:
    assert rank(data.draw(st.permutations(offers)), weights, SCALE) == rank(offers, weights, SCALE)


RAISED = {
    "needs_met": lambda offer: offer.needs_met + 1,
    "outcomes_score": lambda offer: min((offer.outcomes_score or 0) + 10, 100),
    "late_school_days": lambda offer: offer.late_school_days - 1,
    "part_days_met": lambda offer: offer.part_days_met + 1,
    "price_pence": lambda offer: offer.price_pence - 5_00,
    "distance_metres": lambda offer: None if offer.distance_metres is None else offer.distance_metres // 2,
    "preference": lambda offer: "preferred",
}


@given(offers=LISTS, weights=SHARES, at=st.integers(0, 7), name=st.sampled_from(sorted(RAISED)))
def test_raising_a_criterion_never_lowers_the_rank(
    offers: list[OfferFacts], weights: dict[str, int], at: int, name: str
) -> None:
    one = offers[at % len(offers)]
    if name == "outcomes_score" and one.outcomes_score is None:
        one = replace(one, outcomes_score=50)
    others = [offer for offer in offers if offer.ref != one.ref]

    def place(offer: OfferFacts) -> int:
        return next(row.position for row in rank([*others, offer], weights, SCALE) if row.offer == offer)

    assert place(replace(one, **{name: RAISED[name](one)})) <= place(one)


@given(offers=LISTS, weights=SHARES)
def test_totals_are_the_sums_of_their_parts_and_in_order(offers: list[OfferFacts], weights: dict[str, int]) -> None:
    ranked = rank(offers, weights, SCALE)
    assert [row.total for row in ranked] == [sum(point.weighted for point in row.points) for row in ranked]
    assert [row.position for row in ranked] == list(range(1, len(offers) + 1))
    for answer in ("can", "partly"):
        totals = [row.total for row in ranked if row.offer.answer == answer]
        assert totals == sorted(totals, reverse=True)
    assert [row.offer.answer for row in ranked] == sorted(row.offer.answer for row in ranked)


@given(offers=LISTS, weights=SHARES, gone=st.integers(0, 7))
def test_nobodys_points_depend_on_who_else_answered(
    offers: list[OfferFacts], weights: dict[str, int], gone: int
) -> None:
    everyone = {row.offer.ref: row.points for row in rank(offers, weights, SCALE)}
    fewer = [offer for at, offer in enumerate(offers) if at != gone % len(offers)]
    assert all(everyone[row.offer.ref] == row.points for row in rank(fewer, weights, SCALE))


@given(offers=LISTS, weights=SHARES)
def test_sensitivity_is_what_ranking_with_those_weights_would_say(
    offers: list[OfferFacts], weights: dict[str, int]
) -> None:
    ranked = rank(offers, weights, SCALE)
    for row in sensitivity(ranked, weights):
        old, new = weights[row.criterion], min(max(weights[row.criterion] + row.change, 0), 100)
        changed = {
            name: Fraction(new) if name == row.criterion else Fraction(weight * (100 - new), 100 - old)
            for name, weight in weights.items()
        }
        assert sum(changed.values()) == 100
        totals = {r.offer.ref: sum(p.scale_points * changed[p.criterion] for p in r.points) for r in ranked}
        cans = [r.offer.ref for r in ranked if r.offer.answer == "can"] or list(totals)
        assert totals[row.winner_ref] == max(totals[ref] for ref in cans)


@given(offers=LISTS, weights=SHARES)
def test_any_ranking_survives_json(offers: list[OfferFacts], weights: dict[str, int]) -> None:
    ranked = rank(offers, weights, SCALE)
    assert [from_dict(json.loads(json.dumps(as_dict(row)))) for row in ranked] == list(ranked)
    assert replays(json.loads(json.dumps(freeze(ranked, weights, SCALE))))
