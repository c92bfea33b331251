"""A few children at different points of the way, by real actions, and ways to be somebody in a browser or a client."""

import re
from datetime import date
from html import unescape
from typing import Any

from django.conf import settings
from django.test import Client

from sixthday.access.models import User
from sixthday.reference import queries as reference
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.actions.contact import log_contact
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.actions.hours import post_started_hours
from sixthday.referrals.choices import How, Outcome
from sixthday.referrals.models import Referral
from tests.areas.referrals import duties
from tests.areas.referrals.referring import submitted
from tests.cast import Cast, at, council_cast

MONDAY = duties.MONDAY
TODAY = at("2026-11-05", "10:42")


def council() -> Cast:
    """The cast, a calendar, and a decision-maker with authority."""
    cast = council_cast()
    duties.calendar(cast)
    duties.delegated(cast)
    return cast


def child(cast: Cast, given: str, family: str, on: date, **changes: Any) -> Referral:
    """A referral with the brokers for a child of this name."""
    section = {"given_name": given, "family_name": family, **changes.pop("child", {})}
    return submitted(cast, on, child=section, **changes)


def several(cast: Cast) -> dict[str, Referral]:
    """Late, part met, due soon, without a calendar: one of each, some owned and talked about."""
    kai = child(cast, "Kai", "Roberts", date(2026, 10, 20), child={"born_on": date(2011, 9, 1)})
    ours = reference.authority(duties.AREA)
    asha = child(cast, "Asha", "Mahmood", date(2026, 10, 23), child={"looked_after": True, "looked_after_by": ours})
    jordan = child(cast, "Jordan", "Price", date(2026, 11, 2), child={"address_restricted": True, "plan": "held"})
    riley = child(
        cast, "Riley", "Stone", date(2026, 11, 2),
        what_happened={"trigger": "illness", "basis": "section_19_illness", "clear_on": None},
        documents={"awaited": ["medical_evidence"]},
    )  # fmt: skip
    for referral in (kai, jordan):
        take_ownership(referral=referral, by=cast.broker, at=at("2026-11-02", "14:00"))
    log_contact(
        referral=kai, how=How.TELEPHONE, note="Mum prefers mornings; wants nothing in the city.", by=cast.broker,
        at=at("2026-11-05", "09:10"),
    )  # fmt: skip
    decide_duty(
        duty=jordan.duty, outcome=Outcome.OWED, weekly_minutes=25 * 60, reason="No school place.", by=cast.decision_maker,
        at=at("2026-11-03", "09:30"),
    )  # fmt: skip
    post_started_hours(
        referral=jordan, about="K7M4-29QX", weekly_minutes=6 * 60, from_on=date(2026, 11, 5), by=cast.broker, at=TODAY
    )
    return {"kai": kai, "asha": asha, "jordan": jordan, "riley": riley}


def signed_in(user: User) -> Client:
    """A client that is this person."""
    client = Client()
    client.force_login(user)
    return client


def arrive_as(page: Any, user: User, server: Any) -> None:
    """Let a browser page be this person, without the form."""
    key = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server.url}])


def read(answer: Any) -> str:
    """What a page says: its main part without markup, spaces collapsed."""
    main = answer.content.decode().partition('id="main-content"')[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main.partition(">")[2])).split())


def found(pattern: str, answer: Any) -> list[str]:
    """Every match of a pattern in a page's markup, trimmed."""
    return [unescape(text).strip() for text in re.findall(pattern, answer.content.decode())]


def found_pairs(pattern: str, markup: str) -> list[tuple[str, str]]:
    """Every match of a pattern with two groups, unescaped and trimmed."""
    return [(name, unescape(text).strip()) for name, text in re.findall(pattern, markup)]
