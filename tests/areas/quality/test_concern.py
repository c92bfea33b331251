"""Concerns: who sees them, what a safeguarding one does at once, each decision, and what a provider may be told."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from sixthday.access.queries import may
from sixthday.audit.models import About, Detail, Entry
from sixthday.outbox.models import Message
from sixthday.placements import actions as placements
from sixthday.placements.models import CalledReview
from sixthday.providers import actions as providers
from sixthday.providers import queries as standing
from sixthday.quality.actions import concern as concerns
from sixthday.quality.models import Concern, ConcernDecision
from sixthday.quality.queries import concern as queries
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.quality.world import LATER, REPORTER, SECRET, TODAY, TOMORROW, assessed, closed, raised

pytestmark = pytest.mark.django_db


def stops(world, name="Arrow"):
    return [finding.reason for finding in blockers(standing.standing_findings(world.providers[name], TODAY.date()))]


def codes(refused):
    return sorted(finding.code for finding in refused.value.findings)


@pytest.mark.demand("M14", "a safeguarding concern stops new awards at once and calls a review of each child there")
def test_a_safeguarding_concern_freezes_and_calls_reviews(world):
    concern = raised(world)
    assert stops(world) == ["Arrow Learning is suspended for new work."]
    assert (concern.freeze.reason, concern.freeze.until_on) == (f"Under review, reference {concern.ref}", None)
    review = CalledReview.objects.get()
    assert (review.placement, review.due_on, review.about) == (world.placement, TOMORROW, concern.ref)
    assert stops(world, "Bridge") == []


def test_a_reply_to_a_freeze_from_the_public_page_reaches_quality_assurance(world):
    """Nobody can sign in as the public page, which made it."""
    reply = providers.reply_to_standing(
        standing=raised(world).freeze, words="Tell us what it is about.", by=world.lead("Arrow"), at=LATER
    )
    told = sorted(message.to.name for message in Message.objects.filter(about=reply.ref))
    assert told == ["Cara Moss", "Cleo Ward", "Quincy Boyd", "Quinn Adams"]


@pytest.mark.parametrize("who", ["staff", "the provider's own", "a rival's"])
def test_nothing_that_follows_from_it_names_who_raised_it(world, who):
    """What stops new work is read by brokers, what calls a review too, and the message by the provider itself."""
    by = {"staff": world.cast.referrer, "the provider's own": world.lead("Arrow"), "a rival's": world.lead("Bridge")}[
        who
    ]
    concern = raised(world, channel="council" if who == "staff" else "portal", by=by)
    names = {
        concern.freeze.decided_by.name, CalledReview.objects.get().called_by.name,
        *(message.created_by.name for message in Message.objects.filter(created_at=TODAY)),
    }  # fmt: skip
    assert (names, concern.raised_by) == ({"Quality assurance"}, by)
    assert not Entry.objects.filter(at=TODAY, actor=by.ref).exists()
    assert not may(concern.freeze.decided_by, "raise_concern", TODAY.date())


@pytest.mark.parametrize("kind", ["quality", "attendance", "other"])
def test_another_concern_stops_nothing(world, kind):
    concern = raised(world, kind=kind)
    assert (stops(world), concern.freeze, CalledReview.objects.count()) == ([], None, 0)


def test_nothing_of_it_stands_in_the_record_or_in_a_message(world):
    """Neither the words nor the reporter; and the provider's own timeline tells of a change of standing, not of a concern."""
    concern = raised(world)
    kept = [str(body) for body in Detail.objects.values_list("body", flat=True)]
    sent = [f"{message.subject} {message.body}" for message in Message.objects.all()]
    hidden = (SECRET, REPORTER, "960777", "Jordan")
    assert [text for text in kept + sent for word in hidden if word in text] == []
    about_it = Entry.objects.filter(abouts__ref=concern.ref).values_list("kind", flat=True)
    of_provider = Entry.objects.filter(abouts__ref=concern.provider.ref, at=TODAY).values_list("kind", flat=True)
    assert (list(about_it), list(of_provider)) == (["concern_raised"], ["standing_changed"])
    assert About.objects.filter(ref=concern.ref).count() == 1


