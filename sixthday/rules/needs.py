"""Closed, versioned lists: needs, outcomes, risks, part-days, modes and age bands. A new version is a new tuple."""

from dataclasses import dataclass

VERSION = "V1"


@dataclass(frozen=True, slots=True)
class Need:
    """One coded need, its words, and the group it is listed under."""

    code: str
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Risk:
    """One category of risk, and what may have to be in place (code, words)."""

    code: str
    label: str
    measures: tuple[tuple[str, str], ...]


_SEND, _MIND, _BODY = "Special educational needs", "Social, emotional and mental health", "Health and physical"
_LEARN, _LIFE = "Learning", "Circumstances"

NEEDS_V1: tuple[Need, ...] = (
    Need("semh", "Social, emotional and mental health", _MIND),
    Need("anxiety", "Anxiety", _MIND),
    Need("ebsa", "Emotionally based school avoidance", _MIND),
    Need("trauma", "Trauma and attachment", _MIND),
    Need("low_mood", "Low mood", _MIND),
    Need("self_harm", "Self-harm", _MIND),
    Need("eating", "Eating difficulties", _MIND),
    Need("bereavement", "Bereavement", _MIND),
    Need("behaviour", "Regulating behaviour", _MIND),
    Need("autism", "Autism", _SEND),
    Need("adhd", "ADHD", _SEND),
    Need("pda", "Demand avoidance", _SEND),
    Need("speech_language", "Speech, language and communication", _SEND),
    Need("moderate_learning", "Moderate learning difficulty", _SEND),
    Need("severe_learning", "Severe learning difficulty", _SEND),
    Need("specific_learning", "Specific learning difficulty, such as dyslexia", _SEND),
    Need("sensory_processing", "Sensory processing", _SEND),
    Need("hearing", "Hearing impairment", _BODY),
    Need("visual", "Visual impairment", _BODY),
    Need("physical", "Physical disability", _BODY),
    Need("medical", "Medical condition", _BODY),
    Need("pregnancy", "Pregnancy or a young parent", _BODY),
    Need("literacy", "Catching up in literacy", _LEARN),
    Need("numeracy", "Catching up in numeracy", _LEARN),
    Need("gcse", "GCSE courses", _LEARN),
    Need("functional_skills", "Functional skills", _LEARN),
    Need("vocational", "Vocational learning", _LEARN),
    Need("eal", "English as an additional language", _LEARN),
    Need("re_engagement", "Re-engaging with learning", _LEARN),
    Need("therapeutic", "Therapeutic approach", _LIFE),
    Need("substance_misuse", "Substance misuse", _LIFE),
    Need("exploitation", "At risk of exploitation", _LIFE),
    Need("youth_justice", "Involved with youth justice", _LIFE),
    Need("reintegration", "Preparing to return to school", _LIFE),
)

OUTCOMES_V1: tuple[tuple[str, str], ...] = (
    ("attend", "Attends regularly"),
    ("engage", "Takes part in learning"),
    ("literacy", "Makes progress in literacy"),
    ("numeracy", "Makes progress in numeracy"),
    ("qualification", "Gains a qualification"),
    ("exam_entry", "Sits public examinations"),
    ("wellbeing", "Feels and copes better"),
    ("relationships", "Builds trusting relationships"),
    ("behaviour", "Manages behaviour safely"),
    ("independence", "Becomes more independent"),
    ("return_school", "Returns to a school"),
    ("post_16", "Moves on to education or training after 16"),
    ("voice", "Has a say in plans"),
)

RISK_LEVELS: tuple[tuple[str, str], ...] = (("low", "Low"), ("medium", "Medium"), ("high", "High"))

_TWO_ADULTS = ("two_adults", "Two adults present")
_LONE_PLAN = ("no_lone_working", "No lone working without a plan")
NOT_ALONE = frozenset({_TWO_ADULTS[0], _LONE_PLAN[0]})
_SEARCH = ("bag_check", "Agreed check of bags on arrival")
_TRANSPORT = ("escorted_travel", "Escorted travel")
_CALL = ("call_home", "A call home the same session")

