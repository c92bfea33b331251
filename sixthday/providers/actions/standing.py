"""Suspending, restoring and removing: a provider, its place in a lot, or one of its sites."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.models import Lot
from sixthday.outbox import actions as outbox
from sixthday.providers import queries
from sixthday.providers.choices import StandingKind
from sixthday.providers.models import Provider, Site, Standing, StandingReply
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.standing import ACTIVE, Stand, change_findings, reply_findings
from sixthday.rules.words import moment_text, plain_date


@transaction.atomic
def suspend_provider(
    *, provider: Provider, reason: str, from_on: date, until_on: date | None, by: User, at: datetime,
    lot: Lot | None = None, site: Site | None = None,
) -> Standing:  # fmt: skip
    """Stop new work from a day, until a day (included) or until restored. Raises Refused when it stands so already."""
    return _change(provider, StandingKind.SUSPENDED, lot, site, reason, from_on, until_on, by, at)


@transaction.atomic
def restore_provider(
    *, provider: Provider, reason: str, from_on: date, by: User, at: datetime,
    lot: Lot | None = None, site: Site | None = None,
) -> Standing:  # fmt: skip
    """Let new work begin again from a day. Raises Refused when it is in good standing."""
    return _change(provider, StandingKind.ACTIVE, lot, site, reason, from_on, None, by, at)


@transaction.atomic
def remove_provider(
    *, provider: Provider, reason: str, from_on: date, by: User, at: datetime,
    lot: Lot | None = None, site: Site | None = None,
) -> Standing:  # fmt: skip
    """Remove from the framework, or from a lot, from a day. Raises Refused when it was removed before."""
    return _change(provider, StandingKind.REMOVED, lot, site, reason, from_on, None, by, at)


@transaction.atomic
def reply_to_standing(*, standing: Standing, words: str, by: User, at: datetime) -> StandingReply:
    """What a provider says to a decision that stops new work; quality assurance is told. Raises Refused."""
    if stops := blockers(reply_findings(standing.kind, words)):
        raise Refused(stops)
    row = StandingReply.objects.create(standing=standing, words=words.strip(), replied_by=by, replied_at=at)
    audit.record(Kind.STANDING_REPLIED, about=[standing.provider.ref, standing.ref, row.ref], by=by, at=at)
    for reader in _who_reads(standing, london_day(at)):
        outbox.post_message(
            to=reader, kind="standing_reply", subject="A provider replied about its standing",
            body=f"{standing.provider}: read the reply and say that you have.", about=row.ref, by=by, at=at,
        )  # fmt: skip
    return row


@transaction.atomic
def read_reply(*, reply: StandingReply, by: User, at: datetime) -> StandingReply:
    """That quality assurance has read a reply. Raises Stale when somebody had."""
    row = hold(reply)
    if row.read_at is not None:
        raise Stale(
            what="This was read already.", who=row.read_by.ref if row.read_by else "", when=moment_text(row.read_at)
        )
    row.read_by, row.read_at = by, at
    row.save(update_fields=["read_by", "read_at"])
    about = [row.standing.provider.ref, row.standing.ref, row.ref]
    audit.record(Kind.REPLY_READ, about=about, by=by, at=at)
    return row


def _change(
    provider: Provider, kind: StandingKind, lot: Lot | None, site: Site | None, reason: str, from_on: date,
    until_on: date | None, by: User, at: datetime,
) -> Standing:  # fmt: skip
    held = queries.locked(provider)
    row = queries.standing(held, from_on, lot=lot, site=site)
    now = queries.stand(row) if row else Stand(str(site or lot or held), ACTIVE)
    found = change_findings(now, kind, reason=reason, from_on=from_on, until_on=until_on, today=london_day(at))
    if stops := blockers(found):
        raise Refused(stops)
    standing = Standing.objects.create(
        provider=held, site=site, lot=lot, kind=kind, from_on=from_on, until_on=until_on, reason=reason, decided_by=by,
        decided_at=at,
    )  # fmt: skip
    after = {"kind": kind, "from_on": from_on, "until_on": until_on, "lot": lot.number if lot else None}
    about = [held.ref, site.ref] if site else [held.ref]
    audit.record(Kind.STANDING_CHANGED, about=about, by=by, at=at, before={"kind": now.kind}, after=after, why=reason)
    _tell(held, standing, by, at)
    return standing


def _who_reads(standing: Standing, on: date) -> list[User]:
    """Who decided it or, when nobody can sign in under that name, everybody who may change a standing."""
    if standing.decided_by.is_active:
        return [standing.decided_by]
    return list(access.holders(Permission.CHANGE_STANDING, on))


def _tell(provider: Provider, standing: Standing, by: User, at: datetime) -> None:
    scope = f" ({standing.site or standing.lot})" if standing.site or standing.lot else ""
    until = f" until {plain_date(standing.until_on)}" if standing.until_on else ""
    words = StandingKind(standing.kind).label
    outbox.post_message(
        to_organisation=provider.organisation, kind="standing", subject="Your standing on the framework has changed",
        body=f"From {plain_date(standing.from_on)}{until}: {words}{scope}. Reason: {standing.reason}",
        about=provider.ref, by=by, at=at,
    )  # fmt: skip
