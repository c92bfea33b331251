"""What the pages of applying and deciding do with what is sent to them."""

import re
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from sixthday.access.models import User
from sixthday.access.password_links import password_links
from sixthday.access.queries import roles_of
from sixthday.admission.actions import agreement as signing
from sixthday.admission.actions import grounds, submitting
from sixthday.admission.models import Agreement, Application, Check, Determination, LateAttempt
from sixthday.framework.actions import NewInterest
from sixthday.framework.choices import InterestKind
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.outbox.delivery import announcement
from sixthday.outbox.models import Message
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, ASSESSING, DECIDING, OPEN, World
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council.world import read

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811
    return standing(worlds.admission_world)


@pytest.fixture
def world(made: World, db) -> World:
    return deepcopy(made)


@pytest.fixture
def visit(client, time_machine):
    """A page as one person gets it at a moment."""

    def go(user, when, name, *args, post=None):
        time_machine.move_to(when, tick=False)
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    return go


def test_a_save_after_the_deadline_says_so_at_once_and_is_kept(world: World, visit):
    application, lead = worlds.written(world), world.leads["Arrow"]
    answer = visit(lead, AFTER, "application_share_code", application.ref, post={"share_code": "ZZ12CD34"})
    assert (answer.status_code, "Applications closed at Fri 18 Dec, 12pm." in read(answer)) == (422, True)
    assert LateAttempt.objects.count() == 1
    text = read(visit(lead, AFTER, "application", application.ref))
    assert "Applications have closed. This one was not submitted." in text
    assert "To save at Fri 18 Dec, 12:01pm came too late and was refused." in text


def test_beginning_after_the_deadline_says_so_at_once(world: World, visit):
    form = visit(world.leads["Arrow"], OPEN, "application_new", world.round.ref)
    late = visit(world.leads["Arrow"], AFTER, "application_new", world.round.ref, post={"lots": ["1"]})
    assert (form.status_code, late.status_code) == (200, 422)
    assert "Applications closed at Fri 18 Dec, 12pm." in read(late)
    assert Application.objects.count() == 0


def test_a_save_over_a_colleagues_keeps_the_typing_and_says_whose(world: World, visit):
    application, lead = worlds.started(world), world.leads["Arrow"]
    where = (OPEN, "application_question", application.ref, 0, "quality-1")
    seen = re.search(r'name="seen" value="(\w+)"', visit(lead, *where).content.decode())[1]
    assert visit(lead, *where, post={"text": "First.", "seen": seen}).status_code == 302
    second = visit(lead, *where, post={"text": "Second thoughts.", "seen": seen})
    text = read(second)
    assert (second.status_code, "Arrow Lead" in text, "Second thoughts." in text) == (409, True, True)
    assert application.answers.get().text == "First."


def test_nothing_is_put_forward_again_by_one_that_never_offered(world: World, visit):
    application = worlds.started(world, lots=(1,))
    text = read(visit(world.leads["Arrow"], OPEN, "application_offers", application.ref, 1))
    assert "Put these forward again" not in text
    assert visit(world.leads["Arrow"], OPEN, "application_offers", application.ref, 1, post={}).status_code == 422


def test_a_member_puts_what_it_offers_forward_again_on_the_page(world: World, visit):
    application, lead = worlds.next_round(world), world.leads["Arrow"]
    where = (worlds.LATER, "application_offers", application.ref, 1)
    text = read(visit(lead, *where))
    assert ("What you offered before" in text, "£42.00" in text, "Put these forward again" in text) == (
        True,
        True,
        True,
    )
    assert visit(lead, *where, post={}).status_code == 302
    text = read(visit(lead, *where))
    assert ("£42.00" in text, "Put these forward again" in text) == (True, False)


def test_one_that_sends_itself_is_not_called_unsent_in_the_minute_before_it_does(world: World, visit):
    application, lead = worlds.written(world), world.leads["Arrow"]
    submitting.let_it_send_itself(application=application, itself=True, by=lead, at=OPEN)
    text = read(visit(lead, AFTER, "application", application.ref))
    assert ("that happens within minutes" in text, "was not submitted" in text) == (True, False)


