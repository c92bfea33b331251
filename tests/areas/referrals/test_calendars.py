"""A calendar changes and the duties it decides are counted again, in one act."""

from datetime import date

import pytest

from sixthday.audit.models import Entry
from sixthday.reference import queries as reference
from sixthday.reference.choices import ClosureKind
from sixthday.reference.models import Closure, Term
from sixthday.referrals.actions.calendars import Closed, close_school, load_term_dates, reopen_school
from sixthday.referrals.models import DutyRecount
from sixthday.rules.findings import Refused, Stale
from tests.areas.referrals import duties
from tests.cast import THURSDAY, Cast, council_cast

pytestmark = pytest.mark.django_db
NINTH, TENTH = date(2026, 11, 9), date(2026, 11, 10)
EARLIER_HALF_TERM = duties.TERMS.replace("2026-10-26", "2026-11-05").replace("2026-10-30", "2026-11-05")


@pytest.fixture
def cast() -> Cast:
    return council_cast()


@pytest.fixture
def duty(cast: Cast):
    """A child excluded on Monday 2 November: the sixth school day is Monday 9 November."""
    duties.calendar(cast)
    return duties.duty(cast)


def close(cast: Cast, reason: str = "Flooding", **options: bool) -> Closed:
    return close_school(
        authority=reference.authority(duties.AREA), school=None, from_on=date(2026, 11, 6), until_on=date(2026, 11, 6),
        kind=ClosureKind.CLOSURE, reason=reason, by=cast.lead_broker, at=THURSDAY, **options,
    )  # fmt: skip


def dates(done: object) -> list[tuple[date | None, date | None, str]]:
    return [(each.due_before_on, each.due_after_on, each.why) for each in done.moved]


def kinds() -> list[str]:
    """What the record has of closures, loads and recounts since the duty was opened."""
    opened = Entry.objects.get(kind="duty_opened").pk
    return list(Entry.objects.filter(pk__gt=opened).order_by("pk").values_list("kind", flat=True))


@pytest.mark.demand("M08", "a closure is recorded and moves the due day in one act, both dates kept")
def test_a_closure_moves_the_due_day(cast: Cast, duty) -> None:
    assert dates(close(cast)) == [(NINTH, TENTH, "School closed: Flooding")]
    duty.refresh_from_db()
    assert duty.due_on == TENTH
    assert kinds() == ["closure_recorded", "duty_recounted"]


def test_a_dry_run_says_the_same_and_leaves_nothing(cast: Cast, duty) -> None:
    assert dates(close(cast, dry_run=True)) == [(NINTH, TENTH, "School closed: Flooding")]
    duty.refresh_from_db()
    assert (duty.due_on, Closure.objects.count(), DutyRecount.objects.count(), kinds()) == (NINTH, 0, 0, [])


def test_refused_with_every_reason_nothing_moves(cast: Cast, duty) -> None:
    with pytest.raises(Refused):
        close(cast, reason=" ")
    assert (Closure.objects.count(), kinds()) == (0, [])


def test_taken_back_the_day_moves_back(cast: Cast, duty) -> None:
    closure = close(cast).closure
    back = reopen_school(closure=closure, reason="The river fell", by=cast.lead_broker, at=THURSDAY)
    assert dates(back) == [(TENTH, NINTH, "Closure taken back: The river fell")]
    assert kinds() == ["closure_recorded", "duty_recounted", "closure_withdrawn", "duty_recounted"]
    with pytest.raises(Stale):
        reopen_school(closure=closure, reason="Again", by=cast.commissioner, at=THURSDAY)


def test_term_dates_move_the_due_day(cast: Cast, duty) -> None:
    tried = load_term_dates(text=EARLIER_HALF_TERM, source="t.csv", by=cast.lead_broker, at=THURSDAY, dry_run=True)
    assert dates(tried) == [(NINTH, TENTH, "Term dates loaded: t.csv")]
    assert kinds() == []
    done = load_term_dates(text=EARLIER_HALF_TERM, source="t.csv", by=cast.lead_broker, at=THURSDAY)
    assert dates(done) == dates(tried)
    assert kinds() == ["reference_loaded", "duty_recounted"]


def test_a_table_with_a_fault_moves_nothing(cast: Cast, duty) -> None:
    before = list(Term.objects.values_list("pk", "from_on"))
    done = load_term_dates(
        text=EARLIER_HALF_TERM.replace("2027-03-25", "soon"), source="t", by=cast.lead_broker, at=THURSDAY
    )
    assert ([error.row for error in done.report.errors], done.moved, kinds()) == ([4], (), [])
    assert list(Term.objects.values_list("pk", "from_on")) == before
