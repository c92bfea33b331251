"""What every part of a child's story shares: the case, the referral, who works on it, and the days counted from its beginning."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from sixthday.access.models import User
from sixthday.ops.demo.children import AFTERNOONS, MORNINGS, Person
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Events, Over
from sixthday.ops.demo.market import Market
from sixthday.ops.demo.people import People
from sixthday.ops.demo.styles import ALL_WEEK
from sixthday.referrals.models import Referral
from sixthday.rules.duties import TriggerEvent


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to buy: the service, weekly minutes, part-days, mode; what is out of the ordinary, and where it stops."""

    service: str
    minutes: int
    part_days: tuple[str, ...]
    mode: str = "setting"
    twist: str = ""
    stop: str = ""


WHOLE = Part("programme", 25 * 60, ALL_WEEK)
PROGRAMME = Part("programme", 15 * 60, MORNINGS)
OUTDOOR = Part("outdoor", 15 * 60, MORNINGS)
TUITION = Part("tuition", 10 * 60, AFTERNOONS)
HOME = Part("tuition", 10 * 60, MORNINGS, "home")
ONLINE = Part("tuition_online", 10 * 60, MORNINGS, "online")
MENTOR = Part("mentoring", 5 * 60, AFTERNOONS[:2], "community")


@dataclass(frozen=True)
class Case:
    """A child's story in a line: what happened, how many school days ago, what is bought, where it stops or how it ends."""

    days_ago: int
    trigger: TriggerEvent = TriggerEvent.PERMANENT_EXCLUSION
    parts: tuple[Part, ...] = (PROGRAMME, TUITION)
    stop: str = ""
    twist: str = ""
    ends: str = ""  # a code of rules.duties.Ending, `lasts` school days after it happened
    lasts: int = 30
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """The weekly minutes of the whole package."""
        return sum(part.minutes for part in self.parts)


@dataclass
class Stage:
    """What every story is played on."""

    people: People
    market: Market
    days: Days
    events: Events


@dataclass
class Told:
    """One child's story while it is told."""

    stage: Stage
    case: Case
    person: Person
    broker: User
    chance: Random
    referral: Referral | None = None

    @property
    def on(self) -> date:
        """The day it happened."""
        return self.stage.days.back(self.case.days_ago)

    @property
    def people(self) -> People:
        """Everybody at the council."""
        return self.stage.people

    def day(self, count: int, of: date | None = None) -> date:
        """The school day so many after it happened, or after another day."""
        return self.stage.days.after(of or self.on, count)

    def moment(self, count: int, hour: str) -> datetime:
        """An hour of the school day so many after it happened."""
        return at(self.day(count), hour)

    def reach(self, step: str, part: Part | None = None) -> None:
        """End the story here when this is where it stops. Raises Over."""
        if step in {self.case.stop, part.stop if part else ""}:
            raise Over
