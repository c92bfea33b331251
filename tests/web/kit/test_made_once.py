"""Every page that makes something anew makes one thing of a double click."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sixthday.ops.addresses import addresses
from sixthday.providers.models import (
    Accreditation,
    AdultNotice,
    Closure,
    ConnectedPerson,
    DeclaredHours,
    Evidence,
    ExclusionCheck,
    Preferences,
    SiteClearance,
)
from sixthday.quality.models import Concern, Improvement, Visit
from sixthday.referrals.models import FactChange
from tests.areas.awards import chosen
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council.world import signed_in

AT = "2026-11-05T10:30:00+00:00"
TOKEN = {"csrfmiddlewaretoken": "t" * 64}
# pages whose address is not `…/new/` and that make something anew all the same
ALSO = {
    "concern_public",
    "concern_message",
    "visit_copy",
    "family_notice",
    "named_people",
    "spot_decision",
    "spot_award",
    "check_new",
    "offers_not_taken_up",
    "portal_question",
    "portal_answer_details",
    "request_telephone_details",
    "application_connected",
    "application_sites",
    "application_new",
    "framework_round_documents",
    "contacts",
    "referral_section",
    "fact_change",
    "our_leaver",
}


def test_every_page_that_makes_something_does_it_once():
    """A page under `…/new/`, or in the table above, carries `once`; a new one that does not is named here."""
    making = [row for row in addresses() if row.route.endswith("new/") or "/new/<" in row.route or row.name in ALSO]
    assert {row.name for row in making} >= ALSO
    assert sorted(row.name for row in making if not getattr(row.view, "once", False)) == []


def day(name: str, number: int = 10, month: int = 11, year: int = 2026) -> dict[str, str]:
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


@dataclass(frozen=True)
class Making:
    """A page, who sends what to it, and the rows it makes."""

    who: str
    route: str
    model: Any
    given: dict[str, Any]
    slug: bool = True
    upload: bool = False


CONCERN = {"kind": "quality", "provider": "arrow", "what_happened": "No teacher came.", "child_named": ""}
SEEN = {"issued_on": "", **day("issued_on", 1), **day("valid_until_on", 31, 10, 2027), "note": ""}
# fmt: off
MAKING = [
    Making("broker", "concern_new", Concern, CONCERN, slug=False),
    Making("lead", "portal_concern_new", Concern, CONCERN, slug=False),
    Making("qa_officer", "visit_new", Visit, {"announced": "yes", "visitors": "Q", "focus": "", **day("planned_on")}),
    Making("qa_officer", "improvement_new", Improvement, {"what": "Write it down.", "standard": "", **day("due_on")}),
    Making("qa_officer", "declared_hours_new", DeclaredHours, {
        "declared_for": "Another council", "weekly_minutes-hours": "10", "weekly_minutes-minutes": "", "special": "no",
        **day("from_on", 2), **day("declared_on", 4)}),
    Making("qa_officer", "exclusion_check_new", ExclusionCheck, {"moment": "annual", "outcome": "clear", "note": "Looked."}),
    Making("qa_officer", "connection_new", ConnectedPerson, {"name": "D", "connection": "director", **day("from_on", 2)}),
    Making("qa_officer", "accreditation_new", Accreditation, {"kind": "online", "body": "A body", "reference": "", **day("from_on", 2)}),
    Making("qa_officer", "site_clearance_new", SiteClearance, {"note": "Seen.", **day("from_on", 4), **day("until_on", 3, 11, 2027)}, slug=False),
    Making("lead", "our_starter", AdultNotice, {"name": "Nia", "role": "Tutor", "manages": "no", "note": "", **day("from_on", 1, 12)}, slug=False),
    Making("lead", "our_closure_new", Closure, {"why": "", **day("from_on", 21, 12), **day("until_on", 22, 12)}, slug=False),
    Making("lead", "our_preferences_new", Preferences, {"never_needs": ["semh"], "age_from": "", "age_to": "", "note": ""}, slug=False),
    Making("lead", "our_evidence_new", Evidence, SEEN, slug=False, upload=True),
    Making("broker", "fact_change", FactChange, {"plan": "held", "why": "It came.", "stage": "sign", **day("from_on", 4)}, slug=False),
]
# fmt: on


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    return standing(chosen.ready, ("Arrow",))


@pytest.fixture
def world(made, db, time_machine):
    time_machine.move_to(AT, tick=False)
    return deepcopy(made)


def where(world, making: Making) -> str:
    arrow = world.providers["Arrow"]
    args = {
        "site_clearance_new": [world.site("Arrow").ref], "our_evidence_new": ["ico_registration"],
        "fact_change": [world.referral.child.ref, "plan"],
    }.get(making.route, [arrow.slug] if making.slug else [])  # fmt: skip
    return reverse(making.route, args=args)


@pytest.mark.parametrize("making", [pytest.param(making, id=making.route) for making in MAKING])
def test_a_double_click_makes_one(world, making: Making):
    user = world.lead("Arrow") if making.who == "lead" else getattr(world.cast, making.who)
    browser, address, before = signed_in(user), where(world, making), making.model.objects.count()
    given = {**making.given, **TOKEN}
    if given.get("provider"):
        given["provider"] = world.providers["Arrow"].ref
    answers = []
    for _ in range(2):
        files = {"upload": SimpleUploadedFile("ico.txt", b"Registered.")} if making.upload else {}
        answers.append(browser.post(address, given | files))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert making.model.objects.count() == before + 1
