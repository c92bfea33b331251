"""Concerns in the browser's eyes: anybody raises one, few read it, every step says why, the provider reads nothing of it."""

import pytest
from django.test import Client
from django.urls import reverse

from sixthday.access.queries import may, roles_of
from sixthday.audit.models import Sighting
from sixthday.outbox.models import Message
from sixthday.placements.actions.review import hold_review
from sixthday.placements.models import CalledReview
from sixthday.providers import queries as providers
from sixthday.quality.models import Concern
from tests.areas.quality.world import REPORTER, SECRET, TODAY, assessed, closed, raised
from tests.web.council.world import read, signed_in

pytestmark = pytest.mark.django_db


def said(world, **changes):
    answers = {
        "kind": "quality", "provider": world.providers["Arrow"].ref, "what_happened": "Sessions end an hour early.",
        "reporter": "parent", "wants_news": "no",
    }  # fmt: skip
    return answers | changes


def sent(world, **changes):
    return Client().post(reverse("concern_public"), said(world, **changes))


def test_anybody_raises_one_and_gets_a_reference(world):
    visitor = Client()
    assert "ring 999" in read(visitor.get(reverse("concern_public")))
    answer = visitor.post(reverse("concern_public"), said(world, kind="safeguarding"))
    concern = Concern.objects.get()
    assert (answer.status_code, concern.channel, concern.raised_by) == (302, "public", None)
    page = read(visitor.get(answer.url))
    assert (concern.ref in page, "Sessions end" in page) == (True, False)
    assert Client().get(answer.url).status_code == 404
    assert providers.standing(world.providers["Arrow"], TODAY.date()).reason == f"Under review, reference {concern.ref}"


def test_nobody_can_sign_in_as_the_public_page(world):
    from_the_page = raised(world).freeze.decided_by
    assert (from_the_page.is_active, from_the_page.has_usable_password(), roles_of(from_the_page, TODAY.date())) == (
        False, False, frozenset(),
    )  # fmt: skip
    assert not may(from_the_page, "raise_concern", TODAY.date())


def test_every_reason_stands_at_its_field_and_nothing_is_kept(world):
    answer = sent(world, what_happened="", reporter="", wants_news="yes")
    page = read(answer)
    assert answer.status_code == 422
    for words in ("Say what happened", "Choose who you are"):
        assert words in page
    answer = sent(world, wants_news="yes")
    assert (answer.status_code, "Give a telephone number or an e-mail address" in read(answer)) == (422, True)
    assert Concern.objects.count() == 0


def test_a_double_click_sends_one(world):
    visitor, answers = Client(), said(world, csrfmiddlewaretoken="t" * 64)
    codes = [visitor.post(reverse("concern_public"), answers).status_code for _ in range(2)]
    assert (codes, Concern.objects.count()) == ([302, 302], 1)


def test_nobody_can_send_many(world):
    codes = [sent(world).status_code for _ in range(6)]
    assert (codes, Concern.objects.count()) == ([302] * 5 + [429], 5)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("qa_officer", 200),
        ("lead_broker", 200),
        ("broker", 404),
        ("commissioner", 404),
        ("auditor", 404),
        ("admin", 404),
    ],
)
def test_who_reads_one(world, who, status):
    concern = raised(world)
    user = world.cast.admin if who == "admin" else getattr(world.cast, who)
    answer = signed_in(user).get(reverse("concern", args=[concern.ref]))
    assert answer.status_code == status
    assert (SECRET in read(answer), REPORTER in read(answer)) == ((status == 200),) * 2
    assert Sighting.objects.filter(ref=concern.ref, actor=user.ref).exists() is (status == 200)


def test_a_message_leads_to_the_concern(world):
    concern = raised(world)
    message = Message.objects.get(about=concern.ref, to=world.cast.qa_officer)
    page = signed_in(world.cast.qa_officer).get(reverse("notification", args=[message.ref])).content.decode()
    assert reverse("concern", args=[concern.ref]) in page


def test_a_concern_of_another_kind_is_not_for_the_lead_broker(world):
    concern, client = raised(world, kind="quality"), signed_in(world.cast.lead_broker)
    assert client.get(reverse("concern", args=[concern.ref])).status_code == 404
    assert concern.ref not in read(client.get(reverse("concerns")))


def test_the_lead_broker_sees_and_does_not_decide(world):
    concern = raised(world)
    answer = signed_in(world.cast.lead_broker).get(reverse("concern_assessment", args=[concern.ref]))
    assert answer.status_code == 403


