"""What an applicant says of criminal offences: read by those who decide on it, and by nobody else, anywhere."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from sixthday.access.choices import Role
from sixthday.admission.actions import applying, deciding, grounds, submitting
from sixthday.admission.models import Agreement, Application, DeclaredGround, Determination
from tests.areas.admission import world as worlds
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.cast import person
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
ACCOUNT, REMEDY, REASON = (
    "A magpie of Quillfeather took the till.",
    "Zephyrine now counts it twice.",
    "Weighed on Umberday.",
)
WORDS = (
    "magpie",
    "Quillfeather",
    "Zephyrine",
    "Umberday",
    "theft_fraud",
    "Theft, fraud or bribery",
    "2025-03-01",
    "1 March 2025",
)
OTHERS = (
    "commissioner", "qa_officer", "evaluator", "participation_officer", "signatory", "auditor", "broker", "lead_broker",
    "finance_officer", "market_officer", "approver",
)  # fmt: skip


@dataclass
class Told:
    """The world, and Arrow's application with a conviction that was weighed; in two of its lots it is admitted."""

    world: World
    application: Application


def _told() -> Told:
    world = worlds.admission_world()
    draft, acts = worlds.written(world), {"by": world.leads["Arrow"], "at": OPEN}
    acts["application"] = draft
    director = applying.add_connected(**acts, name="Ann Bevan", connection="director")
    grounds.declare_ground(
        **acts, ground="theft_fraud", person=director, determined_on=date(2025, 3, 1), account=ACCOUNT,
        self_cleaning=["steps_taken"], remedy=REMEDY,
    )  # fmt: skip
    grounds.confirm_grounds(**acts, none_applies=False)
    application = submitting.submit_application(**acts)
    worlds.assessed(world, application, fails={3: "not_shown"})
    deciding.determine_exclusion(
        application=application, excludes=False, represented=True, weighed=["steps_taken"], reason=REASON,
        by=world.cast.senior_officer, at=ASSESSING,
    )  # fmt: skip
    application = worlds.told(world, worlds.decided(world, worlds.fresh(application)))
    organisation = world.leads["Arrow"].organisation
    world.leads["Worker"] = person(world.cast, "worker", "Wes Tutor", Role.PROVIDER_WORKER, organisation, when=OPEN)
    return Told(world, application)


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(_told)


@pytest.fixture
def told(made: Told, db, time_machine) -> Told:
    time_machine.move_to(DECIDING, tick=False)
    return deepcopy(made)


def test_no_other_table_has_a_word_of_it(told: Told):
    found = {}
    for model in apps.get_models():
        if model not in {DeclaredGround, Determination}:
            rows = " ".join(str(row) for row in model._default_manager.values())
            found[model._meta.label] = [word for word in WORDS if word in rows]
    assert {label: words for label, words in found.items() if words} == {}


def _pages(told: Told) -> list[str]:
    """Where an application, its provider or its round is spoken of; what is printed is made from a table, looked at above."""
    application, world = told.application, told.world
    ref, slug = application.ref, world.providers["Arrow"].slug
    lot = {"number": 1}
    return [
        reverse("start"), reverse("to_do"), reverse("notifications"), reverse("portal_notifications"), reverse("overview"),
        reverse("audit"), f"{reverse('audit')}?about={ref}", reverse("admission"), reverse("publication"), reverse("applications"),
        reverse("admission_round", args=[world.round.ref]), reverse("admission_application", args=[ref]),
        reverse("admission_decision", kwargs={"ref": ref} | lot), reverse("admission_decision", args=[ref, 3]),
        reverse("admission_agreement", args=[Agreement.objects.get().ref]),
        reverse("framework_round", args=[world.scheme.ref, 2]), reverse("council_provider", args=[slug]),
        reverse("provider_timeline", args=[slug]), reverse("provider_checks", args=[slug]), reverse("application", args=[ref]),
        reverse("application_answers", args=[ref]), reverse("application_grounds", args=[ref]),
        reverse("portal_agreement", args=[Agreement.objects.get().ref]),
    ]  # fmt: skip


def _read(told: Told, who: str) -> tuple[int, dict[str, list[str]]]:
    """How many pages somebody gets, and the words found on each."""
    people = told.world.cast.people | {name.lower(): lead for name, lead in told.world.leads.items()}
    client, seen, found = Client(), 0, {}
    client.force_login(people[who])
    for address in _pages(told):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen += answer.status_code == 200
        if words := [word for word in WORDS if word.encode() in body]:
            found[address] = words
    return seen, found


@pytest.mark.parametrize("who", [*OTHERS, "worker", "bridge", "arrow"])
def test_nobody_else_reads_it_anywhere(told: Told, who: str):
    """Not even the lead who said it, once it is sent."""
    seen, found = _read(told, who)
    assert (seen > 0, found) == (True, {})


def test_who_decides_reads_it_in_one_place(told: Told):
    _, found = _read(told, "senior_officer")
    assert list(found) == [reverse("admission_application", args=[told.application.ref])]
