"""The documents that are drawn from the code: never edited, compared with the code by a guard."""

from collections.abc import Callable

from sixthday.ops.docs.clocks import clocks
from sixthday.ops.docs.demands import demands
from sixthday.ops.docs.lifecycles import lifecycles
from sixthday.ops.docs.permissions import permissions
from sixthday.ops.docs.requirements import requirements

PAGES: dict[str, Callable[[], str]] = {
    "clocks.md": clocks,
    "demands.md": demands,
    "lifecycles.md": lifecycles,
    "permissions.md": permissions,
    "requirements.md": requirements,
}
