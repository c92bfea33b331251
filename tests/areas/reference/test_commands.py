"""The load commands, as an operator types them."""

from io import StringIO

import pytest
from django.core.management import call_command

from sixthday.reference.models import Authority, BankHoliday, Edition, Postcode, School, SchoolUrn, Term

pytestmark = pytest.mark.django_db


def run(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue().splitlines()


def counts():
    return [model.objects.count() for model in (Authority, School, SchoolUrn, Postcode, BankHoliday, Term, Edition)]


def test_load_reference_twice(settings):
    """All that the product carries: tried, loaded, and loaded again without a change."""
    settings.DEMO = True
    import time

    t = time.time()
    print(run("load_reference", dry_run=True), time.time() - t)
    t = time.time()
    print(run("load_reference"), counts(), time.time() - t)
    t = time.time()
    print(run("load_reference"), counts(), time.time() - t)
    t = time.time()
    assert 0
