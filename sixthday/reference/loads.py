"""Comparing what is handed in with what stands, and writing the difference. The one place of this area that moves rows in bulk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Model

from sixthday.reference.models import Authority, BankHoliday, Postcode, School, SchoolUrn, Term
from sixthday.reference.register import Establishment
from sixthday.reference.termfile import TermLine

BATCH = 2_000
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Difference(Generic[M]):
    """Rows to add, to change in these fields, and to remove; and how many stand as they are."""

    add: Sequence[M]
    change: Sequence[M]
    remove: Sequence[M]
    unchanged: int
    fields: tuple[str, ...]


def differ(
    standing: Mapping[Any, M],
    wanted: Mapping[Any, Mapping[str, Any]],
    *,
    make: Callable[..., M],
    removing: bool = False,
) -> Difference[M]:
    """What must be done to rows that stand, by key, so that they say what is wanted. Changes them in hand only."""
    add, change, fields = [], [], tuple(next(iter(wanted.values()), {}))
    for key, values in wanted.items():
        row = standing.get(key)
        if row is None:
            add.append(make(**values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            change.append(row)
    gone = [row for key, row in standing.items() if key not in wanted] if removing else []
    return Difference(add, change, gone, len(wanted) - len(add) - len(change), fields)


def write(model: type[M], difference: Difference[M]) -> None:
    """Write a difference, in batches: removals, changes, additions. Raises IntegrityError when a constraint refuses it."""
    if difference.remove:
        model._default_manager.filter(pk__in=[row.pk for row in difference.remove]).delete()
    changing = [name for name in difference.fields if name != model._meta.pk.name]
    if difference.change:
        model._default_manager.bulk_update(difference.change, changing, batch_size=BATCH // 10)
    model._default_manager.bulk_create(difference.add, batch_size=BATCH)


def settle(model: type[M], difference: Difference[M], *, dry_run: bool) -> list[Difference[Any]]:
    """Write a difference unless this is a dry run, and give it back to be counted."""
    if not dry_run:
        write(model, difference)
    return [difference]


def authorities(wanted: Iterable[Mapping[str, Any]]) -> Difference[Authority]:
    """Authorities by ONS code."""
    standing = {one.code: one for one in Authority.objects.all()}
    return differ(standing, {values["code"]: values for values in wanted}, make=Authority)


def holidays(wanted: Iterable[Mapping[str, Any]]) -> Difference[BankHoliday]:
    """Bank holidays by day; one that the list no longer has is removed."""
    standing = {one.on: one for one in BankHoliday.objects.all()}
    return differ(standing, {values["on"]: values for values in wanted}, make=BankHoliday, removing=True)


def postcodes(wanted: Iterable[Mapping[str, Any]]) -> Difference[Postcode]:
    """Postcodes as written. None is removed: an address may still stand on a closed one."""
    standing = {one.pcd: one for one in Postcode.objects.all()}
    return differ(standing, {values["pcd"]: values for values in wanted}, make=Postcode)


def terms(lines: Sequence[TermLine]) -> Difference[Term]:
    """Term dates; a year that is handed in replaces that year of that school or authority as a whole."""
    authority = {one.code: one for one in Authority.objects.filter(code__in={line.authority for line in lines})}
    schools = {one.urn: one.school_id for one in SchoolUrn.objects.filter(urn__in={line.school_urn for line in lines})}
    wanted = {}
    for line in lines:
        whose = (authority[line.authority].pk, schools.get(line.school_urn or 0), line.academic_year)
        wanted[(*whose, line.name)] = {
            "authority_id": whose[0], "school_id": whose[1], "academic_year": line.academic_year, "kind": line.kind.value,
            "name": line.name, "from_on": line.from_on, "until_on": line.until_on, "source": line.source,
        }  # fmt: skip
    years = {key[:3] for key in wanted}
    held = Term.objects.filter(academic_year__in={year for *_, year in years})
    standing = {(one.authority_id, one.school_id, one.academic_year, one.name): one for one in held}
    mine = {key: one for key, one in standing.items() if key[:3] in years}
    return differ(mine, wanted, make=Term, removing=True)


class Register:
    """The schools of an extract against those that stand: the same by URN, else by DfE number.

    Schools are written before their numbers, for a number needs its school's key.
    """

    def __init__(self, groups: Sequence[Sequence[Establishment]]) -> None:
        authority = {one.dfe_number: one.pk for one in Authority.objects.exclude(dfe_number="")}
        self.groups = {group[0].urn: group for group in groups}
        self.urns = {one.urn: one for one in SchoolUrn.objects.select_related("school")}
        by_number = {one.dfe_number: one for one in School.objects.exclude(dfe_number="")}
        known = {urn: self._known(group, by_number) for urn, group in self.groups.items()}
        standing = {urn: school for urn, school in known.items() if school is not None}
        wanted = {urn: _school(group[0], authority) for urn, group in self.groups.items()}
        self.schools = differ(standing, wanted, make=School)
        new = (urn for urn in wanted if urn not in standing)
        self.school_of = standing | dict(zip(new, self.schools.add, strict=True))

    def _known(self, group: Sequence[Establishment], by_number: Mapping[str, School]) -> School | None:
        known = [self.urns[one.urn].school for one in group if one.urn in self.urns]
        return known[0] if known else by_number.get(group[0].dfe_number)

    def numbers(self) -> Difference[SchoolUrn]:
        """What must be done to the URNs. A number that a school bore before, and the extract no longer has, becomes former."""
        wanted: dict[int, dict[str, Any]] = {}
        for urn, group in self.groups.items():
            school = self.school_of[urn].pk
            wanted |= {one.urn: _number(school, one, is_former=one.urn != urn) for one in group}
            before = (one for one in self.urns.values() if one.school_id == school and one.urn not in wanted)
            wanted |= {one.urn: _former(one, group[0].opened_on) for one in before}
        return differ({urn: one for urn, one in self.urns.items() if urn in wanted}, wanted, make=SchoolUrn)

    def settle(self, *, dry_run: bool) -> list[Difference[Any]]:
        """Write schools, then the numbers that are now former, then those that stand; in a dry run only say what would be done."""
        if dry_run:
            return [self._by_school(self.numbers())]
        write(School, self.schools)
        numbers = self.numbers()
        former = [one for one in numbers.change if one.is_former]
        write(SchoolUrn, replace(numbers, add=(), change=former))
        write(SchoolUrn, replace(numbers, change=[one for one in numbers.change if not one.is_former]))
        return [self._by_school(numbers)]

    def _by_school(self, numbers: Difference[SchoolUrn]) -> Difference[School]:
        """The difference counted in schools: one of which only a number changes has changed too."""
        new = {id(school) for school in self.schools.add}
        moved = {one.pk for one in self.schools.change} | {one.school_id for one in (*numbers.add, *numbers.change)}
        changed = [one for one in self.school_of.values() if id(one) not in new and one.pk in moved]
        return replace(self.schools, change=changed, unchanged=len(self.school_of) - len(new) - len(changed))


def _school(one: Establishment, authority: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": one.name, "authority_id": authority[one.authority], "dfe_number": one.dfe_number, "phase": one.phase.value,
        "type": one.type, "status": one.status.value, "postcode": one.postcode,
    }  # fmt: skip


def _number(school: int | None, one: Establishment, *, is_former: bool) -> dict[str, Any]:
    last = one.closed_on if is_former else None
    return {"school_id": school, "urn": one.urn, "is_former": is_former, "from_on": one.opened_on, "until_on": last}


def _former(one: SchoolUrn, next_from: date | None) -> dict[str, Any]:
    last = one.until_on or (next_from - timedelta(days=1) if next_from else None)
    return {"school_id": one.school_id, "urn": one.urn, "is_former": True, "from_on": one.from_on, "until_on": last}
