"""Every address has exactly one audience, and one door that agrees with it."""

from sixthday.ops.addresses import addresses

WITHOUT_A_DOOR: dict[str, str] = {}  # route: why nothing stands before it


def test_every_address_has_a_door() -> None:
    assert [
        address.route for address in addresses() if address.door is None and address.route not in WITHOUT_A_DOOR
    ] == []


def test_the_door_is_of_the_audience_that_the_address_tells() -> None:
    doors = [address for address in addresses() if address.door is not None]
    assert [
        (address.route, address.door.audience) for address in doors if address.door.audience != address.audience
    ] == []


def test_every_address_has_a_name_of_its_own() -> None:
    names = [address.name for address in addresses()]
    assert [name for name in set(names) if not name or names.count(name) > 1] == []


def test_addresses_carry_references_never_numbers() -> None:
    """No `<int:…>` or `<pk>`: an opaque reference says nothing of how many there are."""
    assert [address.route for address in addresses() if "<int:" in address.route or "pk>" in address.route] == []
