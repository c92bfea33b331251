"""Loading a tender notice: the framework it tells of, or the next round of one that is known; all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework import notice as notices
from sixthday.framework.actions.planning import plan_round
from sixthday.framework.actions.scheme import NewLot, set_up_scheme
from sixthday.framework.models import NoticeLoad, Round, Scheme
from sixthday.framework.notice import Fault, Notice
from sixthday.rules.lifecycles import RoundState


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """What loading a notice did, or in a dry run would do, line by line. With faults it did nothing."""

    lines: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    dry_run: bool = False
    round: Round | None = None


@transaction.atomic
def load_notice(*, text: str, source: str, by: User, at: datetime, dry_run: bool = False) -> NoticeReport:
    """Load a tender notice in OCDS. The same release a second time changes nothing; a later release of the same notice
    corrects its round while that is planned. With one fault, or in a dry run, nothing is loaded.
    """
    notice, faults = notices.read(text)
    if notice is None:
        return NoticeReport(faults=faults, dry_run=dry_run)
    if NoticeLoad.objects.filter(ocid=notice.ocid, release_id=notice.release_id).exists():
        return NoticeReport(("This release was loaded before: nothing changes.",), dry_run=dry_run)
    scheme = Scheme.objects.filter(ocid=notice.ocid).order_by("-pk").first()
    faults = tuple(_against(scheme, notice)) if scheme else ()
    lines = _lines(scheme, notice)
    if faults or dry_run:
        return NoticeReport(() if faults else lines, faults, dry_run)
    held = _carry_out(scheme, notice, by, at)
    NoticeLoad.objects.create(
        round=held, ocid=notice.ocid, release_id=notice.release_id, source=source[:120], loaded_by=by, loaded_at=at
    )
    after = {"ocid": notice.ocid, "release": notice.release_id, "lots": [lot.number for lot in notice.lots]}
    audit.record(Kind.NOTICE_LOADED, about=[held.ref, held.scheme.ref], by=by, at=at, after=after)
    return NoticeReport(lines, round=held)


def _against(scheme: Scheme, notice: Notice) -> list[Fault]:
    """What keeps a later release from the framework it tells of."""
    found, known = [], set(scheme.lots.values_list("number", flat=True))
    told = {lot.number for lot in notice.lots}
    if known != told:
        found.append(
            Fault("tender.lots", f"are {sorted(told)}; the framework has {sorted(known)}, and lots do not change")
        )
    if scheme.rounds.filter(state__in=[RoundState.OPEN, RoundState.ASSESSED]).exists():
        found.append(Fault("ocid", "its round is published here already: publish a clarification instead"))
    return found


def _lines(scheme: Scheme | None, notice: Notice) -> tuple[str, ...]:
    """What a load changes, in words."""
    planned = scheme.rounds.filter(state=RoundState.PLANNED).first() if scheme else None
    first = [f"The framework “{notice.title}” is set up as: {notice.legal_form.label}."] if scheme is None else []
    lots = [f"Lot {lot.number}: {lot.name}." for lot in notice.lots] if scheme is None else []
    return (*first, *lots, "The dates of the planned round are corrected." if planned else "A round is planned.")


def _carry_out(scheme: Scheme | None, notice: Notice, by: User, at: datetime) -> Round:
    if scheme is None:
        scheme = set_up_scheme(
            title=notice.title, legal_form=notice.legal_form, ocid=notice.ocid, value_ex_vat_pence=notice.value_ex_vat_pence,
            value_inc_vat_pence=notice.value_inc_vat_pence, commenced_on=notice.from_on, ends_on=notice.until_on,
            extendable_to_on=notice.extendable_to_on, by=by, at=at,
            lots=[NewLot(lot.number, lot.name, [], lot.description) for lot in notice.lots],
        )  # fmt: skip
    held = scheme.rounds.filter(state=RoundState.PLANNED).first() or plan_round(scheme=scheme, by=by, at=at)
    early = notice.published_at and notice.deadline_at and notice.published_at < notice.deadline_at
    held.opens_at, held.deadline_at = notice.published_at if early else None, notice.deadline_at
    held.expected_award_on, held.expected_from_on = notice.award_on, notice.from_on
    held.notice, held.notice_ref = notice.description or notice.title, notice.release_id[:40]
    names = ["opens_at", "deadline_at", "expected_award_on", "expected_from_on", "notice", "notice_ref"]
    held.save(update_fields=names)
    return held
