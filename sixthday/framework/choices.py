"""Words of the framework, and the council's own dated choices with their published defaults."""

from django.db.models import TextChoices


class LegalForm(TextChoices):
    """Which law shapes the framework."""

    OPEN = "open", "Open framework (section 49)"
    LIGHT_TOUCH = "light_touch", "Light touch framework with its own reopening timetable"


class Criterion(TextChoices):
    """What an answer is ranked on; one published scale each, in `rules/ranking.py`."""

    NEED_FIT = "need_fit", "Fit to need"
    OUTCOMES_RECORD = "outcomes_record", "Outcomes record"
    START = "start", "Start"
    DAYS_TIMES = "days_times", "Days and times"
    DISTANCE = "distance", "Distance"
    PRICE = "price", "Price"
    FAMILY_PREFERENCE = "family_preference", "Family's preference"


class QuestionKind(TextChoices):
    """What a question of a round is for, which decides how its answer counts."""

    CONDITION = "condition", "Condition of participation: pass or fail"
    QUALITY = "quality", "Quality question: marked"
    YOUNG_PEOPLE = "young_people", "Young people's question: marked by their own panel"
    EXCLUSION = "exclusion", "Exclusion ground"
    INFORMATION = "information", "For information: not assessed"


class InterestKind(TextChoices):
    """How an interest meets a round. Source: Procurement Act 2023 s81 to s83."""

    ACTUAL = "actual", "Actual: the person has it"
    POTENTIAL = "potential", "Potential: it could become one"
    PERCEIVED = "perceived", "Perceived: a reasonable person would suspect one"


class Choice(TextChoices):
    """What the council decides for itself, each by a dated row."""

    ANSWER_WORKING_DAYS = "answer_working_days", "Working days a provider has to answer"
    ANSWER_CUT_OFF = "answer_cut_off", "Time of day after which a request counts as sent on the next working day"
    CONFLICT_DAYS = "conflict_days", "Days a conflict declaration stands"
    NOTICE_DAYS = "notice_days", "Days of notice to end a call-off"
    EMERGENCY_DAYS = "emergency_days", "Most days an emergency order may run"
    SMALL_NUMBER = "small_number", "Number below which a combination could name a child"
    EXCLUSION_DAYS = "exclusion_days", "Days a look at the exclusion grounds stands"


DEFAULTS: dict[Choice, object] = {
    Choice.ANSWER_WORKING_DAYS: 1,
    Choice.ANSWER_CUT_OFF: "17:00",
    Choice.CONFLICT_DAYS: 365,
    Choice.NOTICE_DAYS: 14,
    Choice.EMERGENCY_DAYS: 10,
    Choice.SMALL_NUMBER: 5,
    Choice.EXCLUSION_DAYS: 365,
}
