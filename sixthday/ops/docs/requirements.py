"""What must be in order before a child starts."""

from sixthday.ops.docs.tables import page, table
from sixthday.rules.compliance import AWARD, REQUEST, REQUIREMENTS, SIGNATURE, START, Requirement
from sixthday.rules.money import whole_pounds_text

MOMENTS = {REQUEST: "request", AWARD: "award", SIGNATURE: "signature", START: "start"}


def requirements() -> str:
    """The document: one row for each requirement."""
    heads = [
        "Requirement",
        "Of",
        "Asked at",
        "May follow",
        "Lasts",
        "Shown by",
        "Reminders",
        "Who can mend it",
        "Source",
    ]
    return page("Requirements of a start", "sixthday/rules/compliance.py", table(heads, map(_row, REQUIREMENTS)))


def _row(row: Requirement) -> list[str]:
    least = f", at least {whole_pounds_text(row.amount_pence)}" if row.amount_pence else ""
    follows = f"within {row.waivable_days} school days" if row.waivable_days else "never"
    moments = ", ".join(word for moment, word in MOMENTS.items() if moment in row.at) or "stops nothing"
    shown = row.shown_by if row.evidence else "worked out" if row.derived else "recorded for each placement"
    reminders = ", ".join(map(str, row.reminders)) + " days before" if row.evidence else "none"
    return [
        f"{row.label}{least}", row.applies_to, moments, follows, row.lasts, shown, reminders, row.fixer.replace("_", " "),
        row.source,
    ]  # fmt: skip
