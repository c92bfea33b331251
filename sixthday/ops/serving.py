"""Whether this installation is fit to serve a real council: every reason why not, never only the first."""

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError

from sixthday.access.models import User
from sixthday.documents.choices import Scanner
from sixthday.ops import triggers
from sixthday.rules.findings import Finding

SOURCE = "docs/guides/serving.md"


def fit_to_serve() -> list[Finding]:
    """One finding for each condition. Reads settings and the database, changes nothing."""
    findings = [
        Finding("demo_off", not settings.DEMO, "SIXTHDAY_DEMO is set: a demonstration is not a council.", SOURCE),
        Finding(
            "debug_off",
            not settings.DEBUG,
            "SIXTHDAY_DEBUG is set: its error pages show records to strangers.",
            SOURCE,
        ),
        Finding(
            "secret_set",
            not settings.SECRET_KEY.startswith("insecure") and len(settings.SECRET_KEY) >= 50,
            "SIXTHDAY_SECRET_KEY is the default one or shorter than 50 characters: sessions could be forged.",
            SOURCE,
        ),
        Finding(
            "scanner_set",
            settings.SCANNER == Scanner.CLAMD,
            f"SIXTHDAY_SCANNER is {settings.SCANNER}: uploads would be served without a look for viruses.",
            SOURCE,
        ),
    ]
    try:
        return findings + _database_findings()
    except DatabaseError as error:
        return [
            *findings,
            Finding("database_answers", False, f"The database does not answer: {error}", SOURCE),
        ]


def _database_findings() -> list[Finding]:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    migrated = Finding(
        "migrated", not pending, f"{len(pending)} migrations are not applied: ./run manage prepare", SOURCE
    )
    if pending:
        return [migrated]
    lost = triggers.missing(connection)
    demo = User.objects.filter(is_demo=True).count()
    return [
        migrated,
        Finding(
            "triggers_laid",
            not lost,
            f"Triggers are missing ({', '.join(lost)}): ./run manage prepare",
            SOURCE,
        ),
        Finding(
            "no_demo_accounts",
            not demo,
            f"{demo} demo accounts are in this database: use one of its own.",
            SOURCE,
        ),
    ]
