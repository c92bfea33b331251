"""Database triggers, on both engines: what the tables themselves refuse. The only place that may know every table.

`migrate` lifts them all, migrates, and lays them all: SQLite loses a table's triggers when Django rebuilds it, and
refuses to rebuild a table that another table's trigger names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "sixthday_"


class When(StrEnum):
    """The act that a trigger refuses."""

    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"
    TRUNCATE = "TRUNCATE"  # PostgreSQL only


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuses `when` on `table` where `condition` holds (every row when empty), with `message`."""

    table: str
    when: When
    message: str
    condition: str = ""
    reads: tuple[str, ...] = ()  # other tables that the condition reads

    @property
    def name(self) -> str:
        """The trigger's name in the catalogue."""
        return f"{PREFIX}{self.table}_{self.when.lower()}"

    @property
    def tables(self) -> frozenset[str]:
        """The tables that must exist before it can be laid."""
        return frozenset((self.table, *self.reads))


def _append_only(*tables: str) -> Iterable[Trigger]:
    for table in tables:
        for when in (When.UPDATE, When.DELETE, When.TRUNCATE):
            yield Trigger(table, when, f"{table} is append-only")


# The retention action writes its leave in the same transaction that removes the detail.
ERASED = "EXISTS (SELECT 1 FROM audit_retention WHERE audit_retention.entry_id = OLD.entry_id)"
# The award's entry is of its own request's shortlist, and of the provider whose answer that entry ranks.
OUTSIDE_SHORTLIST = """NEW.route IN ('ranked', 'sole_eligible') AND NOT EXISTS (
    SELECT 1 FROM awards_shortlistentry AS entry
    JOIN awards_shortlist AS shortlist ON shortlist.id = entry.shortlist_id
    JOIN awards_response AS response ON response.id = entry.response_id
    JOIN awards_invitation AS invitation ON invitation.id = response.invitation_id
    WHERE entry.id = NEW.entry_id AND shortlist.request_id = NEW.request_id AND invitation.provider_id = NEW.provider_id)"""
SHORTLIST_TABLES = ("awards_shortlistentry", "awards_shortlist", "awards_response", "awards_invitation")

# Two awarded rounds of one framework share a day. (A row being inserted has no key yet on SQLite.)
ROUNDS_OVERLAP = """NEW.state IN ('awarded', 'replaced') AND EXISTS (
    SELECT 1 FROM framework_round AS other
    WHERE other.scheme_id = NEW.scheme_id AND other.number <> NEW.number AND other.state IN ('awarded', 'replaced')
    AND (NEW.until_on IS NULL OR other.from_on <= NEW.until_on) AND (other.until_on IS NULL OR NEW.from_on <= other.until_on))"""
NOT_PLANNED = "NOT EXISTS (SELECT 1 FROM framework_round WHERE id = NEW.round_id AND state = 'planned')"
QUESTION_NOT_PLANNED = """NOT EXISTS (
    SELECT 1 FROM framework_roundquestion AS question JOIN framework_round AS held ON held.id = question.round_id
    WHERE question.id = NEW.question_id AND held.state = 'planned')"""
FROZEN = "questions are frozen when the round opens"

# The placement that a call-off pays for ends first: none lives on under a contract that is gone.
PLACEMENT_LIVES_ON = """NEW.state IN ('cancelled', 'ended') AND EXISTS (
    SELECT 1 FROM placements_placement AS placement
    WHERE placement.award_id = NEW.award_id AND placement.state IN ('preparing', 'started'))"""

