"""Setting limits of money, and posting against them. Entries are never changed; what is taken back is a new entry."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.ledger import queries
from sixthday.ledger.choices import Head, Limit, Movement
from sixthday.ledger.models import BudgetYear, Entry, TermCap, Variation
from sixthday.rules.findings import Finding, Refused, blockers, refusal

SOURCE = "Decision report paragraphs 33 to 35 (M17)"
Years = Mapping[str, int]


@transaction.atomic
def set_budget(*, year: str, head: Head, amount_pence: int, by: User, at: datetime) -> BudgetYear:
    """Set or change what may be spent under a head in a financial year (such as 2026-27), in pence ex VAT.

    A budget below what is already promised is allowed: it stops what comes next. Raises Refused below nought.
    """
    if amount_pence < 0:
        raise refusal("budget_amount", "A budget cannot be below nothing.", source=SOURCE)
    held = BudgetYear.objects.select_for_update(of=("self",)).filter(year=year, head=head).first()
    before = {"amount_pence": held.amount_pence} if held else None
    budget = held or BudgetYear(year=year, head=head)
    budget.amount_pence, budget.set_by, budget.set_at = amount_pence, by, at
    budget.save()
    after = {"year": year, "head": head, "amount_pence": amount_pence}
    audit.record(Kind.BUDGET_SET, about=[budget.ref], by=by, at=at, before=before, after=after)
    return budget


@transaction.atomic
def set_cap(*, scheme_ref: str, amount_pence: int, by: User, at: datetime) -> TermCap:
    """Set or change what a framework may cost over its whole term, in pence ex VAT. Raises Refused for nothing or less."""
    if amount_pence <= 0:
        raise refusal("cap_amount", "A cap is more than nothing.", source=SOURCE)
    held = TermCap.objects.select_for_update(of=("self",)).filter(scheme_ref=scheme_ref).first()
    before = {"amount_pence": held.amount_pence} if held else None
    cap = held or TermCap(scheme_ref=scheme_ref)
    cap.amount_pence, cap.set_by, cap.set_at = amount_pence, by, at
    cap.save()
    after = {"amount_pence": amount_pence}
    audit.record(Kind.CAP_SET, about=[cap.ref, scheme_ref], by=by, at=at, before=before, after=after)
    return cap


@transaction.atomic
def set_forecast(*, budget: BudgetYear, amount_pence: int, why: str, by: User, at: datetime) -> Entry:
    """Bring a year's forecast to so many pence ex VAT, by an entry for the difference. Raises Refused when nothing changes."""
    held = BudgetYear.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    last = Entry.objects.filter(budget=held, movement=Movement.FORECAST).order_by("id").last()
    change = amount_pence - queries.balance(Entry.objects.filter(budget=held)).forecast
    if not change or amount_pence < 0:
        raise refusal("forecast_changes", "Give another forecast, not below nothing.", source=SOURCE)
    made = Entry.objects.create(
        movement=Movement.FORECAST, budget=held, amount_pence=change, about=held.ref, why=why, corrects=last,
        posted_by=by, posted_at=at,
    )  # fmt: skip
    audit.record(Kind.MONEY_POSTED, about=[held.ref], by=by, at=at, after={"forecast": amount_pence}, why=why)
    return made


@transaction.atomic
def earmark(
    *, about: str, by_year: Years, vat_by_year: Years, scheme_ref: str | None, by: User, at: datetime,
    head: Head = Head.ALTERNATIVE_PROVISION,
) -> list[Entry]:  # fmt: skip
    """Set money aside for an award, in pence by financial year. Locks the budget years, then the cap (none without a scheme).

    Raises Refused when a year's budget or the cap would be passed and no variation allows it, or money is already set aside.
    """
    budgets, cap = _locked(by_year, head, scheme_ref)
    if queries.live_earmark(about):
        raise refusal("earmark_once", "Money is already set aside for this award.", source=SOURCE)
    found = _tested(about, by_year, vat_by_year, head, scheme_ref)
    made = _post(Movement.EARMARK, about, by_year, vat_by_year, budgets, cap, "Award approved", by, at)
    _keep(about, made, found, by, at)
    return made


@transaction.atomic
def release_earmark(*, about: str, by: User, at: datetime, why: str = "Award fell") -> list[Entry]:
    """Give back whatever is still set aside for an award. Nothing to give back is no error: it returns no entries."""
    held = list(queries.live_earmark(about))
    if not held:
        return []
    first = Entry.objects.filter(about=about, movement=Movement.EARMARK).select_related("budget").latest("id")
    budgets, cap = _locked(dict.fromkeys(held, 1), Head(first.budget.head), _scheme_of(first))
    still = queries.live_earmark(about)
    by_year = {year: -pence for year, (pence, _) in still.items()}
    vat = {year: -pence for year, (_, pence) in still.items()}
    made = _post(Movement.RELEASE, about, by_year, vat, budgets, cap, why, by, at)
    _keep(about, made, (), by, at)
    return made


@transaction.atomic
def lower_earmark(*, about: str, by_year: Years, vat_by_year: Years, why: str, by: User, at: datetime) -> list[Entry]:
    """Keep no more than so much (pence by year) set aside for an award and give back the rest; less stays as it is."""
    held = list(queries.live_earmark(about))
    if not held:
        return []
    first = Entry.objects.filter(about=about, movement=Movement.EARMARK).select_related("budget").latest("id")
    budgets, cap = _locked(dict.fromkeys(held, 1), Head(first.budget.head), _scheme_of(first))
    still = queries.live_earmark(about)
    less = {year: min(0, by_year.get(year, 0) - pence) for year, (pence, _) in still.items()}
    vat = {year: min(0, vat_by_year.get(year, 0) - pence) for year, (_, pence) in still.items()}
    if not any(less.values()):
        return []
    made = _post(Movement.RELEASE, about, less, vat, budgets, cap, why, by, at)
    _keep(about, made, (), by, at)
    return made


