"""A request drafted, made less telling, with a provider left out, and sent to everybody eligible at one moment."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.request import (
    cancel_request,
    change_draft,
    close_none_suitable,
    leave_out,
    put_back,
    shape_brief,
)
from sixthday.awards.actions.sending import chase_provider, extend_answer_time, send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Consideration, Disclosure, Extension, Invitation, Request
from sixthday.awards.queries.brief import brief_of, telling
from sixthday.awards.queries.package import coverage, unmet_need
from sixthday.framework import actions as framework
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.world import (
    AFTERNOON,
    DUE,
    ENDS,
    MORNINGS,
    NEEDED,
    SENT,
    a_world,
    add_provider,
    answer,
    drafted,
    invitation,
    sent_request,
)
from tests.cast import at

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M09", "one moment, one message each, a stored due moment, everybody else kept with every reason")
def test_sent_to_every_eligible_provider_at_one_moment():
    world = a_world()
    add_provider(world, "Lugg", age_from=5, age_to=12)
    request = sent_request(world)
    assert (request.state, request.sent_at, request.due_at) == ("sent", SENT, DUE)
    assert request.weight_set.version == 1
    asked = ["Arrow Learning", "Bridge Learning", "Teme Learning"]
    rows = Invitation.objects.filter(request=request).values_list("provider__name", "sent_at", "distance_band")
    assert list(rows) == [
        ("Arrow Learning", SENT, "under 2 miles"), ("Bridge Learning", SENT, "2 to 5 miles"),
        ("Teme Learning", SENT, "10 to 15 miles"),
    ]  # fmt: skip
    messages = Message.objects.filter(kind="request_sent").order_by("to_organisation__name")
    assert [message.to_organisation.name for message in messages] == asked
    assert {message.body for message in messages} == {"Answer by Fri 6 Nov, 5pm."}
    kept = Consideration.objects.filter(request=request).values_list("provider__name", "eligible")
    assert list(kept) == [*((name, True) for name in asked), ("Lugg Learning", False)]
    told = Disclosure.objects.filter(request=request)
    assert {(row.step, row.disclosed_at, tuple(row.fields)) for row in told} == {
        ("brief", SENT, ("age", "year_group", "area", "service", "weekly_minutes", "part_days", "mode", "start_on",
                         "end_on", "needs", "outcomes", "risks", "transport", "distance_band"))
    }  # fmt: skip


def test_sending_is_kept_in_the_record():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    entry = Entry.objects.get(kind="request_sent")
    assert (entry.actor, entry.at) == (world.cast.broker.ref, SENT)
    refs = [request.ref, world.referral.ref, world.referral.child.ref, *(p.ref for p in world.providers.values())]
    assert [about.ref for about in entry.abouts.order_by("pk")] == refs
    after = Detail.objects.get(entry=entry).body["after"]
    assert after["asked"] == [p.ref for p in world.providers.values()]
    assert (after["left_out"], after["weights"]) == ([], 1)


@pytest.mark.demand("M24", "a brief of coded fields: no name, school, birth date or full postcode")
def test_the_brief_is_made_of_codes_alone():
    world = a_world(("Arrow",), school=None)
    request = sent_request(world)
    assert [(line.label, line.texts) for line in brief_of(request)] == [
        ("Age", ("14",)),
        ("School year", ("Year 10",)),
        ("Lives in", ("HR4 postcode area",)),
        ("Service", ("Tuition at a centre, Lot 3: Tuition",)),
        ("Hours a week", ("10 hours",)),
        ("Mornings and afternoons", ("Monday morning", "Tuesday morning", "Wednesday morning", "Thursday morning")),
        ("Where", ("At the provider's site",)),
        ("Start", ("Monday 9 November 2026",)),
        ("Until", ("Friday 18 December 2026",)),
        ("Needs", ("Social, emotional and mental health", "Catching up in literacy")),
        ("Outcomes wanted", ("Attends regularly",)),
        (
            "Risks, and what must be in place",
            ("Leaving without permission: medium. In place: Site with controlled exits",),
        ),
        ("Transport", ("Not needed",)),
    ]
    told = str(request.brief)
    secrets = ["Jordan", "Price", "2012", "0LE", "Made-up Road", "Leominster", "maths", "Mornings please", "960001"]
    assert [secret for secret in secrets if secret in told] == []


def test_the_brief_stays_as_it_was_sent():
    world = a_world(("Arrow",))
    request = sent_request(world)
    before = brief_of(request)
    world.referral.needs.all().delete()
    assert brief_of(Request.objects.get(pk=request.pk)) == before


def test_a_restricted_address_gives_no_area_and_no_distance():
    world = a_world(("Arrow",), address_restricted=True)
    request = sent_request(world)
    assert {line.code: line.texts for line in brief_of(request)}["area"] == ("Not given",)
    assert Invitation.objects.get(request=request).distance_band == ""
    assert "distance_band" not in Disclosure.objects.get(request=request).fields


def test_a_combination_that_few_share_is_warned_of_and_can_be_made_less_telling():
    world = a_world(("Arrow",))
    request = drafted(world)
    warned = [finding.reason for finding in telling(request, SENT.date())]
    assert warned[0] == (
        "No other child shares this combination: aged 14 and living in HR4. Fewer than 5 could let someone recognise the child."
    )
    shaped = shape_brief(request=request, age_as_band=True, area_hidden=True, by=world.cast.broker, at=SENT)
    lines = {line.code: line.texts for line in brief_of(shaped)}
    assert (lines["age_band"], lines["area"]) == (("14 to 16",), ("Not given",))
    assert telling(shaped, SENT.date())[0].reason.startswith("No other child shares this combination: aged 14 to 16.")
    assert Entry.objects.filter(kind="brief_shaped").count() == 1


def test_leaving_one_out_needs_a_reason_and_can_be_undone():
    world = a_world()
    request = drafted(world)
    arrow, broker = world.providers["Arrow"], world.cast.broker
    with pytest.raises(Refused) as refused:
        leave_out(request=request, provider=arrow, why="  ", by=broker, at=SENT)
    assert codes(refused) == ["left_out_why"]
    leave_out(request=request, provider=arrow, why="The child's brother is there", by=broker, at=SENT)
    with pytest.raises(Refused) as refused:
        leave_out(request=request, provider=arrow, why="Again", by=broker, at=SENT)
    assert codes(refused) == ["left_out_once"]
    put_back(request=request, provider=arrow, by=broker, at=SENT)
    leave_out(request=request, provider=arrow, why="The child's brother is there", by=broker, at=SENT)
    sent = send_request(request=request, by=broker, at=SENT)
    assert list(sent.invitations.values_list("provider__name", flat=True)) == ["Bridge Learning", "Teme Learning"]
    kept = Consideration.objects.get(request=sent, provider=arrow)
    assert (kept.eligible, kept.left_out_why) == (True, "The child's brother is there")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"weekly_minutes": 0}, ["request_hours"], id="no hours"),
        pytest.param({"part_days": []}, ["request_part_days"], id="no part-days"),
        pytest.param({"part_days": ["sun_am"]}, ["request_part_days_known"], id="a Sunday"),
        pytest.param({"mode": "moon"}, ["request_mode"], id="unknown mode"),
        pytest.param({"end_on": date(2026, 11, 1)}, ["request_dates"], id="ends before it starts"),
        pytest.param(
            {"weekly_minutes": 0, "part_days": [], "mode": "", "end_on": date(2026, 11, 1)},
            ["request_hours", "request_part_days", "request_mode", "request_dates"], id="every reason",
        ),
    ],
)  # fmt: skip
def test_a_draft_that_is_wrong_is_refused(changes, why):
    world = a_world(())
    with pytest.raises(Refused) as refused:
        drafted(world, **changes)
    assert codes(refused) == why
    assert Request.objects.count() == 0


def test_a_draft_can_change_until_it_is_sent():
    world = a_world(("Arrow",))
    request, broker = drafted(world), world.cast.broker
    terms = {"part_days": MORNINGS[:2], "mode": "setting", "start_on": NEEDED, "end_on": ENDS}
    with pytest.raises(Refused) as refused:
        change_draft(request=request, weekly_minutes=0, by=broker, at=SENT, **terms)
    assert codes(refused) == ["request_hours"]
    changed = change_draft(request=request, weekly_minutes=300, by=broker, at=SENT, **terms)
    assert (changed.weekly_minutes, changed.part_days) == (300, MORNINGS[:2])
    body = Detail.objects.get(entry=Entry.objects.filter(kind="request_drafted").latest("pk")).body
    assert (body["before"]["weekly_minutes"], body["after"]["weekly_minutes"]) == (600, 300)
    send_request(request=request, by=broker, at=SENT)
    with pytest.raises(Stale):
        change_draft(request=request, weekly_minutes=240, by=broker, at=SENT, **terms)


def test_a_need_that_nobody_can_meet_is_kept_with_why_nobody_could():
    world = a_world(())
    add_provider(world, "Lugg", age_from=5, age_to=12)
    ended = close_none_suitable(request=drafted(world), why="No tutor for this age", by=world.cast.broker, at=SENT)
    assert (ended.state, ended.sent_at, list(unmet_need(world.referral))) == ("none_suitable", None, [ended])
    kept = Consideration.objects.get(request=ended)
    assert [f["reason"] for f in kept.findings if not f["met"] and f["weight"] == "stops"] == [
        "Takes ages 5 to 12; the child is 14."
    ]


def test_nobody_to_ask_is_refused_and_nothing_is_kept():
    world = a_world(())
    add_provider(world, "Lugg", age_from=5, age_to=12)
    with pytest.raises(Refused) as refused:
        sent_request(world)
    assert codes(refused) == ["send_someone"]
    assert (Consideration.objects.count(), Message.objects.filter(kind="request_sent").count()) == (0, 0)


@pytest.mark.demand("M02", "a request waits on the round that asked it; a draft of a round that is over is not sent")
def test_what_was_asked_goes_on_when_a_later_round_takes_the_place_and_a_draft_does_not():
    world = a_world()
    request, draft = sent_request(world), drafted(world)
    framework.set_up_round(
        scheme=world.round_lot.round.scheme, number=2, awarded_on=SENT.date(), from_on=date(2026, 11, 6),
        reference_prices={3: 60_00}, by=world.cast.commissioner, at=SENT,
    )  # fmt: skip
    for name in world.providers:
        answer(world, request, name, when=at("2026-11-06"))
    shortlist = lock_shortlist(request=request, by=world.cast.broker, at=at("2026-11-06", "17:01"))
    assert (shortlist.entries.count(), shortlist.request.round_lot.reference_hour_pence) == (3, 45_00)
    with pytest.raises(Refused) as refused:
        send_request(request=draft, by=world.cast.broker, at=at("2026-11-06"))
    assert codes(refused) == ["send_round"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"due_at": at("2026-11-05", "12:00")}, ["due_reason"], id="shorter without a reason"),
        pytest.param({"due_at": at("2026-11-05", "09:00"), "due_reason": "Urgent"}, ["due_later"], id="already past"),
        pytest.param(
            {"due_at": at("2026-11-05", "12:00"), "due_reason": "Jordan must start"}, ["text_name"], id="the reason names the child",
        ),
    ],
)  # fmt: skip
def test_another_answer_time_needs_a_reason_that_names_nobody(given, why):
    world = a_world(("Arrow",))
    with pytest.raises(Refused) as refused:
        send_request(request=drafted(world), by=world.cast.broker, at=SENT, **given)
    assert codes(refused) == why


def test_a_shorter_answer_time_is_the_same_for_all():
    world = a_world()
    due = at("2026-11-05", "15:00")
    request = send_request(
        request=drafted(world), by=world.cast.broker, at=SENT, due_at=due, due_reason="Must start on Monday"
    )
    assert (request.due_at, request.due_reason) == (due, "Must start on Monday")
    assert {m.body for m in Message.objects.filter(kind="request_sent")} == {"Answer by Thu 5 Nov, 3pm."}


@pytest.mark.parametrize(
    ("sent_at", "due"),
    [
        pytest.param(at("2026-11-05", "17:00"), at("2026-11-06", "17:00"), id="on the stroke of the cut-off"),
        pytest.param(at("2026-11-05", "17:01"), at("2026-11-09", "17:00"), id="after the cut-off, over a weekend"),
        pytest.param(at("2026-11-07", "11:00"), at("2026-11-10", "17:00"), id="on a Saturday"),
    ],
)
def test_due_on_the_councils_terms(sent_at, due):
    world = a_world(("Arrow",))
    assert send_request(request=drafted(world), by=world.cast.broker, at=sent_at).due_at == due


def test_more_time_is_for_all_and_before_the_due_moment():
    world = a_world()
    request, lead = sent_request(world), world.cast.lead_broker
    later = DUE + timedelta(days=3)
    with pytest.raises(Refused) as refused:
        extend_answer_time(request=request, due_at=DUE, why="", by=lead, at=DUE + timedelta(minutes=1))
    assert codes(refused) == ["extension_in_time", "extension_later", "extension_why"]
    extend_answer_time(request=request, due_at=later, why="A question was answered late", by=lead, at=SENT)
    request.refresh_from_db()
    assert request.due_at == later
    rows = Extension.objects.values_list("due_before_at", "due_after_at", "why")
    assert list(rows) == [(DUE, later, "A question was answered late")]
    assert Message.objects.filter(kind="request_extended").count() == 3


@pytest.mark.demand("M21", "a provider that has not answered is chased in one click")
def test_a_silent_provider_is_chased_and_one_that_answered_is_not():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Bridge")
    broker, later = world.cast.broker, AFTERNOON + timedelta(minutes=59)
    chase_provider(invitation=invitation(world, request, "Arrow"), by=broker, at=AFTERNOON)
    kept = invitation(world, request, "Arrow")
    assert (kept.chased_at, kept.chased_by) == (AFTERNOON, broker)
    told = Message.objects.get(kind="request_chased")
    assert (told.to_organisation, told.body) == (kept.provider.organisation, "Answer by Fri 6 Nov, 5pm.")
    assert Entry.objects.get(kind="chased").actor == broker.ref
    for name, why in (("Arrow", ["chase_again"]), ("Bridge", ["chase_unanswered"])):
        with pytest.raises(Refused) as refused:
            chase_provider(invitation=invitation(world, request, name), by=broker, at=later)
        assert codes(refused) == why


def test_the_second_sender_is_told_who_was_first():
    world = a_world(("Arrow",))
    request = drafted(world)
    send_request(request=request, by=world.cast.broker, at=SENT)
    with pytest.raises(Stale) as stale:
        send_request(request=request, by=world.cast.other_broker, at=SENT)
    assert (stale.value.what, stale.value.who) == (
        "This request is already: waiting for answers.",
        world.cast.broker.ref,
    )


@pytest.mark.demand("M12", "a package adds its requests up against the hours judged suitable")
def test_a_package_adds_up():
    world = a_world(("Arrow",))
    sent_request(world, weekly_minutes=240)
    drafted(world, weekly_minutes=120, part_days=MORNINGS[:1])
    package = coverage(world.referral)
    assert (package.judged_minutes, package.wanted_minutes, package.asked_minutes) == (None, 600, 360)
    assert (package.bought_minutes, package.to_find_minutes, package.over_minutes) == (0, 240, 0)


@pytest.mark.parametrize("end", [cancel_request, close_none_suitable], ids=["cancelled", "none suitable"])
def test_an_end_without_an_award_is_kept_with_its_reason(end):
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    with pytest.raises(Refused) as refused:
        end(request=request, why="", by=world.cast.broker, at=SENT)
    assert codes(refused) == ["closed_why"]
    ended = end(request=request, why="Nobody can take mornings", by=world.cast.broker, at=SENT)
    assert (ended.state, ended.closed_why) == (
        "cancelled" if end is cancel_request else "none_suitable", "Nobody can take mornings",
    )  # fmt: skip
    assert Message.objects.filter(kind="request_closed").count() == 2
    with pytest.raises(Stale):
        end(request=request, why="Again", by=world.cast.broker, at=SENT)


def test_asking_again_names_the_former():
    world = a_world(("Arrow",))
    former = sent_request(world)
    close_none_suitable(request=former, why="Nobody answered", by=world.cast.broker, at=SENT)
    again = drafted(world, former=former)
    assert (again.former, again.state) == (former, "draft")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        pytest.param("awards_request", "state = 'lost'", id="unknown state"),
        pytest.param("awards_request", "due_at = NULL", id="sent without a due moment"),
        pytest.param("awards_request", "weekly_minutes = 0", id="no minutes"),
        pytest.param("awards_request", "state = 'cancelled'", id="cancelled by nobody"),
        pytest.param("awards_invitation", "opened_at = sent_at", id="opened by nobody"),
    ],
)
def test_the_database_refuses(table, change):
    world = a_world(("Arrow",))
    sent_request(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")
