"""The work list and the provider list, as whole pages, over ten thousand referrals."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from sixthday.access.models import User
from sixthday.referrals.models import Child, Duty, Referral
from tests.areas.awards import world as worlds
from tests.bench.measure import Measured, measure
from tests.bench.stored import database, moved_to

REFERRALS, PROVIDERS = 10_000, 60


def measures() -> Iterator[Measured]:
    """Each list once as a full page, its first forty rows or all its providers."""
    with database(), moved_to(worlds.AFTERNOON):
        world = worlds.a_world(tuple(f"Provider {number}" for number in range(PROVIDERS)))
        many(world.referral)
        yield page("work list", world.cast.broker, reverse("work"), f"first page of {REFERRALS:,} referrals")
        yield page("children", world.cast.broker, reverse("children"), f"first page of {REFERRALS:,} children")
        about = f"{PROVIDERS} providers beside {REFERRALS:,} referrals"
        yield page("provider list", world.cast.broker, reverse("council_providers"), about)


def page(name: str, user: User, address: str, about: str) -> Measured:
    """One page, through every middleware, signed in."""
    client = Client()
    client.force_login(user)
    size = len(client.get(address).content)
    return measure(name, lambda: client.get(address), about=f"{about}; {size // 1024} KiB", runs=15)


def many(model: Referral) -> None:
    """Ten thousand like this one, each with a child and a duty of its own, first days spread over a year."""
    children = Child.objects.bulk_create(_copies(model.child), batch_size=500)
    referrals = Referral.objects.bulk_create(
        [_copy(model, child=child, submitted_at=model.submitted_at) for child in children], batch_size=500
    )
    duties = []
    for number, referral in enumerate(referrals):
        back = timedelta(days=number % 365)
        duties.append(_copy(model.duty, referral=referral, due_on=model.duty.due_on - back))
    Duty.objects.bulk_create(duties, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a database that has lived a while knows of itself


def _copies(child: Child) -> list[Child]:
    return [_copy(child, given_name=f"Made {number}", family_name="Up") for number in range(REFERRALS)]


def _copy(row: Any, **changes: Any) -> Any:
    held = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for name in ("id", "ref", *(f"{name}_id" for name in changes)):
        held.pop(name, None)
    return type(row)(**{**held, **changes})
