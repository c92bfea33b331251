"""Keeping a child unnamed before award: when coded facts could point to one child, and text that gives one away."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import counted, joined

SOURCE = "UK GDPR Article 5(1)(c); Procurement Act 2023 s99"
_UPN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]\s?\d{11}[A-Za-z0-9](?![A-Za-z0-9])")
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}(?![A-Za-z0-9])")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YOUNGER = 3  # years by which a younger brother or sister may follow
_PHONE = re.compile(r"(?<!\d)(?:\+44|0)\s?\d(?:[\s-]?\d){8,9}(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_COMMON = frozenset(
    {
        "academy",
        "all",
        "and",
        "church",
        "college",
        "community",
        "high",
        "infant",
        "infants",
        "junior",
        "of",
        "primary",
        "pru",
        "rc",
        "saint",
        "school",
        "schools",
        "ce",
        "va",
        "vc",
        "secondary",
        "special",
        "st",
        "the",
        "for",
        "in",
        "at",
        "unit",
        "centre",
        "hereford",
        "herefordshire",
        "nursery",
        "free",
        "trust",
    }
)


_EVERYDAY = frozenset(
    {
        "and",
        "april",
        "art",
        "august",
        "autumn",
        "baker",
        "banks",
        "best",
        "bill",
        "black",
        "bridges",
        "brown",
        "butler",
        "carter",
        "chase",
        "cook",
        "daisy",
        "day",
        "dean",
        "drew",
        "east",
        "faith",
        "field",
        "fisher",
        "for",
        "ford",
        "frank",
        "good",
        "grace",
        "grant",
        "green",
        "guy",
        "her",
        "hill",
        "his",
        "holly",
        "hope",
        "hunter",
        "iris",
        "ivy",
        "jack",
        "joy",
        "june",
        "king",
        "lane",
        "lily",
        "little",
        "long",
        "love",
        "mark",
        "marsh",
        "mason",
        "max",
        "may",
        "miles",
        "moody",
        "north",
        "not",
        "page",
        "park",
        "parker",
        "pat",
        "price",
        "ray",
        "rich",
        "rivers",
        "rob",
        "robin",
        "rose",
        "rowan",
        "scarlett",
        "sharp",
        "short",
        "sky",
        "south",
        "stone",
        "strong",
        "sue",
        "summer",
        "sunny",
        "taylor",
        "the",
        "walker",
        "west",
        "white",
        "will",
        "winter",
        "wise",
        "wood",
        "young",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])\W*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many children share a combination of coded facts (their words), the child of the brief included."""

    labels: tuple[str, ...]
    children: int


def brief_warnings(cells: Sequence[Cell], on: date) -> list[Finding]:
    """A warning for each combination shared by so few children that it could name one. Source: UK GDPR Article 5(1)(c)."""
    least = law_on("small_count", on)
    return [_few(cell, least.value) for cell in cells if cell.children < least.value]


def identifying(
    text: str, names: Iterable[str], school: str, postcodes: Iterable[str], born_on: date | None = None
) -> list[Finding]:
    """What in free text resembles the child's or family's names, school, UPN, birth date, postcode, telephone or e-mail.

    One finding a kind, each stopping; the reason never repeats what was found. Source: UK GDPR Article 5(1)(c).
    """
    tested = (
        ("text_name", _has_name(text, names), "a name connected with the child"),
        ("text_school", _has_words(text, _school_words(school)), "the child's school"),
        ("text_upn", bool(_UPN.search(text)), "a UPN"),
        ("text_birth_date", _has_birth_date(text, born_on), "a full date, which could be a date of birth"),
        ("text_postcode", bool(_POSTCODE.search(text)) or _has_postcode(text, postcodes), "a full postcode"),
        ("text_telephone", bool(_PHONE.search(text)), "a telephone number"),
        ("text_email", bool(_EMAIL.search(text)), "an e-mail address"),
    )
    return [
        Finding(
            code, False, f"The text seems to contain {what}. Take it out before it is sent.", SOURCE, fixer="broker"
        )
        for code, found, what in tested
        if found
    ]


def _few(cell: Cell, least: int) -> Finding:
    many = (
        "No other child shares"
        if cell.children <= 1
        else f"Only {counted(cell.children, 'child').replace('childs', 'children')} share"
    )
    reason = (
        f"{many} this combination: {joined(cell.labels)}. Fewer than {least} could let someone recognise the child."
    )
    return Finding("small_number", False, reason, SOURCE, Weight.WARNS, "broker")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'", "")))


def _has_name(text: str, names: Iterable[str]) -> bool:
    """Whole names in any case; parts of them too, but a part that is an everyday or tiny word only as a name is written."""
    whole = {plain for plain in map(_plain, names) if plain}
    parts = {part for name in whole for part in name.split()}
    quiet = {part for part in parts if part in _EVERYDAY or len(part) < 3}
    return _has_words(text, {name for name in whole if name not in quiet} | (parts - quiet)) or _written_as_name(
        text, quiet
    )


def _written_as_name(text: str, words: set[str]) -> bool:
    found = (match for match in _WORD.finditer(text) if _plain(match.group()) in words)
    return any(m.group()[0].isupper() and not _SENTENCE_START.search(text[: m.start()]) for m in found)


def _school_words(school: str) -> set[str]:
    whole = _plain(school)
    telling = {part for part in whole.split() if part not in _COMMON and len(part) > 3}
    return {word for word in {whole} | telling if word}


def _has_words(text: str, words: set[str]) -> bool:
    spaced = f" {_plain(text)} "
    return any(f" {word} " in spaced for word in words)


def _has_birth_date(text: str, born_on: date | None) -> bool:
    """A full date; when the birth date is known, only one of about that year or before: a start or a review is no birthday."""
    if born_on is not None and f"{born_on:%d%m%Y}" in re.sub(r"\D", "", text):
        return True
    latest = date.max.year if born_on is None else born_on.year + _YOUNGER
    return any(_year(match.group()) <= latest for match in _DATE.finditer(text))


def _year(written: str) -> int:
    numbers = re.findall(r"\d+", written)
    year = int(next((number for number in numbers if len(number) == 4), numbers[-1]))
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _has_postcode(text: str, postcodes: Iterable[str]) -> bool:
    squeezed = re.sub(r"[^a-z0-9]", "", text.casefold())
    return any(code and code in squeezed for code in (re.sub(r"\s", "", p).casefold() for p in postcodes))
