"""How a page calls an action: every reason of a refusal comes back onto the form; a lost race has a page of its own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse

from sixthday.rules.findings import Refused, Stale, advice, blockers
from sixthday.web.kit import errors
from sixthday.web.kit.forms import Form


@contextmanager
def acting(form: Form, *, fields: Mapping[str, str] | None = None) -> Iterator[None]:
    """Call one action inside, and return the redirect from inside too.

    A refusal leaves the block quietly with its reasons on the form, so that the page goes on and shows it again (422).
    `fields` ties a finding's code to the field it is about. A lost race goes on up, with the typing, to its own page (409).
    """
    try:
        yield
    except Refused as refused:
        for finding in (*blockers(refused.findings), *advice(refused.findings)) or refused.findings:
            form.refuse(finding, field=(fields or {}).get(finding.code))
    except Stale as stale:
        stale.typed = form.typed()  # type: ignore[attr-defined]
        raise


class Net:
    """Under every page: a refusal or a lost race that no page caught is still told in words, never as a stack trace."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for this exception, or None to let Django deal with it."""
        if isinstance(exception, Stale):
            return errors.stale(request, exception)
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        return None
