"""What is drawn from the code is as the code is now; every mark of a demand is well placed."""

import pytest

from sixthday.ops.docs import PAGES
from sixthday.ops.docs.demands import ACTIONS, DEMANDS, JOURNEYS, shown
from tests.guards.tree import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_drawn_document_is_current(name: str) -> None:
    """`./run manage generate_docs` mends it."""
    assert (ROOT / "docs" / "generated" / name).read_text() == PAGES[name]()


def test_only_drawn_documents_stand_there() -> None:
    assert {path.name for path in (ROOT / "docs" / "generated").iterdir()} == set(PAGES)


def test_marks_stand_on_action_tests_and_journeys_and_name_a_demand() -> None:
    wrong = [
        one
        for one in shown(ROOT)
        if one.number not in DEMANDS or not one.place.startswith((f"{ACTIONS}/", f"{JOURNEYS}/"))
    ]
    assert wrong == []
