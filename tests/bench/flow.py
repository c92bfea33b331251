"""One child from referral to a signed call-off and a checked start, through real HTTP, at one user and at eight.

The web server runs in processes of its own, as `./run serve` starts it; this process is the people. With one user each
request is timed by itself: its wall clock here, and what the workers used of the processor there. With eight, one child each
at the same moment, the workers' processor time is known for all of them together and is shared out over the requests.
"""

import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection

from sixthday.access.models import User
from sixthday.framework import actions as framework
from sixthday.providers import actions as providers
from tests.areas.awards import chosen
from tests.areas.awards import world as worlds
from tests.bench.measure import Counted, Measured, measured, spread
from tests.bench.server import HOST, Server, server
from tests.bench.steps import TODAY, WINNER, sign_in, whole_flow
from tests.bench.stored import database
from tests.bench.visiting import Call, Visitor
from tests.cast import PASSWORD, at

TEN = ("Arrow", "Bridge", "Teme", "Lugg", "Wye", "Frome", "Dore", "Clun", "Onny", "Leadon")
OFFICERS = ("referrer", "broker", "decision_maker", "approver", "signatory", "qa_officer", "senior_officer")
OWN_SESSION = ("referrer", "broker")  # of each of the eight; the others' sessions they share
NOW = at("2026-11-03", "10:00")
SUMMER = date(2027, 8, 31)
FLOWS, USERS, ROUNDS = 5, 8, 2
People = dict[str, Visitor]


def measures() -> Iterator[Measured | Counted]:
    """One user, then eight, then what the workers hold in memory."""
    with database() as address:
        emails = a_council()
        connection.close()
        with server(address, NOW) as served:
            yield Counted("memory before", "two workers and their minder, one page read", {"mib": _memory(served)})
            alone = Heard(served, alone=True)
            people = {name: signed_in(served, email, alone) for name, email in emails.items()}
            whole_flow(people, "Warm", TEN)
            yield from of_steps("sign in", [row for row in alone.calls if row[0].step.startswith("sign in")])
            yield from at_one(people, alone)
            yield from at_eight(served, emails, people)
            yield Counted("memory after", "two workers and their minder, after all of it", {"mib": _memory(served)})


def a_council() -> dict[str, str]:
    """Ten providers in order and cleared, money enough, and everybody's real password. Gives the e-mail address of each."""
    world = worlds.a_market(())
    for name in TEN:
        worlds.add_provider(world, name, places=500)
    chosen.able(world)
    chosen.budget(world, 2_000_000_00)
    cast = world.cast
    framework.set_limit(
        holder=cast.approver, limit_pence=1_000_000_00, from_on=TODAY, by=cast.commissioner, at=at("2026-11-02")
    )
    cleared(world)
    User.objects.update(password=PBKDF2PasswordHasher().encode(PASSWORD, "a salt of the bench"))
    officers = {handle: getattr(cast, handle).email for handle in OFFICERS}
    return officers | {name: world.lead(name).email for name in TEN}


def cleared(world: worlds.World) -> None:
    """The winner's site and adult seen and cleared: facts of the provider, not of the child."""
    seen = {"by": world.cast.qa_officer, "at": NOW, "from_on": TODAY, "until_on": SUMMER}
    providers.clear_site(site=world.site(WINNER), note="Visited.", **seen)
    providers.clear_adult(
        adult=world.adult(WINNER), dbs_issued_on=date(2026, 6, 1), barred_list_checked=True, identity_checked=True,
        prohibition_checked=True, training_until_on=date(2028, 6, 1), **seen,
    )  # fmt: skip


class Heard:
    """Every call of every visitor; with one user, what the workers used of the processor for it, in milliseconds."""

    def __init__(self, served: Server, *, alone: bool) -> None:
        self.calls: list[tuple[Call, float]] = []
        self.served, self._alone, self._lock = served, alone, threading.Lock()
        self._before = served.processor_ms()

    def __call__(self, call: Call) -> None:
        used = 0.0
        if self._alone:
            now = self.served.processor_ms()
            used, self._before = now - self._before, now
        with self._lock:
            self.calls.append((call, used))


def signed_in(served: Server, email: str, heard: Heard) -> Visitor:
    """A person come in by the front door."""
    visitor = Visitor(HOST, served.port, heard)
    sign_in(visitor, email)
    return visitor


def at_one(people: People, heard: Heard) -> Iterator[Measured | Counted]:
    """One child after another."""
    flows = []
    for number in range(FLOWS):
        heard.calls.clear()
        whole_flow(people, f"Alone{number}", TEN)
        flows.append(list(heard.calls))
    yield from of_flows("one user", flows)
    calls = [row for flow in flows for row in flow]
    yield from of_steps("read, one user", [row for row in calls if row[0].method == "GET"], each=False)
    yield from of_steps("write, one user", [row for row in calls if row[0].method == "POST"], each=False)
    yield from of_steps("one user", [row for row in calls if row[0].method == "POST"])
    yield from of_steps("one user", [row for row in calls if row[0].method == "GET"])


def at_eight(served: Server, emails: dict[str, str], people: People) -> Iterator[Measured | Counted]:
    """Eight children at the same moment, some times over."""
    heard = Heard(served, alone=False)
    crowd = [_company(served, emails, people, heard) for _ in range(USERS)]
    used, flows = [], []
    for number in range(ROUNDS):
        heard.calls.clear()
        before = served.processor_ms()
        with ThreadPoolExecutor(USERS) as pool:
            acts = [partial(whole_flow, who, f"Round{number}of{place}", TEN) for place, who in enumerate(crowd)]
            list(pool.map(lambda act: act(), acts))
        used.append((served.processor_ms() - before) / len(heard.calls))
        flows += list(heard.calls)
    for kind, method in (("read", "GET"), ("write", "POST")):
        walls = [call.wall_ms for call, _ in flows if call.method == method]
        yield measured(
            f"{kind}, {USERS} users",
            f"each request of {ROUNDS * USERS} flows; processor: a round's, shared over all its requests",
            walls,
            used,
        )


def _company(served: Server, emails: dict[str, str], people: People, heard: Heard) -> People:
    """Everybody one of the eight works with, at connections of their own."""
    own = {name: signed_in(served, emails[name], heard) for name in OWN_SESSION}
    shared = {name: visitor.again(heard) for name, visitor in people.items() if name not in own}
    return own | shared


def of_flows(who: str, flows: list[list[tuple[Call, float]]]) -> Iterator[Measured | Counted]:
    """Whole flows: how long, how much, how many requests of each kind."""
    walls = [sum(call.wall_ms for call, _ in flow) for flow in flows]
    yield measured(
        f"whole flow, {who}", f"{len(TEN)} providers answer", walls, [sum(u for _, u in flow) for flow in flows]
    )
    for kind, method in (("reads", "GET"), ("writes", "POST")):
        count = [sum(call.method == method for call, _ in flow) for flow in flows]
        yield Counted(
            f"{kind} per flow, {who}", "requests, pages after a redirect among the reads", {"calls": spread(count)}
        )


def of_steps(name: str, rows: list[tuple[Call, float]], *, each: bool = True) -> Iterator[Measured]:
    """Requests by what they are for, or all together."""
    steps = defaultdict(list)
    for call, used in rows:
        steps[f"{'write' if call.method == 'POST' else 'read'}: {call.step}" if each else ""].append(
            (call.wall_ms, used)
        )
    for step, taken in steps.items():
        yield measured(step or name, name, [wall for wall, _ in taken], [used for _, used in taken])


def _memory(served: Server) -> dict[str, float]:
    return spread([served.memory_mib()])
