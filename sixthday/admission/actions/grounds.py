"""What an applicant says of the exclusion grounds. The record keeps that they were answered, never what was said."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.lateness import kept_when_late, writable
from sixthday.admission.models import Application, ConnectedPerson, DeclaredGround
from sixthday.admission.queries.exclusion import declared
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.rules.calendars import london_day
from sixthday.rules.exclusion import CODES, DETERMINED, FACTORS, statement_findings
from sixthday.rules.findings import Finding, Refused, blockers, refusal


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def declare_ground(
    *, application: Application, ground: str, determined_on: date, account: str, by: User, at: datetime,
    person: ConnectedPerson | None = None, self_cleaning: Sequence[str] = (), remedy: str = "",
) -> DeclaredGround:  # fmt: skip
    """Say that a ground applies to the applicant, or to somebody connected with it, and what was done since.

    Raises Refused with every reason, Stale.
    """
    held = writable(application, by, at)
    own = person is None or person.application_id == held.pk
    found = [
        Finding("ground_known", ground in CODES, "Choose the ground.", DETERMINED),
        Finding("ground_person", own, "Choose somebody from your own list.", DETERMINED),
        Finding("ground_date", determined_on <= london_day(at), "The date cannot be in the future.", DETERMINED),
        Finding("ground_account", bool(account.strip()), "Say what happened.", DETERMINED),
        Finding("ground_factors", set(self_cleaning) <= {code for code, _ in FACTORS}, "Choose from the list.", DETERMINED),
        Finding("ground_remedy", not self_cleaning or bool(remedy.strip()), "Say what was done.", DETERMINED),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = DeclaredGround.objects.create(
        application=held, ground=ground, person=person, determined_on=determined_on, account=account.strip(),
        self_cleaning=list(self_cleaning), remedy=remedy.strip(), saved_by=by, saved_at=at,
    )  # fmt: skip
    _answered(held, by, at, whole=held.facts.grounds_answered)
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def remove_ground(*, application: Application, ground: DeclaredGround, by: User, at: datetime) -> None:
    """Take back a ground that does not apply after all; the grounds are to be answered again. Raises Stale."""
    held = writable(application, by, at)
    held.grounds.filter(pk=ground.pk).delete()
    _answered(held, by, at, whole=False)


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def confirm_grounds(*, application: Application, none_applies: bool, by: User, at: datetime) -> Application:
    """Say that no ground applies, or that those on the list are all. Raises Refused when the list says otherwise, Stale."""
    held = writable(application, by, at)
    rows = list(held.grounds.select_related("person"))
    if none_applies == bool(rows):
        words = "A ground is on the list: take it off first." if rows else "Add the grounds that apply."
        raise refusal("grounds_agree", words, source=DETERMINED)
    people = held.connected.count() if held.connected.exists() or held.facts.nobody_connected else None
    found = statement_findings(answered=True, people=people, declared=declared(rows), on=london_day(at))
    if stops := blockers(found):
        raise Refused(stops)
    _answered(held, by, at, whole=True)
    return held


def _answered(held: Application, by: User, at: datetime, *, whole: bool) -> None:
    facts = held.facts
    facts.grounds_answered, facts.saved_by, facts.saved_at = whole, by, at
    facts.save(update_fields=["grounds_answered", "saved_by", "saved_at"])
    audit.record(Kind.GROUNDS_ANSWERED, about=[held.ref], by=by, at=at)
