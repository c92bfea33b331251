"""Questions asked privately and answered to all, providers that register themselves, bulletins to members."""

from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from sixthday.access.choices import OrganisationKind, Role
from sixthday.access.models import Organisation, User
from sixthday.access.queries import roles_of
from sixthday.admission.actions.bulletin import send_bulletin
from sixthday.admission.actions.enquiry import answer_enquiry, ask_enquiry, set_aside_enquiry
from sixthday.admission.actions.registering import register_itself
from sixthday.admission.models import Application, Bulletin, BulletinCopy, Enquiry, SelfRegistration
from sixthday.admission.queries import market, telling
from sixthday.audit.models import Entry
from sixthday.framework.models import Clarification, Lot
from sixthday.outbox import queries as outbox
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.outbox.delivery import deliver
from sixthday.outbox.models import Message
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis
from sixthday.providers.models import Provider
from sixthday.rules.findings import Refused, Stale
from tests.areas.admission import world as worlds
from tests.areas.admission.market import LINK
from tests.areas.admission.world import AFTER, OPEN, World

pytestmark = pytest.mark.django_db


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


def asked(world: World, **changes) -> Enquiry:
    given = {
        "text": "May Heron House use a barn?",
        "email": "h@heron.example",
        "organisation_name": "Heron House",
        "at": OPEN,
    }
    return ask_enquiry(round=world.round, by=world.cast.admin, **(given | changes))


def answered(world: World, enquiry: Enquiry, asked="May a barn be used?", answer="Yes, when it is warm."):
    return answer_enquiry(enquiry=enquiry, asked=asked, answer=answer, link=LINK, by=world.cast.commissioner, at=OPEN)


@pytest.mark.demand("M20", "a question asked privately is answered to all without the asker's name")
def test_asked_privately_answered_to_all(world: World):
    enquiry = asked(world)
    assert [row.to for row in Message.objects.filter(kind="enquiry_asked").order_by("to__name")] == [
        world.cast.commissioner, world.cast.market_officer,
    ]  # fmt: skip
    held = answered(world, enquiry)
    published = Clarification.objects.get()
    assert (held.clarification, published.asked, published.answer) == (
        published, "May a barn be used?", "Yes, when it is warm.",
    )  # fmt: skip
    told = Message.objects.get(about=enquiry.ref, kind="enquiry_answered")
    deliver(told.ref, at=OPEN)
    assert (mail.outbox[-1].to, LINK in mail.outbox[-1].body) == (["h@heron.example"], True)
    assert {entry.kind for entry in Entry.objects.filter(abouts__ref=enquiry.ref)} == {
        "enquiry_asked",
        "enquiry_answered",
    }
    with pytest.raises(Stale):
        answered(world, enquiry)


@pytest.mark.parametrize(
    ("asked_as", "answer"), [("May HERON HOUSE use a barn?", "Yes."), ("May we?", "h@heron.example may.")]
)
def test_the_words_for_all_never_say_who_asked(world: World, asked_as, answer):
    enquiry = asked(world)
    with pytest.raises(Refused) as caught:
        answered(world, enquiry, asked_as, answer)
    assert (codes(caught), Clarification.objects.count()) == (["asker_hidden"], 0)


def test_nobody_asks_after_the_deadline_or_without_words(world: World):
    with pytest.raises(Refused) as caught:
        asked(world, at=AFTER, text=" ", email="")
    assert {"enquiry_text", "enquiry_email"} < set(codes(caught))
    assert Enquiry.objects.count() == 0


def test_set_aside_with_a_reason_and_then_closed(world: World):
    enquiry, who = asked(world), {"by": world.cast.market_officer, "at": OPEN}
    with pytest.raises(Refused):
        set_aside_enquiry(enquiry=enquiry, why=" ", **who)
    set_aside_enquiry(enquiry=enquiry, why="It is an advertisement.", **who)
    with pytest.raises(Stale):
        answered(world, enquiry)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(set_aside_why="")


def test_only_those_who_keep_the_market_read_who_asked(world: World):
    asked(world)
    people = world.cast.people | {"admin": world.cast.admin} | world.leads
    sees = {who for who, user in people.items() if telling.waiting(user, OPEN.date()).exists()}
    assert sees == {"commissioner", "market_officer"}


def registered(world: World, **changes) -> None:
    given = {
        "name": "Heron House", "contact_name": "Hal Ray", "email": "h@heron.example", "telephone": "01432 222222", "size": "small",
        "local": True, "company_number": "07654321", "link": lambda person: f"https://council.example/{person.ref}/{PUT_IN_LATER}/", "days": 3,
        "by": world.cast.admin, "at": OPEN,
    }  # fmt: skip
    register_itself(**(given | changes))


@pytest.mark.demand("M05", "a provider registers itself and may apply")
def test_a_provider_registers_itself_and_may_apply(world: World):
    registered(world)
    lead, provider = User.objects.get(email="h@heron.example"), Provider.objects.get(name="Heron House")
    assert (provider.organisation, provider.memberships.count(), lead.has_usable_password()) == (
        lead.organisation,
        0,
        False,
    )
    assert roles_of(lead, OPEN.date()) == {Role.PROVIDER_LEAD}
    link = Message.objects.get(to=lead)
    assert (PUT_IN_LATER in link.body, lead.ref in link.body, list(outbox.for_user(lead))) == (True, True, [])
    assert Entry.objects.filter(kind="provider_registered_itself", abouts__ref=provider.ref).count() == 1
    world.leads["Heron"] = lead
    assert worlds.started(world, "Heron").provider == provider
    assert provider in market.unproven()


