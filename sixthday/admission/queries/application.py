"""Reading applications: whose they are, what they are asked, what is still missing, what was said last time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import Organisation, User
from sixthday.admission.meanwhile import fingerprint
from sixthday.admission.models import Answer, Application, LotApplication, ProposedOffer
from sixthday.admission.queries.exclusion import declared
from sixthday.documents.choices import FileState
from sixthday.framework.models import Round, RoundQuestion
from sixthday.framework.queries.conflict import may_score
from sixthday.framework.queries.question import questions
from sixthday.framework.queries.round import accepting_findings, taking_applications
from sixthday.providers.choices import Basis
from sixthday.providers.models import Provider
from sixthday.providers.queries.directory import memberships
from sixthday.rules.applications import (
    Asked,
    Task,
    asked_again,
    completeness_findings,
    offers_task,
    question_tasks,
    share_code_missing,
)
from sixthday.rules.calendars import london_day
from sixthday.rules.exclusion import statement_findings
from sixthday.rules.findings import Finding, allowed, blockers

ANSWERED = ("condition", "quality", "young_people", "information")


@dataclass(frozen=True, slots=True)
class Put:
    """One question put to an applicant: for one of its lots, or once for all (`lot` None), with the answer so far."""

    question: RoundQuestion
    lot: LotApplication | None
    answer: Answer | None

    @property
    def stands(self) -> tuple[object, ...]:
        """What a form to answer it is made from."""
        return (self.answer.text, self.answer.file_id) if self.answer else ()

    @property
    def seen(self) -> str:
        """A word for what stands, which a form carries along."""
        return fingerprint(*self.stands)


def whole() -> QuerySet[Application]:
    """Applications with what an act or a page looks at."""
    return Application.objects.select_related(
        "round__scheme", "provider__organisation", "facts", "summary"
    ).prefetch_related("lots__round_lot__lot", "lots__round_lot__round")


def visible(user: User, on: date) -> QuerySet[Application]:
    """The applications this person may see on a date."""
    return whole().filter(pk__in=Application.objects.visible_to(user, on).values("pk"))


def may_open(application: Application, user: User, at: datetime) -> bool:
    """Whether somebody who may know of an application may also read it: the council's people once the round has closed, and
    of them an evaluator only after declaring, and no interest in the applicant. Source: Procurement Act 2023 s81 to s83.
    """
    on, round_ = london_day(at), application.round
    if not access.may(user, Permission.SEE_ADMISSION, on):
        return True
    if allowed(accepting_findings(round_, at)):
        return False
    marks = Role.EVALUATOR in access.roles_of(user, on)
    return not (marks and blockers(may_score(user, round_, on, application.provider.organisation)))


def own(organisation: Organisation) -> QuerySet[Application]:
    """A provider's own applications, newest first."""
    return whole().filter(provider__organisation=organisation).order_by("-started_at", "-pk")


def rounds_to_join(provider: Provider, at: datetime) -> list[Round]:
    """The rounds that take applications and have none of this provider's that counts."""
    taken = Application.objects.filter(provider=provider).exclude(state="withdrawn").values("round")
    return list(taking_applications(at).exclude(pk__in=taken))


def earlier_lots(provider: Provider, round_: Round) -> set[int]:
    """Keys of the lots this provider has been a member of in an earlier round of the scheme."""
    rows = memberships(provider).filter(
        round_lot__round__scheme=round_.scheme_id, round_lot__round__number__lt=round_.number
    )
    return set(rows.values_list("round_lot__lot", flat=True))


def put(application: Application) -> list[Put]:
    """Every question put to this applicant: those asked once first, then those of each lot, with the answers so far."""
    rows = [row for row in questions(application.round) if row.kind in ANSWERED]
    lots = list(application.lots.all())
    given = {
        (answer.question_id, answer.lot_id): answer for answer in application.answers.select_related("file", "saved_by")
    }
    found = [
        Put(row, None, given.get((row.pk, None)))
        for row in rows
        if not row.question_lots.all() and any(asked_again(row.kind, lot.basis) for lot in lots)
    ]
    for lot in lots:
        for row in rows:
            named = {each.lot_id for each in row.question_lots.all()}
            if lot.round_lot.lot_id in named and asked_again(row.kind, lot.basis):
                found.append(Put(row, lot, given.get((row.pk, lot.pk))))
    return found


