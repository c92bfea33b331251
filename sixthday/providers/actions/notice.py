"""What a provider tells of its people: who starts, who leaves, who stands in; and that quality assurance has read it."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.outbox import actions as outbox
from sixthday.providers import queries
from sixthday.providers.actions.registration import name_adult
from sixthday.providers.choices import NoticeKind
from sixthday.providers.models import Adult, AdultNotice, Provider
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.words import moment_text, plain_date

SOURCE = "Keeping children safe in education 2025, alternative provision: changes of staff are told"


@transaction.atomic
def notify_starter(
    *, provider: Provider, name: str, role: str, from_on: date, by: User, at: datetime, manages: bool = False, note: str = ""
) -> AdultNotice:  # fmt: skip
    """Somebody new who will work with children. Not cleared: quality assurance is told. Raises Refused for one twice."""
    adult = name_adult(provider=provider, name=name, role=role, from_on=from_on, manages=manages, by=by, at=at)
    return _notice(adult, NoticeKind.STARTER, None, from_on, None, note, by, at)


@transaction.atomic
def notify_leaver(*, adult: Adult, until_on: date, by: User, at: datetime, note: str = "") -> AdultNotice:
    """The last day of somebody: from the day after, no check of theirs counts. Raises Refused for a day before their first,
    or when they have left already."""
    queries.locked(adult.provider)
    row = hold(adult)
    found = [
        _test("leaver_dates", until_on >= row.from_on, "The last day must not be before the first day."),
        _test("leaver_open", row.until_on is None, "Their last day is recorded already."),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    return _notice(row, NoticeKind.LEAVER, None, until_on, None, note, by, at)


@transaction.atomic
def notify_substitute(
    *, stands_in_for: Adult, adult: Adult, from_on: date, until_on: date | None, by: User, at: datetime, note: str = ""
) -> AdultNotice:
    """Somebody stands in for another from a day, and until one if it is known: wherever the other is named for a child, the
    gate asks for the substitute's own checks. Raises Refused with every reason."""
    found = [
        _test("substitute_other", adult != stands_in_for, "Somebody else must stand in."),
        _test("substitute_own", adult.provider_id == stands_in_for.provider_id, "Choose one of your own adults."),
        _test("substitute_dates", until_on is None or until_on >= from_on, "The last day is before the first."),
        _test("substitute_here", adult.until_on is None or adult.until_on >= from_on, f"{adult} has left by then."),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    return _notice(adult, NoticeKind.SUBSTITUTE, stands_in_for, from_on, until_on, note, by, at)


@transaction.atomic
def read_notice(*, notice: AdultNotice, by: User, at: datetime) -> AdultNotice:
    """That quality assurance has read it, and seen to the children it is about. Raises Stale when somebody had."""
    row = hold(notice)
    if row.read_at is not None:
        raise Stale(
            what="This was read already.", who=row.read_by.ref if row.read_by else "", when=moment_text(row.read_at)
        )
    row.read_by, row.read_at = by, at
    row.save(update_fields=["read_by", "read_at"])
    audit.record(Kind.ADULT_NOTICE_READ, about=[row.provider.ref, row.adult.ref, row.ref], by=by, at=at)
    return row


def _notice(
    adult: Adult, kind: NoticeKind, other: Adult | None, from_on: date, until_on: date | None, note: str, by: User, at: datetime
) -> AdultNotice:  # fmt: skip
    row = AdultNotice.objects.create(
        provider=adult.provider, adult=adult, kind=kind, stands_in_for=other, from_on=from_on, until_on=until_on,
        note=note, notified_by=by, notified_at=at,
    )  # fmt: skip
    after = {"kind": kind, "from_on": from_on, "until_on": until_on}
    about = [adult.provider.ref, adult.ref, *([other.ref] if other else []), row.ref]
    audit.record(Kind.ADULT_NOTIFIED, about=about, by=by, at=at, after=after)
    for officer in access.holders(Permission.RECORD_EVIDENCE, london_day(at)):
        outbox.post_message(
            to=officer, kind="adult_notice", subject="A provider tells of a change of people",
            body=f"{adult.provider}: {kind.label.lower()}, from {plain_date(from_on)}.", about=row.ref, by=by, at=at,
        )  # fmt: skip
    return row


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE)
