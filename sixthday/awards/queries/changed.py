"""What a change of a child's facts does: to clocks, at the registration guard, to those who see the record, to briefs."""

from dataclasses import dataclass
from datetime import date

from sixthday.access.models import User
from sixthday.awards.models import Request
from sixthday.awards.queries.brief import BriefLine, brief_now, brief_of
from sixthday.places import queries as places
from sixthday.places.queries.standing import GuardStanding
from sixthday.providers.models import Provider
from sixthday.referrals.models import FactChange
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries import facts


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of one duty: by law, and the policy target beside it."""

    due_on: date | None
    target_on: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stand around a child at one moment: each duty's dates, each provider's guard, who is named, live requests."""

    restricted: bool
    clocks: dict[str, Dates]
    guard: dict[str, GuardStanding]
    named: tuple[User, ...]
    briefs: dict[str, tuple[BriefLine, ...]]
    sent: frozenset[str]


@dataclass(frozen=True, slots=True)
class Effects:
    """The same before and after a change."""

    before: Seen
    after: Seen

    def briefs(self) -> list[tuple[str, bool, list[str]]]:
        """Each live request whose brief would read otherwise: its reference, whether it was sent, the lines that differ."""
        found = []
        for ref, now in self.after.briefs.items():
            if lines := differing(self.before.briefs.get(ref, ()), now):
                found.append((ref, ref in self.after.sent, lines))
        return found


def seen(child_ref: str, on: date) -> Seen:
    """How things stand around a child now, read afresh."""
    child = children.now(child_ref)
    requests = list(Request.objects.live().filter(referral__child=child).order_by("drafted_at"))
    held: list[Provider] = places.providers_of(child_ref, on)
    return Seen(
        restricted=child.restricted,
        clocks={duty.referral.ref: Dates(duty.due_on, duty.policy_due_on) for duty in duties.unsettled_of(child, on)},
        guard={row.provider.ref: row for row in places.standings(held, on)},
        named=tuple(row.user for row in children.named_people(child, on)) if child.restricted else (),
        briefs={request.ref: brief_now(request) for request in requests},
        sent=frozenset(request.ref for request in requests if request.brief),
    )


def since_sent(request: Request) -> tuple[list[FactChange], list[str]]:
    """The changes recorded since a request was sent, and the labels of the lines of its brief that would now read otherwise."""
    changes = list(facts.changes_since(request.referral.child, request.sent_at)) if request.sent_at else []
    return changes, differing(brief_of(request), brief_now(request)) if changes else []


def differing(before: tuple[BriefLine, ...], now: tuple[BriefLine, ...]) -> list[str]:
    """The labels of the lines that are not the same in both, in reading order."""
    then = {line.code: line for line in before}
    changed = [line.label for line in now if then.pop(line.code, None) != line]
    return [*changed, *(line.label for line in then.values())]
