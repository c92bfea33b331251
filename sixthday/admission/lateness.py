"""Refusing what comes after the deadline, and keeping that it came: the refusal takes back everything but the record of it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.models import Application, LateAttempt
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold
from sixthday.framework.queries.round import accepting_findings
from sixthday.rules.findings import Refused, blockers, refusal
from sixthday.rules.lifecycles import APPLICATION

DEADLINE = "deadline_passed"
P = ParamSpec("P")
R = TypeVar("R")


def kept_when_late(what: Attempt) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Stands above `transaction.atomic` on an applicant's act: when the deadline refuses it, the attempt is kept."""

    def fit(act: Callable[P, R]) -> Callable[P, R]:
        @wraps(act)
        def tried(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return act(*args, **kwargs)
            except Refused as refused:
                if any(finding.code == DEADLINE for finding in blockers(refused.findings)):
                    _keep(what, kwargs["application"], kwargs["by"], kwargs["at"])  # type: ignore[arg-type]
                raise

        return tried

    return fit


def start_kept_when_late(act: Callable[P, R]) -> Callable[P, R]:
    """The same above the act of beginning, which has no application yet: the audit record keeps who tried, and when."""

    @wraps(act)
    def tried(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return act(*args, **kwargs)
        except Refused as refused:
            if any(finding.code == DEADLINE for finding in blockers(refused.findings)):
                by, at, about = kwargs["by"], kwargs["at"], [kwargs["round"].ref, kwargs["by"].organisation.ref]  # type: ignore[attr-defined]
                audit.record(Kind.CAME_TOO_LATE, about=about, by=by, at=at, after={"what": "start"})  # type: ignore[arg-type]
            raise

    return tried


def writable(application: Application, by: User, at: datetime) -> Application:
    """The application, locked, while its own people may still change it.

    Raises Refused for another provider's or when the round does not take applications, Stale when it is no draft.
    """
    held = in_time(application, by, at)
    if held.state != APPLICATION.start:
        raise first(held, APPLICATION)
    return held


def in_time(application: Application, by: User, at: datetime) -> Application:
    """The application, locked, while the round takes applications. Raises Refused."""
    held = own(application, by)
    if stops := blockers(accepting_findings(held.round, at)):
        raise Refused(stops)
    return held


def own(application: Application, by: User) -> Application:
    """The application, locked, of the person's own organisation. Raises Refused for another's."""
    held = hold(application)
    if held.provider.organisation_id != by.organisation_id:
        raise refusal(
            "own_application",
            "Only the provider itself can change its application.",
            source="One application per provider",
        )
    return held


@transaction.atomic
def _keep(what: Attempt, application: Application, by: User, at: datetime) -> None:
    held = Application.objects.select_related("round").get(pk=application.pk)
    if held.round.deadline_at is None or held.provider.organisation_id != by.organisation_id:
        return
    LateAttempt.objects.create(
        application=held, what=what, deadline_at=held.round.deadline_at, tried_by=by, tried_at=at
    )
    audit.record(Kind.CAME_TOO_LATE, about=[held.ref, held.round.ref], by=by, at=at, after={"what": what})
