"""One form with every kind of question, for the tests of the kit."""

from sixthday.web.kit.fields import (
    Code,
    Day,
    Email,
    Hours,
    Money,
    OneOf,
    Option,
    Paragraph,
    PartWeek,
    Password,
    Pick,
    SomeOf,
    Text,
    Tick,
    TimeOfDay,
    Upload,
    Whole,
    YesNo,
)
from sixthday.web.kit.forms import Form

MODES = [Option("home", "At home"), Option("setting", "At a setting", hint="A place the provider runs")]
WHY = [Option("ill", "Illness"), Option("other", "Something else", reveals="other_why")]
NEEDS = [("autism", "Autism"), ("anxiety", "Anxiety"), ("adhd", "ADHD")]


class Everything(Form):
    """Every kind of question once."""

    name = Text("Name of the setting", hint="As it stands on its register entry", width=20)
    why_text = Paragraph("Why this child, why now", longest=20, rows=3)
    email = Email()
    password = Password()
    places = Whole("Places", least=1, most=40, suffix="places")
    price = Money("Price per hour", suffix="per hour")
    start_on = Day("Start date", hint="For example, 9 11 2026")
    weekly = Hours("Hours a week", most_hours=30)
    opens = TimeOfDay("Opens at")
    mode = OneOf("How is it taught?", MODES)
    why = OneOf("Why is it short?", WHY)
    other_why = Text("What else?", error="Say what else")
    school = Pick("School", [("1", "Aylestone"), ("2", "Whitecross")])
    long_list = Pick("Nearest school", [(str(n), f"School {n}") for n in range(60)], find=True)
    needs = SomeOf("Needs", NEEDS)
    agreed = YesNo("Has the parent agreed?", error="Choose yes or no")
    sure = Tick("Declaration", "I have no interest in this provider", error="Confirm that you have no interest")
    days = PartWeek("Days and times", error="Tick at least one morning or afternoon")
    letter = Upload("Letter")
    version = Code()


FILLED = {
    "name": "Arrow", "why_text": "Near home", "email": "a@b.example", "password": "secret", "places": "6",
    "price": "£1,042.50", "start_on-day": "9", "start_on-month": "11", "start_on-year": "2026",
    "weekly-hours": "6", "weekly-minutes": "30", "opens-hour": "9", "opens-minute": "05", "mode": "home", "why": "ill",
    "school": "2", "long_list": "41", "needs": ["adhd", "autism"], "agreed": "no", "sure": "yes", "days": ["tue_pm", "mon_am"], "version": "v1",
}  # fmt: skip
