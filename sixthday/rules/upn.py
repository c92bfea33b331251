"""The unique pupil number: its form, its check letter, and the temporary kind."""

import re

from sixthday.rules.findings import Finding, Weight

SOURCE = "DfE, Unique pupil numbers: a guide for schools and local authorities"
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def normalise(text: str) -> str:
    """Typed text as a number would be stored: upper case, no spaces. Source: DfE UPN guide."""
    return re.sub(r"\s", "", text).upper()


def check_letter(upn: str) -> str:
    """The letter that should stand first. Weighs positions 2 to 13 by their place, modulo 23. Source: DfE UPN guide."""
    values = (int(mark) if mark.isdigit() else LETTERS.index(mark) for mark in upn[1:])
    return LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]


def check(upn: str) -> list[Finding]:
    """What is right and wrong with a UPN: a bad form stops, a bad check letter warns, a temporary number tells.

    Source: DfE UPN guide; many real numbers fail the letter, so it never blocks.
    """
    number = normalise(upn)
    if not _FORM.fullmatch(number):
        reason = "A UPN has 13 characters: a letter, 11 digits, then a digit or, if it is temporary, a letter."
        return [Finding("upn_form", False, reason, SOURCE, fixer="referrer")]
    findings = [Finding("upn_form", True, "The UPN has the right form.", SOURCE)]
    if number[0] == check_letter(number):
        findings.append(Finding("upn_check_letter", True, "The check letter is right.", SOURCE, Weight.WARNS))
    else:
        reason = "The first letter does not match the other characters. Check the UPN with the school."
        findings.append(Finding("upn_check_letter", False, reason, SOURCE, Weight.WARNS, "referrer"))
    if number[-1].isalpha():
        reason = "This is a temporary UPN. Ask the school for the permanent one."
        findings.append(Finding("upn_temporary", False, reason, SOURCE, Weight.TELLS, "referrer"))
    return findings
