"""Papers about people who do not exist."""

from sixthday.documents.papers import CallOffPaper, Council, LetterPaper
from sixthday.documents.wording import CALLOFF_CLAUSES

COUNCIL: Council = {
    "name": "Herefordshire Council",
    "team": "Starting Well Broker Team",
    "telephone": "01632 960 100",
    "email": "brokers@council.example",
}

CALLOFF: CallOffPaper = {
    "reference": "AP-26-0142",
    "state": "For signature",
    "council": COUNCIL,
    "parties": [
        {"role": "Council", "name": "Herefordshire Council", "lines": ["Starting Well Broker Team", "01632 960 100"]},
        {
            "role": "Provider",
            "name": "Wye Valley Learning",
            "lines": ["Unit 4, The Maltings, Hereford", "Asha Bright, lead"],
        },
    ],
    "facts": [
        {"term": "Framework", "value": "Education – alternative provision, reference DN797233, round 1"},
        {"term": "Lot and service", "value": "Lot 3, Tuition: one to one, core subjects"},
        {"term": "Child", "value": "C4-7KP (the reference stands for the child; no name is written here)"},
        {"term": "From", "value": "Monday 9 November 2026"},
        {"term": "Until", "value": "Friday 26 March 2027 at the latest"},
        {"term": "Where", "value": "The provider's site at The Maltings, Hereford"},
        {"term": "How it was awarded", "value": "Ranked first of three answers, request R8-3QX"},
    ],
    "sessions": [
        {"day": "Monday", "times": "9:30am to 12:30pm", "hours": "3 hours"},
        {"day": "Wednesday", "times": "9:30am to 12:30pm", "hours": "3 hours"},
        {"day": "Friday", "times": "9:30am to 1:30pm", "hours": "4 hours"},
    ],
    "sessions_note": "10 hours a week, 48 sessions and 160 hours in all, on school days only.",
    "outcomes": [
        "Back in Year 10 English and mathematics at the level of the starting assessment by February half term",
        "Attends nine sessions in ten",
        "A plan for return to school agreed at the first review",
    ],
    "price_lines": [
        {"what": "Tuition, one to one", "unit": "hour", "quantity": "160", "price": "£42.00", "total": "£6,720.00"},
        {"what": "Starting assessment", "unit": "session", "quantity": "1", "price": "£84.00", "total": "£84.00"},
    ],
    "price_note": "Prices are those of the framework on the day of the award. VAT is charged at 20% where the service is taxable.",
    "maximum_ex_vat": "£6,804.00",
    "maximum_vat": "£1,360.80",
    "maximum_inc_vat": "£8,164.80",
    "clauses": CALLOFF_CLAUSES,
    "signatures": [
        {
            "party": "Wye Valley Learning",
            "name": "Asha Bright",
            "role": "Provider lead",
            "signed": "Signed in Sixthday on Friday 6 November 2026 at 10:40am",
        },
        {"party": "Herefordshire Council", "name": "Morgan Hale", "role": "Signatory", "signed": ""},
    ],
}

LETTER: LetterPaper = {
    "reference": "K7M4-29",
    "council": COUNCIL,
    "date": "Friday 6 November 2026",
    "dear": "Dear Ms Price,",
    "heading": "Where Jordan will learn from Monday",
    "opening": [
        "We have found a place for Jordan to learn while he is not at school. It starts on Monday 9 November 2026.",
        "This letter says what will happen and whom to ask. If you would like it in another language or in large print, ring us.",
    ],
    "facts": [
        {"term": "Who", "value": "Wye Valley Learning. Jordan's tutor is Sam Okoro."},
        {"term": "Where", "value": "The Maltings, Hereford. Somebody will meet you at the door."},
        {"term": "When", "value": "Mondays and Wednesdays 9:30am to 12:30pm, Fridays 9:30am to 1:30pm"},
        {"term": "Travel", "value": "A taxi will come to your home at 8:50am. The driver will show a council badge."},
        {"term": "Whom to ring", "value": "Rowan Hill at the council on 01632 960 100, Monday to Friday, 9am to 5pm"},
    ],
    "paragraphs": [
        "That is 10 hours a week. Jordan should have 25, and we are still looking for the rest. We will write again as soon as we have found it.",
        "We will meet with you and Jordan before Christmas to see how it is going. Please tell us what he thinks, in any way that suits him.",
    ],
    "complain": [
        "Tell us first, by telephone or by writing to complaints@council.example. We answer within ten working days.",
        "If our answer does not put it right, you can ask the Local Government and Social Care Ombudsman to look at it. It costs nothing.",
    ],
    "from_name": "Rowan Hill",
    "from_role": "Broker",
}
