"""The made-up cases: first those that stand at the front of today's list, then two terms of history."""

from dataclasses import replace
from random import Random

from sixthday.ops.demo.told import HOME, MENTOR, ONLINE, OUTDOOR, PROGRAMME, TUITION, WHOLE, Case, Part
from sixthday.rules.duties import Ending, LegalBasis, TriggerEvent

T = TriggerEvent
ILL = T.ILLNESS


def _at(part: Part, stop: str = "", twist: str = "") -> Part:
    return replace(part, stop=stop, twist=twist)


FIRST: tuple[Case, ...] = (  # what the first screen tells
    Case(3, facts={"elsewhere": True}, stop="waiting"),
    Case(7, parts=(_at(WHOLE, stop="approved"),)),
    Case(6, parts=(_at(OUTDOOR), _at(TUITION, stop="locked"))),
    Case(5, parts=(_at(PROGRAMME, twist="gate", stop="checked"), _at(TUITION, stop="provider_signed"))),
    Case(5, stop="waiting"),
    Case(4, parts=(_at(PROGRAMME, stop="answered", twist="question"), _at(TUITION, stop="answered"))),
    Case(4, ILL, parts=(_at(HOME, twist="telephone", stop="proposed"),)),
    Case(3, parts=(_at(PROGRAMME, stop="proposed", twist="second_choice"), _at(TUITION, stop="sent"))),
    Case(2, T.CARE_PLACEMENT, parts=(_at(WHOLE, stop="sent"),), facts={"looked_after": True}),
    Case(2, parts=(_at(PROGRAMME, stop="drafted"), _at(TUITION, stop="drafted"))),
    Case(1, stop="returned"),
    Case(1, stop="unowned"),
    Case(1, stop="draft"),
)
SPECIAL: tuple[Case, ...] = (  # one of each thing that happens less often
    Case(9, parts=(_at(PROGRAMME, twist="silent"), _at(TUITION, twist="sent_back"))),
    Case(10, parts=(_at(OUTDOOR, twist="declined"), _at(TUITION))),
    Case(12, parts=(_at(PROGRAMME, twist="late"), _at(TUITION, twist="none_suitable"))),
    Case(8, ILL, parts=(_at(ONLINE, twist="not_taken_up"),)),
    Case(14, T.EHC_PLAN_NAMING, parts=(_at(HOME), _at(MENTOR)), facts={"basis": LegalBasis.EOTAS, "plan": "held"}),
    Case(16, parts=(_at(WHOLE),), facts={"restricted": True, "address_restricted": True}),
    Case(11, parts=(_at(TUITION),), facts={"needs": ("hearing", "literacy")}),
    Case(13, parts=(_at(TUITION),), facts={"needs": ("severe_learning",)}),
    Case(15, parts=(_at(WHOLE, twist="emergency"),)),
    Case(18, parts=(_at(WHOLE, twist="overdue"),)),
    Case(20, parts=(_at(WHOLE, twist="abandoned"),)),
    Case(6, ILL, parts=(_at(HOME),), twist="evidence"),
    Case(12, T.PACKAGE_INCOMPLETE, parts=(_at(TUITION),), twist="not_owed"),
    Case(17, stop="withdrawn"),
    Case(4, T.NO_SCHOOL_PLACE, parts=(_at(WHOLE, twist="cancelled"),)),
    Case(7, parts=(_at(PROGRAMME, twist="extended"), _at(TUITION, twist="carried_over"))),
    Case(7, T.MOVED_IN, parts=(_at(OUTDOOR, twist="lapse", stop="checked"),)),
    Case(22, T.UNIT_SUSPENSION, parts=(_at(WHOLE),), ends=Ending.REINSTATED, lasts=9),
    Case(24, T.NO_SCHOOL_PLACE, parts=(_at(WHOLE),), ends=Ending.UNIT_OR_SCHOOL_PLACE, lasts=15),
)
PACKAGES = ((WHOLE,), (WHOLE,), (HOME,), (ONLINE,), (PROGRAMME,), (OUTDOOR,), (PROGRAMME, TUITION), (OUTDOOR, MENTOR))
HOW_IT_ENDS = (
    Ending.UNIT_OR_SCHOOL_PLACE,
    Ending.UNIT_OR_SCHOOL_PLACE,
    Ending.MOVED_AWAY,
    Ending.HOME_EDUCATED,
    Ending.NO_LONGER_OWED,
    "",
)


def cases(count: int, longest_ago: int, seed: int) -> list[Case]:
    """So many cases: the front of the list, one of each rare thing, and for the rest ordinary ones over two terms."""
    told = [*FIRST, *SPECIAL][:count]
    chance = Random(f"{seed} cases")  # noqa: S311 - repeatable on purpose
    while len(told) < count:
        told.append(_ordinary(chance, longest_ago))
    return told


def _ordinary(chance: Random, longest_ago: int) -> Case:
    parts = chance.choice(PACKAGES)
    short = sum(part.minutes for part in parts) < 25 * 60
    days_ago = chance.randint(26, longest_ago)
    ends = chance.choice(HOW_IT_ENDS)
    trigger = (
        ILL
        if short
        else chance.choice(
            [T.PERMANENT_EXCLUSION, T.PERMANENT_EXCLUSION, T.NO_SCHOOL_PLACE, T.MOVED_IN, T.PLACEMENT_BREAKDOWN]
        )
    )
    return Case(days_ago, trigger, parts, ends=ends, lasts=chance.randint(20, 45))
