"""The framework's pages: set up, planned step by step, published, decided; every reason at its field; found by whoever may."""

import json
from copy import deepcopy
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sixthday.framework import actions, queries
from sixthday.framework.models import Round, Scheme
from tests.areas.framework.test_notice import notice
from tests.areas.framework.world import AFTER, NOW, QUESTIONS, framework_world, opened_round, ready_round
from tests.cast import at
from tests.standing import standing  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(framework_world)


@pytest.fixture
def world(made, time_machine):
    time_machine.move_to(NOW, tick=False)
    return deepcopy(made)


def client(user) -> Client:
    found = Client()
    found.force_login(user)
    return found


def day(name: str, on: str) -> dict[str, str]:
    year, month, number = on.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def clock(name: str, hour: str) -> dict[str, str]:
    return {f"{name}-hour": hour.split(":")[0], f"{name}-minute": hour.split(":")[1]}


def words(answer) -> str:
    return answer.content.decode()


def where(name: str, scheme, *more) -> str:
    return reverse(name, args=[scheme.ref, 2, *more])


DATES = {
    **day("opens_on", "2026-12-01"), **clock("opens_time", "09:00"), **day("closes_on", "2026-12-18"),
    **clock("closes_time", "12:00"), **day("award_on", "2027-02-01"), **day("from_on", "2027-03-01"),
}  # fmt: skip


def test_a_round_is_planned_by_pages_and_published(world):
    cast, scheme = world
    by = client(cast.commissioner)
    assert "Plan round 2" in words(by.get(reverse("framework")))
    planned = by.post(reverse("framework_round_new", args=[scheme.ref]))
    assert planned.url == where("framework_round", scheme)
    assert "cannot be published yet" in words(by.get(where("framework_round_opening", scheme)))
    by.post(where("framework_round_dates", scheme), DATES)
    by.post(where("framework_round_prices", scheme), {"lot_1": "42", "lot_3": "47.50"})
    by.post(where("framework_round_description", scheme), {"notice": "Providers are invited.", "notice_ref": ""})
    for question in QUESTIONS:
        form = {"text": question.text, "weight": question.weight or "", "max_score": question.max_score or "",
                "pass_mark": question.pass_mark or "", "model_answer": question.model_answer}  # fmt: skip
        assert by.post(where("framework_question_new", scheme, question.kind), form).status_code == 302
    held = Round.objects.get(scheme=scheme, number=2)
    for lot in held.round_lots.all():
        points = {"need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 10,
                  "family_preference": 10}  # fmt: skip
        form = points | day("from_on", "2027-03-01") | {"note": "New round"}
        by.post(reverse("framework_weights_new", args=[scheme.ref, 2, lot.lot.number]), form)
    by.post(where("framework_terms_new", scheme), {"text": "# Absence\n\nMarked.", **day("from_on", "2027-03-01")})
    file = SimpleUploadedFile("specification.txt", b"What is bought.", "text/plain")
    by.post(where("framework_round_documents", scheme), {"title": "Specification", "file": file})
    by.post(where("framework_assessment_new", scheme), {"text": "None known.", **day("review_on", "2027-02-01")})
    assert "Ready" in words(by.get(where("framework_round", scheme)))
    published = by.post(where("framework_round_opening", scheme), follow=True)
    assert "Round 2: published, open until" in words(published)
    held.refresh_from_db()
    assert (held.state, held.deadline_at, held.opened_by) == ("open", at("2026-12-18", "12:00"), cast.commissioner)
    assert [row.reference_hour_pence for row in queries.lots_of(held)] == [42_00, 47_50]


def test_dates_out_of_order_are_said_at_their_field_and_typing_is_kept(world):
    cast, scheme = world
    actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    by = client(cast.commissioner)
    answer = by.post(where("framework_round_dates", scheme), DATES | day("award_on", "2026-12-01"))
    assert answer.status_code == 422
    assert 'href="#award_on' in words(answer)
    assert "The award follows the day applications close." in words(answer)
    assert Round.objects.get(scheme=scheme, number=2).deadline_at is None


def test_publishing_too_soon_gives_every_reason(world):
    cast, scheme = world
    actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    answer = client(cast.commissioner).post(where("framework_round_opening", scheme))
    assert answer.status_code == 422
    reasons = (
        "Give all four",
        "Set the call-off terms",
        "Ask at least one condition",
        "Write the conflicts assessment first",
    )
    assert [reason for reason in reasons if reason not in words(answer)] == []