@transaction.atomic
def commit(
    *, about: str, earmarked_as: str, by_year: Years, vat_by_year: Years, scheme_ref: str | None, by: User, at: datetime,
    head: Head = Head.ALTERNATIVE_PROVISION,
) -> list[Entry]:  # fmt: skip
    """Turn an award's earmark into the commitments of its call-off, in pence by financial year, under the same locks.

    Raises Refused when a limit would be passed and no variation for the call-off or its award allows it.
    """
    years = {**dict.fromkeys(queries.live_earmark(earmarked_as), 0), **by_year}
    budgets, cap = _locked(years, head, scheme_ref)
    if queries.committed(about):
        raise refusal("commit_once", "This call-off's money is already committed.", source=SOURCE)
    found = _tested(about, by_year, vat_by_year, head, scheme_ref, instead_of=earmarked_as)
    release_earmark(about=earmarked_as, by=by, at=at, why="Call-off signed")
    made = _post(Movement.COMMITMENT, about, by_year, vat_by_year, budgets, cap, "Call-off signed", by, at)
    _keep(about, made, found, by, at)
    return made


@transaction.atomic
def give_back(*, about: str, by_year: Years, vat_by_year: Years, why: str, by: User, at: datetime) -> list[Entry]:
    """Take so much (pence by year) back from what a call-off has committed, by entries that correct it.

    Raises Refused when more would be given back than is committed.
    """
    posted = list(
        Entry.objects.filter(about=about, movement=Movement.COMMITMENT).select_related("budget").order_by("id")
    )
    last = {entry.budget.year: entry for entry in posted}
    first = posted[0] if posted else None
    head = Head(first.budget.head) if first else Head.ALTERNATIVE_PROVISION
    budgets, cap = _locked(by_year, head, _scheme_of(first))
    held = queries.committed(about)
    if any(not 0 <= pence <= held.get(year, (0, 0))[0] for year, pence in by_year.items()):
        raise refusal("give_back_within", "More would be given back than is committed.", source=SOURCE)
    less = {year: -pence for year, pence in by_year.items() if pence}
    vat = {year: -vat_by_year.get(year, 0) for year in less}
    made = _post(Movement.COMMITMENT, about, less, vat, budgets, cap, why, by, at, corrects=last)
    _keep(about, made, (), by, at)
    return made


@transaction.atomic
def decide_variation(*, limit: Limit, about: str, extra_pence: int, reason: str, by: User, at: datetime) -> Variation:
    """A named officer lets one award or call-off pass the cap, or its years' budgets, by up to so many pence ex VAT.

    Raises Refused without a reason or an amount, or when it was decided before.
    """
    found = [
        Finding("variation_amount", extra_pence > 0, "Give the amount by which the limit may be passed.", SOURCE),
        Finding("variation_reason", bool(reason.strip()), "Give the reason.", SOURCE),
        Finding("variation_once", queries.variation(limit, about) is None, "A variation is already decided.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    made = Variation.objects.create(
        limit=limit, about=about, extra_pence=extra_pence, reason=reason.strip(), decided_by=by, decided_at=at
    )
    after = {"limit": limit, "extra_pence": extra_pence}
    audit.record(Kind.VARIATION_DECIDED, about=[about], by=by, at=at, after=after, why=reason)
    return made


def _locked(years: Years, head: Head, scheme_ref: str | None) -> tuple[dict[str, BudgetYear], TermCap | None]:
    """The budget years and the cap, locked in the one order: years ascending, then the cap."""
    rows = BudgetYear.objects.select_for_update(of=("self",)).filter(year__in=list(years), head=head).order_by("year")
    budgets = {budget.year: budget for budget in rows}
    caps = TermCap.objects.select_for_update(of=("self",)).filter(scheme_ref=scheme_ref or "")
    return budgets, caps.first()


def _tested(
    about: str, by_year: Years, vat_by_year: Years, head: Head, scheme_ref: str | None, instead_of: str = ""
) -> list[Finding]:
    """What is tested before money is promised. Raises Refused with every breach that no variation covers."""
    found = queries.room(about, by_year, vat_by_year, head, scheme_ref, instead_of)
    if stops := blockers(found):
        raise Refused(stops)
    return found


def _post(
    movement: Movement, about: str, by_year: Years, vat_by_year: Years, budgets: Mapping[str, BudgetYear],
    cap: TermCap | None, why: str, by: User, at: datetime, corrects: Mapping[str, Entry] | None = None,
) -> list[Entry]:  # fmt: skip
    return [
        Entry.objects.create(
            movement=movement, budget=budgets[year], cap=cap, amount_pence=pence, vat_pence=vat_by_year.get(year, 0),
            about=about, why=why, corrects=(corrects or {}).get(year), posted_by=by, posted_at=at,
        )
        for year, pence in sorted(by_year.items())
        if pence
    ]  # fmt: skip


def _keep(about: str, made: list[Entry], found: Sequence[Finding], by: User, at: datetime) -> None:
    after = {f"{entry.movement} {entry.budget.year}": entry.amount_pence for entry in made}
    refs = [about, *(entry.budget.ref for entry in made)]
    audit.record(Kind.MONEY_POSTED, about=refs, by=by, at=at, after=after, findings=found)


def _scheme_of(entry: Entry | None) -> str | None:
    return entry.cap.scheme_ref if entry and entry.cap else None
