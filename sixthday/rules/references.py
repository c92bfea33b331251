"""References that can be read aloud: no look-alikes, no vowels, and a character that catches a slip."""

ALPHABET = "23456789CDFHJKMNPQRTVWX"
_BASE = len(ALPHABET)
_FIRST_GROUP = {5: 2, 6: 4, 7: 4, 8: 4}


def spoken(number: int, length: int = 6, prefix: str = "") -> str:
    """A number as a reference of `length` characters (5 to 8, hyphen apart), such as K7M4-29.

    Raises ValueError when the number does not fit or the prefix is not of the alphabet. The last character is a
    check over all others. Source: ISO 7064 in spirit, a weighted sum modulo the prime 23.
    """
    room = length - 1 - len(prefix)
    if length not in _FIRST_GROUP or room < 1 or not 0 <= number < _BASE**room or set(prefix) - set(ALPHABET):
        raise ValueError("this number cannot be spoken in so few characters")
    body = ""
    for _ in range(room):
        number, index = divmod(number, _BASE)
        body = ALPHABET[index] + body
    return _hyphened(prefix + body + _check(prefix + body))


def normalise(text: str) -> str:
    """Typed text as a reference is written: upper case, spaces and stray hyphens gone, the hyphen in place.

    Text of another length comes back upper case without spaces. Source: Postel's tolerant reading.
    """
    plain = "".join(mark for mark in text.upper() if mark.isalnum())
    return _hyphened(plain) if len(plain) in _FIRST_GROUP else plain


def is_spoken(text: str, prefix: str = "") -> bool:
    """Whether the text, however typed, is a reference whose check character is right. Source: as `spoken`."""
    plain = normalise(text).replace("-", "")
    fits = len(plain) in _FIRST_GROUP and not set(plain) - set(ALPHABET) and plain.startswith(prefix)
    return fits and _check(plain[:-1]) == plain[-1]


def _check(plain: str) -> str:
    total = sum(place * ALPHABET.index(mark) for place, mark in enumerate(plain, start=1))
    return ALPHABET[-total % _BASE]


def _hyphened(plain: str) -> str:
    first = _FIRST_GROUP[len(plain)]
    return f"{plain[:first]}-{plain[first:]}"