def test_the_attempt_stands_on_the_rounds_board(world: World, visit):
    application = worlds.written(world)
    visit(world.leads["Arrow"], AFTER, "application_answers", application.ref, post={})
    text = read(visit(world.cast.commissioner, ASSESSING, "admission_round", world.round.ref))
    assert ("To submit" in text, "Arrow Lead" in text, "1 never submitted" in text) == (True, True, True)


def test_what_is_missing_is_listed_and_cannot_be_submitted(world: World, visit):
    application = worlds.started(world)
    text = read(visit(world.leads["Arrow"], OPEN, "application_answers", application.ref))
    assert ("It cannot be submitted yet" in text, "Lot 3: Tuition: Say what you offer" in text) == (True, True)
    assert visit(world.leads["Arrow"], OPEN, "application_answers", application.ref, post={}).status_code == 422
    assert Application.objects.get().state == "draft"


def test_the_list_of_a_rival_is_empty_of_it(world: World, visit):
    application = worlds.submitted(world)
    text = read(visit(world.leads["Bridge"], OPEN, "applications"))
    assert (application.ref in text, "Round 2 is open" in text) == (False, True)
    assert "No round takes applications now." in read(visit(world.leads["Bridge"], AFTER, "applications"))


def test_a_colleague_is_added_with_a_link(world: World, visit):
    given = {"name": "Cole Gee", "email": "cole@provider.example", "role": "provider_lead"}
    answer = visit(world.leads["Arrow"], OPEN, "colleague_new", post=given)
    assert answer.status_code == 302
    cole = User.objects.get(email="cole@provider.example")
    assert (cole.organisation, roles_of(cole, OPEN.date())) == (world.leads["Arrow"].organisation, {"provider_lead"})
    kept, sent = Message.objects.get(to=cole), announcement(Message.objects.get(to=cole), cole.email)
    assert f"/account/first-password/{cole.ref}/{PUT_IN_LATER}/" in kept.body  # no row holds the secret
    token = sent.body.partition(f"/account/first-password/{cole.ref}/")[2].partition("/")[0]
    assert password_links.check_token(cole, token)
    again = visit(world.leads["Arrow"], OPEN, "colleague_new", post=given)
    assert (again.status_code, "Somebody already signs in with that e-mail address." in read(again)) == (422, True)


def test_an_organisation_of_the_councils_name_sees_its_own_people_alone(world: World, visit):
    """A name is no key: whoever could call itself as the council does must not read who works there."""
    council = world.cast.council
    world.leads["Bridge"].organisation.__class__.objects.filter(pk=world.leads["Bridge"].organisation_id).update(
        name=council.name
    )
    text = read(visit(User.objects.get(pk=world.leads["Bridge"].pk), OPEN, "colleagues"))
    assert ("Bridge Lead" in text, world.cast.commissioner.name in text) == (True, False)


def test_a_colleague_without_a_password_is_sent_the_link_again(world: World, visit):
    given = {"name": "Cole Gee", "email": "cole@provider.example", "role": "provider_worker"}
    visit(world.leads["Arrow"], OPEN, "colleague_new", post=given)
    cole, lead = User.objects.get(email="cole@provider.example"), world.leads["Arrow"]
    assert "no password was chosen. Send the link again" in read(visit(lead, OPEN, "colleagues"))
    assert visit(lead, OPEN, "colleague_link_new", cole.ref, post={}).status_code == 302
    assert Message.objects.filter(to=cole).count() == 2
    assert visit(world.leads["Bridge"], OPEN, "colleague_link_new", cole.ref).status_code == 404
    assert visit(lead, OPEN, "colleague_link_new", lead.ref).status_code == 404


def test_two_checkers_at_once(world: World, visit):
    application = worlds.submitted(world)
    where = (ASSESSING, "admission_check", application.ref, 0, "supplier_record")
    assert visit(world.cast.qa_officer, *where, post={"result": "pass", "seen": "0"}).status_code == 302
    second = visit(world.cast.second_qa_officer, *where, post={"result": "pass", "seen": "0"})
    assert (second.status_code, "Somebody else has checked this condition." in read(second)) == (409, True)
    assert Check.objects.count() == 1


