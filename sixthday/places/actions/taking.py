"""Taking a place when an award is approved, and giving it back when the award falls or the placement ends."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.places import queries
from sixthday.places.actions.guard import end_award_override
from sixthday.places.models import Taking
from sixthday.providers import queries as providers
from sixthday.providers.models import Offer, Provider, Site
from sixthday.rules.capacity import SOURCE, Stay, room_finding
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.splitting import remedies


@transaction.atomic
def take_place(
    *, award_ref: str, provider: Provider, site: Site, offer: Offer | None, child_ref: str, route: str,
    weekly_minutes: int, part_days: Iterable[str], special: bool, one_to_one_away: bool, leaves_on: date,
    from_on: date, until_on: date, by: User, at: datetime, stands: bool = False,
) -> Taking:  # fmt: skip
    """Take a place for a child (weekly minutes, half-days) from and until, under the lock of the provider's row.

    Raises Refused when the offer has no place left throughout, the registration guard stops it, or the award has one. With
    `stands` the child is there already: the place is counted, and what the guard says of it is kept and stops nothing.
    """
    held = providers.locked(provider)
    parts = sorted(part_days)
    proposed = queries.guard_place(
        child_ref=child_ref, weekly_minutes=weekly_minutes, special=special, one_to_one_away=one_to_one_away,
        leaves_on=leaves_on, from_on=from_on, until_on=until_on,
    )  # fmt: skip
    found = [
        *_room(award_ref, offer, Stay(from_on, until_on, frozenset(parts))),
        *queries.guard_findings(held, proposed, award_ref=award_ref),
    ]
    if stops := [finding for finding in blockers(found) if not stands or finding.code == "place_once"]:
        raise Refused([*stops, *remedies(found)])
    let_through = any(finding.code == "guard_override" for finding in found)
    leave = queries.override_on(held, child_ref, from_on, award_ref) if let_through else None
    made = Taking.objects.create(
        award_ref=award_ref, provider=held, site=site, offer=offer, child_ref=child_ref, route=route,
        weekly_minutes=weekly_minutes, part_days=parts, special=special, one_to_one_away=one_to_one_away,
        leaves_on=leaves_on, from_on=from_on, until_on=until_on, override=leave, taken_by=by, taken_at=at,
    )  # fmt: skip
    after = {"weekly_minutes": weekly_minutes, "from_on": from_on, "until_on": until_on, "route": route}
    after |= {"override": leave.ref} if leave else {}
    audit.record(Kind.PLACE_TAKEN, about=[award_ref, held.ref, child_ref], by=by, at=at, after=after, findings=found)
    return made


@transaction.atomic
def release_place(*, award_ref: str, why: str, by: User, at: datetime) -> Taking | None:
    """Give an award's place back, and end leave that it alone had. None when it holds no place, which is no error."""
    end_award_override(award_ref=award_ref, why=why, by=by, at=at)
    held = queries.taking(award_ref)
    if held is None:
        return None
    providers.locked(held.provider)
    held = queries.taking(award_ref)
    if held is None:
        return None
    held.released_by, held.released_at, held.released_why = by, at, why
    held.save(update_fields=["released_by", "released_at", "released_why"])
    audit.record(Kind.PLACE_RELEASED, about=[award_ref, held.provider.ref, held.child_ref], by=by, at=at, why=why)
    return held


def _room(award_ref: str, offer: Offer | None, wanted: Stay) -> list[Finding]:
    """Spot purchases have no offer, so only their award's own place is tested."""
    once = queries.taking(award_ref) is None
    found = [Finding("place_once", once, "This award holds a place already.", SOURCE)]
    if offer is not None:
        free = queries.free_places(offer, wanted.from_on, wanted.until_on, wanted.part_days)
        found.append(room_finding(free, offer.places, wanted))
    return found
