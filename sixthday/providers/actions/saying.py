"""What a provider says of itself: what it never takes, when it is closed; and what it is accredited as."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.providers.choices import AccreditationKind
from sixthday.providers.models import Accreditation, Closure, Preferences, Provider
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.needs import NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.preferences import Never, closure_findings, saying_findings
from sixthday.rules.words import moment_text

ACCREDITED = "Accreditation is a fact of the register (M20)"


@transaction.atomic
def say_preferences(
    *, provider: Provider, never_needs: Sequence[str], never_part_days: Sequence[str], by: User, at: datetime,
    age_from: int | None = None, age_to: int | None = None, works_alone: bool | None = None, note: str = "",
) -> Preferences:  # fmt: skip
    """What a provider never takes, and whether an adult may be alone with a child, from now on, in the place of what it said before. Raises Refused."""
    never = Never(frozenset(never_needs), frozenset(never_part_days), age_from, age_to, works_alone)
    if stops := blockers(saying_findings(never, NEED_LABELS, PART_DAY_LABELS)):
        raise Refused(stops)
    row = Preferences.objects.create(
        provider=provider, never_needs=list(never_needs), never_part_days=list(never_part_days), age_from=age_from,
        age_to=age_to, works_alone=works_alone, note=note, said_by=by, said_at=at,
    )  # fmt: skip
    after = {"needs": list(never_needs), "part_days": list(never_part_days), "age_from": age_from, "age_to": age_to}
    after |= {"works_alone": works_alone}
    audit.record(Kind.PREFERENCES_SAID, about=[provider.ref], by=by, at=at, after=after)
    return row


@transaction.atomic
def declare_closure(
    *, provider: Provider, from_on: date, until_on: date, by: User, at: datetime, why: str = ""
) -> Closure:
    """Days on which a provider is closed, declared before they begin: it is still asked, and its silence is not held against
    it. Raises Refused."""
    if stops := blockers(closure_findings(from_on, until_on, london_day(at))):
        raise Refused(stops)
    row = Closure.objects.create(
        provider=provider, from_on=from_on, until_on=until_on, why=why, declared_by=by, declared_at=at
    )
    after = {"from_on": from_on, "until_on": until_on}
    audit.record(Kind.CLOSED_DAYS_DECLARED, about=[provider.ref, row.ref], by=by, at=at, after=after)
    return row


@transaction.atomic
def withdraw_closure(*, closure: Closure, by: User, at: datetime) -> Closure:
    """It is open after all. Raises Stale when it was taken back before."""
    row = hold(closure)
    if row.withdrawn_at is not None:
        raise Stale(what="These days were taken back.", who="", when=moment_text(row.withdrawn_at))
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by, at, "Open after all"
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit.record(Kind.CLOSED_DAYS_WITHDRAWN, about=[row.provider.ref, row.ref], by=by, at=at)
    return row


@transaction.atomic
def record_accreditation(
    *, provider: Provider, kind: AccreditationKind, body: str, from_on: date, by: User, at: datetime,
    reference: str = "", until_on: date | None = None,
) -> Accreditation:  # fmt: skip
    """What a provider is accredited as, by whom, from and until. Raises Refused."""
    found = [
        Finding("accredited_by", bool(body.strip()), "Say who accredits it.", ACCREDITED),
        Finding(
            "accredited_dates", until_on is None or until_on >= from_on, "The last day is before the first.", ACCREDITED
        ),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = Accreditation.objects.create(
        provider=provider, kind=kind, body=body.strip(), reference=reference, from_on=from_on, until_on=until_on,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    after = {"kind": kind, "from_on": from_on, "until_on": until_on}
    audit.record(Kind.ACCREDITATION_RECORDED, about=[provider.ref, row.ref], by=by, at=at, after=after)
    return row


@transaction.atomic
def end_accreditation(*, accreditation: Accreditation, until_on: date, by: User, at: datetime) -> Accreditation:
    """The last day of an accreditation. Raises Refused for a day before its first."""
    row = hold(accreditation)
    fits = Finding("accredited_dates", until_on >= row.from_on, "The last day is before the first.", ACCREDITED)
    if stops := blockers([fits]):
        raise Refused(stops)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    after = {"until_on": until_on}
    audit.record(Kind.ACCREDITATION_ENDED, about=[row.provider.ref, row.ref], by=by, at=at, after=after)
    return row