@pytest.mark.parametrize(("when", "opens"), [(OPEN, False), (AFTER, True)])
def test_nothing_is_opened_before_the_round_closes(world: World, visit, when, opens: bool):
    application, by = worlds.submitted(world), world.cast.commissioner
    evidence = next(each.answer for each in worlds.put(application) if each.answer.file)
    board = read(visit(by, when, "admission_round", world.round.ref))
    assert ("1 with the council" in board, "Arrow Outdoors" in board) == (True, opens)
    status = 200 if opens else 404
    assert visit(by, when, "admission_application", application.ref).status_code == status
    assert (visit(by, when, "admission_file", evidence.ref).status_code != 404) is opens
    if not opens:
        answer = visit(world.cast.qa_officer, when, "admission_check", application.ref, 0, "supplier_record")
        assert answer.status_code == 404


@pytest.mark.parametrize(("declares", "status"), [("nothing", 404), ("an interest", 404), ("none", 200)])
def test_an_evaluator_reads_only_where_they_have_declared_no_interest(world: World, visit, declares: str, status: int):
    application, evaluator = worlds.submitted(world), world.cast.evaluator
    worlds.panels(world)
    if declares == "none":
        worlds.declared(world, "evaluator")
    if declares == "an interest":
        whom = world.providers["Arrow"].organisation
        sister = NewInterest(InterestKind.ACTUAL, "A sister works there.", "Does not mark it.", date(2027, 3, 1), whom)
        worlds.declared(world, "evaluator", interests=[sister])
    text_of = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
    assert visit(evaluator, ASSESSING, "admission_application", application.ref).status_code == status
    assert (text_of.text in read(visit(evaluator, ASSESSING, "admission_mark", text_of.ref))) is (status == 200)


def test_an_evaluator_with_an_interest_is_shown_nothing_of_the_applicant(world: World, visit):
    ours, other = worlds.submitted(world), worlds.submitted(world, "Bridge")
    worlds.panels(world)
    worlds.declared(world)
    whom = world.providers["Arrow"].organisation
    sister = NewInterest(InterestKind.ACTUAL, "A sister works there.", "Does not mark it.", date(2027, 3, 1), whom)
    worlds.declared(world, "evaluator", interests=[sister])
    evaluator = world.cast.evaluator
    board = visit(evaluator, ASSESSING, "admission_round", world.round.ref).content.decode()
    links = [reverse("admission_application", args=[row.ref]) in board for row in (ours, other)]
    assert (links, "You have an interest here" in board) == ([False, True], True)
    for application, status in ((ours, 404), (other, 200)):
        answer = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
        assert visit(evaluator, ASSESSING, "admission_mark", answer.ref).status_code == status
    answer = next(each.answer for each in worlds.put(ours) if each.question.kind == "quality")
    given = {"mark": "4", "why": "It says how."}
    assert visit(evaluator, ASSESSING, "admission_mark", answer.ref, post=given).status_code == 404
    assert answer.marks.count() == 0


def test_an_agreement_is_read_by_no_evaluator_with_an_interest(world: World, visit):
    worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.submitted(world))))
    held, evaluator = Agreement.objects.get(), world.cast.evaluator
    paper = (held.ref, held.document.ref)
    assert visit(evaluator, DECIDING, "admission_agreement", held.ref).status_code == 200
    whom = world.providers["Arrow"].organisation
    sister = NewInterest(InterestKind.ACTUAL, "A sister works there.", "Does not mark it.", date(2027, 3, 1), whom)
    worlds.declared(world, "evaluator", interests=[sister])
    assert visit(evaluator, DECIDING, "admission_agreement", held.ref).status_code == 404
    assert visit(evaluator, DECIDING, "admission_agreement_document", *paper).status_code == 404
    assert visit(world.cast.signatory, DECIDING, "admission_agreement", held.ref).status_code == 200


