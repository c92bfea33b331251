"""The council's colour is readable, and the compiled sheet carries nothing of GOV.UK's own."""

import pytest

from sixthday.ops.styles import StylesBroken, compiled_sheet, contrast_with_white, council_sheet


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        pytest.param("#000000", 21.0, id="black"),
        pytest.param("#ffffff", 1.0, id="white"),
        pytest.param("#767676", 4.54, id="the lightest grey that may be used"),
        pytest.param("#174f57", 9.2, id="the colour this comes with"),
    ],
)
def test_contrast(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.05)


def test_a_council_sheet_names_the_colour() -> None:
    assert council_sheet("#174f57") == ":root { --council-colour: #174f57; --govuk-brand-colour: #174f57; }\n"


@pytest.mark.parametrize("colour", ["#777777", "#ffdd00", "teal", "#abc", "#174f57; } body { display: none"])
def test_an_unreadable_or_unclear_colour_is_refused(colour: str) -> None:
    with pytest.raises(StylesBroken):
        council_sheet(colour)


def test_a_sheet_loses_the_crest_and_keeps_the_rest(tmp_path) -> None:
    sheet = tmp_path / "x.scss"
    sheet.write_text(".a { background: url('/assets/images/govuk-crest.svg'); color: red; }")
    assert compiled_sheet(sheet, load_paths=[]) == ".a{background:none;color:red}\n"


def test_a_broken_sheet_says_where(tmp_path) -> None:
    sheet = tmp_path / "x.scss"
    sheet.write_text(".a { color: $nowhere; }")
    with pytest.raises(StylesBroken, match="Undefined variable"):
        compiled_sheet(sheet, load_paths=[])
