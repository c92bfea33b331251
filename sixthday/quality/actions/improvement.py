"""Ratings against the standards, and what a provider must put right."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.documents import queries as documents
from sixthday.outbox import actions as outbox
from sixthday.providers.models import Provider
from sixthday.quality.actions.attaching import keep_with
from sixthday.quality.models import Improvement, Rating, Visit
from sixthday.quality.queries import visit as queries
from sixthday.rules import visits as rules
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.lifecycles import IMPROVEMENT
from sixthday.rules.standards import set_on
from sixthday.rules.words import plain_date


@transaction.atomic
def rate_standard(
    *, provider: Provider, standard: str, level: str, evidence: str, rated_on: date, by: User, at: datetime,
    visit: Visit | None = None,
) -> Rating:  # fmt: skip
    """How far a provider meets a standard, and what shows it: a new version, the earlier ones are kept.

    Raises Refused for a standard whose title is not confirmed, without evidence, or once the visit's findings were shared.
    """
    rules_set = set_on(rated_on)
    row = {each.code: each for each in rules_set.standards}.get(standard)
    found = list(rules.rating_findings(row, level, evidence, rated_on, london_day(at)))
    if stops := blockers(found):
        raise Refused(stops)
    _still_writing(visit)
    rating = Rating.objects.create(
        provider=provider, visit=visit, set_code=rules_set.code, standard=standard, level=level,
        evidence=evidence.strip(), rated_on=rated_on, rated_by=by, rated_at=at,
    )  # fmt: skip
    about = [visit.ref] if visit else [provider.ref]
    audit.record(Kind.STANDARD_RATED, about=about, by=by, at=at, after={"standard": standard, "level": level})
    return rating


@transaction.atomic
def ask_improvement(
    *, provider: Provider, what: str, due_on: date, by: User, at: datetime, visit: Visit | None = None,
    standard: str = "",
) -> Improvement:  # fmt: skip
    """Ask a provider to put something right by a day; told at once, or with the findings of its visit. Raises Refused."""
    if stops := blockers(rules.asking_findings(what, due_on, london_day(at))):
        raise Refused(stops)
    _still_writing(visit)
    asked = Improvement.objects.create(
        provider=provider, visit=visit, standard=standard, what=what.strip(), due_on=due_on, asked_by=by, asked_at=at
    )
    audit.record(Kind.IMPROVEMENT_ASKED, about=[asked.ref, provider.ref], by=by, at=at, after={"due_on": due_on})
    if visit is None:
        _tell(asked, f"Something must be put right by {plain_date(due_on)}.", by, at)
    return asked


@transaction.atomic
def report_done(
    *, improvement: Improvement, evidence: str, by: User, at: datetime, upload: "File[bytes] | None" = None
) -> Improvement:
    """That it is done, and what shows it, with a file where there is one: said by the provider, or by whoever was told.

    Raises Refused without words or for an unfit file, Stale when it is not open.
    """
    if stops := blockers(rules.done_findings(evidence)):
        raise Refused(stops)
    move(improvement, IMPROVEMENT, "report_done", evidence=evidence.strip(), done_by=by, done_at=at, returned_why="")
    files = [keep_with(upload=upload, improvement=improvement, by=by, at=at).ref] if upload else []
    audit.record(Kind.IMPROVEMENT_DONE, about=[*_about(improvement), *files], by=by, at=at)
    outbox.post_message(
        to=improvement.asked_by, kind="improvement", subject="An improvement is said to be done", about=improvement.ref,
        body=f"Improvement action {improvement.ref} waits to be verified.", by=by, at=at,
    )  # fmt: skip
    return improvement


@transaction.atomic
def return_improvement(*, improvement: Improvement, why: str, by: User, at: datetime) -> Improvement:
    """Not accepted: it is still to be done, with what is lacking. Raises Refused without words, Stale when moved."""
    if stops := blockers(rules.words_findings("return_why", why, "Say what is still lacking.")):
        raise Refused(stops)
    move(
        improvement,
        IMPROVEMENT,
        "return_improvement",
        returned_why=why.strip(),
        evidence="",
        done_by=None,
        done_at=None,
    )
    audit.record(Kind.IMPROVEMENT_RETURNED, about=_about(improvement), by=by, at=at, why=why)
    _tell(improvement, "What you sent does not yet show that it is done.", by, at)
    return improvement


@transaction.atomic
def verify_improvement(*, improvement: Improvement, by: User, at: datetime) -> Improvement:
    """Seen to be done, by somebody other than who said so. Raises Refused to that person, or while a file sent with it
    cannot be opened; Stale when moved.
    """
    held = hold(improvement)
    sent = [row for each in queries.sent_with(held) for row in documents.servable_findings(each.file)]
    if held.done_by and (stops := blockers([*rules.verifying_findings(held.done_by.ref, by.ref), *sent])):
        raise Refused(stops)
    move(held, IMPROVEMENT, "verify_improvement", verified_by=by, verified_at=at)
    audit.record(Kind.IMPROVEMENT_VERIFIED, about=_about(held), by=by, at=at)
    _tell(held, "It was seen to be done.", by, at)
    return held


@transaction.atomic
def withdraw_improvement(*, improvement: Improvement, why: str, by: User, at: datetime) -> Improvement:
    """No longer asked for, with the reason. Raises Refused without one, Stale when it is settled."""
    if stops := blockers(rules.words_findings("withdrawn_why", why, "Say why it is no longer asked for.")):
        raise Refused(stops)
    fields = {"withdrawn_by": by, "withdrawn_at": at, "withdrawn_why": why.strip()}
    move(improvement, IMPROVEMENT, "withdraw_improvement", **fields)
    audit.record(Kind.IMPROVEMENT_WITHDRAWN, about=_about(improvement), by=by, at=at, why=why)
    _tell(improvement, "It is no longer asked for.", by, at)
    return improvement


def _still_writing(visit: Visit | None) -> None:
    if visit is not None and (stops := blockers(rules.writing_findings(hold(visit).state))):
        raise Refused(stops)


def _about(improvement: Improvement) -> list[str]:
    return [improvement.ref, improvement.provider.ref]


def _tell(improvement: Improvement, body: str, by: User, at: datetime) -> None:
    """The provider, unless the visit that asks for it is still being written."""
    if improvement.visit is None or improvement.visit.state in queries.TOLD:
        outbox.post_message(
            to_organisation=improvement.provider.organisation, kind="improvement",
            subject=f"Improvement action {improvement.ref}", body=body, about=improvement.ref, by=by, at=at,
        )  # fmt: skip
