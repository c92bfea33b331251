"""One child from referral to a signed call-off and a checked start, page by page, as the journey of the fourth day goes.

Every page a person would open is opened and every form is sent from the page it stands on. Records are named by the
addresses the answers lead to; nothing is looked up in the database.
"""

from collections.abc import Mapping
from datetime import date

from sixthday.rules.compliance import REQUIREMENTS
from tests.bench.visiting import Values, Visitor
from tests.cast import PASSWORD

MONDAY, TODAY, END = date(2026, 11, 2), date(2026, 11, 3), date(2026, 12, 18)
MORNINGS = ["mon_am", "tue_am", "wed_am", "thu_am"]
WINNER = "Arrow"
Who = Mapping[str, Visitor]


def day(name: str, on: date) -> Values:
    """A date in its three boxes."""
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


SECTIONS: dict[str, Values] = {
    "child": {
        "on_roll": "no", "address": "1 Made-up Road", "home_postcode": "HR4 0LE", "address_restricted": "no", "plan": "none",
        "looked_after": "no", "school": "none",
    },
    "what_happened": {
        "route": "council_duty", "trigger": "permanent_exclusion", "basis": "section_19_exclusion", "counts_first_day": "yes",
        "school_unable": "no", "what_happened": "Made up.", **day("trigger_on", MONDAY), **day("known_on", MONDAY),
    },
    "needs": {"needs": ["semh", "literacy"]},
    "attainment": {"none_known": "yes"},
    "outcomes": {"outcomes": ["attend"]},
    "people_and_places": {"none_known": "yes"},
    "hours_and_times": {
        "proposed_weekly_minutes-hours": "10", "part_days": MORNINGS, "mode": "setting", **day("start_on", TODAY),
        **day("end_on", END),
    },
    "transport": {"transport": "not_needed"},
    "views": {
        "child_view": "I like maths", "parent_view": "Mornings please", "parent_name": "Pat Price",
        "parent_telephone": "01632 960001",
    },
}  # fmt: skip
DECISION: Values = {
    "outcome": "owed", "reason": "Permanently excluded.", "weekly_minutes-hours": "10", "full_time": "no",
    "part_time_reason": "Her doctor advises ten hours.", **day("part_time_until_on", END),
    **day("review_on", date(2026, 12, 4)),
}  # fmt: skip


def whole_flow(who: Who, name: str, providers: tuple[str, ...]) -> None:
    """Everything, for one child of this given name; `who` holds a signed-in visitor for each person."""
    referral = referred(who["referrer"], name)
    request = asked(who["broker"], referral)
    decided(who["decision_maker"], name)
    for provider in providers:
        answered(who[provider], request, provider)
    award = proposed(who["broker"], request)
    contracted(who, award)
    started(who, name)


def last(path: str) -> str:
    """The reference an address names: /council/referrals/ARROW-1234/ and what lies under it."""
    return path.strip("/").split("/")[2]


def referred(referrer: Visitor, name: str) -> str:
    """The referrer goes down the task list, checks and sends."""
    new = referrer.read("start a referral", "/council/referrals/new/")
    given: Values = {"given_name": name, "family_name": "Price", "team": _first_option(new, "team")}
    ref = last(referrer.send("start a referral", {**given, **day("born_on", date(2012, 3, 14))}))
    task_list = f"/council/referrals/{ref}/"
    for code, values in SECTIONS.items():
        referrer.read("fill in a section", f"{task_list}sections/{code}/")
        referrer.send("fill in a section", values)
    referrer.read("name the risks", f"{task_list}sections/risks/")
    referrer.send("name the risks", {"risks": ["absconding"]})
    referrer.send("fill in a section", {"absconding-level": "medium", "absconding-in_place": ["secure_site"]})
    referrer.read("fill in a section", f"{task_list}sections/documents/")
    referrer.send("fill in a section", {"awaited": ["exclusion_notice"]}, which=-1)
    referrer.read("submit the referral", f"{task_list}answers/")
    referrer.send("submit the referral")
    return ref


def asked(broker: Visitor, referral: str) -> str:
    """A broker looks at the list of work, takes the referral, previews the brief and sends it to the whole lot."""
    broker.read("look at the work list", "/council/")
    broker.post("take the referral", f"/council/referrals/{referral}/owners/")
    broker.read("open the package", f"/council/referrals/{referral}/package/")
    broker.read("draft a request", f"/council/referrals/{referral}/requests/new/")
    request = last(broker.send("draft a request", {"service": "3-tuition"}))
    broker.read("preview the brief", f"/council/requests/{request}/brief/")
    broker.send("send to the whole lot", which=-1)
    return request


