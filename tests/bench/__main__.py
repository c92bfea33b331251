"""`./run bench [--only NAME] [--out FILE]`: measure, and print the results as JSON. Nothing here passes or fails.

A group of measures is a function that yields Measured; one that needs the database is run on each engine, in a
process of its own, on a database of its own: on PostgreSQL that of DATABASE_URL's server, else the bundled one.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

from tests.bench import ranking

PLAIN = {"ranking": ranking.measures}  # rules alone
STORED = {
    "lists": "tests.bench.lists",
    "flow": "tests.bench.flow",
    "guard": "tests.bench.guard",
    "demo": "tests.bench.demo",
}  # with a database: name and module
LOCAL = Path(os.environ.get("SIXTHDAY_LOCAL", ".local")).resolve()


def main() -> None:
    """Run every group, or one, and print one JSON document."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Measure; results as JSON.")
    parser.add_argument("--only", choices=[*PLAIN, *STORED], help="one group")
    parser.add_argument("--out", type=Path, help="write the results here too")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # the process of one engine
    given = parser.parse_args()
    wanted = [given.only] if given.only else [*PLAIN, *STORED]
    if given.here:
        print(json.dumps(_stored(wanted[0])))
        return
    groups = {name: {"none": [measured.as_dict() for measured in PLAIN[name]()]} for name in wanted if name in PLAIN}
    groups |= {
        name: {engine: _on(engine, name) for engine in ("sqlite", "postgresql")} for name in wanted if name in STORED
    }
    text = json.dumps({"machine": _machine(), "measures": groups}, indent=2)
    print(text)
    if given.out:
        given.out.write_text(text + "\n")


def _on(engine: str, group: str) -> list[object]:
    """The measures of one group in a process of its own on one engine, with a fresh database."""
    with tempfile.TemporaryDirectory(dir=LOCAL, prefix="bench-") as folder:
        command = ["env", f"SIXTHDAY_LOCAL={folder}", sys.executable, "-m", "tests.bench", "--only", group, "--here"]
        environment = dict(os.environ)
        if engine == "sqlite":
            environment["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        elif not environment.get("DATABASE_URL", "").startswith("postgres"):
            command = [sys.executable, "tests/postgresql.py", *command]
        out = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(out.splitlines()[-1])


def _stored(group: str) -> list[object]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sixthday.settings")
    django.setup()
    return [measured.as_dict() for measured in import_module(STORED[group]).measures()]


def _machine() -> dict[str, object]:
    return {"python": platform.python_version(), "processors": os.cpu_count(), "system": platform.system()}


if __name__ == "__main__":
    main()