def test_who_has_not_declared_is_led_to_it_from_the_board_too(world: World, visit):
    application = worlds.submitted(world)
    worlds.panels(world)
    text = visit(world.cast.evaluator, ASSESSING, "admission_round", world.round.ref).content.decode()
    link = reverse("admission_application", args=[application.ref])
    assert ("You cannot read the applications yet" in text, link in text) == (True, False)
    worlds.declared(world, "evaluator")
    text = visit(world.cast.evaluator, ASSESSING, "admission_round", world.round.ref).content.decode()
    assert ("You cannot read the applications yet" in text, link in text) == (False, True)


def test_an_abandoned_round_says_so_to_the_council_and_its_applicants(world: World, visit, client):
    application = worlds.submitted(world)
    key = {"ref": world.scheme.ref, "number": "2"}
    page = reverse("framework_round_abandonment", kwargs=key)
    client.force_login(world.cast.commissioner)
    asked = read(client.get(page))
    assert ("Everybody who applied is told at once" in asked, "Name nobody" in asked) == (True, True)
    done = client.post(page, {"why": "Too few providers for lot 3."}, follow=True)
    assert "Round 2 is abandoned. Every applicant was told." in read(done)
    board = read(visit(world.cast.commissioner, ASSESSING, "admission_round", world.round.ref))
    assert ("1 application ended with the round" in board, "Name an evaluator" in board) == (True, False)
    answer = visit(world.leads["Arrow"], ASSESSING, "application", application.ref)
    said = read(answer)
    wanted = ("Ended: the round was abandoned", "Nothing more is asked of you", "Too few providers for lot 3.")
    assert [words for words in wanted if words not in said] == []
    assert reverse("application_withdrawal", args=[application.ref]) not in answer.content.decode()
    client.logout()
    public = read(client.get(reverse("opportunity")))
    assert ("This round was abandoned" in public, "Too few providers for lot 3." in public) == (True, True)
    worlds.opened(
        world.cast, world.scheme, worlds.QUESTIONS, later=1
    )  # beside another round it keeps an address of its own
    page = reverse("other_opportunity", args=[world.round.ref])
    assert page in client.get(reverse("opportunity")).content.decode()
    public = read(client.get(page))
    assert ("Too few providers for lot 3." in public, "Award expected" in public) == (True, False)
    assert client.get(reverse("other_opportunity", args=["UNKNOWN1"])).status_code == 404


def with_a_conviction(world: World) -> Application:
    """Arrow says that a director was convicted."""
    application, lead = worlds.written(world), world.leads["Arrow"]
    grounds.declare_ground(
        application=application,
        ground="theft_fraud",
        determined_on=date(2025, 3, 1),
        account="Convicted at Hereford.",
        by=lead,
        at=OPEN,
    )
    grounds.confirm_grounds(application=application, none_applies=False, by=lead, at=OPEN)
    return submitting.submit_application(application=application, by=lead, at=OPEN)


@pytest.mark.parametrize(
    "who", ["commissioner", "qa_officer", "evaluator", "participation_officer", "signatory", "auditor"]
)
def test_offence_answers_are_not_on_the_page_of_whoever_does_not_decide(world: World, visit, who: str):
    application = with_a_conviction(world)
    worlds.panels(world)
    worlds.declared(world)
    text = read(visit(world.cast.people[who], ASSESSING, "admission_application", application.ref))
    told = [word for word in ("fraud", "Convicted", "2025", "excludes") if word in text]
    assert (told, "seen only by those who decide on exclusion" in text) == ([], True)
    assert visit(world.cast.people[who], ASSESSING, "admission_exclusion", application.ref).status_code == 403


def test_the_named_decider_reads_and_decides(world: World, visit):
    application, decider = with_a_conviction(world), world.cast.senior_officer
    worlds.declared(world)
    text = read(visit(decider, ASSESSING, "admission_exclusion", application.ref))
    assert ("Convicted at Hereford." in text, "Nothing is put forward." in text) == (True, True)
    given = {"excludes": "yes", "represented": "no", "weighed": ["other_evidence"], "reason": "Two convictions."}
    refused = visit(decider, ASSESSING, "admission_exclusion", application.ref, post=given)
    assert (refused.status_code, "Let the applicant put its case" in read(refused)) == (422, True)
    done = visit(decider, ASSESSING, "admission_exclusion", application.ref, post=given | {"represented": "yes"})
    assert (done.status_code, Determination.objects.get().excludes) == (302, True)
    text = read(visit(decider, ASSESSING, "admission_application", application.ref))
    assert "Tell the Minister of the exclusion by Tuesday 9 February 2027" in text


