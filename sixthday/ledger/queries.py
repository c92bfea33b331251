"""Reading the ledger: what is forecast, earmarked, committed and spent, in pence ex VAT."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from sixthday.ledger.choices import Head, Limit, Movement
from sixthday.ledger.models import BudgetYear, Entry, TermCap, Variation
from sixthday.rules.commitments import BUDGET_SOURCE as SOURCE
from sixthday.rules.commitments import budget_findings, cap_findings
from sixthday.rules.findings import Finding, Weight
from sixthday.rules.money import money_text

EARMARKING = [Movement.EARMARK, Movement.RELEASE]


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums of entries in pence ex VAT (`…_vat` is the VAT on top); earmarked is net of what was released."""

    forecast: int = 0
    earmarked: int = 0
    committed: int = 0
    actual: int = 0
    earmarked_vat: int = 0
    committed_vat: int = 0

    @property
    def taken(self) -> int:
        """What is promised: earmarked and committed."""
        return self.earmarked + self.committed

    @property
    def taken_vat(self) -> int:
        """The VAT on what is promised."""
        return self.earmarked_vat + self.committed_vat


def balance(entries: QuerySet[Entry]) -> Balance:
    """The sums of a set of entries, in one query."""
    return _balance(dict(_sums(entries, "movement")))


def balances(years: Iterable[str] = (), head: Head | None = None) -> list[tuple[BudgetYear, Balance]]:
    """Each budget year with its balance, by year and head; only those years and that head where given."""
    budgets = BudgetYear.objects.select_related("set_by").order_by("year", "head")
    if wanted := list(years):
        budgets = budgets.filter(year__in=wanted)
    if head:
        budgets = budgets.filter(head=head)
    sums: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    posted = Entry.objects.filter(budget__in=budgets).order_by().values_list("budget_id", "movement")
    for budget_id, movement, pence, vat in posted.annotate(p=Sum("amount_pence"), v=Sum("vat_pence")):
        sums[budget_id][movement] = (pence, vat)
    return [(budget, _balance(sums[budget.pk])) for budget in budgets]


def cap_balance(cap: TermCap) -> Balance:
    """The sums of all that counts against a framework's cap."""
    return balance(Entry.objects.filter(cap=cap))


def cap(scheme_ref: str) -> TermCap | None:
    """The cap of a framework."""
    return TermCap.objects.select_related("set_by").filter(scheme_ref=scheme_ref).first()


def entries(about: str) -> QuerySet[Entry]:
    """The entries about one award or call-off, in the order they were posted."""
    return Entry.objects.filter(about=about).select_related("budget", "posted_by")


def balance_of(abouts: Iterable[str]) -> Balance:
    """The sums of all entries about these awards and call-offs, in one query."""
    return balance(Entry.objects.filter(about__in=list(abouts)))


def live_earmark(about: str) -> dict[str, tuple[int, int]]:
    """Pence ex VAT and VAT still earmarked for something, by year; years that net to nothing are left out."""
    sums = _sums(Entry.objects.filter(about=about, movement__in=EARMARKING), "budget__year")
    return {year: amounts for year, amounts in sums.items() if amounts[0]}


def committed(about: str) -> dict[str, tuple[int, int]]:
    """Pence ex VAT and VAT committed for something, by year, corrections counted."""
    sums = _sums(Entry.objects.filter(about=about, movement=Movement.COMMITMENT), "budget__year")
    return {year: amounts for year, amounts in sums.items() if amounts[0]}


def variation(limit: Limit, about: str) -> Variation | None:
    """The decision that lets one award or call-off pass a limit."""
    return Variation.objects.filter(limit=limit, about=about).select_related("decided_by").first()


def variations() -> QuerySet[Variation]:
    """Every variation, newest first."""
    return Variation.objects.select_related("decided_by").order_by("-decided_at")


