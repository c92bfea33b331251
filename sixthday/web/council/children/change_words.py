"""Words for a change of a child's facts: what was and what will be, and what follows from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.awards.queries.changed import Effects
from sixthday.referrals.choices import FactKind, Plan
from sixthday.rules.findings import blockers
from sixthday.rules.words import joined, moment_text, short_date, spoken_date

NEVER_SHOWN = "Restricted: not shown"


def answers(child: Any, given: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was recorded, what will be, from when and why."""
    kind, values = given["kind"], given["values"]
    before = {name: getattr(child, name) for name in values}
    hidden = kind is FactKind.HOME and child.address_restricted
    rows = [
        ("What changes", kind.label),
        ("Until now", NEVER_SHOWN if hidden else fact_words(kind, before)),
        ("Will be", fact_words(kind, values)),
        ("From which day", spoken_date(given["from_on"])),
        ("Why, or what shows it", given["why"]),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def fact_words(kind: FactKind, facts: Mapping[str, Any]) -> str:
    """The facts of one kind in words."""
    match kind:
        case FactKind.PLAN:
            return str(Plan(facts["plan"]).label)
        case FactKind.CARE:
            return (
                f"Looked after by {facts['looked_after_by'] or 'an authority not recorded'}"
                if facts["looked_after"]
                else "Not looked after"
            )
        case FactKind.SOCIAL_WORKER:
            return facts["social_worker"] or "None"
        case FactKind.HOME:
            return ", ".join(part for part in (facts["address"], facts["home_postcode"]) if part) or "Not recorded"
        case FactKind.ADDRESS:
            return "Kept from others" if facts["address_restricted"] else "Not restricted"
        case FactKind.SCHOOL:
            name = facts["school"].name if facts["school"] else "No school"
            return f"{name}, {'on roll' if facts['on_roll'] else 'not on roll'}"
        case FactKind.RECORD:
            return "Only people named see it" if facts["restricted"] else "Not restricted"


def effect_rows(effects: Effects, on: Any) -> list[dict[str, str]]:
    """What follows, a row for each clock, each provider, those who see the record, each request."""
    return [*_clocks(effects), *_guard(effects), *_sight(effects, on), *_briefs(effects)]


def quoted(lines: Sequence[str]) -> str:
    """The labels of lines of a brief, each in quotes."""
    return joined([f"“{line}”" for line in lines])


def change_lines(changes: Any) -> list[list[str]]:
    """Each change recorded: what, from when, why, by whom."""
    return [
        [
            row.get_kind_display(), short_date(row.from_on), row.why,
            f"{row.recorded_by.name}, {moment_text(row.recorded_at)}",
        ]
        for row in changes
    ]  # fmt: skip


def _clocks(effects: Effects) -> list[dict[str, str]]:
    return [
        {"key": f"Clock of {ref}", "value": _dates(effects.before.clocks.get(ref), now)}
        for ref, now in effects.after.clocks.items()
    ]


def _dates(before: Any, now: Any) -> str:
    due = f"By law {short_date(now.due_on)}" if now.due_on else "No legal date: term dates are missing"
    moved = f", was {short_date(before.due_on)}" if before and before.due_on and before.due_on != now.due_on else ""
    same = ", as before" if before and before.due_on == now.due_on and now.due_on else ""
    target = (
        f" Policy target for a looked-after child: {short_date(now.target_on)}, beside the legal date."
        if now.target_on
        else ""
    )
    gone = (
        " The policy target for a looked-after child falls away."
        if before and before.target_on and not now.target_on
        else ""
    )
    return f"{due}{moved}{same}.{target}{gone}"


def _guard(effects: Effects) -> list[dict[str, str]]:
    return [
        {"key": f"Registration guard, {row.provider.name}", "value": _guarded(effects.before.guard.get(ref), row)}
        for ref, row in effects.after.guard.items()
    ]


def _guarded(before: Any, now: Any) -> str:
    was = before is not None and before.breach
    if now.breach:
        reasons = " ".join(dict.fromkeys(finding.reason for finding in blockers((*now.now, *now.future))))
        return f"{'Still' if was else 'Now'} over the line. {reasons} Quality assurance is told."
    return "No longer over the line." if was else "Below the line, as before."


def _sight(effects: Effects, on: Any) -> list[dict[str, str]]:
    if effects.after.restricted == effects.before.restricted:
        return []
    if not effects.after.restricted:
        return [
            {"key": "Who sees the record", "value": "Everybody whose work is with this child’s team or all children"}
        ]
    leads = joined([user.name for user in access.with_role(Role.LEAD_BROKER, on)])
    return [
        {"key": "Who sees the record", "value": joined([user.name for user in effects.after.named])},
        {"key": "Who is told", "value": f"Lead broker: {leads}" if leads else "There is no lead broker to tell"},
    ]


def _briefs(effects: Effects) -> list[dict[str, str]]:
    return [
        {
            "key": f"Request {ref}",
            "value": f"Already sent, and not changed. It would now read otherwise: {quoted(lines)}."
            if sent
            else f"Not sent yet. It will read otherwise: {quoted(lines)}.",
        }
        for ref, sent, lines in effects.briefs()
    ]
