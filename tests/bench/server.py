"""A web server as `./run serve` starts one, two workers of four threads, in processes of their own; what they used and hold."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HOST = "127.0.0.1"
PROC = Path("/proc")
PATIENCE = 60  # seconds it may take to come up


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and the process that minds the workers."""

    port: int
    minder: int

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = (PROC / str(self.minder) / "task" / str(self.minder) / "children").read_text()
        return [int(pid) for pid in children.split()]

    def processor_ms(self) -> float:
        """Processor time of all workers since they began, in milliseconds, from what the kernel counts for each thread."""
        nanoseconds = 0
        for pid in self.workers():
            for task in (PROC / str(pid) / "task").iterdir():
                with suppress(FileNotFoundError):  # a thread that has just ended
                    nanoseconds += int((task / "schedstat").read_text().split()[0])
        return nanoseconds / 1_000_000

    def memory_mib(self) -> float:
        """Memory of the workers and their minder, shared pages counted once (PSS), in MiB."""
        kib = 0
        for pid in (self.minder, *self.workers()):
            rollup = (PROC / str(pid) / "smaps_rollup").read_text()
            kib += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
        return kib / 1024


@contextmanager
def server(database: str, moment: datetime) -> Iterator[Server]:
    """Serve a database with the clock moved to a moment, on a free port of this machine alone."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "tests.bench.served:application", "--bind", f"{HOST}:{port}", "--workers", "2",
               "--threads", "4", "--worker-class", "gthread", "--preload", "--log-level", "warning", "--graceful-timeout", "3"]  # fmt: skip
    environment = {**os.environ, "DATABASE_URL": database, "SIXTHDAY_BENCH_MOMENT": moment.isoformat()}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    try:
        _wait_for(process, port)
        yield Server(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the web server did not start")
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the web server did not come up in time")