RISKS_V1: tuple[Risk, ...] = (
    Risk(
        "self_harm",
        "Self-harm",
        (("safety_plan", "Safety plan read by staff"), ("sharps", "Sharp items locked away"), _CALL),
    ),
    Risk(
        "suicidal_thoughts",
        "Suicidal thoughts",
        (("safety_plan", "Safety plan read by staff"), ("line_of_sight", "Within sight at all times")),
    ),
    Risk(
        "violence_adults", "Violence towards adults", (_TWO_ADULTS, ("de_escalation", "Staff trained in de-escalation"))
    ),
    Risk("violence_children", "Violence towards children", (("no_group", "No group work at first"), _TWO_ADULTS)),
    Risk("weapons", "Carrying a weapon", (_SEARCH, _TWO_ADULTS)),
    Risk("absconding", "Leaving without permission", (("secure_site", "Site with controlled exits"), _CALL)),
    Risk("substances", "Drugs or alcohol", (_SEARCH, ("drug_worker", "Drug worker informed"))),
    Risk(
        "exploitation", "Criminal or sexual exploitation", (_TRANSPORT, ("areas_avoided", "Named areas avoided"), _CALL)
    ),
    Risk("online", "Harm online", (("filtered", "Filtered and supervised devices"),)),
    Risk("sexualised", "Harmful sexual behaviour", (_LONE_PLAN, ("no_younger", "No contact with younger children"))),
    Risk("fire", "Fire setting", (("ignition", "Sources of ignition removed"),)),
    Risk("allegations", "Allegations against adults", (_TWO_ADULTS, ("log", "Log kept each session"))),
    Risk(
        "medical",
        "Medical emergency",
        (("care_plan", "Health care plan on site"), ("trained", "Staff trained in the plan")),
    ),
    Risk(
        "allergy",
        "Severe allergy",
        (("auto_injector", "Adrenaline pen on site"), ("trained", "Staff trained in the plan")),
    ),
    Risk("animals", "Harm to animals", (("no_animals", "No unsupervised contact with animals"),)),
    Risk("transport", "Unsafe in a vehicle", (_TRANSPORT,)),
    Risk("contact", "A person who must not have contact", (("collection", "Named people only may collect"),)),
    Risk(
        "gang",
        "Conflict with other young people",
        (("not_with", "Kept apart from named children"), ("areas_avoided", "Named areas avoided")),
    ),
)

PART_DAYS: tuple[tuple[str, str], ...] = tuple(
    (f"{short}_{half}", f"{day} {words}")
    for short, day in (
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
    )
    for half, words in (("am", "morning"), ("pm", "afternoon"))
)

MODES: tuple[tuple[str, str], ...] = (
    ("setting", "At the provider's site"),
    ("community", "In the community"),
    ("home", "At home"),
    ("online", "Online"),
)

GROUPINGS: tuple[tuple[str, str], ...] = (("one_to_one", "One to one"), ("small_group", "Small group"))

AGE_BANDS: tuple[tuple[str, str, int, int], ...] = (
    ("5_7", "5 to 7", 5, 7),
    ("8_10", "8 to 10", 8, 10),
    ("11_13", "11 to 13", 11, 13),
    ("14_16", "14 to 16", 14, 16),
    ("16_18", "Over 16", 17, 18),
)

NEED_LABELS: dict[str, str] = {need.code: need.label for need in NEEDS_V1}
RISK_LABELS: dict[str, str] = {risk.code: risk.label for risk in RISKS_V1}
MODE_LABELS: dict[str, str] = dict(MODES)
PART_DAY_LABELS: dict[str, str] = dict(PART_DAYS)


def age_band(age: int) -> str:
    """The code of the band an age falls in, or an empty text outside them all. Source: UK GDPR Article 5 (minimisation)."""
    return next((code for code, _, lowest, highest in AGE_BANDS if lowest <= age <= highest), "")
