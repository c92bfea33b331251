"""What each kind of question gives back, and what it says when it cannot."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from sixthday.rules.findings import Finding
from sixthday.web.kit.fields import Text
from sixthday.web.kit.forms import Form, Problem
from tests.web.kit.everything import FILLED, Everything


def everything(**changes: object) -> Everything:
    """The form, filled rightly except for these changes; None takes an answer away."""
    typed = QueryDict(mutable=True)
    for name, value in {**FILLED, **changes}.items():
        if value is not None:
            typed.setlist(name, value if isinstance(value, list) else [value])
    return Everything(typed, {"letter": SimpleUploadedFile("letter.pdf", b"%PDF-1.7")})


def test_every_answer_comes_back_as_its_own_kind():
    form = everything()
    assert form.errors == {}
    letter = form.cleaned_data.pop("letter")
    assert letter.name == "letter.pdf"
    assert form.cleaned_data == {
        "name": "Arrow", "why_text": "Near home", "email": "a@b.example", "password": "secret", "places": 6,
        "price": 104250, "start_on": date(2026, 11, 9), "weekly": 390, "opens": time(9, 5), "mode": "home", "why": "ill",
        "other_why": None, "school": "2", "long_list": "41", "needs": ["autism", "adhd"], "agreed": False, "sure": True,
        "days": ["mon_am", "tue_pm"], "version": "v1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        pytest.param({"name": None}, "name", "Name of the setting: give an answer", id="no text"),
        pytest.param({"why_text": "x" * 21}, "why_text", "Why this child, why now must be 20 characters or fewer", id="long text"),
        pytest.param({"email": "beth"}, "email", "Enter an e-mail address in the correct format, like name@example.com", id="no e-mail"),
        pytest.param({"places": "six"}, "places", "Places must be a whole number", id="a word for a number"),
        pytest.param({"places": "41"}, "places", "Places must be 40 or less", id="too many"),
        pytest.param({"places": "9" * 30}, "places", "Places must be 40 or less", id="far too many"),
        pytest.param({"price": "lots"}, "price", "Price per hour must be an amount of money, like 42.50", id="no amount"),
        pytest.param({"price": "1e9"}, "price", "Price per hour must be an amount of money, like 42.50", id="an exponent"),
        pytest.param({"price": "1_000"}, "price", "Price per hour must be an amount of money, like 42.50", id="an underscore"),
        pytest.param({"price": "9" * 20}, "price", "Price per hour must be £10,000,000,000.00 or less", id="an endless amount"),
        pytest.param({"price": "-1"}, "price", "Price per hour must be £0 or more", id="less than nothing"),
        pytest.param({"price": "0.005"}, "price", "Price per hour must be in pounds and whole pence, like 42.50", id="half a penny"),
        pytest.param({"start_on-month": ""}, "start_on", "Start date must include a month", id="no month"),
        pytest.param({"start_on-day": "31"}, "start_on", "Start date must be a real date", id="31 November"),
        pytest.param({"start_on-month": "13"}, "start_on", "Start date: the month must be a number from 1 to 12", id="a 13th month"),
        pytest.param({"start_on-year": "26"}, "start_on", "Start date: the year must be a number from 1900 to 2100", id="a short year"),
        pytest.param({"start_on-day": "٣"}, "start_on", "Start date: the day must be a number from 1 to 31", id="other digits"),
        pytest.param({"weekly-hours": "31"}, "weekly", "Hours a week: the hours must be a number from 0 to 30", id="too many hours"),
        pytest.param({"weekly-minutes": "75"}, "weekly", "Hours a week: the minutes must be a number from 0 to 59", id="75 minutes"),
        pytest.param({"opens-minute": ""}, "opens", "Opens at: the minute must be a number from 0 to 59", id="no minute"),
        pytest.param({"mode": "moon"}, "mode", "Choose one of the options shown", id="an option nobody offered"),
        pytest.param({"mode": None}, "mode", "How is it taught: choose one", id="no option"),
        pytest.param({"why": "other"}, "other_why", "Say what else", id="an opened question without an answer"),
        pytest.param({"school": ""}, "school", "School: choose one", id="nothing picked"),
        pytest.param({"needs": ["autism", "fame"]}, "needs", "Choose from the options shown", id="a need nobody offered"),
        pytest.param({"agreed": None}, "agreed", "Choose yes or no", id="neither yes nor no"),
        pytest.param({"sure": None}, "sure", "Confirm that you have no interest", id="not ticked"),
        pytest.param({"days": None}, "days", "Tick at least one morning or afternoon", id="no day"),
        pytest.param({"days": ["sun_am"]}, "days", "Choose from the days shown", id="a Sunday"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told_at_its_field(changes, field, said):
    form = everything(**changes)
    assert {name: list(texts) for name, texts in form.errors.items()} == {field: [said]}
    assert [problem.text for problem in form.problems] == [said]


def test_the_summary_leads_to_the_first_box_of_a_question():
    form = everything(**{"start_on-day": "31", "needs": None, "days": None})
    assert [(problem.href) for problem in form.problems] == ["#start_on-day", "#needs", "#days"]
    html = str(form)
    for problem in form.problems:
        assert f'id="{problem.href[1:]}"' in html


def test_every_question_is_drawn_with_its_typed_value():
    html = str(everything())
    for piece in (
        'value="£1,042.50"',
        'value="9"',
        'value="Arrow"',
        "\nNear home</textarea>",
        'name="version" value="v1"',
    ):
        assert piece in html
    assert html.count(" checked") == 2 + 2 + 1 + 1 + 2  # radios, needs, agreed, sure, days
    assert "secret" not in html


def test_first_values_are_drawn_in_their_boxes():
    form = Everything(
        initial={"price": 104250, "start_on": date(2026, 11, 9), "weekly": 390, "agreed": True, "sure": True}
    )
    html = str(form)
    for piece in ('value="1042.50"', 'id="start_on-year" name="start_on-year" type="text" value="2026"', 'value="30"'):
        assert piece in html
    assert html.count(" checked") == 2


def test_a_refusal_stands_in_the_summary_with_who_mends_it():
    class Reason(Form):
        reason = Text("Reason")

    form = Reason({"reason": "late"})
    assert form.sent
    form.refuse(Finding("insured", False, "The insurance ended on 4 November.", "M09", fixer="QA officer"))
    form.refuse(Finding("reason", False, "The reason is too short.", "M09"), field="reason")
    assert not form.sent
    assert form.problems == [
        Problem("The insurance ended on 4 November.", "", "QA officer"),
        Problem("The reason is too short.", "#reason", ""),
    ]
