"""Many tables made in one step of a migration."""

from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTables(Operation):
    """All tables of an area at once, in any order.

    Django draws every related model again after each step of a migration, and here nearly all are related: one step for
    each table takes the square of their number. One step for the area draws them once.
    """

    category = CreateModel.category

    def __init__(self, tables: list[CreateModel]) -> None:
        """Take the tables, each as Django's own step."""
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add every table to what is known, and let the models be drawn when they are next asked for."""
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the tables."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the tables, the last first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What Django prints of this step."""
        return "Create tables: " + ", ".join(table.name for table in self.tables)
