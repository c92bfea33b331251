"""A restricted record: who is named on it, and opening it with a reason when somebody must."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox.actions import post_message
from sixthday.referrals.models import BreakGlass, Child, NamedPerson
from sixthday.referrals.queries import casework
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers

SOURCE = "UK GDPR Article 5: a restricted record is opened only by those who need it"


@transaction.atomic
def open_record_with_reason(*, child: Child, reason: str, by: User, at: datetime) -> BreakGlass:
    """Open a restricted record for the rest of the day, with a reason; every lead broker is told at once.

    Raises Refused without a reason, without the right, or for a record that is not restricted.
    """
    right = access.may(by, Permission.BREAK_GLASS, london_day(at))
    found = [
        Finding("reason_given", len(reason.strip()) >= 10, "Say why you must open this record, in a sentence.", SOURCE),
        Finding(
            "may_break_glass", right, "Your role does not open restricted records.", SOURCE, fixer=Role.LEAD_BROKER
        ),
        Finding("is_restricted", child.restricted, "This record is not restricted.", SOURCE),
    ]
    if blockers(found):
        raise Refused(found)
    opened = BreakGlass.objects.create(
        child=child, reason=reason.strip(), until_on=london_day(at), opened_by=by, opened_at=at
    )
    for lead in access.with_role(Role.LEAD_BROKER, london_day(at)).exclude(pk=by.pk):
        post_message(
            to=lead, kind="break_glass", subject=f"Restricted record {child.ref} was opened",
            body=f"{by.name} opened the restricted record {child.ref}. Their reason: {reason.strip()}", about=child.ref,
            by=by, at=at,
        )  # fmt: skip
    audit.record(Kind.BREAK_GLASS, about=[child.ref], by=by, at=at, why=reason.strip())
    return opened


@transaction.atomic
def name_person(*, child: Child, user: User, from_on: date, reason: str, by: User, at: datetime) -> NamedPerson:
    """Name somebody who may see a restricted child from a date. Raises Refused without a reason or when already named."""
    free = not NamedPerson.objects.filter(child=child, user=user, until_on__isnull=True).exists()
    found = [
        _reasoned(reason),
        Finding("named_once", free, f"{user.name} is already named on this record.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    named = NamedPerson.objects.create(child=child, user=user, from_on=from_on, named_by=by, named_at=at)
    about = [child.ref, user.ref]
    audit.record(Kind.PERSON_NAMED, about=about, by=by, at=at, after={"from_on": from_on}, why=reason.strip())
    return named


@transaction.atomic
def name_those_at_work(*, child: Child, by: User, at: datetime) -> list[NamedPerson]:
    """Name on a restricted child whoever works on its referrals, and whoever restricts it, so that nobody loses sight of
    their own work. Somebody taken off before stays off. Does nothing for a child that is not restricted."""
    if not child.restricted:
        return []
    known = set(NamedPerson.objects.filter(child=child).values_list("user", flat=True))
    people = dict.fromkeys([by, *casework.at_work(child, london_day(at))])
    return [
        name_person(child=child, user=user, from_on=london_day(at), reason="Works on the referral", by=by, at=at)
        for user in people
        if user.pk not in known
    ]


@transaction.atomic
def end_naming(*, child: Child, user: User, until_on: date, reason: str, by: User, at: datetime) -> NamedPerson:
    """End somebody's place on a restricted record after a date.

    Raises Refused without a reason, when they are not named, are the last one, or own a referral of the child.
    """
    rows = list(NamedPerson.objects.select_for_update(of=("self",)).filter(child=child, until_on__isnull=True))
    held = next((row for row in rows if row.user_id == user.pk), None)
    owns = any(casework.owner(referral) == user for referral in child.referrals.live())
    found = [
        _reasoned(reason),
        Finding("is_named", held is not None, f"{user.name} is not named on this record.", SOURCE),
        Finding("named_not_last", len(rows) > 1, "Somebody must be named: name another person first.", SOURCE),
        Finding("named_not_owner", not owns, f"{user.name} owns the referral: hand it over first.", SOURCE),
    ]
    if held is None or blockers(found):
        raise Refused(blockers(found))
    held.until_on = max(until_on, held.from_on)
    held.save(update_fields=["until_on"])
    about, after = [child.ref, user.ref], {"until_on": held.until_on}
    audit.record(Kind.NAMING_ENDED, about=about, by=by, at=at, after=after, why=reason.strip())
    return held


def _reasoned(reason: str) -> Finding:
    return Finding("naming_reason", bool(reason.strip()), "Say why.", SOURCE)