def of_lot(asked: Iterable[Put], lot: LotApplication) -> list[Put]:
    """Those questions that count for one lot: its own, and those asked once that its footing is asked."""
    return [
        each for each in asked if each.lot == lot or (each.lot is None and asked_again(each.question.kind, lot.basis))
    ]


def tasks(application: Application, asked: Iterable[Put], on: date) -> tuple[Task, ...]:
    """The task list of an application: facts, share code, grounds and sites; questions; offers of each lot."""
    facts, asked = application.facts, list(asked)
    rows = list(application.grounds.select_related("person"))
    people = (
        None if not facts.nobody_connected and not application.connected.exists() else application.connected.count()
    )
    said = blockers(statement_findings(answered=facts.grounds_answered, people=people, declared=declared(rows), on=on))
    missing = {finding.code: finding.reason for finding in said}
    grounds = tuple(reason for code, reason in missing.items() if code != "connected_said")
    found = [
        Task(
            "facts",
            "Facts of your organisation",
            () if facts.confirmed else ("Confirm the facts of your organisation.",),
        ),
        Task("share_code", "Share code", share_code_missing(facts.share_code)),
        Task(
            "connected",
            "Connected persons",
            tuple(reason for code, reason in missing.items() if code == "connected_said"),
        ),
        Task("grounds", "Exclusion grounds", grounds),
        Task("sites", "Sites", () if application.sites.exists() else ("Say where you would teach.",)),
        *question_tasks([_asked(each) for each in asked if each.lot is None]),
    ]
    offers = list(ProposedOffer.objects.filter(lot__application=application).values_list("lot", flat=True))
    for lot in application.lots.all():
        found += question_tasks([_asked(each) for each in asked if each.lot == lot], str(lot))
        found.append(offers_task(offers.count(lot.pk), str(lot)))
    return tuple(found)


def completeness(application: Application, at: datetime) -> tuple[Finding, ...]:
    """Everything that is missing before an application can be submitted."""
    found = tasks(application, put(application), london_day(at))
    return completeness_findings(found, lots=len(application.lots.all()))


def former(application: Application) -> Application | None:
    """The provider's last application to an earlier round of the scheme that was sent, or ended with its round; or None."""
    return (
        Application.objects.filter(
            provider=application.provider_id, round__scheme=application.round.scheme_id,
            round__number__lt=application.round.number, state__in=["submitted", "told", "ended"],
        )
        .select_related("facts", "round")
        .order_by("-round__number")
        .first()
    )  # fmt: skip


def former_answer(application: Application, question: RoundQuestion, lot: LotApplication | None) -> Answer | None:
    """What was answered in the last application for the same lot, or None: to the question of these words, else to that of this code."""
    last = former(application)
    if last is None:
        return None
    mine = last.answers.filter(question__kind=question.kind)
    mine = mine.filter(lot__round_lot__lot=lot.round_lot.lot_id) if lot else mine.filter(lot__isnull=True)
    rows = list(mine.select_related("file", "question", "application__round"))
    if worded := next((row for row in rows if _words(row.question) == _words(question)), None):
        return worded
    still = {
        _words(row) for row in questions(application.round)
    }  # what is asked elsewhere now was not reworded to this
    return next((row for row in rows if row.question.code == question.code and _words(row.question) not in still), None)


def basis_choices(member: bool) -> list[tuple[str, str]]:
    """The footings open to an applicant for a lot."""
    return list(Basis.choices) if member else [(Basis.NEW.value, Basis.NEW.label)]


def due_to_send(at: datetime) -> QuerySet[Application]:
    """Drafts that were to send themselves, whose round has closed, and that nobody has dealt with yet."""
    return whole().filter(
        state="draft",
        sends_itself_at__isnull=False,
        left_unsent_at__isnull=True,
        round__state="open",
        round__deadline_at__lt=at,
    )


def _asked(each: Put) -> Asked:
    answer = each.answer
    return Asked(
        each.question.code, each.question.text, bool(answer and (answer.text or answer.file_id)),
        file_needed=bool(each.question.evidence), file_given=bool(answer and answer.file and answer.file.state != FileState.REJECTED),
    )  # fmt: skip


def _words(question: RoundQuestion) -> str:
    return question.text.casefold()
