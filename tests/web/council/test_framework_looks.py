"""Every page of the framework's setting up in a real browser, at every width: by hand, and from a notice."""

import pytest
import time_machine

from sixthday.framework import actions
from sixthday.framework.choices import LegalForm
from tests.areas.framework.test_notice import notice
from tests.areas.framework.world import AFTER, NOW, framework_world, opened_round
from tests.looking import look
from tests.web.council.world import arrive_as

pytestmark = pytest.mark.journey
FAULTY = notice(lambda tender: tender.update(lots=[], value={"amount": "a lot"}))


def load(page, text, what):
    page.goto("/council/framework/notices/new/")
    page.get_by_label("The notice").set_input_files(
        {"name": "notice.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.get_by_label(what).check()
    page.get_by_role("button", name="Go on").click()
    look(page)


def test_a_notice_is_tried_refused_and_loaded(page, live_server):
    with time_machine.travel(NOW, tick=True):
        cast, _ = framework_world()
        arrive_as(page, cast.commissioner, live_server)
        load(page, notice(), "Try it: say what would change, and change nothing")
        page.get_by_text("A round is planned.").wait_for()
        load(page, FAULTY, "Load it")
        page.get_by_role("heading", name="Nothing was loaded: 2 faults").wait_for()
        load(page, notice(), "Load it")
        page.get_by_role("heading", name="Round 1: being planned").wait_for()
        page.get_by_role("link", name="Framework", exact=True).last.click()
        look(page)


def test_the_forms_of_a_framework(page, live_server):
    with time_machine.travel(NOW, tick=True):
        cast, scheme = framework_world()
        light = actions.set_up_scheme(
            title="Tuition list", legal_form=LegalForm.LIGHT_TOUCH, value_ex_vat_pence=1_000_00, value_inc_vat_pence=1_200_00,
            commenced_on=NOW.date(), ends_on=NOW.date().replace(year=2030), extendable_to_on=NOW.date().replace(year=2030),
            lots=[actions.NewLot(1, "Tuition", [])], by=cast.commissioner, at=NOW,
        )  # fmt: skip
        opened_round(cast, scheme)
        arrive_as(page, cast.commissioner, live_server)
        for address in (
            "new/", f"{light.ref}/reopenings/", f"{light.ref}/lots/1/services/new/", f"schemes/{light.ref}/",
            f"{scheme.ref}/extension/", f"{light.ref}/ongoing/",
            f"{scheme.ref}/rounds/2/", f"{scheme.ref}/rounds/2/clarifications/new/", f"{scheme.ref}/rounds/2/abandonment/",
            f"{scheme.ref}/rounds/2/questions/", f"{scheme.ref}/rounds/2/questions/quality-1/", f"{scheme.ref}/rounds/2/documents/",
        ):  # fmt: skip
            page.goto(f"/council/framework/{address}")
            look(page)
    with time_machine.travel(AFTER, tick=True):
        arrive_as(page, cast.commissioner, live_server)
        page.goto(f"/council/framework/{scheme.ref}/rounds/2/assessment/")
        look(page)
