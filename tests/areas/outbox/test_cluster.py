"""The queue as it really runs: a cluster in a process of its own, on the same database, sends what was committed."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.db import connection

from sixthday.outbox import actions
from sixthday.outbox.models import Message
from tests.cast import THURSDAY, council_cast

PATIENCE = 60  # seconds


def database_url() -> str:
    """The address of the database that this test uses."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{held['NAME']}"
    person = f"{quote(held['USER'])}:{quote(held['PASSWORD'])}"
    socket = held["HOST"] or held.get("OPTIONS", {}).get("host", "")
    if socket.startswith("/"):
        return f"postgres://{person}@/{held['NAME']}?host={socket}"
    return f"postgres://{person}@{socket}:{held['PORT']}/{held['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_real_cluster_delivers_what_was_committed(tmp_path) -> None:
    cast = council_cast()
    message = actions.post_message(
        to=cast.approver, kind="test", subject="s", body="b", about="R8-3QX", by=cast.broker, at=THURSDAY
    )
    said = tmp_path / "cluster.log"
    with said.open("w") as log:
        cluster = subprocess.Popen(
            [sys.executable, "manage.py", "qcluster"],
            env={**os.environ, "DATABASE_URL": database_url(), "SIXTHDAY_POOL": "0"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            until = time.monotonic() + PATIENCE
            while Message.objects.get(pk=message.pk).state != "sent" and time.monotonic() < until:
                time.sleep(0.2)
        finally:
            cluster.send_signal(signal.SIGTERM)
            cluster.wait(timeout=PATIENCE)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("sent", 1), said.read_text()
    assert f"Subject: Sixthday: a message about R8-3QX ({message.ref})" in said.read_text()