def decided(decider: Visitor, name: str) -> None:
    """The decision-maker finds the duty on the list, judges ten hours suitable, checks and signs."""
    page = decider.read("look at the work list", "/council/")
    decider.read("open the decision", _link(page, "/council/duties/", "/decisions/", mark=f">{name} "))
    decider.send("check the decision", DECISION)
    decider.send("sign the decision", {"stage": "sign"})


def answered(lead: Visitor, request: str, provider: str) -> None:
    """A provider reads the request and can meet it; the winner starts first and asks least."""
    lead.read("read the request", f"/portal/requests/{request}/")
    page = lead.read("open the answer", f"/portal/requests/{request}/answer/can/")
    start, price = (TODAY, "30.00") if provider == WINNER else (date(2026, 11, 16), "41.50")
    chosen: Values = {"adult": _first_option(page, "adult"), "site": _first_option(page, "site")}
    lead.send("check the answer", {"price_pence": price, **chosen, **day("start_on", start)})
    lead.send("send the answer", {"step": "send"})


def proposed(broker: Visitor, request: str) -> str:
    """All have answered: the broker locks, reads the ranking and proposes the first."""
    broker.read("open the board", f"/council/requests/{request}/")
    broker.read("open the lock", f"/council/requests/{request}/shortlist-lock/")
    broker.send("lock the shortlist")
    broker.read("read the ranking", f"/council/requests/{request}/award/")
    return last(broker.send("propose the award"))


def contracted(who: Who, award: str) -> None:
    """Approved, confirmed after the risk summary, issued, signed by both."""
    lead = who[WINNER]
    who["approver"].read("open the award", f"/council/awards/{award}/")
    who["approver"].send("approve the award")
    lead.read("read the risk summary", f"/portal/awards/{award}/")
    lead.send("confirm the award")
    who["broker"].read("open the call-off", f"/council/awards/{award}/call-off/")
    calloff = last(who["broker"].send("issue the call-off"))
    lead.read("open the signature", f"/portal/calloffs/{calloff}/signature/")
    lead.send("sign for the provider", {"agreed": "yes"})
    who["signatory"].read("open the signature", f"/council/calloffs/{calloff}/signature/")
    who["signatory"].send("sign for the council (password tested)", {"password": PASSWORD})


def started(who: Who, name: str) -> None:
    """QA records the checks, a senior officer lets the rest follow, the broker starts the placement."""
    page = who["broker"].read("look at the placements", "/council/placements/")
    gate = page.partition(f'">{name} ')[0].rpartition('href="')[2]
    for code in ("child_risk_assessment", "emergency_contact", "transport"):
        checks = gate.replace("/start/", f"/checks/{code}/")
        who["qa_officer"].read("open a check", checks)
        more: Values = {"value": "not_needed"} if code == "transport" else {}
        who["qa_officer"].send("record a check", {"note": "Agreed with the family.", **more})
    for code in [row.code for row in REQUIREMENTS if row.waivable_days]:
        who["senior_officer"].read("open a deferral", gate.replace("/start/", f"/checks/{code}/deferral/"))
        given = {"reason": "Booked for the first week.", **day("due_on", date(2026, 11, 9))}
        who["senior_officer"].send("let a check follow", given)
    who["broker"].read("open the start gate", gate)
    who["broker"].send("start the placement")


def sign_in(visitor: Visitor, email: str) -> None:
    """By the front door."""
    visitor.read("open the sign-in page", "/account/sign-in/")
    visitor.send("sign in (password tested)", {"login": email, "password": PASSWORD})


def _first_option(page: str, name: str) -> str:
    """The first choice of a list that is not empty."""
    return _first([value for value in _after(page, f'name="{name}"', 'value="') if value], name)


def _link(page: str, before: str, after: str, mark: str = "<main") -> str:
    """The first link after a mark that begins and ends so."""
    links = _after(page, mark, 'href="')
    return _first([link for link in links if link.startswith(before) and link.endswith(after)], f"{before}…{after}")


def _first(found: list[str], wanted: str) -> str:
    if not found:
        raise AssertionError(f"there is no {wanted} on the page")
    return found[0]


def _after(page: str, mark: str, before: str) -> list[str]:
    """Every value of an attribute after a mark on the page."""
    rest = page[page.index(mark) + len(mark) :]
    return [part.partition('"')[0] for part in rest.split(before)[1:]]