def test_what_an_applicant_must_do_is_on_its_to_do_list(world: World, visit):
    application = worlds.submitted(world)
    worlds.checking.record_check(
        application=application, code="supplier_record", lot=None, result=worlds.CheckResult.CLARIFY, seen=0,
        question="Is it current?", answer_by_on=date(2027, 1, 18), by=world.cast.qa_officer, at=ASSESSING,
    )  # fmt: skip
    text = read(visit(world.leads["Arrow"], ASSESSING, "to_do"))
    assert ("Is it current?" in text, "By Mon 18 Jan" in text) == (True, True)
    assert "Is it current?" not in read(visit(world.leads["Bridge"], ASSESSING, "to_do"))


@pytest.mark.parametrize("who", ["evaluator", "participation_officer"])
def test_whoever_only_marks_begins_with_the_rounds(world: World, client, time_machine, who: str):
    time_machine.move_to(OPEN, tick=False)
    client.force_login(world.cast.people[who])
    answer = client.get(reverse("start"), follow=True)
    assert (answer.redirect_chain[-1][0], answer.status_code) == (reverse("admission"), 200)


@pytest.mark.parametrize(("who", "route"), [("commissioner", "admission_moderation"), ("evaluator", "admission_mark")])
def test_who_has_not_declared_is_led_to_it(world: World, visit, who: str, route: str):
    application = worlds.submitted(world)
    worlds.panels(world)
    answer = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
    if who == "commissioner":
        worlds.declared(world, "evaluator", "second_evaluator")
        for marker in worlds.assessing.markers(world.round, "quality"):
            worlds.give(world, answer, marker)
    text = visit(world.cast.people[who], ASSESSING, route, answer.ref).content.decode()
    assert reverse("framework_declaration_new", args=[world.scheme.ref, 2]) in text


def test_an_outcome_names_the_law_and_no_number_of_ours(world: World, visit):
    application = worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.submitted(world, lots=(1,)))))
    page = visit(world.leads["Arrow"], worlds.DECIDING, "application", application.ref)
    assert ("Procurement Act 2023 s19 and s22" in read(page), "(M0" in read(page)) == (True, False)
    agreement = visit(world.leads["Arrow"], worlds.DECIDING, "portal_agreement", worlds.Agreement.objects.get().ref)
    assert 'active-fallback">Applications<' in agreement.content.decode()


def for_you(world: World, visit, who: str, when=ASSESSING) -> list[str]:
    """What waits for somebody, as the first page of admission says it."""
    text = visit(world.cast.people[who], when, "admission").content.decode()
    listed = text.partition("For you</h2>")[2].partition("</ul>")[0]
    return [each.partition(">")[2].partition(" (")[0] for each in listed.split("<a ")[1:]]


