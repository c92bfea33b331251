"""Excluded and excludable suppliers: who on a debarment list may be whom, and what a look at the grounds must say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sixthday.rules.findings import Finding

SOURCE = "Procurement Act 2023 sections 45(6), 48 and 57 to 62"
_FORMS = re.compile(r"\b(limited|ltd|plc|llp|cic|community interest company|the)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A provider, somebody connected with it, or a line of a list: `key` says which, to whoever asked."""

    key: str
    name: str
    company_number: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """That two may be the same: by the company number, or else only by the name."""

    listed: str
    named: str
    by_number: bool


def same_name(name: str) -> str:
    """A name as it is compared: without capitals, signs and the form of the company. Source: section 62 list as published."""
    plain = re.sub(r"[^a-z0-9 ]+", " ", name.casefold().replace("&", " and "))
    return " ".join(_FORMS.sub(" ", plain).split())


def same_number(number: str) -> str:
    """A company number as it is compared: capitals, eight long. Source: Companies House numbers."""
    plain = re.sub(r"[^A-Z0-9]", "", number.upper())
    return plain.zfill(8) if plain else ""


def matches(listed: Iterable[Named], ours: Iterable[Named]) -> tuple[Match, ...]:
    """Every pair of a listed supplier and one of ours that may be the same. A different number rules a same name out.

    Source: Procurement Act 2023 section 62.
    """
    by_number: dict[str, list[Named]] = {}
    by_name: dict[str, list[Named]] = {}
    for each in ours:
        by_number.setdefault(same_number(each.company_number), []).append(each)
        by_name.setdefault(same_name(each.name), []).append(each)
    found = []
    for line in listed:
        number = same_number(line.company_number)
        numbered = by_number.get(number, []) if number else []
        found += [Match(line.key, each.key, by_number=True) for each in numbered]
        found += [
            Match(line.key, each.key, by_number=False)
            for each in by_name.get(same_name(line.name), [])
            if each not in numbered and not (number and each.company_number)
        ]
    return tuple(found)


def look_findings(note: str) -> tuple[Finding, ...]:
    """Whether a look at the grounds may be recorded: it says what was looked at. Source: Procurement Act 2023 section 98."""
    return (Finding("exclusion_note", bool(note.strip()), "Say what you looked at and what you found.", SOURCE),)