def test_taken_up_acted_on_closed_and_lifted(world):
    concern, client = raised(world), signed_in(world.cast.qa_officer)
    steps = (
        ("concern_assessment", {"reason": "I ring today."}, "assessing"),
        ("concern_action", {"reason": "We visit."}, "acting"),
        ("concern_closing", {"outcome": "upheld", "reason": "Put right.", "lift": "yes"}, "closed"),
    )
    for route, answers, state in steps:
        address = reverse(route, args=[concern.ref])
        assert client.post(address, {"reason": ""}).status_code == 422
        assert client.post(address, answers).status_code == 302
        concern.refresh_from_db()
        assert concern.state == state
    page = read(client.get(reverse("concern", args=[concern.ref])))
    assert "New work may begin again." in page
    again = {"outcome": "upheld", "reason": "Put right."}
    assert client.post(reverse("concern_closing", args=[concern.ref]), again).status_code == 409


def test_the_second_officer_is_told(world):
    concern = assessed(world, raised(world))
    address = reverse("concern_assessment", args=[concern.ref])
    answer = signed_in(world.cast.second_qa_officer).post(address, {"reason": "I look."})
    assert (answer.status_code, "I look." in read(answer)) == (409, True)


@pytest.mark.parametrize("name", ["Arrow", "Bridge"])
def test_no_provider_reads_anything_of_it(world, name):
    concern = raised(world)
    client = signed_in(world.lead(name))
    pages = ("portal_quality", "to_do", "our_record", "portal_notifications")
    text = " ".join(read(client.get(reverse(page))) for page in pages)
    hidden = (SECRET, REPORTER, "960777", "afeguarding concern")
    assert [word for word in hidden if word in text] == []
    assert (f"Under review, reference {concern.ref}" in text) is (name == "Arrow")
    assert client.get(reverse("concern", args=[concern.ref])).status_code == 404


def test_a_provider_raises_one(world):
    client = signed_in(world.lead("Bridge"))
    answers = {key: value for key, value in said(world).items() if key not in {"reporter", "wants_news"}}
    answer = client.post(reverse("portal_concern_new"), answers)
    concern = Concern.objects.get()
    assert (concern.channel, concern.reporter, concern.raised_by) == ("portal", "provider", world.lead("Bridge"))
    assert concern.ref in read(client.get(answer.url))


def test_staff_raise_one(world):
    client = signed_in(world.cast.referrer)
    for who in (world.cast.referrer, world.cast.signatory):
        assert reverse("concern_new") in signed_in(who).get(reverse("work")).content.decode()
    answers = {key: value for key, value in said(world).items() if key not in {"reporter", "wants_news"}}
    assert client.post(reverse("concern_new"), answers).url == reverse("concern_sent")
    assert client.get(reverse("concerns")).status_code == 404


def test_the_called_review_stands_on_the_brokers_list_and_the_placement(world):
    raised(world)
    review, client = CalledReview.objects.get(), signed_in(world.cast.broker)
    assert "1 review called, to be held" in read(client.get(reverse("work")))
    assert "Jordan P." in read(client.get(reverse("reviews")))
    placement = reverse("placement", args=[world.placement.ref])
    assert "To be held by Fri 13 Nov" in read(client.get(placement))
    address = reverse("review", args=[review.ref])
    assert client.post(address, {}).status_code == 422
    held = {
        "held_on-day": "12", "held_on-month": "11", "held_on-year": "2026", "found": "Seen at the site; safe.",
        "outcome": "continue",
    }  # fmt: skip
    assert client.post(address, held).url == placement
    assert "Held Thu 12 Nov by Beth Lewis: it goes on as it is." in read(client.get(placement))
    assert "No review is called" in read(client.get(reverse("reviews")))


def test_a_review_is_for_whoever_sees_the_placement(world):
    raised(world)
    child = world.placement.award.request.referral.child
    child.restricted = True
    child.save()
    review, address = CalledReview.objects.get(), "review"
    codes = {
        who: signed_in(getattr(world.cast, who)).get(reverse(address, args=[review.ref])).status_code
        for who in ("broker", "qa_officer", "finance_officer")
    }
    assert codes == {"broker": 404, "qa_officer": 200, "finance_officer": 404}


def test_reopened_and_treated_as_safeguarding_by_their_pages(world):
    """A parent's word about teaching is closed, opened again, and found to be about a child who is not safe."""
    concern, client = closed(world, raised(world, kind="quality")), signed_in(world.cast.qa_officer)
    address = reverse("concern", args=[concern.ref])
    assert reverse("concern_reopening", args=[concern.ref]) in client.get(address).content.decode()
    reopening = reverse("concern_reopening", args=[concern.ref])
    assert "It goes back to being assessed." in read(client.get(reopening))
    codes = [client.post(reopening, {"reason": reason}).status_code for reason in ("", "Another says it.", "Late")]
    assert codes == [422, 302, 409]
    safeguarding = reverse("concern_safeguarding", args=[concern.ref])
    assert "New work at Arrow Learning stops at once" in read(client.get(safeguarding))
    codes = [client.post(safeguarding, {"reason": reason}).status_code for reason in ("", "He was hurt.", "Again")]
    assert codes == [422, 302, 422]
    page = read(client.get(address))
    for words in ("Another says it.", "He was hurt. New work was stopped, and a review of each child there called."):
        assert words in page
    assert signed_in(world.cast.lead_broker).get(address).status_code == 200


