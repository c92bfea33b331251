"""The one page of a form about the registration guard."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from sixthday.rules.findings import Finding
from sixthday.web.council.frame import show
from sixthday.web.kit.forms import Form


def asked(
    request: HttpRequest, form: Form, *, title: str, caption: str, act: str, back: str, intro: str = "",
    warning: str = "", findings: Sequence[Finding] = (),
) -> HttpResponse:  # fmt: skip
    """A page that asks one form, with what the guard says above it where that helps."""
    return show(
        request, "council/registration/question.html", form=form, title=title, caption=caption, act=act, back=back,
        intro=intro, warning=warning, findings=findings,
    )  # fmt: skip
