"""Who may be asked, with every reason."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.compliance import Held
from sixthday.rules.eligibility import Candidate, Wanted, eligible, nearest_misses
from sixthday.rules.findings import Finding, Weight, allowed, blockers, warnings
from sixthday.rules.preferences import Never
from sixthday.rules.pricing import Rate, Unit
from tests.rules.terms import day

ON, STARTS = day("2026-11-05"), day("2026-11-16")
WANTED = Wanted(
    lot="tuition",
    service_type="tuition_face_to_face",
    needs=frozenset({"autism", "gcse"}),
    age=14,
    part_days=frozenset({"mon_am", "tue_am"}),
    weekly_minutes=600,
    mode="setting",
    start_on=STARTS,
    end_on=day("2027-03-25"),
    max_travel_miles=10,
    risks=frozenset({"absconding"}),
)
FAR, COVER = day("2027-08-31"), 10_000_000_00
EVIDENCE = (
    Held("public_liability", FAR, True, amount_pence=COVER),
    Held("employers_liability", FAR, True, amount_pence=COVER),
    Held("safeguarding_lead", FAR, True),
)
WYE = Candidate(
    provider_ref="WYE",
    in_round=True,
    membership_until=day("2031-03-30"),
    service_types=frozenset({"tuition_face_to_face"}),
    evidence=EVIDENCE,
    ages=(11, 16),
    needs=frozenset({"autism", "gcse", "adhd"}),
    modes=frozenset({"setting", "home", "online"}),
    part_days=frozenset({"mon_am", "tue_am", "wed_am"}),
    places_free=2,
    distance_miles=6,
    travels_miles=15,
    never=Never(),
)


BLOCKS = Rate(Unit.WEEK, 900, 450_00, 6)


def stops(wanted: Wanted, candidate: Candidate) -> list[str]:
    return [finding.reason for finding in blockers(eligible(wanted, candidate, ON))]


def test_everything_is_tested_and_met() -> None:
    findings = eligible(WANTED, WYE, ON)
    assert [finding.code for finding in findings] == [
        "membership", "public_liability", "employers_liability", "safeguarding_lead", "service_type", "age", "needs",
        "never_takes", "mode", "travel", "days_times", "capacity",
    ]  # fmt: skip
    assert all(finding.met for finding in findings)


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        pytest.param(replace(WYE, in_round=False), "Not a member of this lot in the current round.", id="not in the round"),
        pytest.param(replace(WYE, membership_until=day("2026-11-04")), "Membership of this lot ended on 4 November 2026.", id="ended"),
        pytest.param(replace(WYE, membership_until=ON),
                     "Membership of this lot ends on 5 November 2026, before the start on 16 November 2026.", id="ends today"),
        pytest.param(replace(WYE, membership_until=day("2026-11-13")),
                     "Membership of this lot ends on 13 November 2026, before the start on 16 November 2026.", id="ends before the start"),
        pytest.param(replace(WYE, evidence=(replace(EVIDENCE[0], valid_to=day("2026-11-14")), *EVIDENCE[1:])),
                     "Public liability insurance ends on 14 November 2026, before the start on 16 November 2026.", id="insurance lapses"),
        pytest.param(replace(WYE, evidence=EVIDENCE[:2]), "Safeguarding lead, trained is not recorded.", id="no safeguarding lead"),
        pytest.param(replace(WYE, service_types=frozenset()), "Does not offer this type of service in this lot.", id="service type"),
        pytest.param(replace(WYE, ages=(5, 13)), "Takes ages 5 to 13; the child is 14.", id="too old"),
        pytest.param(replace(WYE, ages=(15, 16)), "Takes ages 15 to 16; the child is 14.", id="too young"),
        pytest.param(replace(WYE, needs=frozenset()), "Does not offer: Autism and GCSE courses.", id="needs"),
        pytest.param(replace(WYE, never=Never(needs=frozenset({"gcse"}))), "Says it never takes: GCSE courses.", id="never takes a need"),
        pytest.param(replace(WYE, never=Never(age_to=12)), "Says it only takes ages up to 12; the child is 14.", id="never takes the age"),
        pytest.param(replace(WYE, modes=frozenset({"online"})), "Does not work at the provider's site.", id="mode"),
        pytest.param(replace(WYE, distance_miles=Fraction("10.1")), "The site is 10.1 miles away; the most asked for is 10.", id="too far"),
        pytest.param(replace(WYE, part_days=frozenset({"fri_pm"})), "Offers none of the days and times asked for.", id="no shared day"),
        pytest.param(replace(WYE, places_free=0), "No place is free for this period.", id="full"),
    ],
)  # fmt: skip
def test_one_reason(candidate: Candidate, reason: str) -> None:
    assert stops(WANTED, candidate) == [reason]


@pytest.mark.parametrize(
    ("candidate", "code"),
    [
        pytest.param(replace(WYE, part_days=frozenset({"mon_am"})), "days_times", id="some of the days"),
        pytest.param(replace(WYE, distance_miles=None, site_area="HR4"), "travel", id="distance not known"),
        pytest.param(
            replace(WYE, rate=BLOCKS, units_bought=Fraction(5)),
            "least_units",
            id="less than its least number is bought",
        ),
    ],
)
def test_what_only_warns(candidate: Candidate, code: str) -> None:
    findings = eligible(WANTED, candidate, ON)
    assert (allowed(findings), [finding.code for finding in warnings(findings)]) == (True, [code])


@pytest.mark.parametrize(
    ("rate", "bought", "said"),
    [
        pytest.param(BLOCKS, Fraction(5), "Charges for at least 6 week blocks; these hours come to 5.", id="fewer"),
        pytest.param(BLOCKS, Fraction(6), "These hours come to its least number, 6 week blocks, or more.", id="just enough"),
        pytest.param(replace(BLOCKS, least_units=1), None, "", id="no least number: nothing is said"),
    ],
)  # fmt: skip
def test_a_least_number_is_said_before_asking(rate: Rate, bought: Fraction | None, said: str) -> None:
    findings = eligible(WANTED, replace(WYE, rate=rate, units_bought=bought), ON)
    assert [each.reason for each in findings if each.code == "least_units"] == ([said] if said else [])


@pytest.mark.parametrize(
    ("mode", "miles", "expected"),
    [
        pytest.param("home", 15, [], id="at home, within what it travels"),
        pytest.param("home", 16, ["Travels up to 15 miles; this is 16."], id="at home, further than it travels"),
        pytest.param("online", 200, [], id="online: no journey"),
        pytest.param("setting", 10, [], id="at its site, exactly the limit"),
    ],
)
def test_travel(mode: str, miles: int, expected: list[str]) -> None:
    assert stops(replace(WANTED, mode=mode), replace(WYE, distance_miles=miles)) == expected


@pytest.mark.parametrize(
    ("travels", "asked", "expected"),
    [
        pytest.param(
            5, 10, ["Takes children who live up to 5 miles from its site; this is 6."], id="its own limit is the nearer"
        ),
        pytest.param(
            5, None, ["Takes children who live up to 5 miles from its site; this is 6."], id="its own limit alone"
        ),
        pytest.param(
            15, 4, ["The site is 6 miles away; the most asked for is 4."], id="the limit asked for is the nearer"
        ),
        pytest.param(None, None, [], id="no limit at all"),
    ],
)
def test_the_nearer_limit_holds_at_its_site(travels: int | None, asked: int | None, expected: list[str]) -> None:
    assert stops(replace(WANTED, max_travel_miles=asked), replace(WYE, travels_miles=travels)) == expected


@pytest.mark.parametrize(
    ("avoid", "area", "expected"),
    [
        (frozenset({"HR4"}), "HR4", ["Its site is in HR4, an area the child must be kept from."]),
        (frozenset({"HR4"}), "HR1", []),
        (frozenset({"HR4"}), "", []),
        (frozenset(), "HR4", []),
    ],
    ids=["in it", "elsewhere", "no site", "nowhere to avoid"],
)
def test_areas_to_avoid(avoid: frozenset[str], area: str, expected: list[str]) -> None:
    assert stops(replace(WANTED, avoid_areas=avoid), replace(WYE, site_area=area)) == expected


def test_without_the_service_asked_for_its_offer_is_not_looked_at() -> None:
    other = replace(WYE, service_types=frozenset(), ages=(5, 6), places_free=0, standing_findings=(SUSPENDED,))
    assert stops(WANTED, other) == [SUSPENDED.reason, "Does not offer this type of service in this lot."]


def test_what_it_never_said_is_never_called_met() -> None:
    silent = replace(WYE, never=None)
    [found] = [finding for finding in eligible(WANTED, silent, ON) if finding.code == "never_takes"]
    assert (found.met, found.weight, found.reason) == (False, Weight.TELLS, "It has not said what it never takes.")
    assert stops(WANTED, silent) == []


def test_a_need_that_is_only_wanted_stops_nobody_and_is_said() -> None:
    wanted = replace(WANTED, needs=frozenset({"autism"}), also_wanted=frozenset({"gcse", "literacy"}))
    findings = {finding.code: finding for finding in eligible(wanted, WYE, ON)}
    assert findings["needs"].reason == "Offers every essential need."
    assert (findings["also_wanted"].met, findings["also_wanted"].weight, findings["also_wanted"].reason) == (
        False, Weight.TELLS,
        "Does not offer what is wanted but not essential: Catching up in literacy. It scores less on fit to need.",
    )  # fmt: skip
    assert stops(wanted, WYE) == []
    assert stops(wanted, replace(WYE, needs=frozenset({"gcse"}))) == ["Does not offer: Autism."]
    assert stops(wanted, replace(WYE, never=Never(needs=frozenset({"literacy"})))) == [
        "Says it never takes: Catching up in literacy."
    ]


@pytest.mark.parametrize(
    ("wanted", "candidate", "reason", "fixer"),
    [
        pytest.param({"mode": "home"}, {"site_area": ""},
                     "Its base has no postcode on record, so the distance was not measured. It travels up to 15 miles.", "qa_officer",
                     id="home tuition from a base without a postcode"),
        pytest.param({}, {"site_area": ""}, "Its base has no postcode on record, so the distance was not measured.", "qa_officer", id="at a site"),
        pytest.param({"mode": "home", "home_known": False}, {"site_area": "HR4"},
                     "The child's home is not known or is restricted, so the distance was not measured.", "referrer", id="the home"),
        pytest.param({}, {"site_area": "HR4"}, "The distance could not be measured.", "broker", id="a postcode that is not loaded"),
    ],
)  # fmt: skip
def test_why_a_distance_is_not_known(wanted: dict, candidate: dict, reason: str, fixer: str) -> None:
    tested = eligible(replace(WANTED, **wanted), replace(WYE, distance_miles=None, **candidate), ON)
    [found] = [finding for finding in tested if finding.code == "travel"]
    assert (found.met, found.weight, found.reason, found.fixer) == (False, Weight.WARNS, reason, fixer)


@pytest.mark.parametrize(
    ("not_alone", "never", "said"),
    [
        pytest.param(False, Never(works_alone=True), None, id="no risk asks for it: nothing is said"),
        pytest.param(True, Never(works_alone=False), (True, "No adult is alone with a child there."), id="never alone"),
        pytest.param(True, Never(works_alone=True),
                     (False, "It lets one adult be alone with a child; a risk of this child asks for two adults, or a plan."), id="alone"),
        pytest.param(True, Never(),
                     (False, "It has not said whether one adult may be alone with a child; a risk of this child asks for two adults, or a plan."),
                     id="not said"),
        pytest.param(True, None,
                     (False, "It has not said whether one adult may be alone with a child; a risk of this child asks for two adults, or a plan."),
                     id="said nothing at all"),
    ],
)  # fmt: skip
def test_lone_working_warns_where_a_risk_asks_for_company(not_alone: bool, never: Never | None, said) -> None:
    tested = eligible(replace(WANTED, not_alone=not_alone), replace(WYE, never=never), ON)
    assert [(row.met, row.reason) for row in tested if row.code == "lone_working"] == ([said] if said else [])
    assert not [row for row in blockers(tested) if row.code == "lone_working"]


GUARD = Finding(
    "guard_pupils", False, "5 children would be there more than 18 hours a week.", "Education Act 1996 s463"
)
SUSPENDED = Finding("standing", False, "Suspended for new work until 1 December 2026.", "Framework terms")
JUDGE = Finding("guard_one_to_one", False, "Judge.", "Education Act 1996 s463", Weight.WARNS)


def test_every_reason_is_given_never_only_the_first() -> None:
    arrow = replace(
        WYE, standing_findings=(SUSPENDED,), guard_findings=(GUARD, JUDGE), places_free=0, needs=frozenset({"autism"}),
    )  # fmt: skip
    assert stops(WANTED, arrow) == [
        SUSPENDED.reason, "Does not offer: GCSE courses.", "No place is free for this period.", GUARD.reason,
    ]  # fmt: skip


def test_nearest_misses_have_the_fewest_blockers() -> None:
    tested = [
        (ref, eligible(WANTED, candidate, ON))
        for ref, candidate in (
            ("LUGG", replace(WYE, places_free=0, needs=frozenset())),
            ("WYE", WYE),
            ("TEME", replace(WYE, places_free=0)),
            ("ARROW", replace(WYE, ages=(5, 9))),
        )
    ]
    assert [(ref, [finding.code for finding in found]) for ref, found in nearest_misses(tested)] == [
        ("ARROW", ["age"]),
        ("TEME", ["capacity"]),
        ("LUGG", ["needs", "capacity"]),
    ]
    assert [ref for ref, _ in nearest_misses(tested, limit=1)] == ["ARROW"]


FINDINGS = st.builds(
    lambda met, weight: Finding("standing", met, "Said.", "Test", weight), st.booleans(), st.sampled_from(Weight)
)


@given(places=st.integers(0, 2), standing=st.lists(FINDINGS, max_size=3), more=FINDINGS)
def test_adding_a_finding_never_makes_a_provider_eligible(places: int, standing: list[Finding], more: Finding) -> None:
    before = replace(WYE, places_free=places, standing_findings=tuple(standing))
    after = replace(before, standing_findings=(*standing, more))
    assert allowed(eligible(WANTED, before, ON)) or not allowed(eligible(WANTED, after, ON))


@given(
    needs=st.frozensets(st.sampled_from(["autism", "gcse", "adhd", "trauma"])), more=st.sampled_from(["trauma", "eal"])
)
def test_asking_for_more_never_makes_a_provider_eligible(needs: frozenset[str], more: str) -> None:
    before, after = replace(WANTED, needs=needs), replace(WANTED, needs=needs | {more})
    assert allowed(eligible(before, WYE, ON)) or not allowed(eligible(after, WYE, ON))