def test_what_waits_for_each_is_counted(world: World, visit):
    application = worlds.submitted(world)
    worlds.panels(world)
    worlds.declared(world)
    quality, panel = [each.answer for each in worlds.put(application) if each.question.max_score]
    people = ("qa_officer", "evaluator", "participation_officer", "commissioner", "senior_officer", "auditor")
    assert {who: for_you(world, visit, who) for who in people} == {
        "qa_officer": ["6 conditions to be checked"], "evaluator": ["1 answer for you to mark"],
        "participation_officer": ["1 answer for the young people’s panel to mark"], "commissioner": [],
        "senior_officer": ["3 applications to a lot not decided yet"], "auditor": [],
    }  # fmt: skip
    assert for_you(world, visit, "evaluator", OPEN) == []  # nothing waits before the round has closed
    first, second = worlds.assessing.markers(world.round, "quality")
    worlds.give(world, quality, first)
    assert (for_you(world, visit, "evaluator"), for_you(world, visit, "commissioner")) == ([], [])
    worlds.give(world, quality, second)
    assert for_you(world, visit, "commissioner") == ["1 answer marked by everybody, to be moderated"]
    for seat in worlds.assessing.markers(world.round, "young_people"):
        worlds.give(world, panel, seat)
    worlds.checked(world, application)
    for answer in (quality, panel):
        worlds.marking.moderate(answer=answer, mark=4, reason="Agreed.", by=world.cast.commissioner, at=ASSESSING)
    worlds.decided(world, worlds.fresh(application))
    after = {who: for_you(world, visit, who, worlds.DECIDING) for who in people}
    assert {who: lines for who, lines in after.items() if lines} == {
        "commissioner": ["1 applicant to be told the outcome"]
    }


def test_the_answer_of_an_applicant_waits_for_the_checkers(world: World, visit):
    application, lead = worlds.submitted(world), world.leads["Arrow"]
    check = worlds.checking.record_check(
        application=application, code="supplier_record", lot=None, result=worlds.CheckResult.CLARIFY, seen=0,
        question="Is it current?", answer_by_on=date(2027, 1, 18), by=world.cast.qa_officer, at=ASSESSING,
    )  # fmt: skip
    waits = "1 question to applicants, ready to be judged"
    assert waits not in for_you(world, visit, "second_qa_officer")
    asked = (lead, ASSESSING, "application_reply", application.ref, check.ref)
    page = read(visit(*asked))
    assert ("Is it current?" in page, "Answer by 18 January 2027." in page) == (True, True)
    empty = visit(*asked, post={"answer": ""})
    assert (empty.status_code, "Write your answer" in read(empty)) == (422, True)
    assert visit(*asked, post={"answer": "Since May."}).status_code == 302
    own = read(visit(lead, ASSESSING, "application", application.ref))
    assert ("Your answer is with the council." in own, "Since May." in own, "Answered" in own) == (True, True, True)
    again = visit(*asked, post={"answer": "Since June."})
    assert (again.status_code, "This question is answered already." in read(again)) == (409, True)
    assert (visit(*asked).status_code, visit(world.leads["Bridge"], *asked[1:]).status_code) == (404, 404)
    assert waits in for_you(world, visit, "second_qa_officer")
    board = read(visit(world.cast.qa_officer, ASSESSING, "admission_round", world.round.ref))
    assert ("Is it current? Answered." in board, "1 of 6" in board) == (True, True)


def test_an_answer_after_its_last_day_is_refused_and_the_page_says_so(world: World, visit):
    application, lead, late = worlds.submitted(world), world.leads["Arrow"], worlds.at("2027-01-19")
    check = worlds.checking.record_check(
        application=application, code="supplier_record", lot=None, result=worlds.CheckResult.CLARIFY, seen=0,
        question="Is it current?", answer_by_on=date(2027, 1, 18), by=world.cast.qa_officer, at=ASSESSING,
    )  # fmt: skip
    refused = visit(lead, late, "application_reply", application.ref, check.ref, post={"answer": "Yes."})
    assert (refused.status_code, "The last day to answer was 18 January 2027." in read(refused)) == (422, True)
    page = visit(lead, late, "application", application.ref).content.decode()
    assert ("Not answered" in page, reverse("application_reply", args=[application.ref, check.ref]) in page) == (
        True,
        False,
    )


def test_marks_are_blind_by_their_address(world: World, visit):
    application = worlds.submitted(world)
    worlds.panels(world)
    worlds.declared(world)
    answer = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
    first, second = worlds.assessing.markers(world.round, "quality")
    worlds.marking.give_mark(
        answer=answer, marker=first, mark=2, why="Only half is said.", by=first.evaluator, at=ASSESSING
    )

    def told(who, route="admission_mark") -> tuple[int, bool, bool]:
        page = visit(who, ASSESSING, route, answer.ref)
        text = read(page)
        return page.status_code, "Only half is said." in text, "Your mark is 2 of 5" in text

    moderator = world.cast.commissioner
    assert told(second.evaluator) == (200, False, False)
    assert told(first.evaluator) == (200, True, True)
    assert told(second.evaluator, "admission_moderation") == (403, False, False)
    assert told(moderator, "admission_moderation") == (200, False, False)
    worlds.give(world, answer, second, 4)
    assert (told(second.evaluator), told(moderator, "admission_moderation")) == ((200, True, False), (200, True, False))
    before = read(visit(world.leads["Arrow"], ASSESSING, "application", application.ref))
    assert "Only half is said." not in before


