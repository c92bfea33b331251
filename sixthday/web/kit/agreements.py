"""A framework agreement in words, the same for the council and for its provider."""

from typing import Any

from sixthday.admission.choices import Side
from sixthday.admission.queries import agreement as agreements
from sixthday.rules.words import moment_text

COLOURS = {"offered": "yellow", "provider_signed": "yellow", "signed": "", "lapsed": "grey"}


def signature_rows(agreement: Any) -> list[list[str]]:
    """Who signed for which side, or that it waits."""
    signed = {row.side: row for row in agreements.signatures(agreement)}
    return [
        [
            side.label,
            signed[side].signed_by.name,
            moment_text(signed[side].signed_at),
            signed[side].document_sha256[:16],
        ]
        if side in signed
        else [side.label, "Not signed yet", "", ""]
        for side in (Side.PROVIDER, Side.COUNCIL)
    ]


def version_rows(agreement: Any) -> list[dict[str, Any]]:
    """Every printed version."""
    return [
        {
            "ref": row.ref,
            "version": row.version,
            "pages": row.pages,
            "made": moment_text(row.made_at),
            "state": row.data["state"],
        }
        for row in agreements.versions(agreement)
    ]
