"""Who may what, and which door stands before each address."""

from sixthday.access.choices import TABLE, Permission, Role
from sixthday.ops.addresses import addresses
from sixthday.ops.docs.tables import page, table


def permissions() -> str:
    """The document: roles and permissions first, then the addresses."""
    heads = ["May", *(role.label for role in Role)]
    rows = [
        [str(permission.label), *("●" if role in TABLE[permission] else "" for role in Role)]
        for permission in Permission
    ]
    return page(
        "Permissions",
        "sixthday/access/choices.py and the address map",
        "A role sees no page and no record beyond these; anything else answers as if it did not exist.",
        table(heads, rows),
        "## Addresses",
        table(["Address", "Audience", "Needs"], _addresses()),
    )


def _addresses() -> list[tuple[str, str, str]]:
    return [(f"`/{address.route}`", address.audience, _needs(address.door)) for address in addresses()]


def _needs(door: object) -> str:
    if door is None:
        return "no door"
    if getattr(door, "public", False):
        return "nothing: open to everybody"
    permission = getattr(door, "permission", None)
    return str(permission.label) if permission else "to be signed in"
