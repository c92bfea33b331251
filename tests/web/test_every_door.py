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
from tests.database import beside_another
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.house import NOW, OWN, House, everybody

pytestmark = pytest.mark.django_db
KEY = re.compile(r"<(?:\w+:)?(\w+)>")
# fmt: off
EVERYBODY = frozenset({
    "referrer", "sen_referrer", "broker", "other_broker", "lead_broker", "decision_maker", "qa_officer", "commissioner",
    "finance_officer", "approver", "signatory", "senior_officer", "virtual_school", "auditor", "admin",
    "evaluator", "participation_officer", "market_officer",
    "arrow", "worker", "bridge", "teme", "stranger",
})
SEES_CHILDREN = {"broker", "other_broker", "lead_broker", "decision_maker", "approver", "senior_officer", "auditor"}
# fmt: on
SEES_OWN = frozenset(SEES_CHILDREN | {"referrer", "virtual_school"})  # looked after, and of the referrer's team
SEES_OTHER = frozenset(
    {"sen_referrer", "other_broker", "lead_broker", "decision_maker"}
)  # restricted: those named alone
NEVER_NAMED = {
    "sen_referrer",
    "market_officer",
    "commissioner",
    "finance_officer",
    "admin",
    "bridge",
    "teme",
    "stranger",
}
SENDS_ANYWAY = {"stranger", "bridge", "admin"}  # where there is no door for them: one of each kind is enough
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shows:
    """Whose record an address shows: its kind, who may see ours and who the other, and what else the address names."""

    kind: str = ""
    own: frozenset[str] = EVERYBODY
    other: frozenset[str] = EVERYBODY
    also: dict[str, str] = field(default_factory=dict)
    gone: bool = False  # there only while the record is in another state than here


def _child(kind: str, /, **also: str) -> Shows:
    return Shows(kind, SEES_OWN, SEES_OTHER, also)


def _any(kind: str, /, **also: str) -> Shows:
    """Whoever has the right sees every record of this kind."""
    return Shows(kind, also=also)