def test_a_question_changes_by_a_version_with_a_reason_and_can_be_dropped(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    by = client(cast.commissioner)
    form = {"text": "Are you insured for £5m?", "evidence": "", "evidence_words": "Certificate", "lots": ["3"]}
    bare = by.post(where("framework_question_version", scheme, "condition-1"), form)
    assert (bare.status_code, "Say why it changes" in words(bare)) == (422, True)
    by.post(where("framework_question_version", scheme, "condition-1"), form | {"why": "Level stated"})
    page = words(by.get(where("framework_question", scheme, "condition-1")))
    assert [text for text in ("Version 2", "Level stated", "Certificate", "Lot 3") if text not in page] == []
    by.post(where("framework_question_removal", scheme, "information-1"), {"why": "Not needed"})
    assert "information-1" not in [row.code for row in queries.questions(held)]


def test_a_published_round_shows_no_way_to_change_it(world):
    cast, scheme = world
    opened_round(cast, scheme)
    by = client(cast.commissioner)
    page = words(by.get(where("framework_questions", scheme)))
    assert ("Add one" in page, "do not change once" in page) == (False, True)
    assert "Add a document" not in words(by.get(where("framework_round_documents", scheme)))
    assert by.post(where("framework_round_dates", scheme), DATES).status_code == 409


def test_a_round_is_clarified_closed_and_awarded(world, time_machine):
    cast, scheme = world
    opened_round(cast, scheme)
    by = client(cast.commissioner)
    by.post(where("framework_clarification_new", scheme), {"asked": "One lot alone?", "answer": "Yes."})
    assert "One lot alone?" in words(by.get(where("framework_round", scheme)))
    early = by.post(where("framework_round_assessment", scheme))
    assert (early.status_code, "Applications have not closed yet." in words(early)) == (422, True)
    time_machine.move_to(AFTER, tick=False)
    by.force_login(cast.commissioner)
    assert "applications closed at" in words(by.get(where("framework_round", scheme)))
    by.post(where("framework_round_assessment", scheme))
    time_machine.move_to(at("2027-02-01"), tick=False)
    by.force_login(cast.commissioner)
    form = day("awarded_on", "2027-02-01") | day("from_on", "2027-03-01")
    assert "is awarded and starts on 1 March 2027" in words(
        by.post(where("framework_round_award", scheme), form, follow=True)
    )
    page = words(by.get(reverse("framework")))
    assert "Award again by 31 January 2032" in page
    assert "31 March 2026 to 28 February 2027" in page


def test_a_round_is_abandoned_with_a_reason(world):
    cast, scheme = world
    actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    by = client(cast.commissioner)
    assert by.post(where("framework_round_abandonment", scheme), {"why": ""}).status_code == 422
    page = words(by.post(where("framework_round_abandonment", scheme), {"why": "Too soon"}, follow=True))
    assert ("Round 2: abandoned" in page, "Too soon" in page) == (True, True)


def test_interests_are_declared_one_more_at_a_time_and_told_to_few(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    by = client(cast.qa_officer)
    whole = {"answer": "new", "named": "Arrow", "kind": "actual", "nature": "A director", "mitigation": "Stays out",
             **day("review_on", "2027-01-31")}  # fmt: skip
    bare = by.post(where("framework_declaration_new", scheme), {"answer": "new"})
    assert (bare.status_code, "Choose the kind of interest" in words(bare)) == (422, True)
    by.post(where("framework_declaration_new", scheme), whole)
    by.post(where("framework_declaration_new", scheme), whole | {"named": "Wye", "kind": "perceived"})
    last = queries.latest_declaration(cast.qa_officer, held)
    assert [(row.named, row.kind) for row in last.interests.all()] == [("Arrow", "actual"), ("Wye", "perceived")]
    told = {
        who: "A director" in words(client(getattr(cast, who)).get(where("framework_conflicts", scheme)))
        for who in ("commissioner", "auditor", "broker", "qa_officer")
    }
    assert told == {"commissioner": True, "auditor": True, "broker": False, "qa_officer": False}
    by.post(where("framework_declaration_new", scheme), {"answer": "none"})
    assert queries.latest_declaration(cast.qa_officer, held).interests.count() == 0


def test_whoever_scores_can_declare_without_seeing_the_framework(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    by = client(cast.evaluator)
    assert by.get(where("framework_conflicts", scheme)).status_code == 404
    page = words(by.post(where("framework_declaration_new", scheme), {"answer": "none"}, follow=True))
    assert "Your declaration for round 2 stands until 4 November 2027." in page
    assert queries.latest_declaration(cast.evaluator, held).user == cast.evaluator


def test_a_framework_is_set_up_by_hand(world):
    cast, _ = world
    by = client(cast.commissioner)
    form = {
        "title": "Tuition list", "legal_form": "light_touch", "value_ex_vat_pence": "1,000,000", "value_inc_vat_pence": "1,200,000",
        **day("commenced_on", "2027-01-01"), **day("ends_on", "2030-12-31"), **day("extendable_to_on", "2030-12-31"),
        "ongoing_calloffs": "no", "lots": "Tuition: Tuition face to face, Tuition online\nMentoring",
    }  # fmt: skip
    wrong = by.post(reverse("framework_new"), form | day("ends_on", "2026-12-31"))
    assert (wrong.status_code, "Call-offs begin before the framework ends" in words(wrong)) == (422, True)
    by.post(reverse("framework_new"), form)
    light = Scheme.objects.get(title="Tuition list")
    assert [(lot.name, [kind.code for kind in lot.service_types.all()]) for lot in queries.lots(light)] == [
        ("Tuition", ["tuition-face-to-face", "tuition-online"]), ("Mentoring", []),
    ]  # fmt: skip
    by.post(reverse("framework_service_new", args=[light.ref, 2]), {"name": "Mentoring"})
    bad = by.post(reverse("framework_reopenings", args=[light.ref]), {"days": "1 April 2028\nsoon"})
    assert (bad.status_code, "is not a day such as" in words(bad)) == (422, True)
    by.post(reverse("framework_reopenings", args=[light.ref]), {"days": "1 April 2028"})
    page = words(by.get(reverse("framework_scheme", args=[light.ref])))
    assert [text for text in ("1 April 2028", "Mentoring", "Opens again") if text not in page] == []
    assert "Award again" not in page


def test_a_notice_is_tried_then_loaded(world):
    cast, _ = world
    by = client(cast.commissioner)

    def send(text, what):
        return by.post(
            reverse("framework_notice_new"), {"notice": SimpleUploadedFile("n.json", text.encode()), "what": what}
        )

    assert "Lot 1: Tuition." in words(send(notice(), "try"))
    assert Scheme.objects.count() == 1
    faulty = send(notice(lambda tender: tender.pop("lots")), "load")
    assert (faulty.status_code, "tender.lots" in words(faulty)) == (422, True)
    loaded = send(notice(), "load")
    assert loaded.url.endswith("/rounds/1/")
    assert json.loads(notice())["releases"][0]["ocid"] in words(
        by.get(reverse("framework_scheme", args=[Scheme.objects.last().ref]))
    )


def test_a_framework_is_extended_with_a_reason_up_to_its_latest_end(world):
    cast, scheme = world
    by, page = client(cast.commissioner), reverse("framework_extension", args=[scheme.ref])
    late = by.post(page, {**day("until_on", "2033-03-31"), "why": "Cabinet"})
    assert (late.status_code, "can be extended to 30 March 2033 at the latest" in words(late)) == (422, True)
    done = words(by.post(page, {**day("until_on", "2033-03-30"), "why": "Cabinet"}, follow=True))
    wanted = ("From 30 March 2031 to 30 March 2033", "Cabinet", "is extended to 30 March 2033")
    assert ([each for each in wanted if each not in done], page in done) == ([], False)
    assert by.get(page).status_code == 404  # nothing is left to extend


def test_the_clause_on_call_offs_past_the_end_is_set_while_nothing_is_published(world):
    cast, published = world
    by = client(cast.commissioner)
    assert by.get(reverse("framework_ongoing", args=[published.ref])).status_code == 404
    light = actions.set_up_scheme(
        title="Tuition list", legal_form="light_touch", value_ex_vat_pence=1, value_inc_vat_pence=1,
        commenced_on=date(2027, 1, 1), ends_on=date(2030, 12, 31), extendable_to_on=date(2030, 12, 31),
        lots=[actions.NewLot(1, "Tuition", [])], by=cast.commissioner, at=NOW,
    )  # fmt: skip
    page = reverse("framework_ongoing", args=[light.ref])
    assert page in words(by.get(reverse("framework_scheme", args=[light.ref])))
    assert by.post(page, {}).status_code == 422
    by.post(page, {"ongoing": "yes"})
    assert Scheme.objects.get(pk=light.pk).ongoing_calloffs is True


def test_the_framework_in_force_comes_first_though_another_was_awarded_later(world):
    cast, scheme = world
    later = actions.set_up_scheme(
        title="Tuition list", legal_form="light_touch", value_ex_vat_pence=1, value_inc_vat_pence=1,
        awarded_on=date(2026, 10, 1), commenced_on=date(2027, 4, 1), ends_on=date(2030, 12, 31),
        extendable_to_on=date(2030, 12, 31), lots=[actions.NewLot(1, "Tuition", [])], by=cast.commissioner, at=NOW,
    )  # fmt: skip
    page = words(client(cast.commissioner).get(reverse("framework")))
    assert ("Round 1 is in force" in page, reverse("framework_scheme", args=[later.ref]) in page) == (True, True)


def test_who_may_not_manage_finds_no_page_of_it(world):
    cast, scheme = world
    ready_round(cast, scheme)
    pages = (
        "framework_round_dates",
        "framework_round_opening",
        "framework_round_abandonment",
        "framework_assessment_new",
    )
    assert {client(cast.broker).get(where(page, scheme)).status_code for page in pages} == {404}
    page = words(client(cast.broker).get(where("framework_round", scheme)))
    assert "Abandon the round" not in page


def test_a_list_of_questions_costs_the_same_for_one_as_for_many(world, django_assert_max_num_queries):
    cast, scheme = world
    ready_round(cast, scheme)
    by = client(cast.commissioner)
    by.get(where("framework_questions", scheme))
    with django_assert_max_num_queries(30) as few:
        by.get(where("framework_questions", scheme))
    for question in QUESTIONS * 3:
        actions.write_question(
            round=Round.objects.get(scheme=scheme, number=2), question=question, by=cast.commissioner, at=NOW
        )
    with django_assert_max_num_queries(30) as many:
        by.get(where("framework_questions", scheme))
    assert len(many) == len(few)
