"""The registration guard over 3,200 live places: every provider as it stands, its page, and the list of a request."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db import connection
from django.test import Client
from django.urls import reverse

from sixthday.awards.queries.eligibility import eligible_for
from sixthday.places import queries as places
from sixthday.places.models import Taking
from sixthday.referrals.models import Child
from tests.areas.awards import world as worlds
from tests.bench.measure import Measured, measure
from tests.bench.stored import database, moved_to

PLACES, PROVIDERS = 3_200, 60
ABOUT = f"{PLACES:,} live places at {PROVIDERS} providers"


def measures() -> Iterator[Measured]:
    """All providers, one place, a page, and the providers of a request."""
    with database(), moved_to(worlds.AFTERNOON):
        world = worlds.a_world(tuple(f"Provider {number}" for number in range(PROVIDERS)))
        refs = taken(world)
        everybody, on = list(world.providers.values()), worlds.NEEDED
        yield measure("guard_all", lambda: places.standings(everybody, on), about=f"every provider, both laws; {ABOUT}")
        yield measure(
            "guard_gates", lambda: places.guards_of(refs[:40], on), about=f"forty places tested again; {ABOUT}"
        )
        request = worlds.drafted(world)
        yield measure("guard_request", lambda: eligible_for(request, on), about=f"who can be asked, all tests; {ABOUT}")
        client = Client()
        client.force_login(world.cast.qa_officer)
        size = len(client.get(reverse("registration")).content)
        about = f"the guard's page, {size // 1024} KiB; {ABOUT}"
        yield measure("guard_page", lambda: client.get(reverse("registration")), about=about)


def taken(world: worlds.World) -> list[str]:
    """So many places for as many children, spread over providers and a year, the same ones each time."""
    draw, model = Random(15), world.referral.child
    children = Child.objects.bulk_create(
        [
            Child(
                given_name=f"Made {number}", family_name="Up", born_on=model.born_on,
                plan="held" if draw.random() < 0.3 else "none",
            )
            for number in range(PLACES)
        ],
        batch_size=500,
    )  # fmt: skip
    sites = {name: world.site(name) for name in world.providers}
    names = list(world.providers)
    rows = Taking.objects.bulk_create(
        [
            Taking(
                award_ref=f"BENCH-{number}", provider=world.providers[name], site=sites[name], child_ref=child.ref,
                route="ranked", weekly_minutes=draw.choice([180, 300, 600, 900, 1200]), special=False,
                leaves_on=date(2028, 6, 30), from_on=worlds.NEEDED - timedelta(days=draw.randrange(200)),
                until_on=worlds.NEEDED + timedelta(days=draw.randrange(200)), taken_by=world.cast.approver,
                taken_at=worlds.SENT,
            )
            for number, child in enumerate(children)
            for name in [names[number % PROVIDERS]]
        ],
        batch_size=500,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [row.award_ref for row in rows]