PLAIN = Shows()
ASKED = Shows("request", frozenset({"arrow", "bridge"}), frozenset({"arrow", "bridge"}))
ARROW = frozenset({"arrow", "worker"})
GETS_LIST = frozenset({"lead_broker", "qa_officer", "commissioner", "senior_officer", "auditor"})
CONCERN = Shows("concern", other=frozenset({"qa_officer"}))  # the other is of another kind: not for the lead broker
GATE = Shows("placement", SEES_OWN | {"qa_officer"})
# fmt: off
PLAIN_PAGES = (
    "start account_inactive account_change_password profile account_reauthenticate usersessions_list account_login"
    " account_logout work children care_new council_providers provider_load evidence_waiting people person_new reference"
    " reference_schools reference_term_dates reference_closures reference_closure_new referral_new capacity"
    " restricted_records searches to_do portal_requests approvals calloffs publication declarations declaration_new"
    " framework framework_choices framework_limits framework_limit_new framework_new framework_notice_new money money_budget money_cap money_forecast"
    " money_variation placements overview audit audit_readings portal_calloffs notifications portal_notifications"
    " registration school_cases provider_lists provider_list_new list_recipient_new"
    " portal_placements our_record our_people our_rates our_starter our_preferences our_preferences_new our_closure_new quality quality_weights quality_weights_new concerns concern_new"
    " placements_carried placements_load unmet_need money_shares reviews portal_quality portal_concern_new concern_public"
    " applications colleagues colleague_new admission"
    " evidence_endings debarment_load"
    " market market_questions market_bulletins market_bulletin_new market_organisation_new market_events market_event_new"
    " opportunity opportunity_question_sent interest_new interest_sent provider_registration provider_registration_sent register"
)
OF_A_CHILD = "child child_referrals child_documents child_timeline child_readings fact_changes"
OF_A_REFERRAL = (
    "referral referral_answers referral_submission referral_return referral_withdrawal referral_closure referral_essential_needs referral_risks owners contacts"
    " chasers handovers package request_new"
)
OF_A_DUTY = "duty decisions duty_endings offers_not_taken_up duty_recounts"
OF_A_REQUEST = (
    "request request_brief request_cancellation request_extension request_none_suitable request_lock request_providers request_terms"
)
OF_A_PROVIDER = (
    "council_provider provider_people provider_rates provider_children provider_timeline provider_standing evidence_new"
    " site_new adult_new declared_hours_new provider_checks exclusion_check_new connection_new accreditation_new provider_guard override_new school_case_new"
    " provider_quality visit_new rating_new improvement_new provider_exit"
)
OF_A_ROUND = (
    "framework_round framework_round_dates framework_round_prices framework_round_description framework_round_documents"
    " framework_questions framework_conflicts framework_declaration_new framework_assessment_new framework_round_opening"
    " framework_clarification_new framework_round_assessment framework_round_award framework_round_abandonment"
)
OF_A_CONCERN = (
    "concern concern_assessment concern_action concern_closing concern_message concern_reopening concern_safeguarding"
)
OF_A_VISIT = (
    "visit visit_copy visit_cancellation visit_holding visit_rating_new visit_improvement_new visit_file_new visit_sharing visit_closing"
)
OF_A_PERSON = (
    "person role_new team_new deputy_new delegation_new password_link_new person_deactivation person_reactivation"
)
OF_AN_APPLICATION = (
    "application application_lots application_summary application_facts application_share_code application_connected"
    " application_grounds application_ground_new application_sites application_answers application_sent application_at_deadline"
    " application_change application_withdrawal application_new portal_agreement admission_application admission_exclusion"
    " admission_summary admission_mark admission_moderation admission_file admission_agreement admission_round"
    " admission_evaluator_new admission_panel_new admission_outcomes admission_marking"
)
OF_THE_MARKET = "market_organisation market_correction_new market_provider market_reason_new market_attendance_new opportunity_document other_opportunity market_question_answer market_question_aside market_bulletin"
NOWHERE = Shows("nowhere", gone=True)
SHOWS: dict[str, Shows] = {
    **dict.fromkeys(PLAIN_PAGES.split(), PLAIN),
    # children
    **dict.fromkeys(OF_A_CHILD.split(), _child("child")),
    **dict.fromkeys(OF_A_REFERRAL.split(), _child("referral")),
    "named_people": replace(_child("child"), gone=True),  # ours is not restricted
    "naming_end": replace(_child("child", person_ref="named"), gone=True),
    "fact_change": Shows("child", SEES_OWN, SEES_OTHER, {"kind": "plan"}),
    "referral_section": _child("referral", code="needs"),
    "referral_document": _child("referral", file_ref="file"),
    "referral_document_removal": _child("referral", file_ref="file"),
    **dict.fromkeys(OF_A_DUTY.split(), _child("duty")),
    "search": Shows("search", NOBODY),  # whoever searched, and nobody searched here
    **dict.fromkeys(["family", "family_closure"], replace(_child("referral"), gone=True)),
    "family_notice": replace(_child("referral", stage="decision"), gone=True),
    "family_letter": replace(_child("referral", notice="made-up"), gone=True),
    "family_code": PLAIN,
    "family_page": Shows("code", gone=True),
    "family_own_letter": Shows("code", also={"notice": "made-up"}, gone=True),
    # requests
    **dict.fromkeys(OF_A_REQUEST.split(), _child("request")),
    "request_provider": _child("request", provider_ref="provider_ref"),
    "request_left_out": replace(_child("request", provider_ref="provider_ref"), gone=True),
    "request_telephone": replace(_child("request", provider_ref="provider_ref"), gone=True),
    "request_telephone_details": replace(_child("request", provider_ref="provider_ref", answer="can"), gone=True),
    "request_question": _child("request", question_ref="question"),
    **dict.fromkeys(
        ["award_proposal", "award_choice", "continuity", "spot_award", "spot_decision"],
        replace(_child("request"), gone=True),
    ),
    "request_chaser": replace(_child("request", provider_ref="provider_ref"), gone=True),
    # awards, call-offs, placements
    **dict.fromkeys(["award", "award_calloff", "emergency_order", "award_return"], _child("award")),
    "award_approver_new": Shows("award", NOBODY, SEES_OTHER),  # the other waits for an approver, on a restricted record
    "award_override_new": replace(_child("award"), gone=True),  # the guard does not stop it
    "award_withdrawal": replace(_child("award"), gone=True),  # its call-off is issued
    **dict.fromkeys(["calloff", "calloff_cancellation", "calloff_ending", "calloff_signature", "calloff_signed"], _any("calloff")),
    "calloff_document": _any("calloff", document_ref="document"),
    **dict.fromkeys(
        ["placement", "placement_abandonment", "placement_adults", "placement_begun", "placement_ending", "start_gate", "placement_timeline"],
        GATE,
    ),
    **dict.fromkeys(["check_new", "check_undo"], replace(GATE, also={"code": "transport"})),
    "check_deferral": replace(GATE, also={"code": "transport"}, gone=True),
    "check_file": replace(GATE, also={"code": "transport"}, gone=True),
    "worker_stand_down": replace(GATE, also={"adult_ref": "placed_adult"}, gone=True),
    # the framework
    **dict.fromkeys(["framework_weights", "framework_weights_new"], _any("scheme", number="1", lot="3")),
    **dict.fromkeys(["framework_terms", "framework_terms_new"], _any("scheme", number="1")),
    "framework_choice": _any("choice"),
    **dict.fromkeys(["framework_scheme", "framework_round_new"], _any("scheme")),
    "framework_reopenings": replace(_any("scheme"), gone=True),  # an open framework has no timetable of its own
    "framework_extension": _any("scheme"),
    "framework_ongoing": replace(_any("scheme"), gone=True),  # its terms are published here
    "framework_service_new": _any("scheme", lot="3"),
    **dict.fromkeys(OF_A_ROUND.split(), _any("scheme", number="2")),
    "framework_question_copies": replace(_any("scheme", number="2"), gone=True),  # no other round has questions
    "framework_question_new": Shows("scheme", also={"number": "2", "kind": "quality"}),
    **dict.fromkeys(
        ["framework_question", "framework_question_version", "framework_question_removal"],
        _any("scheme", number="2", code="condition-1"),
    ),
    **dict.fromkeys(
        ["framework_round_document", "framework_round_document_removal"], _any("scheme", number="2", file_ref="round_file")
    ),
    # the portal
    "portal_award": Shows("award", ARROW, NOBODY),  # the other is not approved, so its provider knows nothing
    "portal_award_withdrawal": Shows("award", ARROW, NOBODY, gone=True),
    **dict.fromkeys(["portal_calloff", "portal_calloff_signature", "portal_calloff_signed"], Shows("calloff", ARROW)),
    "portal_calloff_document": Shows("calloff", ARROW, also={"document_ref": "document"}),
    **dict.fromkeys(["portal_request", "portal_answer", "portal_question"], ASKED),
    "portal_answer_details": replace(ASKED, also={"answer": "can"}),
    "portal_answer_confirmation": replace(ASKED, gone=True),
    **dict.fromkeys(["portal_placement", "portal_placement_adults"], Shows("placement", ARROW)),
    # providers
    **dict.fromkeys(OF_A_PROVIDER.split(), _any("provider")),
    **dict.fromkeys(["evidence", "evidence_withdrawal", "evidence_rejection", "evidence_officer"], _any("evidence")),
    "lapse": replace(_any("provider", code="public_liability"), gone=True),  # nothing has lapsed
    "lapse_of": replace(_any("provider", code="site_cleared", ref="UNKNOWN1"), gone=True),
    "connection_end": _any("connection"),
    "accreditation_end": _any("accreditation"),
    "adult_notice": _any("adult_notice"),
    **dict.fromkeys(["standing_reply", "our_standing_reply"], Shows("unknown", gone=True)),  # nobody is suspended
    **dict.fromkeys(["our_requirement", "our_evidence_new"], Shows("requirement")),
    **dict.fromkeys(
        ["our_requirement_of", "our_evidence_new_of"],
        Shows("adult", ARROW, frozenset({"bridge"}), {"code": "adult_training"}),
    ),
    **dict.fromkeys(["our_leaver", "our_substitute"], Shows("adult", ARROW, frozenset({"bridge"}))),
    **dict.fromkeys(["our_evidence", "our_evidence_file"], Shows("draft", ARROW)),
    "our_closure_withdrawal": Shows("closed_days", ARROW),
    "our_vacancies": Shows("offer", frozenset({"arrow"}), frozenset({"bridge"})),
    "evidence_file": Shows("evidence", NOBODY, NOBODY),  # no file was uploaded with it
    "site_clearance_new": _any("site"),
    "adult_clearance_new": _any("adult"),
    "site_clearance_withdrawal": _any("site_clearance"),
    "adult_clearance_withdrawal": _any("adult_clearance"),
    # the registration guard
    "judgement_new": Shows("provider", also={"child_ref": "child"}, gone=True),  # no hours one to one away here
    "override_withdrawal": _any("override"),
    **dict.fromkeys(["school_case", "school_case_note", "school_case_telling", "school_case_closing"], _any("school_case")),
    "provider_list": Shows("provider_list", GETS_LIST),
    "list_recipient_end": _any("recipient"),
    "notification": Shows("message", frozenset({"broker"}), NOBODY),
    "portal_notification": Shows("portal_message", ARROW),
    # quality
    **dict.fromkeys(OF_A_CONCERN.split(), CONCERN),
    **dict.fromkeys(["concern_sent", "portal_concern_sent", "concern_received"], Shows(gone=True)),  # nothing was sent here
    **dict.fromkeys(OF_A_VISIT.split(), _any("visit")),
    **dict.fromkeys(["improvement", "improvement_done", "improvement_return", "improvement_withdrawal"], _any("improvement")),
    "exit": _any("exit"),
    "review": Shows("review", SEES_OWN | {"qa_officer"}),
    "quality_file": _any("attachment"),
    "portal_quality_file": Shows("attachment", ARROW, frozenset({"bridge"})),
    **dict.fromkeys(["portal_visit", "portal_visit_reply"], Shows("visit", ARROW, frozenset({"bridge"}))),
    "portal_improvement_done": Shows("improvement", ARROW, frozenset({"bridge"})),
    # admission: no round is published here; whose application each shows is tried in `test_admission_doors.py`
    **dict.fromkeys(OF_AN_APPLICATION.split(), NOWHERE),
    **{
        name: replace(NOWHERE, also=dict.fromkeys(keys.split(), "1"))
        for name, keys in {
            "application_file": "answer_ref", "application_connected_removal": "person_ref", "application_ground_removal": "ground_ref",
            "application_question": "number code", "application_site": "site_ref", "application_site_removal": "site_ref", "application_offer": "number offer_ref", "application_offers": "number",
            "application_offer_new": "number", "application_offer_removal": "number offer_ref", "application_reply": "check_ref",
            "portal_agreement_document": "document_ref", "admission_check": "number code", "admission_decision": "number", "admission_reopening": "number",
            "admission_agreement_document": "document_ref", "colleague_link_new": "",
        }.items()
    },
    # the market: nobody is on the register here, and no round is open
    **dict.fromkeys(OF_THE_MARKET.split(), NOWHERE),
    **dict.fromkeys(["market_invitation_new", "opportunity_question_new"], Shows(gone=True)),
    # settings
    **dict.fromkeys(OF_A_PERSON.split(), _any("person")),
    "first_password": Shows("person", also={"token": "made-up"}, gone=True),
    "role_end": _any("person", role="broker"),
    "reference_closure_withdrawal": _any("closure"),
    "reference_upload": _any("what"),
    "reference_upload_check": Shows("what", NOBODY, NOBODY, {"ref": "closure"}),  # no table was uploaded
}
# fmt: on
GIVEN = {
    "what": ("schools",),
    "code": ("made-up",),
    "search": ("UNKNOWN1",),
    "nowhere": ("UNKNOWN2",),
    "choice": ("notice_days",),
    "requirement": ("public_liability",),
    "unknown": ("UNKNOWN1",),
}  # not a record of the house


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
        for who in _knocking(address, shows, house, whose):
            allowed = _allowed(address, shows, house, who, whose)
            if whose == "other" and not _may(address, house, who):
                continue  # turned away before any record is looked at: the same as for ours
            for method in ("get", "post") if _may(address, house, who) or who in SENDS_ANYWAY else ("get",):
                answer = house.visit(who, method, url)
                wrong += _faults(answer, allowed[method], house, f"{who}, {whose}, {method}", who)
    assert not wrong, "\n".join(wrong)


