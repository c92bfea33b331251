"""Term dates, bank holidays and closures, and the calendars that are made of them."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions, queries
from sixthday.reference.choices import ClosureKind
from sixthday.reference.holidaylist import COMPUTED, PUBLISHED
from sixthday.reference.models import BankHoliday, Closure, Term
from sixthday.reference.rows import LoadReport
from sixthday.rules.calendars import Span, UnknownCalendar
from sixthday.rules.findings import Refused, Stale
from tests.areas.reference.world import TERMS, load_terms, school, world
from tests.cast import THURSDAY, Cast, at, council_cast

pytestmark = pytest.mark.django_db
HEADINGS = TERMS.splitlines()[0]
HALF_TERM_LATE = """\
authority,school_urn,academic_year,kind,name,from,until,source
E06000019,116952,2026-27,term,Autumn term,2026-09-02,2026-12-18,The school's own
E06000019,116952,2026-27,half_term,Autumn half term,2026-11-02,2026-11-06,The school's own
"""


@pytest.fixture(autouse=True)
def outside() -> None:
    world()


@pytest.fixture
def cast() -> Cast:
    return council_cast()


def day(text: str) -> date:
    return date.fromisoformat(text)


def close(cast: Cast, from_on: str, until_on: str, urn: str = "150697", **changed: object) -> Closure:
    given = {
        "authority": queries.authority("E06000019"), "school": school(urn) if urn else None, "from_on": day(from_on),
        "until_on": day(until_on), "kind": ClosureKind.CLOSURE, "reason": "Boiler failure",
    }  # fmt: skip
    return actions.record_closure(**(given | changed), by=cast.lead_broker, at=THURSDAY)


def sixth_day(urn: str, first_day: str) -> date:
    return queries.school_days(school(urn)).nth(6, day(first_day))


def test_the_authority_s_terms_serve_a_school_without_its_own() -> None:
    assert sixth_day("150697", "2026-11-02") == day("2026-11-09")


def test_a_school_s_own_terms_come_before_its_authority_s() -> None:
    load_terms(HALF_TERM_LATE)
    assert sixth_day("116952", "2026-10-26") == day("2026-11-09")
    assert sixth_day("150697", "2026-10-26") == day("2026-11-09")
    assert queries.school_days(school("116952")).is_school_day(day("2026-10-26")) is True
    assert queries.school_days(school("150697")).is_school_day(day("2026-10-26")) is False


def test_a_year_the_school_has_not_given_is_its_authority_s() -> None:
    earlier = HALF_TERM_LATE.replace("2026-", "2025-").replace("2025-27", "2025-26")
    load_terms(earlier)
    assert queries.school_days(school("116952")).is_school_day(day("2026-11-03")) is True


def test_missing_dates_are_unknown_never_assumed() -> None:
    with pytest.raises(UnknownCalendar):
        queries.school_days(school("123456")).is_school_day(day("2026-11-02"))
    with pytest.raises(UnknownCalendar):
        sixth_day("150697", "2027-03-22")


def test_a_bank_holiday_is_no_school_day_and_no_working_day() -> None:
    monday = day("2027-05-03")
    load_terms(f"{HEADINGS}\nE06000019,,2026-27,term,Summer term,2027-04-12,2027-07-21,A test\n")
    assert queries.school_days(school("150697")).is_school_day(monday) is False
    assert queries.working_days().is_working(monday) is False
    assert queries.working_days().next_working(day("2026-12-24")) == day("2026-12-29")


def test_working_days_are_known_to_the_end_of_the_last_loaded_year() -> None:
    assert queries.working_days().known_until == day("2035-12-31")
    BankHoliday.objects.all().delete()
    with pytest.raises(UnknownCalendar):
        queries.working_days().is_working(day("2026-11-05"))


def test_a_child_on_no_roll_is_counted_by_the_authority_s_terms() -> None:
    days = queries.authority_days(queries.authority("E06000019"))
    assert days.nth(6, day("2026-11-02")) == day("2026-11-09")


def test_many_schools_cost_what_one_costs(django_assert_num_queries) -> None:
    schools = list(queries.schools())
    with django_assert_num_queries(3):
        queries.school_days_for(schools[:1])
    with django_assert_num_queries(3):
        days = queries.school_days_for(schools)
    assert days[school("150697").pk] is days[school("116952").pk]


class TestTermDates:
    """Loading a table of term dates."""

    def test_tried_made_and_made_again(self) -> None:
        Term.objects.all().delete()
        assert load_terms(dry_run=True) == LoadReport("term-dates", added=3, dry_run=True)
        assert Term.objects.count() == 0
        assert load_terms() == LoadReport("term-dates", added=3)
        assert load_terms() == LoadReport("term-dates", unchanged=3)

    def test_a_year_handed_in_replaces_that_year_and_no_other(self) -> None:
        before = TERMS.replace("2026-27", "2025-26").replace("2027-", "2026-x").replace("2026-0", "2025-0")
        before = before.replace("2026-1", "2025-1").replace("2026-x", "2026-")
        load_terms(before)
        changed = "\n".join(TERMS.replace("2026-12-18", "2026-12-17").splitlines()[:3])
        assert load_terms(changed) == LoadReport("term-dates", changed=1, removed=1, unchanged=1)
        assert Term.objects.filter(academic_year="2025-26").count() == 3

    def test_a_school_s_year_leaves_the_authority_s_alone(self) -> None:
        assert load_terms(HALF_TERM_LATE) == LoadReport("term-dates", added=2)
        assert Term.objects.count() == 5

    def test_each_bad_cell_is_named_and_nothing_loaded(self) -> None:
        before = list(Term.objects.values_list("pk", flat=True))
        text = "\n".join([
            HEADINGS,
            "E06000019,,2027-28,term,Autumn,2027-09-01,2027-12-17,A test",
            "E99999999,,2027-28,term,Autumn,2027-09-01,2027-12-17,A test",
            "E06000019,999999,2027-28,term,Autumn,2027-09-01,2027-12-17,A test",
            "E06000051,150697,2027-28,term,Autumn,2027-09-01,2027-12-17,A test",
            "E06000019,,2027-29,term,Spring,2028-01-04,2028-03-31,A test",
            "E06000019,,2027-28,week,Spring,2028-01-04,2028-03-31,A test",
            "E06000019,,2027-28,term,,2028-01-04,2028-03-31,A test",
            "E06000019,,2027-28,term,Spring,Tuesday,2028-03-31,A test",
            "E06000019,,2027-28,term,Spring,2028-03-31,2028-01-04,A test",
            "E06000019,,2027-28,term,Summer,2028-04-17,2028-09-05,A test",
            "E06000019,,2027-28,term,Extra,2027-12-10,2027-12-20,A test",
            "E06000019,,2027-28,half_term,Lost half term,2028-02-14,2028-02-18,A test",
            "E06000019,,2027-28,term,autumn,2028-06-05,2028-07-20,A test",
            "E06000019,,2027-28,term,Late,2028-06-05,2028-07-20,",
        ])  # fmt: skip
        assert [(error.row, error.column, error.why) for error in load_terms(text).errors] == [
            (3, "authority", "no authority with the code E99999999 is loaded"),
            (4, "school_urn", "no school with the URN 999999 is loaded"),
            (5, "school_urn", "this school belongs to another authority"),
            (6, "academic_year", "“2027-29” is not a school year such as 2026-27"),
            (7, "kind", "“week” is not one of: term, half_term, half term"),
            (8, "name", "is empty"),
            (9, "from", "“Tuesday” is not a date such as 02/09/2026"),
            (10, "until", "is before the first day"),
            (11, "until", "05/09/2028 is not in the school year 2027-28"),
            (12, "from", "overlaps the term in row 2"),
            (13, "from", "a half term lies inside a term of the same year, and this one does not"),
            (14, "name", "row 2 has this name for the same year already"),
            (14, "from", "overlaps the term in row 11"),
            (15, "source", "is empty"),
        ]
        assert list(Term.objects.values_list("pk", flat=True)) == before

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param("until_on = '2020-01-01'", id="ends before it begins"),
            pytest.param("kind = 'week'", id="a kind that is not in the list"),
            pytest.param("source = ''", id="from nowhere"),
            pytest.param("name = 'Autumn term', academic_year = '2026-27'", id="one name twice in a year"),
        ],
    )
    def test_the_table_refuses(self, change: str) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE reference_term SET {change}")


class TestBankHolidays:
    """The published list, and past it what can be computed."""

    def test_made_again_nothing_changes(self) -> None:
        assert actions.load_bank_holidays(by=CONSOLE, at=THURSDAY) == LoadReport("bank-holidays", unchanged=196)

    def test_one_that_is_taken_from_the_list_goes(self) -> None:
        BankHoliday.objects.create(on=day("2026-07-04"), title="A mistake", source="A test")
        report = actions.load_bank_holidays(by=CONSOLE, at=THURSDAY)
        assert report == LoadReport("bank-holidays", removed=1, unchanged=196)

    @pytest.mark.parametrize(
        ("on", "title", "source"),
        [
            pytest.param(
                "2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II", PUBLISHED, id="proclaimed"
            ),
            pytest.param("2026-12-28", "Boxing Day", PUBLISHED, id="a substitute day"),
            pytest.param("2028-12-26", "Boxing Day", PUBLISHED, id="the last one published"),
            pytest.param("2029-01-01", "New Year's Day", COMPUTED, id="the first one computed"),
        ],
    )
    def test_each_says_where_it_is_from(self, on: str, title: str, source: str) -> None:
        found = BankHoliday.objects.get(on=day(on))
        assert (found.title, found.source) == (title, source)

    def test_two_on_one_day_are_refused(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE reference_bankholiday SET \"on\" = '2026-12-25'")


@pytest.mark.demand("M08", "a closure moves a school's days only by being recorded")
class TestClosures:
    """A day on which a school should meet and does not."""

    def test_a_recorded_closure_is_no_school_day(self, cast: Cast) -> None:
        before = sixth_day("150697", "2026-11-02")
        closure = close(cast, "2026-11-05", "2026-11-06")
        assert (before, sixth_day("150697", "2026-11-02")) == (day("2026-11-09"), day("2026-11-11"))
        assert sixth_day("116952", "2026-11-02") == before
        entry = Entry.objects.get(kind="closure_recorded")
        assert set(entry.abouts.values_list("ref", flat=True)) == {closure.ref, school("150697").ref}
        body = Detail.objects.get(entry=entry).body
        assert (body["after"], body["why"]) == (
            {"from_on": "2026-11-05", "until_on": "2026-11-06", "kind": "closure"},
            "Boiler failure",
        )

    def test_without_a_school_it_is_every_school_of_the_authority(self, cast: Cast) -> None:
        close(cast, "2026-11-05", "2026-11-05", urn="", kind=ClosureKind.INSET, reason="County INSET day")
        assert [sixth_day(urn, "2026-11-02") for urn in ("150697", "116952")] == [day("2026-11-10")] * 2
        assert queries.authority_days(queries.authority("E06000019")).nth(6, day("2026-11-02")) == day("2026-11-10")

    def test_what_it_would_move_can_be_seen_before(self) -> None:
        span = Span(day("2026-11-05"), day("2026-11-05"), "inset")
        days = queries.school_days(school("150697"), also=[span])
        assert days.nth(6, day("2026-11-02")) == day("2026-11-10")
        assert days.skipped(day("2026-11-04"), day("2026-11-06")) == [(day("2026-11-05"), "INSET day")]

    @pytest.mark.parametrize(
        ("from_on", "until_on", "changed", "reasons"),
        [
            pytest.param(
                "2026-11-06", "2026-11-05", {}, ["The last day must not be before the first."], id="the wrong way round"
            ),
            pytest.param(
                "2026-11-06",
                "2026-11-05",
                {"reason": " "},
                ["Say why.", "The last day must not be before the first."],
                id="every reason, not only the first",
            ),
            pytest.param("2026-11-07", "2026-11-08", {}, ["None of these days is a school day."], id="a weekend"),
            pytest.param("2026-10-26", "2026-10-30", {}, ["None of these days is a school day."], id="half term"),
            pytest.param(
                "2027-06-01",
                "2027-06-01",
                {},
                ["No term dates are loaded for Tuesday 1 June 2027 to Tuesday 1 June 2027. Load them first."],
                id="dates that are not loaded",
            ),
        ],
    )
    def test_refused(self, cast: Cast, from_on: str, until_on: str, changed: dict, reasons: list[str]) -> None:
        with pytest.raises(Refused) as refused:
            close(cast, from_on, until_on, **changed)
        assert [finding.reason for finding in refused.value.findings if not finding.met] == reasons
        assert (Closure.objects.count(), Entry.objects.filter(kind="closure_recorded").count()) == (0, 0)

    def test_the_same_closure_twice_finds_no_school_day_left(self, cast: Cast) -> None:
        close(cast, "2026-11-05", "2026-11-05")
        with pytest.raises(Refused):
            close(cast, "2026-11-05", "2026-11-05")

    def test_taken_back_it_counts_no_longer_and_stays_on_the_record(self, cast: Cast) -> None:
        closure = close(cast, "2026-11-05", "2026-11-05")
        actions.withdraw_closure(closure=closure, reason="The boiler held", by=cast.lead_broker, at=THURSDAY)
        assert sixth_day("150697", "2026-11-02") == day("2026-11-09")
        assert [one.withdrawal.reason for one in queries.closures()] == ["The boiler held"]
        entry = Entry.objects.get(kind="closure_withdrawn")
        assert set(entry.abouts.values_list("ref", flat=True)) == {closure.ref, school("150697").ref}
        close(cast, "2026-11-05", "2026-11-05")

    def test_the_second_to_take_it_back_is_told_who_was_first(self, cast: Cast) -> None:
        closure = close(cast, "2026-11-05", "2026-11-05")
        actions.withdraw_closure(closure=closure, reason="The boiler held", by=cast.lead_broker, at=THURSDAY)
        with pytest.raises(Stale) as stale:
            actions.withdraw_closure(
                closure=closure, reason="So it did", by=cast.commissioner, at=at("2026-11-05", "10:01")
            )
        assert (stale.value.what, stale.value.who) == ("This closure was taken back already.", "Lena Shaw")

    def test_taking_back_needs_a_reason(self, cast: Cast) -> None:
        closure = close(cast, "2026-11-05", "2026-11-05")
        with pytest.raises(Refused):
            actions.withdraw_closure(closure=closure, reason="", by=cast.lead_broker, at=THURSDAY)

    @pytest.mark.parametrize("change", ["until_on = '2020-01-01'", "kind = 'snow'", "reason = ''"])
    def test_the_table_refuses(self, cast: Cast, change: str) -> None:
        close(cast, "2026-11-05", "2026-11-05")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE reference_closure SET {change}")