TRIGGERS = (
    *(
        Trigger("framework_round", when, "rounds of one framework follow one another", ROUNDS_OVERLAP)
        for when in (When.INSERT, When.UPDATE)
    ),
    *_append_only("framework_roundquestion", "framework_questionlot"),
    *_append_only("framework_clarification", "framework_rounddeclaration", "framework_roundinterest"),
    *_append_only("framework_conflictsassessment"),
    Trigger("framework_roundquestion", When.INSERT, FROZEN, NOT_PLANNED, ("framework_round",)),
    Trigger(
        "framework_questionlot",
        When.INSERT,
        FROZEN,
        QUESTION_NOT_PLANNED,
        ("framework_round", "framework_roundquestion"),
    ),
    *_append_only("audit_entry", "audit_about", "audit_seal", "audit_sighting", "ledger_entry"),
    *_append_only("awards_shortlist", "awards_shortlistentry"),
    *_append_only("admission_mark", "admission_moderation", "admission_lateattempt", "admission_agreementsignature"),
    *_append_only("places_judgement", "places_casenote", "places_casetelling"),
    *_append_only("referrals_dutydecision", "referrals_dutyrecount", "referrals_dutyending"),
    *_append_only(
        "quality_concerndecision",
        "quality_concernmessage",
        "quality_rating",
        "quality_visitreply",
        "quality_attachment",
    ),
    *(
        Trigger("awards_award", when, "an award stands inside its shortlist", OUTSIDE_SHORTLIST, SHORTLIST_TABLES)
        for when in (When.INSERT, When.UPDATE)
    ),
    Trigger(
        "calloffs_calloff",
        When.UPDATE,
        "a placement ends before its call-off",
        PLACEMENT_LIVES_ON,
        ("placements_placement",),
    ),  # fmt: skip
    Trigger("audit_detail", When.UPDATE, "audit_detail is append-only"),
    Trigger("audit_detail", When.TRUNCATE, "audit_detail is append-only"),
    Trigger(
        "audit_detail",
        When.DELETE,
        "audit_detail leaves only by the retention action",
        f"NOT {ERASED}",
        ("audit_retention",),
    ),
)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger of ours, those of an earlier version too."""
    with connection.cursor() as cursor:
        for name, table in _laid(connection):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on_table}")


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay every trigger whose tables exist. Doing it twice changes nothing."""
    lift(connection)
    with connection.cursor() as cursor:
        for trigger in _wanted(connection):
            for statement in _statements(trigger, connection.vendor):
                cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that ought to stand in the live catalogue and do not, or that differ from their text here."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(LIVE_POSTGRESQL, [f"{PREFIX}%"])
            live = dict(cursor.fetchall())
            wanted = {trigger.name: _function_body(trigger) for trigger in _wanted(connection)}
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            live = dict(cursor.fetchall())
            wanted = {trigger.name: _statements(trigger, "sqlite")[0] for trigger in _wanted(connection)}
    return sorted(name for name, text in wanted.items() if live.get(name) != text)


LIVE_POSTGRESQL = """
SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE NOT tgisinternal AND tgenabled = 'O' AND tgname LIKE %s
"""


def _laid(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE %s",
                [f"{PREFIX}%"],
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"{PREFIX}%"],
            )
        return list(cursor.fetchall())


def _wanted(connection: BaseDatabaseWrapper) -> list[Trigger]:
    tables = set(connection.introspection.table_names())
    return [
        trigger
        for trigger in TRIGGERS
        if trigger.tables <= tables and (trigger.when is not When.TRUNCATE or connection.vendor == "postgresql")
    ]


def _statements(trigger: Trigger, vendor: str) -> tuple[str, ...]:
    if vendor != "postgresql":
        condition = f" WHEN {trigger.condition}" if trigger.condition else ""
        return (
            f"CREATE TRIGGER {trigger.name} BEFORE {trigger.when} ON {trigger.table}{condition}"
            f" BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END",
        )
    each = "STATEMENT" if trigger.when is When.TRUNCATE else "ROW"
    return (
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $body${_function_body(trigger)}$body$",
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.when} ON {trigger.table}"
        f" FOR EACH {each} EXECUTE FUNCTION {trigger.name}()",
    )


def _function_body(trigger: Trigger) -> str:
    row = "OLD" if trigger.when is When.DELETE else "NEW"
    refuse = f"RAISE EXCEPTION '{trigger.message}' USING ERRCODE = 'integrity_constraint_violation';"
    if not trigger.condition:
        return f"BEGIN {refuse} END"
    return f"BEGIN IF {trigger.condition} THEN {refuse} END IF; RETURN {row}; END"
