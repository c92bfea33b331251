"""What gunicorn serves while it is measured: the product as it is, at the moment the story stands, with time passing.

Tries at signing in are counted as always, but more of them are allowed: eight people sign in within a minute here.
"""

import os
from datetime import datetime

import time_machine
from django.conf import settings

from sixthday.wsgi import application as product

settings.ACCOUNT_RATE_LIMITS = {"login": "10000/m/ip", "login_failed": "10/m/ip", "reauthenticate": "10000/m/user"}

_moment = time_machine.travel(datetime.fromisoformat(os.environ["SIXTHDAY_BENCH_MOMENT"]), tick=True)


def application(environ, start_response):  # type: ignore[no-untyped-def]
    """The product; the first request of each worker moves its clock."""
    global _started
    if not _started:
        _moment.start()
        _started = True
    return product(environ, start_response)


_started = False
