"""The tour says what is so: its addresses exist, its files hold the names it links, and its people can sign in."""

import re
from pathlib import Path

import pytest

from sixthday.ops.addresses import addresses
from sixthday.ops.demo.people import COUNCIL, DOMAIN

ROOT = Path(__file__).resolve().parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text()
ADDRESSES = sorted(set(re.findall(r"`(/(?:council|portal)/[^`]*)`", TOUR)))
LINKS = sorted(set(re.findall(r"\[`(\w+)`\]\(\.\./([^)]+)\)", TOUR)))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_exists(address: str) -> None:
    assert address in {f"/{known.route}" for known in addresses()}


@pytest.mark.parametrize(("name", "path"), LINKS, ids=[name for name, _ in LINKS])
def test_every_linked_name_stands_where_the_tour_says(name: str, path: str) -> None:
    assert re.search(rf"^\s*def {name}\(|^{name}\b", (ROOT / path).read_text(), re.MULTILINE)


@pytest.mark.parametrize("person", sorted(set(re.findall(rf"`([\w.]+)@{DOMAIN}`", TOUR))))
def test_everybody_named_is_in_the_cast(person: str) -> None:
    assert person in {handle for handle, *_ in COUNCIL}