def test_who_is_told(world):
    safeguarding, other = raised(world), raised(world, kind="quality")
    told = {
        concern.kind: sorted(message.to.name for message in Message.objects.filter(about=concern.ref, to__isnull=False))
        for concern in (safeguarding, other)
    }
    assert told == {
        "safeguarding": ["Cleo Ward", "Lena Shaw", "Quincy Boyd", "Quinn Adams"],
        "quality": ["Cleo Ward", "Quincy Boyd", "Quinn Adams"],
    }


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("qa_officer", ["quality", "safeguarding"]),
        ("lead_broker", ["safeguarding"]),
        *((who, []) for who in ("broker", "commissioner", "auditor", "referrer", "finance_officer", "senior_officer")),
    ],
)
def test_who_sees_a_concern(world, who, sees):
    for kind in ("quality", "safeguarding"):
        raised(world, kind=kind)
    user = getattr(world.cast, who)
    assert sorted(queries.visible(user, TODAY.date()).values_list("kind", flat=True)) == sees


def test_no_provider_sees_one_not_even_its_own(world):
    raised(world, channel="portal", reporter="provider", by=world.lead("Bridge"))
    assert [queries.visible(world.lead(name), TODAY.date()).count() for name in ("Arrow", "Bridge")] == [0, 0]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({"what_happened": "  "}, ["what_happened"], id="nothing said"),
        pytest.param({"telephone": "", "wants_news": True}, ["contact_given"], id="wants to hear, cannot be reached"),
        pytest.param(
            {"what_happened": "", "telephone": ""}, ["contact_given", "what_happened"], id="every reason at once"
        ),
    ],
)
def test_refused(world, changes, found):
    with pytest.raises(Refused) as refused:
        raised(world, **changes)
    assert codes(refused) == found
    assert (Concern.objects.count(), stops(world)) == (0, [])


def test_a_second_one_adds_no_second_freeze(world):
    first, second = raised(world), raised(world)
    assert (first.freeze is not None, second.freeze, CalledReview.objects.count()) == (True, None, 2)


def test_a_suspension_that_would_end_is_made_to_stand(world):
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="Building work", from_on=TODAY.date(), until_on=TOMORROW,
        by=world.cast.qa_officer, at=TODAY,
    )  # fmt: skip
    assert raised(world, at=LATER).freeze.until_on is None


def test_a_removed_provider_stays_removed(world):
    providers.remove_provider(
        provider=world.providers["Arrow"], reason="Left", from_on=TODAY.date(), by=world.cast.qa_officer, at=TODAY
    )
    assert raised(world, at=LATER).freeze is None
    assert stops(world) == ["Arrow Learning has been removed from the framework."]


