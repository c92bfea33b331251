"""Who may: grants, deputies and delegations, each from and until."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.access import actions, queries
from sixthday.access.choices import Permission, Role
from sixthday.access.models import Grant
from sixthday.audit.models import Entry
from sixthday.rules.duties import LegalBasis
from sixthday.rules.findings import Refused
from tests.cast import PASSWORD, at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = NOW.date()


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def deputise(cast, deputy, role, until_on=date(2026, 11, 6), user=None):
    return actions.name_deputy(
        user=user or cast.approver, deputy=deputy, role=role, from_on=TODAY, until_on=until_on, reason="Leave",
        by=cast.admin, at=NOW,
    )  # fmt: skip


def test_a_council_is_founded_once():
    council_cast()
    with pytest.raises(Refused) as refused:
        actions.found_council(name="Another", email="x@y.example", admin_name="X", password=PASSWORD, at=NOW)
    assert codes(refused) == ["one_council"]


@pytest.mark.parametrize(
    ("handle", "permission", "may"),
    [
        pytest.param("broker", Permission.RUN_REQUEST, True, id="a broker runs requests"),
        pytest.param("referrer", Permission.RUN_REQUEST, False, id="a referrer does not"),
        pytest.param("broker", Permission.APPROVE_AWARD, False, id="a broker does not approve"),
        pytest.param("auditor", Permission.SEE_AUDIT, True, id="an auditor reads the record"),
        pytest.param("qa_officer", Permission.SEE_CHILDREN, False, id="a QA officer sees a child only by its call-off"),
        pytest.param("admin", Permission.SEE_CHILDREN, False, id="an administrator sees no child"),
    ],
)
def test_may(handle, permission, may):
    cast = council_cast()
    user = cast.admin if handle == "admin" else getattr(cast, handle)
    assert queries.may(user, permission, TODAY) is may


def test_a_role_counts_from_its_first_to_its_last_day():
    cast = council_cast()
    actions.end_role(user=cast.broker, role=Role.BROKER, until_on=date(2026, 11, 5), by=cast.admin, at=NOW)
    held = {day: queries.roles_of(cast.broker, date(2026, 11, day)) for day in (4, 5, 6)}
    assert held == {4: {Role.BROKER}, 5: {Role.BROKER}, 6: frozenset()}


def test_a_deputy_may_what_the_other_may_between_two_dates_only():
    cast = council_cast()
    deputise(cast, cast.commissioner, Role.APPROVER)
    may = [queries.may(cast.commissioner, Permission.APPROVE_AWARD, date(2026, 11, day)) for day in (4, 5, 6, 7)]
    assert may == [False, True, True, False]


def test_a_deputy_gains_nothing_from_a_role_the_other_has_lost():
    cast = council_cast()
    deputise(cast, cast.commissioner, Role.APPROVER, until_on=date(2026, 12, 6))
    actions.end_role(user=cast.approver, role=Role.APPROVER, until_on=date(2026, 11, 10), by=cast.admin, at=NOW)
    assert not queries.may(cast.commissioner, Permission.APPROVE_AWARD, date(2026, 11, 11))


def test_a_deputy_gains_nothing_from_somebody_who_may_not_sign_in():
    cast = council_cast()
    deputise(cast, cast.commissioner, Role.APPROVER)
    actions.deactivate_person(user=cast.approver, why="Left", by=cast.admin, at=NOW)
    assert not queries.may(cast.commissioner, Permission.APPROVE_AWARD, TODAY)


def test_a_deputy_from_a_provider_takes_no_council_role():
    cast = council_cast()
    organisation = actions.add_organisation(kind="provider", name="Arrow Outdoors", by=cast.admin, at=NOW)
    user = actions.add_person(email="a@arrow.example", name="A", organisation=organisation, by=cast.admin, at=NOW)
    with pytest.raises(Refused) as refused:
        deputise(cast, user, Role.APPROVER)
    assert codes(refused) == ["role_fits_organisation"]


def test_nobody_is_their_own_deputy():
    cast = council_cast()
    with pytest.raises(Refused) as refused:
        deputise(cast, cast.approver, Role.APPROVER)
    assert codes(refused) == ["deputy_is_another"]


def test_a_council_role_is_not_for_a_provider():
    cast = council_cast()
    organisation = actions.add_organisation(kind="provider", name="Arrow Outdoors", by=cast.admin, at=NOW)
    user = actions.add_person(email="a@arrow.example", name="A", organisation=organisation, by=cast.admin, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.grant_role(user=user, role=Role.BROKER, from_on=TODAY, by=cast.admin, at=NOW)
    assert codes(refused) == ["role_fits_organisation"]


def test_a_delegation_names_its_basis_and_a_deputy_decides_under_it():
    cast = council_cast()
    basis = LegalBasis.SECTION_19_EXCLUSION
    made = actions.delegate_decision(
        officer=cast.decision_maker,
        basis=basis,
        from_on=TODAY,
        instrument="Scheme of delegation",
        by=cast.admin,
        at=NOW,
    )
    assert queries.delegation(cast.decision_maker, basis, TODAY) == made
    assert queries.delegation(cast.decision_maker, LegalBasis.EOTAS, TODAY) is None
    assert queries.delegation(cast.senior_officer, basis, TODAY) is None
    deputise(cast, cast.senior_officer, Role.DECISION_MAKER, user=cast.decision_maker)
    assert queries.delegation(cast.senior_officer, basis, TODAY) == made


def test_the_database_refuses_a_second_open_grant_and_an_end_before_the_start():
    cast = council_cast()
    grant = Grant.objects.get(user=cast.broker)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as raw:
        raw.execute("UPDATE access_grant SET until_on = '2020-01-01' WHERE id = %s", [grant.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=cast.broker, role=Role.BROKER, from_on=TODAY, given_by=cast.admin, given_at=NOW)


def test_every_act_is_kept_with_codes_only():
    cast = council_cast()
    entry = Entry.objects.filter(kind="role_granted", abouts__ref=cast.broker.ref).get()
    assert (entry.actor, entry.kind) == (cast.admin.ref, "role_granted")