def test_somebody_with_an_account_is_told_and_nothing_is_made(world: World):
    before = User.objects.count(), Organisation.objects.count()
    lead = world.leads["Arrow"]
    registered(world, email=lead.email.upper())
    assert (User.objects.count(), Organisation.objects.count()) == before
    assert Message.objects.get(to=lead).kind == "registered_already"
    assert SelfRegistration.objects.count() == 0


@pytest.mark.parametrize("name", ["Herefordshire Council", " herefordshire council"])
def test_nobody_registers_under_the_councils_own_name(world: World, name):
    before = User.objects.count(), Organisation.objects.count(), Provider.objects.count()
    registered(world, name=name)
    assert (User.objects.count(), Organisation.objects.count(), Provider.objects.count()) == before
    assert Message.objects.filter(kind="registration_referred").count() == 2


def test_no_account_of_the_councils_is_opened_by_registering(world: World):
    User.objects.filter(pk=world.cast.broker.pk).update(password="!never chosen")
    registered(world, email=world.cast.broker.email)
    assert [row.kind for row in Message.objects.filter(to=world.cast.broker)] == ["registered_already"]


def test_whoever_lost_the_first_link_registers_again_and_is_sent_another(world: World):
    registered(world)
    registered(world, name="Heron House again")
    lead = User.objects.get(email="h@heron.example")
    assert [row.kind for row in Message.objects.filter(to=lead)] == ["password_link"] * 2
    assert Provider.objects.filter(name__startswith="Heron").count() == 1


@pytest.mark.parametrize("name", ["Arrow Outdoors", "arrow  outdoors!"])
def test_nobody_joins_an_organisation_that_exists(world: World, name):
    before = User.objects.count()
    registered(world, name=name)
    assert (User.objects.count(), Provider.objects.filter(name__istartswith="arrow").count()) == (before, 1)
    told = Message.objects.filter(kind="registration_referred")
    assert {row.to for row in told} == {world.cast.commissioner, world.cast.market_officer}
    assert all("h@heron.example" in row.body for row in told)


def test_a_company_number_that_is_known_is_told_and_ties_nothing(world: World):
    arrow = world.providers["Arrow"]
    providers.correct_provider(provider=arrow, company_number="07654321", by=world.cast.qa_officer, at=OPEN)
    registered(world)
    made = Provider.objects.get(name="Heron House")
    assert made.organisation != arrow.organisation
    told = Message.objects.filter(kind="provider_registered", about=made.ref)
    assert {"Arrow Outdoors has the same company number" in row.body for row in told} == {True}


def test_a_name_without_a_letter_is_refused(world: World):
    with pytest.raises(Refused) as caught:
        registered(world, name="…")
    assert codes(caught) == ["provider_named"]


def with_members(world: World) -> None:
    """Arrow in lots 1 and 2, Bridge in lot 2, of the round in force."""
    first = world.scheme.rounds.get(number=1)
    for name, numbers in (("Arrow", (1, 2)), ("Bridge", (2,))):
        for lot in first.round_lots.filter(lot__number__in=numbers):
            providers.admit_member(
                provider=world.providers[name], round_lot=lot, basis=Basis.NEW, from_on=date(2026, 9, 1),
                by=world.cast.commissioner, at=OPEN,
            )  # fmt: skip


def sent(world: World, *numbers: int, text="Term dates are on the page.") -> Bulletin:
    lots = list(Lot.objects.filter(scheme=world.scheme, number__in=numbers))
    return send_bulletin(subject="Term dates", text=text, lots=lots, by=world.cast.market_officer, at=OPEN)


@pytest.mark.demand("M20", "a bulletin to the members, with proof of who was sent what when")
def test_a_bulletin_goes_to_each_member_once(world: World):
    with_members(world)
    bulletin = sent(world, 1, 2)
    copies = BulletinCopy.objects.filter(bulletin=bulletin)
    assert [(row.provider.name, row.message.body) for row in copies] == [
        ("Arrow Outdoors", "Term dates are on the page."), ("Bridge Outdoors", "Term dates are on the page."),
    ]  # fmt: skip
    assert [row.subject for row in outbox.for_user(world.leads["Arrow"])] == ["Term dates"]
    assert Entry.objects.filter(kind="bulletin_sent", abouts__ref=bulletin.ref).count() == 1
    assert [row.name for row in telling.members_of([Lot.objects.get(number=1)], OPEN.date())] == ["Arrow Outdoors"]


def test_the_same_words_go_out_once(world: World):
    with_members(world)
    sent(world, 1)
    with pytest.raises(Refused) as caught:
        sent(world, 1, 2)
    assert (codes(caught), Message.objects.filter(kind="bulletin").count()) == (["bulletin_once"], 1)


def test_every_reason_against_a_bulletin(world: World):
    with pytest.raises(Refused) as caught:
        sent(world, 3, text=" ")
    assert codes(caught) == ["bulletin_text", "bulletin_members"]


def test_a_provider_that_registered_itself_is_no_application(world: World):
    registered(world)
    assert (Application.objects.count(), Organisation.objects.filter(kind=OrganisationKind.PROVIDER).count()) == (0, 3)
