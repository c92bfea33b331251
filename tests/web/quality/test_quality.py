"""The quality list, a provider's quality, visits on both sides, and the page for a provider that stops."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.quality.models import Attachment, Improvement, ProviderExit, Visit
from sixthday.referrals.models import Referral
from sixthday.rules.quality import CODES
from tests.areas.awards.world import add_provider
from tests.areas.quality.world import (
    a_file,
    asked,
    done,
    held_visit,
    planned,
    raised,
    rated,
    second_begun,
    shared_visit,
)
from tests.web.council.world import read, signed_in

pytestmark = pytest.mark.django_db


def boxes(name, on):
    return {f"{name}-day": on[2], f"{name}-month": on[1], f"{name}-year": on[0]}


TODAY_BOXES = ("2026", "11", "12")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("qa_officer", 200),
        ("lead_broker", 200),
        ("commissioner", 200),
        ("auditor", 200),
        ("broker", 404),
        ("referrer", 404),
    ],
)
def test_who_opens_the_list(world, who, status):
    assert signed_in(getattr(world.cast, who)).get(reverse("quality")).status_code == status


def test_the_list_is_a_qa_officers_home(world):
    assert signed_in(world.cast.qa_officer).get("/").url == reverse("quality")
    assert signed_in(world.cast.broker).get("/").url == reverse("work")


def test_the_list_says_why(world):
    raised(world)
    page = read(signed_in(world.cast.qa_officer).get(reverse("quality")))
    for words in ("Look first at Arrow Learning", "1 safeguarding concern open: 40", "1 to be taken up"):
        assert words in page
    others = read(signed_in(world.cast.commissioner).get(reverse("quality")))
    assert ("safeguarding concern open" in others, "may not see are not counted" in others) == (False, True)


def test_many_providers_cost_what_few_do(world):
    client = signed_in(world.cast.qa_officer)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("quality"))
        return len(queries)

    cost()
    first = cost()
    for name in ("Lugg", "Wye"):
        add_provider(world, name)
        raised(world, name)
    assert cost() == first


def test_weights_are_published_by_the_commissioner(world):
    client = signed_in(world.cast.commissioner)
    answers = dict.fromkeys(CODES, "10") | boxes("from_on", TODAY_BOXES) | {"why": "Agreed in October"}
    assert client.post(reverse("quality_weights_new"), answers | {"why": ""}).status_code == 422
    assert client.post(reverse("quality_weights_new"), answers).url == reverse("quality_weights")
    assert "Agreed in October" in read(client.get(reverse("quality_weights")))
    assert signed_in(world.cast.qa_officer).get(reverse("quality_weights_new")).status_code == 404


def test_a_providers_quality(world):
    shared_visit(world)
    client = signed_in(world.cast.qa_officer)
    page = read(client.get(reverse("provider_quality", args=["arrow-learning"])))
    for words in ("1.2 Safeguarding policies", "Not yet met", "2.1 to 2.5: titles not confirmed"):
        assert words in page
    assert "Quality" in read(client.get(reverse("council_provider", args=["arrow-learning"])))
    broker = signed_in(world.cast.broker)
    assert reverse("provider_quality", args=["arrow-learning"]) not in broker.get(
        reverse("council_provider", args=["arrow-learning"])
    ).content.decode()  # fmt: skip


def test_earlier_ratings_are_kept_in_sight(world):
    given = {"level": "partly", "standard": "1.2"}
    client = signed_in(world.cast.qa_officer)
    for evidence, on in (("Draft of May.", ("2026", "5", "4")), ("Final of June.", ("2026", "6", "8"))):
        answers = given | {"evidence": evidence} | boxes("rated_on", on)
        assert client.post(reverse("rating_new", args=["arrow-learning"]), answers).status_code == 302
    page = read(client.get(reverse("provider_quality", args=["arrow-learning"])))
    assert "Final of June." in page
    assert "Earlier ratings of 1.2 Mon 4 May 2026, Quinn Adams: partly met. Draft of May." in page


def test_a_visit_by_its_pages(world):
    client, lead = signed_in(world.cast.qa_officer), signed_in(world.lead("Arrow"))
    plan = {"announced": "yes", "visitors": "Quinn Adams", "focus": "Policies"} | boxes("planned_on", TODAY_BOXES)
    assert client.post(reverse("visit_new", args=["arrow-learning"]), plan | {"visitors": ""}).status_code == 422
    client.post(reverse("visit_new", args=["arrow-learning"]), plan)
    visit = Visit.objects.get()
    own = reverse("portal_visit", args=[visit.ref])
    assert "Quinn Adams will visit you. They will look at: Policies" in read(lead.get(own))
    client.post(reverse("visit_holding", args=[visit.ref]), {"met_with": "The manager"} | boxes("held_on", TODAY_BOXES))
    finding = {"standard": "1.2", "level": "not_yet", "evidence": "Policy of 2023."}
    client.post(reverse("visit_rating_new", args=[visit.ref]), finding)
    refused = client.post(reverse("visit_sharing", args=[visit.ref]), {"summary": "Calm."})
    assert (refused.status_code, "what must be put right for 1.2" in read(refused)) == (422, True)
    action = {"what": "Review the policy.", "standard": "1.2"} | boxes("due_on", ("2026", "11", "27"))
    client.post(reverse("visit_improvement_new", args=[visit.ref]), action)
    assert "Policy of 2023" not in read(lead.get(own))
    client.post(reverse("visit_sharing", args=[visit.ref]), {"summary": "Calm."})
    page = read(lead.get(own))
    for words in ("Calm.", "1.2 Safeguarding policies", "Not yet met", "Review the policy."):
        assert words in page
    visit.refresh_from_db()
    assert visit.state == "shared"


def test_the_provider_replies_says_done_and_a_second_person_verifies(world):
    visit, lead = shared_visit(world), signed_in(world.lead("Arrow"))
    improvement = Improvement.objects.get()
    assert "2 things to do" in read(lead.get(reverse("to_do")))
    reply = reverse("portal_visit_reply", args=[visit.ref])
    assert [lead.post(reply, {"words": words}).status_code for words in ("", "We agree.", "More")] == [422, 302, 409]
    ready = lead.post(reverse("portal_improvement_done", args=[improvement.ref]), {"evidence": "Policy of November."})
    assert ready.url == reverse("portal_quality")
    officer = signed_in(world.cast.qa_officer)
    page = read(officer.get(reverse("improvement", args=[improvement.ref])))
    assert "Policy of November." in page
    assert officer.post(reverse("improvement", args=[improvement.ref]), {}).status_code == 302
    assert "We agree." in read(officer.get(reverse("visit", args=[visit.ref])))
    assert officer.post(reverse("visit_closing", args=[visit.ref]), {}).status_code == 302
    visit.refresh_from_db()
    assert visit.state == "closed"


def test_whoever_recorded_that_it_is_done_cannot_verify(world):
    improvement = done(world, asked(world), by=world.cast.qa_officer)
    address = reverse("improvement", args=[improvement.ref])
    answer = signed_in(world.cast.qa_officer).post(address, {})
    assert (answer.status_code, "Somebody else must verify this" in read(answer)) == (422, True)
    assert signed_in(world.cast.commissioner).post(address, {}).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("Arrow", 200), ("Bridge", 404), ("Teme", 404)])
def test_a_rival_finds_nothing(world, who, status):
    visit, action = shared_visit(world), Improvement.objects.get()
    client = signed_in(world.lead(who))
    codes = [client.get(reverse("portal_visit", args=[visit.ref])).status_code,
             client.get(reverse("portal_improvement_done", args=[action.ref])).status_code]  # fmt: skip
    assert codes == [status, status]
    assert (action.ref in read(client.get(reverse("portal_quality")))) is (status == 200)


def test_an_unannounced_visit_is_not_there_for_the_provider(world):
    visit, client = planned(world, announced=False), signed_in(world.lead("Arrow"))
    assert client.get(reverse("portal_visit", args=[visit.ref])).status_code == 404
    held_visit(world, visit)
    assert visit.ref not in read(client.get(reverse("portal_quality")))


def test_last_years_visit_as_the_plan_of_the_next(world):
    last, client = shared_visit(world), signed_in(world.cast.qa_officer)
    page = client.get(reverse("visit_copy", args=[last.ref])).content.decode()
    assert ("Safeguarding policies" in page, "Copied from the visit of Thu 12 Nov 2026" in read_text(page)) == (
        True,
        True,
    )
    plan = {"announced": "no", "visitors": "Quinn Adams", "focus": ""} | boxes("planned_on", ("2027", "11", "11"))
    client.post(reverse("visit_copy", args=[last.ref]), plan)
    assert Visit.objects.get(copied_from=last).announced is False


def read_text(page):
    return " ".join(page.split())


def test_a_provider_stops(world):
    client = signed_in(world.cast.lead_broker)
    address = reverse("provider_exit", args=["arrow-learning"])
    page = read(client.get(address))
    for words in (
        "If Arrow Learning stops: 1 placement",
        "Jordan P.",
        "Pat Price, 01632 960001",
        "2 hours 30 minutes",
        "Bridge Learning",
    ):
        assert words in page
    answers = {"chosen": [world.placement.ref], "why": "Insolvent."} | boxes("last_day_on", TODAY_BOXES)
    assert client.post(address, answers | {"why": "", "chosen": []}).status_code == 422
    done_at = client.post(address, answers)
    run = ProviderExit.objects.get()
    assert done_at.url == reverse("exit", args=[run.ref])
    assert "Arrow Learning stopped: 1 child was referred again" in read(client.get(done_at.url))
    again = client.post(address, answers)
    assert (again.status_code, Referral.objects.count()) == (409, 2)
    assert f"These children have been referred again, in exit {run.ref}." in read(again)
    assert "No child is here" in read(client.get(address))


def test_a_restricted_child_is_only_a_placement_on_the_page(world):
    child = world.placement.award.request.referral.child
    child.restricted = True
    child.save()
    page = read(signed_in(world.cast.lead_broker).get(reverse("provider_exit", args=["arrow-learning"])))
    assert "1 child is on record whom you may not see" in page
    assert [word for word in ("Jordan", "Price", child.ref) if word in page] == []


@pytest.mark.parametrize("who", ["qa_officer", "broker", "commissioner", "auditor"])
def test_only_the_lead_broker_runs_it(world, who):
    client = signed_in(getattr(world.cast, who))
    assert client.get(reverse("provider_exit", args=["arrow-learning"])).status_code == 404


def test_a_stranger_is_asked_to_sign_in(world):
    assert Client().get(reverse("quality")).url.startswith("/account/sign-in/")


def test_files_by_their_pages(world):
    """An officer's with the findings, the provider's with its reply and with what is done; each opens it, nobody else."""
    officer, lead = signed_in(world.cast.qa_officer), signed_in(world.lead("Arrow"))
    visit = held_visit(world)
    assert officer.post(reverse("visit_file_new", args=[visit.ref]), {}).status_code == 422
    wrong = officer.post(reverse("visit_file_new", args=[visit.ref]), {"upload": a_file("MZ", "tool.exe")})
    assert (wrong.status_code, "The file must be one of these" in read(wrong)) == (422, True)
    officer.post(reverse("visit_file_new", args=[visit.ref]), {"upload": a_file(name="fence.txt")})
    first = Attachment.objects.get()
    assert lead.get(reverse("portal_quality_file", args=[first.ref])).status_code == 404
    rated(world, visit)
    action = asked(world, visit)
    officer.post(reverse("visit_sharing", args=[visit.ref]), {"summary": "Calm."})
    lead.post(reverse("portal_visit_reply", args=[visit.ref]), {"words": "See.", "upload": a_file(name="plan.txt")})
    lead.post(
        reverse("portal_improvement_done", args=[action.ref]), {"evidence": "See.", "upload": a_file(name="policy.txt")}
    )
    names = ["fence.txt", "plan.txt", "policy.txt"]
    assert [row.file.name for row in Attachment.objects.all()] == names
    for client, pages, route in (
        (officer, [reverse("visit", args=[visit.ref]), reverse("improvement", args=[action.ref])], "quality_file"),
        (lead, [reverse("portal_visit", args=[visit.ref])], "portal_quality_file"),
    ):
        text = " ".join(read(client.get(page)) for page in pages)
        assert [name for name in names if name not in text] == []
        served = [client.get(reverse(route, args=[row.ref])) for row in Attachment.objects.all()]
        assert [answer.status_code for answer in served] == [200, 200, 200]
        assert {answer["Content-Disposition"].split(";")[0] for answer in served} == {"attachment"}
    for person, route in ((world.lead("Bridge"), "portal_quality_file"), (world.cast.broker, "quality_file")):
        assert signed_in(person).get(reverse(route, args=[first.ref])).status_code == 404


def test_a_file_that_waits_for_a_scanner_is_in_sight_and_not_served(world, settings, tmp_path):
    settings.SCANNER, settings.CLAMD = "clamd", str(tmp_path / "no-such-socket")
    action, lead, officer = asked(world), signed_in(world.lead("Arrow")), signed_in(world.cast.qa_officer)
    lead.post(reverse("portal_improvement_done", args=[action.ref]), {"evidence": "See.", "upload": a_file()})
    row = Attachment.objects.get()
    for client, page, route in (
        (lead, reverse("portal_quality"), "portal_quality_file"),
        (officer, reverse("improvement", args=[action.ref]), "quality_file"),
    ):
        assert "policy.txt: held until it can be checked. No virus scanner answered." in read(client.get(page))
        assert client.get(reverse(route, args=[row.ref])).status_code == 404
    answer = officer.post(reverse("improvement", args=[action.ref]), {})
    assert (answer.status_code, "The document cannot be opened" in read(answer)) == (422, True)


def test_the_next_visit_shows_what_was_found_the_last_time(world):
    last, client = shared_visit(world), signed_in(world.cast.qa_officer)
    address = reverse("visit_copy", args=[last.ref])
    assert "Found the last time" in read(client.get(address))
    plan = {"announced": "no", "visitors": "Quinn Adams", "focus": ""} | boxes("planned_on", ("2027", "11", "11"))
    made = client.post(address, plan)
    page = read(client.get(made.url))
    assert ("Found the last time" in page, "The policy is of 2023." in page) == (True, True)
    again = client.post(address, plan | {"csrfmiddlewaretoken": "u" * 64})
    assert (again.status_code, "planned as a copy of this one already" in read(again)) == (409, True)
    assert "The next visit, planned as a copy of this" in read(client.get(reverse("visit", args=[last.ref])))


def test_every_child_is_chosen_when_a_provider_stops(world):
    page = signed_in(world.cast.lead_broker).get(reverse("provider_exit", args=["arrow-learning"])).content.decode()
    box = page[page.index(f'value="{world.placement.ref}"') :]
    assert "checked" in box[: box.index(">")]
    assert "At the provider&#39;s site" in page or "At the provider's site" in page


def test_who_sees_not_every_concern_is_told_so(world):
    said = "may not see are not counted"
    for who, told in (("qa_officer", False), ("lead_broker", True), ("commissioner", True)):
        assert (said in read(signed_in(getattr(world.cast, who)).get(reverse("quality")))) is told


def test_an_exit_costs_for_two_placements_what_it_does_for_one(world):
    client, address = signed_in(world.cast.lead_broker), reverse("provider_exit", args=["arrow-learning"])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    cost()
    first = cost()
    second_begun(world)
    assert cost() == first