def room(
    about: str, by_year: Mapping[str, int], vat_by_year: Mapping[str, int], head: Head, scheme_ref: str | None,
    instead_of: str = "",
) -> list[Finding]:  # fmt: skip
    """Whether so many pence by year fit the years' budgets and the framework's cap, with any variation that allows more.

    `instead_of` names the award whose earmark would be given back at once. An action asks this under locks; a page
    asks it without, to show what an action would say.
    """
    budgets = {budget.year: (budget, held) for budget, held in balances(by_year, head)}
    amounts = {year: budget.amount_pence for year, (budget, _) in budgets.items()}
    freed = live_earmark(instead_of) if instead_of else {}
    taken = {year: held.taken - freed.get(year, (0, 0))[0] for year, (_, held) in budgets.items()}
    extra = _extra(Limit.BUDGET, about, instead_of)
    found = [*budget_findings(_lifted(amounts, taken, by_year, extra), taken, by_year), *_tells(Limit.BUDGET, extra)]
    if not scheme_ref:
        return found
    less = sum(pence for pence, _ in freed.values()), sum(vat for _, vat in freed.values())
    adding = sum(by_year.values()), sum(vat_by_year.values())
    return found + _cap_room(scheme_ref, adding, less, _extra(Limit.CAP, about, instead_of))


def _cap_room(scheme_ref: str, adding: tuple[int, int], less: tuple[int, int], extra: int) -> list[Finding]:
    """The cap tested with pence ex VAT and VAT to add, and to take off what is promised."""
    limit = cap(scheme_ref)
    if limit is None:
        return [Finding("cap_set", False, "No cap is recorded for the framework.", SOURCE, fixer="finance_officer")]
    held = cap_balance(limit)
    taken, vat = held.taken - less[0], held.taken_vat - less[1]
    tested = cap_findings(
        limit.amount_pence + extra, taken, adding[0], adding_inc_vat_pence=sum(adding),
        committed_inc_vat_pence=taken + vat,
    )  # fmt: skip
    return [*tested, *_tells(Limit.CAP, extra)]


def _lifted(
    amounts: Mapping[str, int], taken: Mapping[str, int], adding: Mapping[str, int], extra: int
) -> dict[str, int]:
    """The budgets with a variation's extra spent on the earliest years that need it."""
    left, lifted = extra, dict(amounts)
    for year in sorted(set(adding) & set(amounts)):
        given = max(0, min(taken.get(year, 0) + adding[year] - amounts[year], left))
        lifted[year] += given
        left -= given
    return lifted


def _extra(limit: Limit, *about: str) -> int:
    found = [variation(limit, ref) for ref in about if ref]
    return max((row.extra_pence for row in found if row), default=0)


def _tells(limit: Limit, extra: int) -> list[Finding]:
    if not extra:
        return []
    reason = f"A variation of the {limit.label.lower()} allows {money_text(extra)} more."
    return [Finding(f"variation_{limit.value}", True, reason, SOURCE, Weight.TELLS)]


def committed_by_month(limit: TermCap) -> list[tuple[date, int]]:
    """Pence ex VAT committed under a cap in each month (its first day), in order; months with none are left out."""
    found = Entry.objects.filter(cap=limit, movement=Movement.COMMITMENT).order_by()
    rows = found.annotate(month=TruncMonth("posted_at")).values_list("month").annotate(sum=Sum("amount_pence"))
    return sorted((month.date(), pence) for month, pence in rows)


def _sums(found: QuerySet[Entry], key: str) -> dict[str, tuple[int, int]]:
    rows = found.order_by().values_list(key).annotate(p=Sum("amount_pence"), v=Sum("vat_pence"))
    return {name: (pence, vat) for name, pence, vat in rows}


def _balance(sums: dict[str, tuple[int, int]]) -> Balance:
    forecast, actual = sums.get(Movement.FORECAST, (0, 0)), sums.get(Movement.ACTUAL, (0, 0))
    earmark, release = sums.get(Movement.EARMARK, (0, 0)), sums.get(Movement.RELEASE, (0, 0))
    commitment = sums.get(Movement.COMMITMENT, (0, 0))
    return Balance(
        forecast[0], earmark[0] + release[0], commitment[0], actual[0], earmark[1] + release[1], commitment[1]
    )


def committed_in(year: str) -> dict[str, int]:
    """Pence ex VAT committed in a financial year, corrections counted, by the reference of the call-off: one query."""
    found = Entry.objects.filter(budget__year=year, movement=Movement.COMMITMENT).order_by().values_list("about")
    return dict(found.annotate(pence=Sum("amount_pence")))
