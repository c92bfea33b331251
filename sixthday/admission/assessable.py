"""When the council may act on an application: it was sent, its round has closed, and its outcome is not told."""

from datetime import datetime

from sixthday.admission.models import Application
from sixthday.audit.moves import first, hold
from sixthday.framework.queries.round import accepting_findings
from sixthday.rules.conditions import COMPLIANT
from sixthday.rules.findings import allowed, refusal
from sixthday.rules.lifecycles import APPLICATION


def assessable(application: Application, at: datetime) -> Application:
    """The application, locked, while it is with the council and its round has closed. Raises Refused, Stale."""
    held = hold(application)
    if held.state != "submitted":
        raise first(held, APPLICATION)
    if allowed(accepting_findings(held.round, at)):
        raise refusal(
            "round_closed", "Applications can be changed until the round closes: assess after that.", source=COMPLIANT
        )
    return held
