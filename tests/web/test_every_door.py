"""Every address by everybody, own record and another's, asked for and sent to with nothing typed.

Who comes in follows from the permission table and from who may see the record, as this table says it. An address that is
not in `SHOWS` fails by its name: say there whose record it shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse

from sixthday.access.choices import TABLE, OrganisationKind
from sixthday.access.queries import roles_of
from sixthday.ops.addresses import Address, addresses
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.house import NOW, OWN, House, everybody

pytestmark = pytest.mark.django_db
KEY = re.compile(r"<(?:\w+:)?(\w+)>")
COUNCIL = {
    "referrer", "sen_referrer", "broker", "other_broker", "lead_broker", "decision_maker", "qa_officer", "commissioner",
    "finance_officer", "approver", "signatory", "senior_officer", "virtual_school", "auditor", "admin",
}  # fmt: skip
PORTAL = {"arrow", "worker", "bridge", "teme"}
EVERYBODY = COUNCIL | PORTAL | {"stranger"}
SEES_CHILDREN = {"broker", "other_broker", "lead_broker", "decision_maker", "approver", "senior_officer", "auditor"}
SEES_OWN = SEES_CHILDREN | {"referrer", "virtual_school"}  # looked after, and of the referrer's team
SEES_OTHER = {"sen_referrer", "other_broker"}  # restricted: those named alone
NEVER_NAMED = {
    "sen_referrer",
    "commissioner",
    "finance_officer",
    "admin",
    "bridge",
    "teme",
    "stranger",
}  # never read a name


@dataclass(frozen=True)
class Shows:
    """Whose record an address shows: its kind, who may see ours and who the other, and what else the address names."""

    kind: str = ""
    own: frozenset[str] = frozenset(EVERYBODY)
    other: frozenset[str] = frozenset(EVERYBODY)
    also: dict[str, str] = field(default_factory=dict)


def _child(kind: str, **also: str) -> Shows:
    return Shows(kind, frozenset(SEES_OWN), frozenset(SEES_OTHER), also)


def _any(kind: str, **also: str) -> Shows:
    """Whoever has the right sees every record of this kind."""
    return Shows(kind, also=also)


PLAIN = Shows()
ASKED = Shows("request", frozenset({"arrow", "bridge"}), frozenset({"arrow", "bridge"}))
SHOWS: dict[str, Shows] = {
    # open and account
    **dict.fromkeys(
        ["start", "account_inactive", "account_change_password", "profile", "account_reauthenticate", "usersessions_list",
         "account_login", "account_logout"],
        PLAIN,
    ),
    # lists and forms without a record
    **dict.fromkeys(
        ["work", "children", "council_providers", "provider_load", "evidence_waiting", "people", "person_new", "reference",
         "reference_schools", "reference_term_dates", "reference_closures", "reference_closure_new", "referral_new"],
        PLAIN,
    ),
    # a child's record
    **dict.fromkeys(["child", "child_referrals", "child_documents", "child_timeline", "child_readings"], _child("child")),
    **dict.fromkeys(
        ["referral", "referral_answers", "referral_submission", "referral_return", "referral_withdrawal", "referral_risks",
         "owners"],
        _child("referral"),
    ),
    "referral_section": _child("referral", code="needs"),
    "referral_document": _child("referral", file_ref="file"),
    "referral_document_removal": _child("referral", file_ref="file"),
    **dict.fromkeys(["duty", "decisions", "duty_endings", "offers_not_taken_up", "duty_recounts"], _child("duty")),
    **dict.fromkeys(["contacts", "chasers", "handovers", "package", "request_new"], _child("referral")),
    # requests
    **dict.fromkeys(
        ["request", "request_brief", "request_cancellation", "request_extension", "request_none_suitable", "request_lock",
         "request_providers"],
        _child("request"),
    ),
    **dict.fromkeys(
        ["request_left_out", "request_provider", "request_telephone"], _child("request", provider_ref="provider_ref")
    ),
    "request_telephone_details": _child("request", provider_ref="provider_ref", answer="can"),
    "request_question": _child("request", question_ref="question"),
    # the portal
    "to_do": PLAIN,
    "portal_requests": PLAIN,
    **dict.fromkeys(
        ["portal_request", "portal_answer", "portal_answer_confirmation", "portal_question"], ASKED
    ),
    "portal_answer_details": replace(ASKED, also={"answer": "can"}),
    # providers
    **dict.fromkeys(
        ["council_provider", "provider_people", "provider_rates", "provider_children", "provider_timeline",
         "provider_standing", "evidence_new", "site_new", "adult_new", "declared_hours_new"],
        _any("provider"),
    ),
    **dict.fromkeys(["evidence", "evidence_withdrawal"], _any("evidence")),
    "evidence_file": Shows("evidence", frozenset(), frozenset()),  # no file was uploaded with it
    "site_clearance_new": _any("site"),
    "adult_clearance_new": _any("adult"),
    "site_clearance_withdrawal": _any("site_clearance"),
    "adult_clearance_withdrawal": _any("adult_clearance"),
    # settings
    **dict.fromkeys(["person", "role_new", "team_new", "deputy_new", "delegation_new"], _any("person")),
    "role_end": _any("person", role="broker"),
    "reference_closure_withdrawal": _any("closure"),
    "reference_upload": Shows("what"),
    "reference_upload_check": Shows("what", frozenset(), frozenset(), {"ref": "closure"}),  # no table was uploaded
}  # fmt: skip
GIVEN = {"what": ("schools",)}  # kinds that are words, not references


@pytest.fixture(scope="module")
def storages(tmp_path_factory) -> dict[str, Any]:
    """Stored files that last as long as the house."""
    location = str(tmp_path_factory.mktemp("files"))
    return settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": {"location": location}}}


@pytest.fixture(scope="module")
def house(standing, storages) -> House:  # noqa: F811
    with override_settings(STORAGES=storages):
        return standing(everybody)


@pytest.fixture(autouse=True)
def own_files(storages) -> Iterator[None]:
    """Instead of a folder for each test."""
    with override_settings(STORAGES=storages):
        yield


@pytest.fixture(autouse=True)
def monday(time_machine) -> None:
    """Just before the placement starts."""
    time_machine.move_to(NOW, tick=False)


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_every_door(address: Address, house: House) -> None:
    """Each person at one address: 404 for whoever has no right or cannot see the record, sign-in for a stranger."""
    shows = SHOWS.get(address.name)
    assert shows is not None, f"{address.name} (/{address.route}) is new: say in SHOWS whose record it shows"
    wrong = []
    for whose, url in _urls(address, shows, house).items():
        for who in house.people:
            allowed = _allowed(address, shows, house, who, whose)
            if whose == "other" and not _may(address, house, who):
                continue  # turned away before any record is looked at: the same as for ours
            for method in ("get", "post"):
                answer = house.visit(who, method, url)
                wrong += _faults(answer, allowed[method], house, f"{who}, {whose}, {method}", who)
    assert not wrong, "\n".join(wrong)


def _urls(address: Address, shows: Shows, house: House) -> dict[str, str]:
    """Our record's address and the other's, where there is another."""
    if not (keys := KEY.findall(address.route)):
        return {"own": reverse(address.name)}
    known = house.records | GIVEN
    [first] = [key for key in keys if key not in shows.also]
    found = {}
    for place, (whose, ref) in enumerate(zip(("own", "other"), known[shows.kind], strict=False)):
        also = {key: known[word][place] if word in known else word for key, word in shows.also.items()}
        found[whose] = reverse(address.name, kwargs={first: ref} | also)
    return found


def _may(address: Address, house: House, who: str) -> bool:
    """Whether the door opens: the audience, and the permission table."""
    door, user = address.door, house.people[who]
    if door.public:
        return True
    if user is None:
        return False
    provider = user.organisation.kind == OrganisationKind.PROVIDER
    if door.audience in {"council", "portal"} and provider != (door.audience == "portal"):
        return False
    return door.permission is None or bool(TABLE[door.permission] & roles_of(user, NOW.date()))


def _allowed(address: Address, shows: Shows, house: House, who: str, whose: str) -> dict[str, set[int]]:
    """The answers that are right, by method."""
    if not _may(address, house, who):
        turned_away = {302} if house.people[who] is None else {404}
        return {"get": turned_away, "post": turned_away}
    if who not in (shows.own if whose == "own" else shows.other):
        return {"get": {404}, "post": {404}}
    return {"get": {200, 302, 403}, "post": {200, 302, 403, 405, 409, 422}}


def _faults(answer, allowed: set[int], house: House, where: str, who: str) -> list[str]:
    """What is wrong with one answer: its status, or a name or reference that this person may not read."""
    found = [] if answer.status_code in allowed else [f"{where}: {answer.status_code}, not {sorted(allowed)}"]
    if allowed == {302} and not answer.headers.get("Location", "").startswith("/account/sign-in/"):
        found.append(f"{where}: not sent to sign in")
    text = "" if answer.streaming else answer.content.decode(errors="replace")
    if who not in SEES_OTHER:
        child = house.restricted.child
        found += [
            f"{where}: tells {word}" for word in (child.family_name, child.ref, house.restricted.ref) if word in text
        ]
    if who in NEVER_NAMED and OWN["family_name"] in text:
        found.append(f"{where}: tells {OWN['family_name']}")
    return found