def _knocking(address: Address, shows: Shows, house: House, whose: str) -> list[str]:
    """Everybody; where the other engine's run does that, the first for each of the answers that are right."""
    if not beside_another():
        return list(house.people)
    first: dict[frozenset[int], str] = {}
    for who in house.people:
        first.setdefault(frozenset(_allowed(address, shows, house, who, whose)["get"]), who)
    return list(first.values())


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
    gone = {404, 410} if shows.gone else set()
    return {"get": {200, 302, 403} | gone, "post": {200, 302, 403, 405, 409, 422} | gone}


def _faults(answer, allowed: set[int], house: House, where: str, who: str) -> list[str]:
    """What is wrong with one answer: its status, or a name or reference that this person may not read."""
    found = [] if answer.status_code in allowed else [f"{where}: {answer.status_code}, not {sorted(allowed)}"]
    if allowed == {302} and not answer.headers.get("Location", "").startswith("/account/sign-in/"):
        found.append(f"{where}: not sent to sign in")
    text = "" if answer.streaming else answer.content.decode(errors="replace")
    if who not in SEES_OTHER:
        child = house.restricted.child
        refs = [] if who == "auditor" else [child.ref, house.restricted.ref]  # the audit record is kept by reference
        found += [f"{where}: tells {word}" for word in (child.family_name, *refs) if word in text]
    if who in NEVER_NAMED and OWN["family_name"] in text:
        found.append(f"{where}: tells {OWN['family_name']}")
    return found
