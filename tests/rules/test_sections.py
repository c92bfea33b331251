"""The sections of a referral, and the routes out of scope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import Finding, blockers, warnings
from sixthday.rules.sections import SECTION, SECTIONS, Route, scope_finding, section_findings, submission_findings

FLAGS = frozenset({"looked_after", "on_roll_incomplete", "has_risks", "excluded", "illness"})
ALWAYS = {section.code: frozenset(ask.code for ask in section.asks if not ask.when) for section in SECTIONS}
WHOLE = {section.code: frozenset(ask.code for ask in section.asks) for section in SECTIONS}


def stops(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.reason for finding in blockers(findings)]


def test_the_order_of_the_task_list() -> None:
    assert list(SECTION) == [
        "child", "what_happened", "needs", "attainment", "outcomes", "risks", "people_and_places", "hours_and_times",
        "transport", "views", "documents",
    ]  # fmt: skip


def test_a_whole_referral_may_be_submitted() -> None:
    findings = submission_findings(WHOLE, FLAGS)
    assert [finding.code for finding in findings] == ["scope", *(f"section_{code}" for code in SECTION)]
    assert stops(findings) == []


def test_without_flags_what_hangs_on_them_is_not_asked() -> None:
    assert stops(submission_findings(ALWAYS)) == []


@pytest.mark.parametrize(
    ("flag", "reason"),
    [
        ("looked_after", "The child: give the authority that looks after the child."),
        ("on_roll_incomplete", "What happened: give what the school cannot provide."),
        ("has_risks", "Risks: give what must be in place for each risk."),
        ("excluded", "Documents: give the head teacher's notice."),
        ("illness", "Documents: give the medical evidence, or that it is awaited."),
    ],
)
def test_what_a_flag_asks(flag: str, reason: str) -> None:
    assert stops(submission_findings(ALWAYS, frozenset({flag}))) == [reason]


@pytest.mark.parametrize("code", list(SECTION))
def test_an_empty_section_says_everything_it_lacks(code: str) -> None:
    findings = section_findings(code, frozenset(), FLAGS)
    assert [finding.code for finding in findings] == [f"{code}.{ask.code}" for ask in SECTION[code].asks]
    assert all(finding.reason.startswith(f"{SECTION[code].title}: give ") for finding in findings)


def test_an_attached_form_stands_in_for_what_it_can_hold() -> None:
    given = {**WHOLE, "needs": frozenset(), "views": frozenset({"contact"})}
    findings = submission_findings(given, FLAGS, form_attached=True)
    assert (stops(findings), [finding.code for finding in warnings(findings)]) == (
        [],
        ["needs.needs", "views.child_view", "views.parent_view"],
    )


def test_a_form_does_not_stand_in_for_the_child_or_the_hours() -> None:
    given = {**WHOLE, "child": WHOLE["child"] - {"born_on"}, "hours_and_times": frozenset()}
    assert stops(submission_findings(given, FLAGS, form_attached=True)) == [
        "The child: give the date of birth.",
        "Hours, days and times: give the hours a week proposed.",
        "Hours, days and times: give the mornings and afternoons that suit.",
        "Hours, days and times: give the day education should start.",
        "Hours, days and times: give the last day.",
        "Hours, days and times: give where it should happen.",
    ]


@pytest.mark.parametrize(
    ("route", "on_roll", "cannot", "met"),
    [
        pytest.param(Route.COUNCIL_DUTY, False, False, True, id="the council's duty"),
        pytest.param(Route.COUNCIL_DUTY, True, True, True, id="on roll, and the school cannot provide a full package"),
        pytest.param(Route.SCHOOL_PURCHASE, True, True, True, id="asked as a purchase, but the school cannot provide"),
        pytest.param(Route.SCHOOL_PURCHASE, True, False, False, id="purchasing for a school"),
        pytest.param(
            Route.SCHOOL_PURCHASE, False, True, False, id="purchasing for a school of a child not on its roll"
        ),
        pytest.param(Route.RESIDENTIAL, True, True, False, id="residential, whatever the school can do"),
    ],
)
def test_scope(route: Route, on_roll: bool, cannot: bool, met: bool) -> None:
    finding = scope_finding(route, on_roll=on_roll, school_cannot_provide=cannot)
    assert (finding.met, bool(finding.reason)) == (met, True)
    findings = submission_findings(WHOLE, FLAGS, route=route, on_roll=on_roll, school_cannot_provide=cannot)
    assert stops(findings) == ([] if met else [finding.reason])


def test_in_scope_says_which_limb() -> None:
    whole = scope_finding(Route.COUNCIL_DUTY, on_roll=False, school_cannot_provide=False)
    part = scope_finding(Route.COUNCIL_DUTY, on_roll=True, school_cannot_provide=True)
    assert (whole.reason, part.reason) == (
        "In scope: the council arranges this education.",
        "In scope: the child's school cannot provide the full package.",
    )


GIVEN = st.fixed_dictionaries({code: st.frozensets(st.sampled_from(sorted(asks))) for code, asks in WHOLE.items()})


@given(
    given=GIVEN,
    flags=st.frozensets(st.sampled_from(sorted(FLAGS))),
    form=st.booleans(),
    section=st.sampled_from(list(WHOLE)),
)
def test_answering_more_never_adds_a_refusal(
    given: dict[str, frozenset[str]], flags: frozenset[str], form: bool, section: str
) -> None:
    before = submission_findings(given, flags, form_attached=form)
    after = submission_findings({**given, section: WHOLE[section]}, flags, form_attached=form)
    assert set(stops(after)) <= set(stops(before))
