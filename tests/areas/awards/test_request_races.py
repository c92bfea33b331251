"""Twenty at once: one sender, one lock, and no answer lost between an answer and the lock. On both engines."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections

from sixthday.audit.models import Entry
from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Disclosure, Invitation, Response, Shortlist
from sixthday.awards.queries.shortlist import replays
from sixthday.outbox.models import Message
from sixthday.rules.findings import Stale
from tests.areas.awards.world import DUE, SENT, a_world, answer, drafted, sent_request

pytestmark = pytest.mark.django_db(transaction=True)
RACERS = 20


def race(acts: list[Callable[[], object]]) -> list[object]:
    """Let them all go at one moment, each in a thread with a connection of its own; what each came back with."""
    gate, came_back = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            came_back.append(act())
        except Stale as stale:
            came_back.append(stale)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(came_back) == len(acts)
    return came_back


def test_a_request_is_sent_once():
    world = a_world(("Arrow", "Bridge"))
    request = drafted(world)
    got = race([lambda: send_request(request=request, by=world.cast.broker, at=SENT)] * RACERS)
    losers = [each for each in got if isinstance(each, Stale)]
    assert len(losers) == RACERS - 1
    assert {(loser.what, loser.who) for loser in losers} == {
        ("This request is already: waiting for answers.", world.cast.broker.ref)
    }
    assert (Invitation.objects.count(), Disclosure.objects.count()) == (2, 2)
    assert Message.objects.filter(kind="request_sent").count() == 2
    assert Entry.objects.filter(kind="request_sent").count() == 1


def test_a_shortlist_locks_once():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    late = DUE + timedelta(minutes=1)
    got = race([lambda: lock_shortlist(request=request, by=world.cast.broker, at=late)] * RACERS)
    losers = [each for each in got if isinstance(each, Stale)]
    assert len(losers) == RACERS - 1
    assert {loser.what for loser in losers} == {"This request is already: shortlist locked."}
    assert replays(Shortlist.objects.get())
    assert Entry.objects.filter(kind="shortlist_locked").count() == 1


def test_an_answer_at_the_moment_of_the_lock_is_in_or_is_told_it_is_too_late():
    """Whichever comes first: the newest version kept is the one ranked, and whoever came too late was told."""
    world = a_world(("Arrow",))
    request = sent_request(world)
    answer(world, request, "Arrow")

    def change() -> Response:
        return answer(world, request, "Arrow", when=DUE)

    def lock() -> Shortlist:
        return lock_shortlist(request=request, by=world.cast.broker, at=DUE)

    got = race([*[change] * (RACERS - 1), lock])
    shortlist = Shortlist.objects.get()
    kept = list(Response.objects.order_by("version").values_list("version", flat=True))
    told = sum(isinstance(each, Stale) for each in got)
    assert kept == list(range(1, RACERS - told + 1))  # the first answer, and each change that was not too late
    assert shortlist.entries.get().response.version == kept[-1]
    assert replays(shortlist)
