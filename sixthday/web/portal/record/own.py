"""Whose record it is: the provider that this person works for."""

from typing import Any

from django.http import Http404, HttpRequest

from sixthday.providers import queries as providers


def own(request: HttpRequest) -> Any:
    """The provider of whoever asks. Raises Http404 when there is none."""
    provider = providers.for_user(request.user)
    if provider is None:
        raise Http404
    return provider
