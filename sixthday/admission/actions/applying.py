"""Starting an application, what the applicant says of itself, and who is connected with it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.lateness import kept_when_late, start_kept_when_late, writable
from sixthday.admission.meanwhile import unchanged
from sixthday.admission.models import Answer, ApplicantFacts, Application, ConnectedPerson, LotApplication
from sixthday.admission.queries.application import earlier_lots, former, former_answer, put
from sixthday.admission.queries.standing import FACTS, facts_standing, lots_standing
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.models import Round, RoundLot
from sixthday.framework.queries.round import accepting_findings, lots_of
from sixthday.providers import queries as providers
from sixthday.providers.choices import Basis
from sixthday.rules.applications import FILLED, basis_finding, share_code_missing
from sixthday.rules.conditions import SUPPLIER_RECORD
from sixthday.rules.exclusion import CONNECTIONS
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal

ONCE = "This provider already has an application to this round."


@start_kept_when_late
@transaction.atomic
def start_application(*, round: Round, lots: Mapping[int, Basis], by: User, at: datetime) -> Application:
    """Begin an application to the lots of these numbers, each on its footing; known facts are put in to be confirmed.

    Raises Refused with every reason (that it came too late is kept in the record), Stale when a colleague began one meanwhile.
    """
    provider = providers.for_user(by)
    if provider is None:
        raise refusal("provider_known", "Only a registered provider can apply.", source=FILLED)
    offered, held = {row.lot.number: row for row in lots_of(round)}, hold(round)  # it is not abandoned meanwhile
    if stops := blockers([*accepting_findings(held, at), *_lots(lots, offered, earlier_lots(provider, round))]):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Application.objects.create(round=round, provider=provider, started_by=by, started_at=at)
    except IntegrityError as error:
        raise Stale(what=ONCE) from error
    for number, basis in sorted(lots.items()):
        LotApplication.objects.create(application=made, round_lot=offered[number], basis=basis)
    _known(made, by, at)
    _stand_on(made, by, at)
    after = {"lots": {str(number): basis for number, basis in lots.items()}}
    audit.record(Kind.APPLICATION_STARTED, about=[made.ref, provider.ref, round.ref], by=by, at=at, after=after)
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def choose_lots(
    *, application: Application, lots: Mapping[int, Basis], by: User, at: datetime, seen: str | None = None
) -> Application:
    """Change which lots a draft is for. What was written for a lot that is left out goes with it. Raises Refused; Stale, also
    when the lots are not those that were `seen` (`lots_standing`)."""
    held = writable(application, by, at)
    unchanged(seen, *lots_standing(held), what="The lots were changed while you were choosing.", who=None, when=None)
    offered = {row.lot.number: row for row in lots_of(held.round)}
    if stops := blockers(_lots(lots, offered, earlier_lots(held.provider, held.round))):
        raise Refused(stops)
    for row in held.lots.select_related("round_lot__lot"):
        number = row.round_lot.lot.number
        if number not in lots:
            row.answers.all().delete()
            row.offers.all().delete()
            row.delete()
        elif row.basis != lots[number]:
            row.basis = lots[number]
            row.save(update_fields=["basis"])
    kept = set(held.lots.values_list("round_lot__lot__number", flat=True))
    for number in sorted(set(lots) - kept):
        LotApplication.objects.create(application=held, round_lot=offered[number], basis=lots[number])
    after = {"lots": {str(number): basis for number, basis in lots.items()}}
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref], by=by, at=at, after=after)
    return held


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def save_facts(
    *, application: Application, by: User, at: datetime, seen: str | None = None, **facts: str
) -> ApplicantFacts:
    """Confirm the facts of the organisation: any of FACTS. Raises Refused without the needed ones; Stale, also when they are
    not as they were `seen` (`facts_standing`)."""
    held = writable(application, by, at)
    was = held.facts
    unchanged(
        seen,
        *facts_standing(was),
        what="These facts were saved while you were writing.",
        who=was.saved_by,
        when=was.saved_at,
    )
    needed = [
        name
        for name in ("legal_name", "address", "contact_name", "telephone", "email")
        if not facts.get(name, "").strip()
    ]
    if needed or set(facts) - set(FACTS):
        raise refusal("facts_whole", "Give the name, address and contact of the organisation.", source=FILLED)
    return _saved(held, by, at, "facts", confirmed=True, **facts)


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def save_share_code(*, application: Application, share_code: str, by: User, at: datetime) -> ApplicantFacts:
    """Keep the share code of the applicant's record on the central digital platform. Raises Refused for what is none, Stale."""
    held, code = writable(application, by, at), share_code.strip().upper()
    if wrong := share_code_missing(code):
        raise refusal("share_code", wrong[0], source=SUPPLIER_RECORD.source)
    return _saved(held, by, at, "share_code", share_code=code)


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def add_connected(*, application: Application, name: str, connection: str, by: User, at: datetime) -> ConnectedPerson:
    """Name somebody connected with the applicant. Raises Refused for one named already, Stale."""
    held = writable(application, by, at)
    found = [
        Finding("connected_name", bool(name.strip()), "Give the name.", FILLED),
        Finding("connected_how", connection in dict(CONNECTIONS), "Say how they are connected.", FILLED),
        Finding("connected_once", not held.connected.filter(name=name.strip(), connection=connection).exists(),
                "They are named already.", FILLED),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = ConnectedPerson.objects.create(application=held, name=name.strip(), connection=connection)
    _saved(held, by, at, "connected", nobody_connected=False, grounds_answered=False)
    return made


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def remove_connected(*, application: Application, person: ConnectedPerson, by: User, at: datetime) -> None:
    """Take back somebody who is not connected after all, with any ground said of them. Raises Stale."""
    held = writable(application, by, at)
    mine = held.connected.filter(pk=person.pk).first()
    if mine is not None:
        mine.grounds.all().delete()
        mine.delete()
    _saved(held, by, at, "connected")


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def say_nobody_connected(*, application: Application, by: User, at: datetime) -> ApplicantFacts:
    """Say that nobody is connected with the applicant. Raises Refused while somebody is named, Stale."""
    held = writable(application, by, at)
    if held.connected.exists():
        raise refusal("connected_named", "Somebody is named: take them off the list first.", source=FILLED)
    return _saved(held, by, at, "connected", nobody_connected=True)


def _saved(held: Application, by: User, at: datetime, part: str, **changes: object) -> ApplicantFacts:
    facts = held.facts
    for name, value in {**changes, "saved_by": by, "saved_at": at}.items():
        setattr(facts, name, value)
    facts.save()
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref], by=by, at=at, after={"part": part})
    return facts


