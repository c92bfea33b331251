"""The pages of a referral: the right person sees them, a stranger finds nothing, a wrong answer says why."""

import pytest
from django.test import Client
from django.urls import reverse

from sixthday.audit.models import Sighting
from sixthday.reference.models import Postcode
from sixthday.referrals.models import Referral
from sixthday.rules.sections import SECTIONS
from tests.areas.referrals.duties import calendar
from tests.areas.referrals.referring import drafted, submitted
from tests.cast import council_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to("2026-11-02T12:00:00+00:00", tick=False)
    made = council_cast()
    calendar(made)
    return made


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages(referral: Referral) -> list[str]:
    return [
        reverse("referral", args=[referral.ref]),
        reverse("referral_answers", args=[referral.ref]),
        reverse("referral_withdrawal", args=[referral.ref]),
        reverse("referral_risks", args=[referral.ref]),
        *[reverse("referral_section", args=[referral.ref, section.code]) for section in SECTIONS],
    ]


def test_the_referrer_sees_every_page_and_each_reading_is_kept(cast):
    draft, client = drafted(cast), signed_in(cast.referrer)
    assert {client.get(page).status_code for page in pages(draft)} == {200}
    assert Sighting.objects.filter(actor=cast.referrer.ref, ref=draft.child.ref).count() == len(pages(draft))


@pytest.mark.parametrize("stranger", ["sen_referrer", "finance_officer", "admin", "qa_officer"])
def test_a_stranger_finds_nothing(cast, stranger):
    draft = drafted(cast)
    client = signed_in(cast.admin if stranger == "admin" else getattr(cast, stranger))
    assert {client.get(page).status_code for page in pages(draft)} == {404}


def test_start_then_the_child_with_every_mistake_named_at_its_field(cast):
    client = signed_in(cast.referrer)
    team = cast.referrer.teams.get().team.ref
    started = client.post(
        reverse("referral_new"),
        {
            "team": team,
            "given_name": "Mia",
            "family_name": "Bell",
            "born_on-day": "4",
            "born_on-month": "5",
            "born_on-year": "2012",
        },
    )
    draft = Referral.objects.get()
    assert (started.status_code, started.url) == (302, reverse("referral", args=[draft.ref]))
    wrong = client.post(
        reverse("referral_section", args=[draft.ref, "child"]),
        {"given_name": "Mia", "upn": "123", "home_postcode": "ZZ1 1ZZ"},
    )
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert "ZZ1 1ZZ is not a postcode in this council" in page
    assert "Enter the child&#39;s family name" in page
    assert 'value="123"' in page


def test_a_known_postcode_is_kept_as_it_is_written(cast):
    Postcode.objects.create(pcd="HR4 0LE", easting=349_000, northing=240_000, district="E06000019")
    draft, client = drafted(cast), signed_in(cast.referrer)
    said = {
        "given_name": "Mia", "family_name": "Bell", "born_on-day": "4", "born_on-month": "5", "born_on-year": "2012",
        "school": "none", "on_roll": "no", "home_postcode": "hr40le", "address_restricted": "no", "plan": "none",
        "looked_after": "no",
    }  # fmt: skip
    saved = client.post(reverse("referral_section", args=[draft.ref, "child"]), said)
    assert (saved.status_code, Referral.objects.get().child.home_postcode) == (302, "HR4 0LE")


def test_check_answers_and_send(cast):
    draft, client = drafted(cast), signed_in(cast.referrer)
    sent = client.post(reverse("referral_answers", args=[draft.ref]))
    assert (sent.status_code, sent.url) == (302, reverse("referral_submission", args=[draft.ref]))
    assert draft.ref in client.get(sent.url).content.decode()
    second = client.post(reverse("referral_answers", args=[draft.ref]))
    assert second.status_code == 409
    assert cast.referrer.name in second.content.decode()


def test_a_broker_may_see_but_not_send(cast):
    draft, client = drafted(cast), signed_in(cast.broker)
    assert client.post(reverse("referral_answers", args=[draft.ref])).status_code == 403
    assert Referral.objects.get().state == "draft"


def test_a_broker_returns_it_with_what_is_missing_and_the_referrer_reads_it(cast):
    sent = submitted(cast)
    broker, referrer = signed_in(cast.broker), signed_in(cast.referrer)
    assert broker.post(reverse("referral_return", args=[sent.ref]), {"missing": " "}).status_code == 422
    assert broker.post(reverse("referral_return", args=[sent.ref]), {"missing": "The head's notice"}).status_code == 302
    assert "The head&#39;s notice" in referrer.get(reverse("referral", args=[sent.ref])).content.decode()


def test_risks_are_chosen_then_described(cast):
    draft, client = drafted(cast), signed_in(cast.referrer)
    chosen = client.post(reverse("referral_section", args=[draft.ref, "risks"]), {"risks": ["weapons"]})
    assert chosen.url == reverse("referral_risks", args=[draft.ref])
    assert client.post(chosen.url, {"weapons-level": "high"}).status_code == 422
    done = client.post(chosen.url, {"weapons-level": "high", "weapons-in_place": ["bag_check"]})
    assert done.status_code == 302
    assert [(risk.category, risk.level, risk.in_place) for risk in draft.risks.all()] == [
        ("weapons", "high", ["bag_check"])
    ]


def test_a_document_is_kept_served_as_an_attachment_and_hidden_from_strangers(cast):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - only here

    draft, client = drafted(cast), signed_in(cast.referrer)
    section = reverse("referral_section", args=[draft.ref, "documents"])
    bad = client.post(section, {"add": "yes", "what": "form", "file": SimpleUploadedFile("x.exe", b"MZ\x90\x00")})
    assert bad.status_code == 422
    good = client.post(
        section, {"add": "yes", "what": "form", "file": SimpleUploadedFile("form.txt", b"Known so far.")}
    )
    assert good.status_code == 302
    held = draft.documents.get()
    address = reverse("referral_document", args=[draft.ref, held.file.ref])
    served = client.get(address)
    assert (served.content, served["Content-Disposition"]) == (b"Known so far.", 'attachment; filename="form.txt"')
    assert signed_in(cast.sen_referrer).get(address).status_code == 404


def test_needs_are_chosen_then_those_that_must_be_met(cast):
    draft = drafted(cast)
    client = signed_in(cast.referrer)
    address = reverse("referral_section", args=[draft.ref, "needs"])
    further = reverse("referral_essential_needs", args=[draft.ref])
    assert client.post(address, {"needs": ["autism", "gcse"]}).url == further
    page = client.get(further).content.decode()
    assert ("GCSE courses" in page, "Bereavement" in page) == (True, False)
    assert "Choose at least one need that must be met" in client.post(further, {}).content.decode()
    assert client.post(further, {"essential": ["autism"]}).url == reverse("referral", args=[draft.ref])
    assert list(draft.needs.values_list("code", "essential")) == [("autism", True), ("gcse", False)]
    assert "Also wanted" in client.get(reverse("referral_answers", args=[draft.ref])).content.decode()
    client.post(address, {"needs": ["autism"]})
    assert client.get(further).url == reverse("referral", args=[draft.ref])
