"""A provider's answer: what it must hold, its versions, late ones, those by telephone, and questions answered to all."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.answer import (
    answer_request,
    confirm_answer,
    enter_telephone_answer,
    open_invitation,
)
from sixthday.awards.actions.question import answer_question, ask_question
from sixthday.awards.actions.request import cancel_request
from sixthday.awards.models import Invitation, Question, Response
from sixthday.awards.queries.board import board
from sixthday.awards.queries.portal import answered_questions, portal_invitations, to_answer, to_confirm
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.world import (
    AFTERNOON,
    DUE,
    MORNINGS,
    NEEDED,
    SENT,
    a_world,
    add_provider,
    answer,
    drafted,
    invitation,
    offering,
    sent_request,
)

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M09", "can meet, with start, hours, part-days, price, adult and site; kept as version 1")
def test_an_answer_is_kept_whole_and_its_price_stays_out_of_the_record():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    response = answer(world, request, "Arrow", price_pence=41_37)
    kept = Response.objects.get()
    assert (kept.version, kept.answer, kept.late, kept.by_telephone, kept.price_pence, kept.unit) == (
        1, "can", False, False, 41_37, "hour",
    )  # fmt: skip
    assert (kept.part_days, kept.start_on, kept.adult, kept.site) == (
        MORNINGS, NEEDED, world.adult("Arrow"), world.site("Arrow"),
    )  # fmt: skip
    entry = Entry.objects.get(kind="answer_given")
    assert (entry.actor, entry.at) == (world.lead("Arrow").ref, AFTERNOON)
    assert {about.ref for about in entry.abouts.all()} == {
        request.ref, world.referral.ref, world.referral.child.ref, response.invitation.provider.ref,
    }  # fmt: skip
    assert Detail.objects.get(entry=entry).body["after"] == {
        "version": 1, "answer": "can", "late": False, "telephone": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"price_pence": 42_01}, ["response_price"], id="a penny above the ceiling"),
        pytest.param({"price_pence": 0}, ["response_price"], id="free of charge"),
        pytest.param({"price_pence": None}, ["response_price"], id="no price"),
        pytest.param({"start_on": None}, ["response_start"], id="no start"),
        pytest.param({"start_on": date(2026, 11, 4)}, ["response_start"], id="a start in the past"),
        pytest.param({"start_on": date(2026, 12, 21)}, ["response_start"], id="a start after the end"),
        pytest.param({"part_days": []}, ["response_sessions"], id="no part-days"),
        pytest.param({"part_days": [*MORNINGS, "fri_pm"]}, ["response_sessions"], id="a part-day not asked for"),
        pytest.param({"weekly_minutes": 300}, ["response_hours"], id="can meet, but fewer hours"),
        pytest.param({"weekly_minutes": 660}, ["response_hours"], id="more hours than asked for"),
        pytest.param({"adult": None}, ["response_adult"], id="no adult"),
        pytest.param({"site": None}, ["response_site"], id="no site"),
        pytest.param({"answer": "partly", "weekly_minutes": 300}, ["partly_reason"], id="partly, without the shortfall"),
        pytest.param({"answer": "cannot", "cannot_reason": "because"}, ["cannot_reason"], id="cannot, without a coded reason"),
        pytest.param(
            {"price_pence": 50_00, "start_on": None, "adult": None, "site": None},
            ["response_price", "response_start", "response_site", "response_adult"], id="every reason at once",
        ),
    ],
)  # fmt: skip
def test_an_answer_that_is_wrong_is_refused_with_every_reason(changes, why):
    world = a_world(("Arrow",))
    request = sent_request(world)
    said = offering(world, "Arrow", **changes)
    with pytest.raises(Refused) as refused:
        answer_request(invitation=invitation(world, request, "Arrow"), by=world.lead("Arrow"), at=AFTERNOON, **said)
    assert codes(refused) == why
    assert Response.objects.count() == 0


def test_another_providers_offer_site_and_adult_are_refused():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    theirs = offering(world, "Bridge")
    with pytest.raises(Refused) as refused:
        answer_request(invitation=invitation(world, request, "Arrow"), by=world.lead("Arrow"), at=AFTERNOON, **theirs)
    assert codes(refused) == ["response_offer", "response_site", "response_adult"]
    with pytest.raises(Refused) as refused:
        answer_request(invitation=invitation(world, request, "Bridge"), by=world.lead("Arrow"), at=AFTERNOON, **theirs)
    assert codes(refused) == ["answer_own"]


def test_cannot_keeps_only_its_reason():
    world = a_world(("Arrow",))
    kept = answer(world, sent_request(world), "Arrow", answer="cannot", cannot_reason="staff")
    assert (kept.answer, kept.cannot_reason, kept.offer, kept.price_pence, kept.part_days) == (
        "cannot", "staff", None, None, [],
    )  # fmt: skip


def test_an_answer_can_change_until_the_lock_and_every_version_is_kept():
    world = a_world(("Arrow",))
    request = sent_request(world)
    answer(world, request, "Arrow")
    answer(world, request, "Arrow", answer="partly", weekly_minutes=300, part_days=MORNINGS[:2], shortfall="Two full")
    answer(world, request, "Arrow", when=DUE + timedelta(seconds=1), price_pence=40_00)
    rows = Response.objects.values_list("version", "answer", "late")
    assert list(rows) == [(1, "can", False), (2, "partly", False), (3, "can", True)]


def test_nothing_is_answered_after_the_end():
    world = a_world(("Arrow",))
    request = sent_request(world)
    cancel_request(request=request, why="The child moved away", by=world.cast.broker, at=SENT)
    with pytest.raises(Stale) as stale:
        answer(world, request, "Arrow")
    assert (stale.value.what, stale.value.who) == ("This request is already: cancelled.", world.cast.broker.ref)


def test_the_first_opening_is_kept():
    world = a_world(("Arrow",))
    asked = invitation(world, sent_request(world), "Arrow")
    lead = world.lead("Arrow")
    assert open_invitation(invitation=asked, by=lead, at=AFTERNOON) is True
    assert open_invitation(invitation=asked, by=lead, at=DUE) is False
    kept = Invitation.objects.get(pk=asked.pk)
    assert (kept.opened_at, kept.opened_by) == (AFTERNOON, lead)
    assert Entry.objects.filter(kind="request_opened").count() == 1


@pytest.mark.demand("M21", "an answer taken down by telephone, confirmed by the provider")
def test_a_telephone_answer_counts_and_waits_for_the_providers_word():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    asked, lead = invitation(world, request, "Arrow"), world.lead("Arrow")
    response = enter_telephone_answer(invitation=asked, by=world.cast.broker, at=AFTERNOON, **by_telephone(world))
    assert response.price_pence == 42_00  # its own rate: no price was said
    row = board(request).rows[0]
    assert (row.answer, row.unconfirmed, board(request).answered) == (response, True, 1)
    assert to_confirm(lead.organisation) == [asked]
    with pytest.raises(Refused) as refused:
        confirm_answer(response=response, by=world.lead("Bridge"), at=AFTERNOON)
    assert codes(refused) == ["confirm_own"]
    confirm_answer(response=response, by=lead, at=DUE)
    assert board(request).rows[0].unconfirmed is False
    with pytest.raises(Refused) as refused:
        confirm_answer(response=Response.objects.get(), by=lead, at=DUE)
    assert codes(refused) == ["confirm_once"]
    assert Entry.objects.get(kind="answer_confirmed").actor == lead.ref


def by_telephone(world) -> dict:
    """What is said by telephone: everything but a price."""
    return {name: value for name, value in offering(world, "Arrow").items() if name != "price_pence"}


@pytest.mark.demand("M11", "a price is the provider's own, and sealed, also when the answer comes by telephone")
def test_a_price_sealed_before_stands_and_a_lower_one_may_follow():
    world = a_world(("Arrow",))
    request = sent_request(world)
    asked = invitation(world, request, "Arrow")
    answer(world, request, "Arrow", price_pence=38_00)
    again = enter_telephone_answer(
        invitation=asked, by=world.cast.broker, at=DUE, **by_telephone(world) | {"start_on": date(2026, 11, 10)}
    )
    assert (again.version, again.price_pence) == (2, 38_00)
    lower = answer(world, request, "Arrow", when=DUE, price_pence=36_00)
    assert (lower.by_telephone, lower.price_pence, to_confirm(world.lead("Arrow").organisation)) == (False, 36_00, [])


def test_an_own_answer_needs_no_confirming():
    world = a_world(("Arrow",))
    response = answer(world, sent_request(world), "Arrow")
    with pytest.raises(Refused) as refused:
        confirm_answer(response=response, by=world.lead("Arrow"), at=AFTERNOON)
    assert codes(refused) == ["confirm_telephone"]


def test_a_question_is_answered_to_all_without_saying_who_asked():
    world = a_world()
    request = sent_request(world)
    lead, broker = world.lead("Arrow"), world.cast.broker
    question = ask_question(
        invitation=invitation(world, request, "Arrow"),
        text="At Arrow Learning, can lunch be free?",
        by=lead,
        at=AFTERNOON,
    )
    assert list(answered_questions(invitation(world, request, "Bridge"))) == []
    with pytest.raises(Refused) as refused:
        answer_question(question=question, answer="Yes; Jordan eats at noon", by=broker, at=AFTERNOON)
    assert codes(refused) == ["wording_asker", "text_name"]
    answer_question(question=question, answer="Yes", wording="Can lunch be free?", by=broker, at=AFTERNOON)
    assert [(q.wording, q.answer) for q in answered_questions(invitation(world, request, "Bridge"))] == [
        ("Can lunch be free?", "Yes")
    ]
    told = Message.objects.filter(kind="question_answered")
    assert {message.body for message in told} == {"Question: Can lunch be free?\n\nAnswer: Yes"}
    assert told.count() == 3
    with pytest.raises(Refused) as refused:
        answer_question(question=Question.objects.get(), answer="No", wording="Lunch?", by=broker, at=AFTERNOON)
    assert codes(refused) == ["question_once"]
    assert {Entry.objects.get(kind=kind).actor for kind in ("question_asked", "question_answered")} == {
        lead.ref, broker.ref,
    }  # fmt: skip


def test_a_stranger_cannot_ask():
    world = a_world(("Arrow", "Bridge"))
    asked = invitation(world, sent_request(world), "Arrow")
    with pytest.raises(Refused) as refused:
        ask_question(invitation=asked, text="Who else was asked?", by=world.lead("Bridge"), at=AFTERNOON)
    assert codes(refused) == ["question_own"]


def test_a_provider_sees_its_own_invitations_alone():
    world = a_world(("Arrow", "Bridge"))
    add_provider(world, "Lugg", age_from=5, age_to=12)
    request = sent_request(world)
    drafted(world)
    organisation = world.providers["Arrow"].organisation
    assert [(row.request, row.provider.name) for row in portal_invitations(organisation)] == [
        (request, "Arrow Learning")
    ]
    assert list(portal_invitations(world.providers["Lugg"].organisation)) == []
    assert to_answer(organisation).count() == 1
    answer(world, request, "Arrow")
    assert to_answer(organisation).count() == 0


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("answer = 'perhaps'", id="an answer nobody offers"),
        pytest.param("price_pence = 0", id="no price"),
        pytest.param("site_id = NULL", id="no site"),
        pytest.param("answer = 'partly'", id="partly, without the shortfall"),
        pytest.param("answer = 'cannot'", id="cannot, without a reason"),
        pytest.param("confirmed_at = given_at", id="confirmed by nobody"),
    ],
)
def test_the_database_refuses(change):
    world = a_world(("Arrow",))
    answer(world, sent_request(world), "Arrow")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE awards_response SET {change}")