def _lots(lots: Mapping[int, Basis], offered: Mapping[int, RoundLot], member_of: set[int]) -> list[Finding]:
    known = bool(lots) and set(lots) <= set(offered)
    found = [Finding("application_lots", known, "Choose at least one lot of the round.", FILLED)]
    return found + [
        basis_finding(basis, earlier_member=offered[number].lot_id in member_of, lot=str(offered[number].lot))
        for number, basis in lots.items()
        if number in offered
    ]


def _stand_on(made: Application, by: User, at: datetime) -> None:
    """The answers of the earlier tender, where a lot stands on it; they can be changed like any other."""
    lots = list(made.lots.all())
    earlier = [lot for lot in lots if lot.basis == Basis.EARLIER]
    for each in put(made) if earlier else ():
        stands = each.lot in earlier if each.lot else not any(lot.basis == Basis.NEW for lot in lots)
        last = former_answer(made, each.question, each.lot) if stands else None
        if last and last.question.text == each.question.text:  # one that is worded otherwise is answered anew
            Answer.objects.create(
                application=made,
                lot=each.lot,
                question=each.question,
                text=last.text,
                file=last.file,
                saved_by=by,
                saved_at=at,
            )


def _known(made: Application, by: User, at: datetime) -> None:
    """What is known of the applicant already: from its last application, or from its record."""
    last = former(made)
    if last is not None:
        known = {name: getattr(last.facts, name) for name in FACTS}
    else:
        held = made.provider
        known = {
            "legal_name": held.name, "company_number": held.company_number, "contact_name": held.contact_name,
            "telephone": held.telephone, "email": held.email, "size": held.size,
        }  # fmt: skip
    ApplicantFacts.objects.create(application=made, saved_by=by, saved_at=at, **known)
