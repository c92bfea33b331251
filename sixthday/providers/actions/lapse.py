"""Telling of ends, and deciding for live placements while something does not count."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox import actions as outbox
from sixthday.providers import queries
from sixthday.providers.choices import LapseOutcome
from sixthday.providers.models import Adult, LapseDecision, Provider, Reminder, Site
from sixthday.providers.queries.lapses import Ending
from sixthday.rules.calendars import london_day
from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.lapses import decision_findings
from sixthday.rules.lasting import LAPSED
from sixthday.rules.words import counted, plain_date


@transaction.atomic
def post_reminder(*, ending: Ending, days: int, by: User, at: datetime) -> Reminder:
    """Tell the provider of an end so many days before it; on the last day and after it (`LAPSED`) quality assurance too.

    Raises IntegrityError when this was told before.
    """
    row = Reminder.objects.create(
        provider=ending.provider, requirement=ending.requirement.code, subject_ref=ending.subject_ref,
        until_on=ending.until_on, days=days, posted_by=by, posted_at=at,
    )  # fmt: skip
    subject, body = _words(ending, days, london_day(at))
    outbox.post_message(
        to_organisation=ending.provider.organisation, kind="evidence_end", subject=subject, body=body,
        about=ending.provider.ref, by=by, at=at,
    )  # fmt: skip
    for officer in access.holders(Permission.RECORD_EVIDENCE, london_day(at)) if days <= 0 else ():
        outbox.post_message(
            to=officer, kind="evidence_end", subject=subject, body=body, about=ending.provider.ref, by=by, at=at
        )
    after = {"requirement": ending.requirement.code, "until_on": ending.until_on, "days": days}
    about = [ending.provider.ref, *([ending.subject_ref] if ending.subject_ref else [])]
    audit.record(Kind.REMINDER_POSTED, about=about, by=by, at=at, after=after)
    return row


@transaction.atomic
def decide_lapse(
    *, provider: Provider, requirement: str, outcome: LapseOutcome, from_on: date, until_on: date | None, reason: str,
    by: User, at: datetime, site: Site | None = None, adult: Adult | None = None,
) -> LapseDecision:  # fmt: skip
    """Whether the children already there stay while something is put right: until a day, or not. Raises Refused."""
    held = queries.locked(provider)
    goes_on = outcome == LapseOutcome.CONTINUE
    found = decision_findings(requirement, goes_on=goes_on, reason=reason, from_on=from_on, until_on=until_on)
    if stops := blockers(found):
        raise Refused(stops)
    row = LapseDecision.objects.create(
        provider=held, requirement=requirement, site=site, adult=adult, outcome=outcome, from_on=from_on,
        until_on=until_on, reason=reason.strip(), decided_by=by, decided_at=at,
    )  # fmt: skip
    after = {"requirement": requirement, "outcome": outcome, "from_on": from_on, "until_on": until_on}
    subject = site or adult
    about = [held.ref, row.ref, *([subject.ref] if subject else [])]
    audit.record(Kind.LAPSE_DECIDED, about=about, by=by, at=at, after=after, why=reason)
    words = f"placements may go on until {plain_date(until_on)}" if until_on else "no session until it is put right"
    outbox.post_message(
        to_organisation=held.organisation, kind="lapse", subject="Decided about the children with you",
        body=f"{REQUIREMENT[requirement].label}{f' ({subject})' if subject else ''}: {words}. Reason: {row.reason}",
        about=held.ref, by=by, at=at,
    )  # fmt: skip
    return row


def _words(ending: Ending, days: int, today: date) -> tuple[str, str]:
    what = f"{ending.requirement.label}{f' ({ending.subject})' if ending.subject else ''}"
    stops = " Nothing new is awarded or started from the day after." if ending.requirement.blocking else ""
    if days == LAPSED:
        stopped = " Nothing new can be awarded or started until it is renewed." if ending.requirement.blocking else ""
        return f"{what} has lapsed", f"{ending.provider}: it ended on {plain_date(ending.until_on)}.{stopped}"
    left = ending.days_left(today)
    when = f"in {counted(left, 'day')}" if left else "today"
    return f"{what} ends {when}", f"{ending.provider}: the last day is {plain_date(ending.until_on)}.{stops}"
