"""What somebody searched for: kept in their own session under an opaque reference, so that no name is in an address."""

from django.http import Http404, HttpRequest

from sixthday.audit.references import new_reference

KEY, LAST, LONGEST = "searches", 10, 80


def keep(request: HttpRequest, words: str) -> str:
    """Keep the words of a search; returns its reference. The ten newest are kept."""
    ref = new_reference()
    held = request.session.get(KEY, [])
    request.session[KEY] = [*held, [ref, words.strip()[:LONGEST]]][-LAST:]
    return ref


def words_of(request: HttpRequest, ref: str) -> str:
    """The words of one of this person's own searches. Raises Http404 for any other."""
    found = dict(request.session.get(KEY, []))
    if ref not in found:
        raise Http404
    return str(found[ref])
