"""A change of a child's facts after the referral was sent: the child's own row, and what follows from it in this area."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox.actions import post_message
from sixthday.referrals.actions.duty import recount_duty
from sixthday.referrals.actions.restriction import name_those_at_work
from sixthday.referrals.choices import FACTS, FactKind
from sixthday.referrals.models import Child, FactChange
from sixthday.referrals.queries import casework
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.changing import SOURCE, Change, change_findings
from sixthday.rules.findings import Finding, Refused, blockers


@transaction.atomic
def change_facts(
    *, child: Child, kind: FactKind, values: Mapping[str, Any], from_on: date, why: str, by: User, at: datetime
) -> FactChange:
    """Record new facts of one kind, what they were before staying in the record; clocks are counted again, whoever works on a
    child now restricted is named, owners and lead brokers are told.

    `values` are by the names in `FACTS`. Raises Refused with every reason.
    """
    held = Child.objects.select_for_update(of=("self",)).get(pk=child.pk)
    before, today = _coded(held, kind), london_day(at)
    for name in FACTS[kind]:
        setattr(held, name, values[name])
    last = FactChange.objects.filter(child=held, kind=kind).order_by("-from_on").first()
    change = Change(
        before=before, after=_coded(held, kind), from_on=from_on, why=why, born_on=held.born_on,
        last_on=last.from_on if last else None, leads=access.may(by, Permission.ASSIGN_REFERRAL, today),
    )  # fmt: skip
    sent = held.referrals.exclude(state="draft").exists()
    unsent = Finding("change_sent", sent, "The referral is still a draft: change it there.", SOURCE, fixer="referrer")
    if stops := blockers([unsent, *change_findings(change, today)]):
        raise Refused(stops)
    if kind is FactKind.CARE and held.looked_after != before["looked_after"]:
        held.looked_after_from_on = from_on if held.looked_after else None
    held.save(update_fields=[*FACTS[kind], "looked_after_from_on"])
    row = FactChange.objects.create(
        child=held, kind=kind, from_on=from_on, why=why.strip(), recorded_by=by, recorded_at=at
    )
    audit.record(
        Kind.FACTS_CHANGED, about=[held.ref, row.ref], by=by, at=at, before=change.before,
        after={**change.after, "from_on": from_on}, why=row.why,
    )  # fmt: skip
    _follow(held, row, by, at)
    return row


def _coded(child: Child, kind: FactKind) -> dict[str, Any]:
    """The facts of one kind as plain values: a school by its reference, an authority by its code."""
    plain = {name: getattr(child, name) for name in FACTS[kind]}
    if kind is FactKind.CARE:
        plain["looked_after_by"] = child.looked_after_by.code if child.looked_after_by else ""
    if kind is FactKind.SCHOOL:
        plain["school"] = child.school.ref if child.school else ""
    return plain


def _follow(child: Child, change: FactChange, by: User, at: datetime) -> None:
    """Clocks counted again on the new facts, those at work named, and whoever must know told."""
    today = london_day(at)
    if change.kind in {FactKind.CARE, FactKind.SCHOOL}:
        for duty in duties.unsettled_of(child, today):
            recount_duty(duty=duty, why=f"{change.get_kind_display()}: {change.why}"[:300], by=by, at=at)
    if change.kind == FactKind.RECORD:
        name_those_at_work(child=child, by=by, at=at)
    owners = [casework.owner(referral) for referral in child.referrals.live()]
    leads = access.with_role(Role.LEAD_BROKER, today) if change.kind == FactKind.RECORD else []
    for person in dict.fromkeys([*(owner for owner in owners if owner), *leads]):
        if person != by:
            post_message(
                to=person, kind="facts_changed", subject=f"Facts of child {child.ref} changed",
                body=f"{by.name} recorded a change for child {child.ref}: {_words(child, change)}", about=child.ref,
                by=by, at=at,
            )  # fmt: skip


def _words(child: Child, change: FactChange) -> str:
    """What changed, without a name and without the reason, which may hold one."""
    if change.kind == FactKind.RECORD:
        return "the record is now restricted." if child.restricted else "the record is restricted no more."
    return f"{change.get_kind_display().lower()}."
