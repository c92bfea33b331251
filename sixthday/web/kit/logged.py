"""What a log may say: an address whose last part is a secret is written without it. Standard library only: settings use it."""

import re
from collections.abc import MutableMapping
from typing import Any

SECRETS = re.compile(r"(/account/first-password/[^/\s]+/|(?:^|\s|://[^/\s]+)/family/)[^/\s\"']+")
LEFT_OUT = r"\1(left out)"


def without_secrets(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog step: the link of a first password and the code of a family's page never stand in a line."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = SECRETS.sub(LEFT_OUT, value)
    return event
