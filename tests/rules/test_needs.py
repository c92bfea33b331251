"""The closed lists: each code once, each with words, and short enough for its column."""

import re

import pytest

from sixthday.rules.needs import (
    AGE_BANDS,
    GROUPINGS,
    MODES,
    NEEDS_V1,
    OUTCOMES_V1,
    PART_DAYS,
    RISK_LEVELS,
    RISKS_V1,
    age_band,
)

LISTS = {
    "needs": [(need.code, need.label) for need in NEEDS_V1],
    "outcomes": list(OUTCOMES_V1),
    "risks": [(risk.code, risk.label) for risk in RISKS_V1],
    "risk levels": list(RISK_LEVELS),
    "part-days": list(PART_DAYS),
    "modes": list(MODES),
    "groupings": list(GROUPINGS),
    "age bands": [(code, label) for code, label, _, _ in AGE_BANDS],
    **{f"measures for {risk.code}": list(risk.measures) for risk in RISKS_V1},
}


@pytest.mark.parametrize("name", LISTS)
def test_codes_once_and_words_once(name: str) -> None:
    codes, labels = zip(*LISTS[name], strict=True)
    assert (len(set(codes)), len(set(labels))) == (len(codes), len(labels))
    assert all(re.fullmatch(r"[a-z0-9_]{2,24}", code) for code in codes)
    assert all(label[0].isupper() or label[0].isdigit() for label in labels)


def test_a_measure_means_one_thing_everywhere() -> None:
    words: dict[str, set[str]] = {}
    for risk in RISKS_V1:
        for code, label in risk.measures:
            words.setdefault(code, set()).add(label)
    assert {code: labels for code, labels in words.items() if len(labels) > 1} == {}


def test_ten_part_days_in_order() -> None:
    assert [code for code, _ in PART_DAYS[:3]] == ["mon_am", "mon_pm", "tue_am"]
    assert (len(PART_DAYS), PART_DAYS[-1]) == (10, ("fri_pm", "Friday afternoon"))


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (4, ""),
        (5, "5_7"),
        (7, "5_7"),
        (8, "8_10"),
        (13, "11_13"),
        (14, "14_16"),
        (16, "14_16"),
        (17, "16_18"),
        (19, ""),
    ],
)
def test_age_band(age: int, band: str) -> None:
    assert age_band(age) == band
