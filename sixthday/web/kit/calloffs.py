"""A call-off in words, the same for the council and for its provider."""

from typing import Any

from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.choices import Side
from sixthday.rules.money import money_text
from sixthday.rules.words import hours_text, moment_text, spoken_date

COLOURS = {"issued": "yellow", "provider_signed": "yellow", "signed": "", "cancelled": "grey", "ended": "grey"}


def key_terms(calloff: Any) -> list[dict[str, str]]:
    """The terms both sides sign."""
    award = calloff.award
    rows = [
        ("Provider", award.provider.name),
        ("Child", f"Known in this contract as {award.child_ref}"),
        ("Lot and service", f"{award.request.round_lot.lot}, {award.service_type.name}"),
        ("First day", spoken_date(calloff.start_on)),
        ("Last day", spoken_date(calloff.end_on)),
        ("Hours a week", hours_text(calloff.weekly_minutes)),
        ("Where", award.site.name),
        ("Named adult", award.adult.name if award.adult else "Not named yet"),
        ("Notice to end it", f"{calloff.notice_days} days"),
        ("Most the council will pay", f"{money_text(calloff.maximum_pence)} ex VAT, "
                                      f"{money_text(calloff.maximum_inc_vat_pence)} including VAT"),
    ]  # fmt: skip
    if calloff.ended_why:
        last = spoken_date(calloff.last_day_on) if calloff.last_day_on else "No day of education was bought"
        rows.append(
            ("Ended", f"{calloff.ended_why} Last day: {last}." if calloff.state == "ended" else calloff.ended_why)
        )
    return [{"key": label, "value": value} for label, value in rows]


def price_rows(calloff: Any) -> list[list[Any]]:
    """The price lines."""
    return [
        [
            line.what, line.get_unit_display(), f"{round(_number(line.quantity), 2):g}", money_text(line.price_pence),
            money_text(line.total_pence),
        ]
        for line in calloff.lines.all()
    ]  # fmt: skip


PRICE_COLUMNS = [
    "Service", "Unit", {"text": "Number", "numeric": True}, {"text": "Price ex VAT", "numeric": True},
    {"text": "Total ex VAT", "numeric": True},
]  # fmt: skip


def signature_rows(calloff: Any) -> list[list[str]]:
    """Who signed which version for whom, or since when it waits."""
    signed = {row.side: row for row in calloffs.signatures(calloff)}
    return [_signature(calloff, side, signed) for side in (Side.PROVIDER, Side.COUNCIL)]


def version_rows(calloff: Any) -> list[dict[str, Any]]:
    """Every printed version with its hash and a link's words."""
    return [
        {
            "ref": document.ref, "version": document.version, "sha256": _grouped(document.sha256), "pages": document.pages,
            "made": moment_text(document.made_at), "state": document.data["state"],
        }
        for document in calloffs.versions(calloff)
    ]  # fmt: skip


def _signature(calloff: Any, side: Side, signed: dict[str, Any]) -> list[str]:
    row = signed.get(side)
    if row is not None:
        return [side.label, row.signed_by.name, moment_text(row.signed_at), row.document_sha256[:16]]
    if calloff.state in {"cancelled", "ended"}:
        return [side.label, "Not signed", "", ""]
    return [side.label, f"Awaited since {moment_text(_awaited_since(calloff, side, signed))}", "", ""]


def _awaited_since(calloff: Any, side: Side, signed: dict[str, Any]) -> Any:
    before = signed.get(Side.PROVIDER)
    return before.signed_at if side == Side.COUNCIL and before else calloff.issued_at


def _grouped(sha256: str) -> str:
    """A hash in groups that can be compared by eye, and that wrap."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


def _number(fraction: str) -> float:
    top, _, bottom = fraction.partition("/")
    return int(top) / int(bottom or 1)
