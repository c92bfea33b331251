"""Closures: what is recorded, recording one with what it moves shown first, taking one back."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.reference import actions
from sixthday.reference import queries as reference
from sixthday.rules.findings import blockers
from sixthday.web.council.frame import show
from sixthday.web.council.reference.forms import ALL, Closing, TakingBack
from sixthday.web.council.reference.ways import ways
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door

AT_FIELD = {
    "closure_dates": "until_on",
    "closure_calendar": "from_on",
    "closure_school_day": "from_on",
    "closure_reason": "reason",
}


@door(Permission.MANAGE_REFERENCE)
def closures(request: HttpRequest) -> HttpResponse:
    """Every closure on record, newest first."""
    return show(request, "council/reference/closures.html", ways=ways("closures"), closures=reference.closures())