def test_what_reopening_does_is_said_before(world):
    concern = closed(world, raised(world), lift=True)
    page = read(signed_in(world.cast.qa_officer).get(reverse("concern_reopening", args=[concern.ref])))
    assert "It is about safeguarding. New work at Arrow Learning stops at once, a review of each child" in page


@pytest.mark.parametrize(("who", "status"), [("lead_broker", 403), ("broker", 404), ("auditor", 404), ("lead", 404)])
def test_who_may_not_reopen_or_restrict_one(world, who, status):
    concern = closed(world, raised(world))
    client = signed_in(world.lead("Arrow") if who == "lead" else getattr(world.cast, who))
    for route in ("concern_reopening", "concern_safeguarding"):
        assert client.post(reverse(route, args=[concern.ref]), {"reason": "I want to."}).status_code == status
    concern.refresh_from_db()
    assert concern.state == "closed"


def test_one_providers_concerns(world):
    raised(world, "Bridge")
    concern, client = raised(world), signed_in(world.cast.qa_officer)
    page = read(client.get(reverse("concerns"), {"provider": "arrow-learning"}))
    assert ("1 open concern about Arrow Learning" in page, concern.ref in page, "Bridge" in page) == (True, True, False)
    assert "0 open concerns" in read(client.get(reverse("concerns"), {"provider": "nobody"}))


@pytest.mark.parametrize("reporter", ["referrer", "Arrow", "Bridge"])
def test_nobody_who_may_not_see_one_reads_who_raised_it(world, reporter):
    """Neither where new work is stopped, nor on a review that was called, nor in a message, nor in the audit record."""
    by = world.cast.referrer if reporter == "referrer" else world.lead(reporter)
    concern = raised(world, channel="council" if reporter == "referrer" else "portal", by=by)
    review = CalledReview.objects.get()
    standing = Message.objects.get(to_organisation=world.providers["Arrow"].organisation, kind="standing")
    pages = [
        ("broker", reverse("provider_checks", args=["arrow-learning"]), {}),
        ("broker", reverse("provider_timeline", args=["arrow-learning"]), {"kind": "standing_changed"}),
        ("broker", reverse("review", args=[review.ref]), {}),
        ("broker", reverse("placement", args=[world.placement.ref]), {}),
        ("broker", reverse("placement_timeline", args=[world.placement.ref]), {"kind": "review_called"}),
        ("auditor", reverse("audit"), {"about": concern.ref}),
        ("auditor", reverse("audit"), {"kind": "review_called"}),
        ("Arrow", reverse("portal_notification", args=[standing.ref]), {}),
        ("Arrow", reverse("our_record"), {}),
    ]  # fmt: skip
    for who, address, query in pages:
        reader = world.lead("Arrow") if who == "Arrow" else getattr(world.cast, who)
        answer = signed_in(reader).get(address, query)
        main = read(answer).split(reader.name)[-1] if who == reporter else read(answer)
        said = [
            f"{words} {by.name}" for words in ("Standing changed", "Called by", "Review called", "Concern received")
        ]
        assert (answer.status_code, [words for words in said if words in main]) == (200, []), address
        assert by.name not in main or "timeline" in address, address


def test_the_audit_record_keeps_the_kind_of_a_concern_from_the_auditor(world):
    concern = raised(world)
    page = read(signed_in(world.cast.auditor).get(reverse("audit"), {"about": concern.ref}))
    assert ("Concern received" in page, "A restricted record" in page, "Kind: safeguarding" in page) == (
        True,
        True,
        False,
    )


def test_whoever_decides_sees_which_children_are_reviewed_and_who_waits_to_hear(world):
    concern, client = raised(world), signed_in(world.cast.qa_officer)
    address, review = reverse("concern", args=[concern.ref]), CalledReview.objects.get()
    assert f"{world.placement.ref} To be held by Fri 13 Nov" in read(client.get(address))
    words = read(client.get(reverse("concern_closing", args=[concern.ref])))
    assert "They asked to hear from us (01632 960777): tell them" in words
    assert "1 review of children there still to be held." in words
    hold_review(review=review, held_on=TODAY.date(), outcome="continue", found="Safe.", by=world.cast.broker, at=TODAY)
    assert f"{world.placement.ref} Held Thu 12 Nov: it goes on as it is" in read(client.get(address))
    assert "still to be held" not in read(client.get(reverse("concern_closing", args=[concern.ref])))