@pytest.mark.demand("M14", "each decision about a concern is a row with its reason, by whom")
def test_assessed_acted_on_closed(world):
    concern = assessed(world, raised(world))
    concerns.act_on_concern(concern=concern, reason="We visit on Friday.", by=world.cast.qa_officer, at=LATER)
    concerns.close_concern(
        concern=concern, outcome="upheld", reason="Put right.", lift=True, by=world.cast.second_qa_officer, at=LATER
    )
    rows = [(row.step, row.reason, row.outcome, row.lifted) for row in queries.decisions(concern)]
    assert rows == [
        ("assess_concern", "I ring the parent today.", "", False),
        ("act_on_concern", "We visit on Friday.", "", False),
        ("close_concern", "Put right.", "upheld", True),
    ]
    assert stops(world) == []
    kinds = Entry.objects.filter(abouts__ref=concern.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["concern_raised", "concern_assessed", "concern_acted_on", "concern_closed"]


def test_closing_without_lifting_leaves_new_work_stopped(world):
    closed(world, raised(world))
    assert stops(world) == ["Arrow Learning is suspended for new work."]


def test_not_lifted_while_another_is_open(world):
    first, _ = raised(world), raised(world)
    with pytest.raises(Refused) as refused:
        closed(world, first, lift=True)
    assert codes(refused) == ["no_other_concern"]
    assert Concern.objects.get(pk=first.pk).state == "assessing"


def test_the_last_of_two_lifts(world):
    first, second = raised(world), raised(world)
    closed(world, first)
    closed(world, second, lift=True)
    assert stops(world) == []


def test_nothing_to_lift(world):
    with pytest.raises(Refused) as refused:
        closed(world, raised(world, kind="quality"), lift=True, reason=" ")
    assert codes(refused) == ["decision_reason", "freeze_stands"]


@pytest.mark.demand("M14", "a closed concern is reopened with who, when and why; one of safeguarding freezes again")
def test_a_safeguarding_concern_that_is_reopened_freezes_again(world):
    concern = closed(world, raised(world), lift=True)
    placements.hold_review(
        review=CalledReview.objects.get(), held_on=TODAY.date(), outcome="continue", found="Safe.", by=world.cast.broker,
        at=LATER,
    )  # fmt: skip
    assert stops(world) == []
    decision = concerns.reopen_concern(
        concern=concern, reason="Another child says it.", by=world.cast.second_qa_officer, at=LATER
    )
    concern.refresh_from_db()
    assert (concern.state, concern.closed_by, concern.closed_at, concern.freeze.decided_at) == (
        "assessing",
        None,
        None,
        LATER,
    )
    assert (decision.step, decision.opening, decision.froze, decision.decided_by) == (
        "reopen_concern", 2, True, world.cast.second_qa_officer,
    )  # fmt: skip
    assert stops(world) == ["Arrow Learning is suspended for new work."]
    assert CalledReview.objects.to_hold().get().about == concern.ref
    told = Message.objects.filter(body__startswith=f"Concern {concern.ref} was reopened.", to__isnull=False)
    assert sorted(message.to.name for message in told) == ["Cleo Ward", "Lena Shaw", "Quincy Boyd", "Quinn Adams"]


def test_it_is_closed_and_reopened_more_than_once(world):
    concern = closed(world, raised(world, kind="quality"))
    for opening in (2, 3):
        concerns.reopen_concern(concern=concern, reason="Again.", by=world.cast.qa_officer, at=LATER)
        concern.refresh_from_db()
        concerns.act_on_concern(concern=concern, reason="We visit.", by=world.cast.qa_officer, at=LATER)
        concerns.close_concern(
            concern=concern, outcome="upheld", reason="Done.", lift=False, by=world.cast.qa_officer, at=LATER
        )
        steps = queries.decisions(concern).filter(opening=opening).values_list("step", "froze")
        assert list(steps) == [("reopen_concern", False), ("act_on_concern", False), ("close_concern", False)]
    assert stops(world) == []


def test_what_is_reopened_while_new_work_is_stopped_says_that_it_stopped_nothing_more(world):
    """It was closed without lifting: the first freeze stands, and the review that was called is still to be held."""
    concern = closed(world, raised(world))
    decision = concerns.reopen_concern(concern=concern, reason="Again.", by=world.cast.qa_officer, at=LATER)
    concern.refresh_from_db()
    assert (decision.froze, concern.freeze.decided_at, CalledReview.objects.count()) == (False, TODAY, 1)
    assert queries.freeze_in_force(concern.provider, TODAY.date())


def test_reopening_refused(world):
    concern = raised(world)
    with pytest.raises(Stale):
        concerns.reopen_concern(concern=concern, reason="Again.", by=world.cast.qa_officer, at=LATER)
    with pytest.raises(Refused) as refused:
        concerns.reopen_concern(concern=concern, reason=" ", by=world.cast.qa_officer, at=LATER)
    assert (codes(refused), ConcernDecision.objects.count()) == (["decision_reason"], 0)


@pytest.mark.demand("M14", "a concern that came as something else is treated as safeguarding, with all that follows")
def test_a_concern_that_came_as_something_else(world):
    concern = raised(world, kind="quality")
    assert queries.visible(world.cast.lead_broker, TODAY.date()).count() == 0
    decision = concerns.treat_as_safeguarding(
        concern=concern, reason="He was hurt.", by=world.cast.qa_officer, at=LATER
    )
    concern.refresh_from_db()
    assert (concern.kind, concern.state, decision.froze) == ("safeguarding", "received", True)
    assert (stops(world), CalledReview.objects.count()) == (["Arrow Learning is suspended for new work."], 1)
    assert queries.visible(world.cast.lead_broker, TODAY.date()).get() == concern
    kinds = Entry.objects.filter(abouts__ref=concern.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["concern_raised", "concern_made_safeguarding"]
    with pytest.raises(Refused) as refused:
        concerns.treat_as_safeguarding(concern=concern, reason="", by=world.cast.qa_officer, at=LATER)
    assert codes(refused) == ["decision_reason", "not_yet_safeguarding"]


def test_a_closed_one_is_reopened_before_it_is_treated_as_safeguarding(world):
    concern = closed(world, raised(world, kind="quality"))
    with pytest.raises(Stale):
        concerns.treat_as_safeguarding(concern=concern, reason="Hurt.", by=world.cast.qa_officer, at=LATER)
    assert stops(world) == []


def test_the_second_to_assess_is_told(world):
    concern = raised(world)
    assessed(world, concern)
    with pytest.raises(Stale) as stale:
        concerns.assess_concern(concern=concern, reason="Me too", by=world.cast.second_qa_officer, at=LATER)
    assert (stale.value.what, stale.value.who) == (
        "This concern is already: being assessed.",
        world.cast.qa_officer.ref,
    )
    assert ConcernDecision.objects.count() == 1


def test_a_provider_is_told_only_what_is_written_for_it(world):
    concern = raised(world)
    words = "A parent of a child with you is unhappy with how sessions end. Please send us your plan for the end of the day."
    concerns.tell_provider(concern=concern, words=words, by=world.cast.qa_officer, at=LATER)
    message = Message.objects.get(to_organisation=concern.provider.organisation, kind="concern")
    assert (message.body, message.about) == (words, concern.ref)
    assert [row.words for row in queries.told(world.lead("Arrow"))] == [words]
    assert list(queries.told(world.lead("Bridge"))) == []


@pytest.mark.parametrize("words", ["mallory vane rang us", "Ring 01632 960777", "It is about Jordan Price."])
def test_a_message_that_repeats_what_is_hidden(world, words):
    with pytest.raises(Refused) as refused:
        concerns.tell_provider(concern=raised(world), words=words, by=world.cast.qa_officer, at=LATER)
    assert codes(refused) == ["message_hides"]
    assert not Message.objects.filter(to_organisation=world.providers["Arrow"].organisation, kind="concern").exists()


def test_a_called_review_is_held_once(world):
    raised(world)
    review, cast = CalledReview.objects.get(), world.cast
    given = {"held_on": TODAY.date(), "outcome": "continue", "found": "Seen at the site; safe and happy."}
    kept = placements.hold_review(review=review, by=cast.broker, at=LATER, **given)
    assert (kept.outcome, kept.held_by, kept.held_on) == ("continue", cast.broker, TODAY.date())
    with pytest.raises(Stale):
        placements.hold_review(review=review, by=cast.qa_officer, at=LATER, **given)
    kinds = Entry.objects.filter(abouts__ref=review.ref).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["review_called", "review_held"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({"held_on": TOMORROW}, ["review_happened"], id="a day to come"),
        pytest.param({"held_on": TODAY.date().replace(day=11)}, ["review_after_call"], id="before the call"),
        pytest.param({"found": " ", "outcome": "maybe"}, ["review_found", "review_outcome"], id="nothing said"),
    ],
)
def test_a_review_refused(world, changes, found):
    raised(world)
    given = {"held_on": TODAY.date(), "outcome": "continue", "found": "Safe."}
    with pytest.raises(Refused) as refused:
        placements.hold_review(review=CalledReview.objects.get(), by=world.cast.broker, at=LATER, **(given | changes))
    assert codes(refused) == found


BROKEN = {
    "a kind that is none": "UPDATE quality_concern SET kind = 'gossip'",
    "closed by nobody": "UPDATE quality_concern SET state = 'closed'",
    "a public one raised by somebody": "UPDATE quality_concern SET raised_by_id = {user}",
    "no words": "UPDATE quality_concern SET what_happened = ''",
    "wants to hear and cannot be reached": "UPDATE quality_concern SET telephone = '', email = '', wants_news = TRUE",
    "another kind with a freeze": "UPDATE quality_concern SET kind = 'quality'",
    "a decision edited": "UPDATE quality_concerndecision SET reason = 'Other'",
    "a decision taken away": "DELETE FROM quality_concerndecision",
    "a review held by nobody": "UPDATE placements_calledreview SET outcome = 'continue'",
    "a review without why": "UPDATE placements_calledreview SET why = ''",
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN)
def test_the_database_refuses(world, sql):
    assessed(world, raised(world))
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(user=world.cast.broker.pk))
