"""The pages on reference data: who may open them, what a table would change before it changes it, what a closure moves."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixthday.audit.models import Entry
from sixthday.documents.actions import store_file
from sixthday.documents.models import StoredFile
from sixthday.reference import queries
from sixthday.reference.choices import ClosureKind
from sixthday.reference.models import Closure, School, Term
from sixthday.referrals.actions.calendars import close_school
from tests.areas.reference.world import (
    REGISTER,
    TERMS,
    load_authorities,
    load_schools,
    load_terms,
    school,
    world,
)
from tests.areas.referrals import duties
from tests.cast import THURSDAY, Cast, council_cast

pytestmark = pytest.mark.django_db
ROUTES = {
    "reference": (), "reference_schools": (), "reference_term_dates": (), "reference_closures": (),
    "reference_closure_new": (), "reference_upload": ("schools",),
}  # fmt: skip


@pytest.fixture
def cast() -> Cast:
    return council_cast()


@pytest.fixture
def lead(client, cast: Cast):
    """The lead broker, signed in on Thursday 5 November."""
    with time_machine.travel(THURSDAY, tick=False):
        client.force_login(cast.lead_broker)
        yield client


def page(client, route: str, *args: str, status: int = 200) -> str:
    answer = client.get(reverse(route, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def upload(client, what: str, text: str, name: str = "table.csv"):
    """Choose a table; gives the answer of the page."""
    return client.post(reverse("reference_upload", args=[what]), {"table": SimpleUploadedFile(name, text.encode())})


def day(name: str, text: str) -> dict[str, str]:
    year, month, number = text.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def closing(from_on: str, until_on: str = "", **changed: str) -> dict[str, str]:
    days = day("from_on", from_on) | day("until_on", until_on or from_on)
    return {"whose": "all", "school": "", "kind": "closure", "reason": "Flooding", **days, **changed}


@pytest.mark.parametrize("route", ROUTES)
def test_who_may_open_them(client, cast: Cast, route: str) -> None:
    world()
    address = reverse(route, args=ROUTES[route])
    for handle, status in (
        ("lead_broker", 200),
        ("commissioner", 200),
        ("broker", 404),
        ("referrer", 404),
        ("auditor", 404),
    ):
        client.force_login(cast.people[handle])
        assert client.get(address).status_code == status, handle
    client.logout()
    assert client.get(address).status_code == 302


def test_nothing_loaded_says_so(lead) -> None:
    html = page(lead, "reference")
    assert html.count("Not loaded") == 5
    assert "No school is loaded yet." in page(lead, "reference_schools")
    assert "No term dates are loaded. Until they are, no child’s days can be counted." in page(
        lead, "reference_term_dates"
    )
    assert "No closure is recorded." in page(lead, "reference_closures")


def test_a_closure_waits_for_the_council_s_own_authority(lead) -> None:
    assert "Load the reference data first." in page(lead, "reference_closure_new", status=422)


def test_a_missing_calendar_stands_first(lead) -> None:
    world()
    html = page(lead, "reference")
    assert "1 calendar missing for 2026-27" in html
    assert html.count("No term dates") == 1
    assert html.index("calendar missing") < html.index("<caption")
    assert "Not loaded yet for 2027-28: Herefordshire and Shropshire." in html


def test_schools_are_found_by_name_and_former_number(lead) -> None:
    world()
    assert "3 schools loaded" in page(lead, "reference_schools")
    found = lead.get(reverse("reference_schools"), {"school": "116936"}).content.decode()
    assert "1 school found" in found
    assert "DfE 8844015, URN 150697 (before: 116936)" in found
    assert (
        "No loaded school has this name or number."
        in lead.get(reverse("reference_schools"), {"school": "Hogwarts"}).content.decode()
    )


def test_term_dates_of_one_year(lead) -> None:
    world()
    assert (
        "Every school in Herefordshire"
        in lead.get(reverse("reference_term_dates"), {"year": "2026-27"}).content.decode()
    )
    assert (
        "Autumn half term (holiday)" in lead.get(reverse("reference_term_dates"), {"year": "1066-67"}).content.decode()
    )


class TestUploads:
    """A table is chosen, tried, and only then loaded."""

    def test_tried_then_loaded(self, lead) -> None:
        load_authorities()
        chosen = upload(lead, "schools", REGISTER, "register.csv")
        assert chosen.status_code == 302
        tried = lead.get(chosen.url).content.decode()
        assert "What register.csv would change" in tried
        assert "Load 3 changes" in tried
        assert School.objects.count() == 0
        loaded = lead.post(chosen.url, follow=True)
        assert loaded.redirect_chain == [(reverse("reference_schools"), 302)]
        assert "Loaded: 3 added, 0 changed, 0 removed." in loaded.content.decode()
        assert "This table changes nothing" in lead.get(chosen.url).content.decode()

    def test_a_bad_row_is_named_and_nothing_is_loaded(self, lead) -> None:
        load_authorities()
        chosen = upload(lead, "schools", REGISTER.replace("123456", "12345"))
        for answer in (lead.get(chosen.url), lead.post(chosen.url)):
            html = answer.content.decode()
            assert answer.status_code == 422
            assert "Nothing was loaded: 1 fault in table.csv" in html
            assert "“12345” is not six figures" in html
        assert School.objects.count() == 0

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            pytest.param("table.pdf", "a,b", "The file must be one of these: CSV table.", id="another kind of file"),
            pytest.param("table.csv", "\x00\x01", "what is in it is not a CSV table", id="not text at all"),
        ],
    )
    def test_a_file_that_is_no_table(self, lead, name: str, content: str, said: str) -> None:
        answer = upload(lead, "schools", content, name)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert StoredFile.objects.count() == 0

    def test_no_file_chosen(self, lead) -> None:
        answer = lead.post(reverse("reference_upload", args=["schools"]), {})
        assert answer.status_code == 422
        assert "Choose a file" in answer.content.decode()

    def test_nobody_opens_another_s_table_nor_another_kind_of_file(self, lead, cast: Cast) -> None:
        chosen = upload(lead, "schools", REGISTER)
        private = store_file(upload=SimpleUploadedFile("views.txt", b"words"), by=cast.lead_broker, at=THURSDAY)
        assert page(lead, "reference_upload_check", "schools", private.ref, status=404)
        assert page(lead, "reference_upload_check", "schools", "K7M4-29QX", status=404)
        assert page(lead, "reference_upload", "postcodes", status=404)
        lead.force_login(cast.commissioner)
        assert lead.get(chosen.url).status_code == 404
        assert lead.post(chosen.url).status_code == 404

    def test_term_dates_show_what_they_move_before_they_move_it(self, lead, cast: Cast) -> None:
        duties.calendar(cast)
        duty = duties.duty(cast)
        chosen = upload(
            lead, "term-dates", TERMS.replace("2026-10-26", "2026-11-05").replace("2026-10-30", "2026-11-06")
        )
        tried = lead.get(chosen.url).content.decode()
        assert "Monday 9 November 2026" in tried
        assert "Wednesday 11 November 2026" in tried
        assert duty.referral.ref in tried
        duty.refresh_from_db()
        assert duty.due_on == date(2026, 11, 9)
        assert Term.objects.filter(name="Autumn half term").get().from_on == date(2026, 10, 26)
        assert "1 due day moved." in lead.post(chosen.url, follow=True).content.decode()
        duty.refresh_from_db()
        assert duty.due_on == date(2026, 11, 11)


class TestClosures:
    """Recording that a school does not meet."""

    def test_both_dates_are_shown_and_then_kept(self, lead, cast: Cast) -> None:
        duties.calendar(cast)
        duty = duties.duty(cast)
        address = reverse("reference_closure_new")
        tried = lead.post(address, closing("2026-11-05", "2026-11-06"))
        html = tried.content.decode()
        assert tried.status_code == 200
        assert "1 due day moves. Record this closure?" in html
        assert "Monday 9 November 2026" in html
        assert "Wednesday 11 November 2026" in html
        assert (Closure.objects.count(), Entry.objects.filter(kind="duty_recounted").count()) == (0, 0)

        done = lead.post(address, closing("2026-11-05", "2026-11-06") | {"tried": "yes"}, follow=True)
        assert done.redirect_chain == [(reverse("reference_closures"), 302)]
        assert "The due day of 1 child moved; both dates are kept." in done.content.decode()
        duty.refresh_from_db()
        assert duty.due_on == date(2026, 11, 11)
        assert Entry.objects.filter(kind__in=["closure_recorded", "duty_recounted"]).count() == 2

    def test_of_children_one_does_not_see_only_the_number_is_told(self, lead, cast: Cast) -> None:
        duties.calendar(cast)
        duty = duties.duty(cast)
        lead.force_login(cast.commissioner)
        html = lead.post(reverse("reference_closure_new"), closing("2026-11-05")).content.decode()
        assert "1 due day of children you do not see moves too." in html
        assert duty.referral.ref not in html

    def test_one_school_moves_nobody_else(self, lead, cast: Cast) -> None:
        duties.calendar(cast)
        world()
        duties.duty(cast)
        one = closing("2026-11-05", whose="one", school=school("150697").ref)
        assert (
            "No due day moves. Record this closure?"
            in lead.post(reverse("reference_closure_new"), one).content.decode()
        )

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            pytest.param(closing("2026-11-07"), "None of these days is a school day.", id="a Saturday"),
            pytest.param(
                closing("2026-11-06", "2026-11-05"), "The last day must not be before the first.", id="wrong way round"
            ),
            pytest.param(
                closing("2028-11-06"), "No term dates are loaded for Monday 6 November 2028", id="no calendar"
            ),
            pytest.param(closing("2026-11-05", reason=" "), "Say what happened", id="no reason"),
            pytest.param(closing("2026-11-05", whose="one"), "Choose the school", id="one school, and not which"),
            pytest.param(closing("2026-11-31"), "First day must be a real date", id="31 November"),
        ],
    )
    def test_refused_at_its_field_with_typing_kept(self, lead, typed: dict[str, str], said: str) -> None:
        world()
        answer = lead.post(reverse("reference_closure_new"), typed | {"tried": "yes"})
        html = answer.content.decode()
        assert answer.status_code == 422
        assert said in html
        assert f'value="{typed["from_on-day"]}"' in html
        assert Closure.objects.count() == 0

    def test_taken_back_once(self, lead, cast: Cast) -> None:
        duties.calendar(cast)
        duty = duties.duty(cast)
        closure = close_school(
            authority=queries.authority("E06000019"), school=None, from_on=date(2026, 11, 5), until_on=date(2026, 11, 5),
            kind=ClosureKind.CLOSURE, reason="Flooding", by=cast.lead_broker, at=THURSDAY,
        ).closure  # fmt: skip
        address = reverse("reference_closure_withdrawal", args=[closure.ref])
        assert lead.post(address, {"reason": ""}).status_code == 422
        done = lead.post(address, {"reason": "The river fell"}, follow=True).content.decode()
        assert "Taken back. Recorded. The due day of 1 child moved" in done
        assert "Taken back by Lena Shaw: The river fell" in done
        duty.refresh_from_db()
        assert duty.due_on == date(2026, 11, 9)
        assert lead.get(address).status_code == 404


def queries_of(client, route: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(reverse(route)).status_code == 200
    return len(seen)


def test_a_list_costs_the_same_for_one_row_as_for_three(lead, cast: Cast) -> None:
    load_authorities()
    load_schools("\n".join(REGISTER.splitlines()[:2]))
    load_terms("\n".join(TERMS.splitlines()[:2]))
    close(cast, 5)
    routes = ("reference", "reference_schools", "reference_term_dates", "reference_closures")
    for_one = {route: queries_of(lead, route) for route in routes}
    load_schools()
    load_terms()
    close(cast, 6)
    close(cast, 9)
    assert {route: queries_of(lead, route) for route in routes} == for_one


def close(cast: Cast, number: int) -> None:
    """One day of November."""
    on = date(2026, 11, number)
    close_school(
        authority=queries.authority("E06000019"), school=school("150697"), from_on=on, until_on=on,
        kind=ClosureKind.CLOSURE, reason="Flooding", by=cast.lead_broker, at=THURSDAY,
    )  # fmt: skip