def test_two_evaluators_at_once_both_count_and_a_second_mark_is_told(world: World, visit):
    application = worlds.submitted(world)
    worlds.panels(world)
    worlds.declared(world)
    answer = next(each.answer for each in worlds.put(application) if each.question.kind == "quality")
    given = {"mark": "4", "why": "It says how."}
    for who in (world.cast.evaluator, world.cast.second_evaluator):
        assert visit(who, ASSESSING, "admission_mark", answer.ref, post=given).status_code == 302
    again = visit(world.cast.evaluator, ASSESSING, "admission_mark", answer.ref, post=given | {"mark": "1"})
    assert (again.status_code, [row.mark for row in answer.marks.all()]) == (200, [4, 4])


def test_nothing_of_the_outcome_before_the_moment_and_all_of_it_after(world: World, visit):
    arrow, bridge = worlds.submitted(world), worlds.submitted(world, "Bridge", lots=(1,))
    worlds.decided(world, worlds.assessed(world, arrow, fails={3: "not_lawful"}))
    worlds.decided(world, worlds.assessed(world, bridge))
    lead, when = world.leads["Arrow"], worlds.DECIDING
    routes = ("application", "application_answers")
    pages = [read(visit(lead, when, route, arrow.ref)) for route in routes] + [read(visit(lead, when, "applications"))]
    assert [
        word for word in ("admitted", "Admitted", "refused", "Refused", "lawfully") for page in pages if word in page
    ] == []
    assert visit(lead, when, "application_summary", arrow.ref).status_code == 404
    worlds.told(world, arrow)
    page = read(visit(lead, when, "application", arrow.ref))
    reason = "Offers, rates and sites: it could not lawfully be done as described."
    assert [words in page for words in (reason, "at the same moment as every other applicant", "when it next opens", "M05")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert visit(lead, when, "application_summary", arrow.ref).status_code == 200
    assert visit(world.leads["Bridge"], when, "application_summary", arrow.ref).status_code == 404
    moments = Application.objects.filter(state="told").values_list("told_at", flat=True)
    assert (len(moments), set(moments)) == (2, {when})
    board = read(visit(world.cast.commissioner, when, "admission_round", world.round.ref))
    assert ("Award the round" in board, "Waiting for the provider's signature" in board) == (True, True)


def test_the_checker_of_offers_sees_the_rates_and_sites(world: World, visit):
    application = worlds.submitted(world, lots=(1,))
    page = read(visit(world.cast.qa_officer, ASSESSING, "admission_check", application.ref, 1, "offers_and_sites"))
    site = application.sites.get()
    assert (site.name in page, "Most ex VAT" in page) == (True, True)


def test_both_have_signed_and_the_first_day_is_said(world: World, visit):
    application = worlds.submitted(world, lots=(1,))
    worlds.told(world, worlds.decided(world, worlds.assessed(world, application)))
    worlds.awarded(world)
    agreement, when = Agreement.objects.get(), worlds.at("2027-02-02")
    signing.sign_agreement_for_provider(agreement=agreement, by=world.leads["Arrow"], at=when)
    waits = read(visit(world.leads["Arrow"], when, "portal_agreement", agreement.ref))
    assert "You are a member when both sides have signed." in waits
    signing.sign_agreement_for_council(agreement=agreement, by=world.cast.signatory, at=when)
    signed = read(visit(world.leads["Arrow"], when, "portal_agreement", agreement.ref))
    assert "You are a member of the lots it names from Monday 1 March 2027." in signed
