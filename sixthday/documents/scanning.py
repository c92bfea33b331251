"""Asking a virus scanner about the bytes of an upload. Where none answers, nobody knows, and the file is held back."""

import socket
from dataclasses import dataclass
from io import BytesIO

import clamd
from django.conf import settings

from sixthday.documents.choices import FileState, Scanner

SECONDS = 20  # how long one file may take
NO_ANSWER = "No virus scanner answered."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: clean, rejected or held, and why unless it is clean."""

    state: FileState
    why: str = ""


def scan(content: bytes) -> Verdict:
    """What the scanner of this installation says of a file. It is never taken for clean because nobody answered."""
    if settings.SCANNER == Scanner.TEST_SIGNATURE:
        return Verdict(FileState.CLEAN)  # `sniffing` has looked for the test signature already
    try:
        status, name = _daemon().instream(BytesIO(content))["stream"]
    except (clamd.ClamdError, OSError, ValueError, TypeError, KeyError):
        return Verdict(FileState.HELD, NO_ANSWER)
    if status == "FOUND":
        return Verdict(FileState.REJECTED, f"The virus scanner found {name}."[:200])
    return Verdict(FileState.CLEAN) if status == "OK" else Verdict(FileState.HELD, NO_ANSWER)


def _daemon() -> clamd.ClamdUnixSocket | clamd.ClamdNetworkSocket:
    """The daemon at its socket's path, or at a host and port."""
    host, _, port = settings.CLAMD.rpartition(":")
    if settings.CLAMD.startswith("/"):
        return clamd.ClamdUnixSocket(settings.CLAMD, timeout=SECONDS)
    with socket.create_connection((host, int(port)), timeout=SECONDS):
        pass  # the client itself would wait for a host that does not answer as long as the system does
    return clamd.ClamdNetworkSocket(host, int(port), timeout=SECONDS)
