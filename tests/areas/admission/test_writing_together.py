"""Colleagues at one application, what they put forward, and what is offered again from last time."""

import pytest

from sixthday.access.choices import Role
from sixthday.admission.actions import applying, proposing, submitting
from sixthday.admission.actions.offering_again import offer_again
from sixthday.admission.meanwhile import fingerprint
from sixthday.admission.models import Application, ProposedOffer
from sixthday.admission.queries.application import completeness, former_answer, put
from sixthday.admission.queries.standing import facts_standing, lots_standing, offer_standing
from sixthday.audit.models import Detail, Entry
from sixthday.documents.models import StoredFile
from sixthday.framework.actions import NewQuestion
from sixthday.framework.choices import QuestionKind
from sixthday.providers.choices import Basis, SiteKind, Unit
from sixthday.providers.models import Offer
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.admission import world as worlds
from tests.areas.admission.world import AFTER, OPEN, World
from tests.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(world: World):
    """A second lead of Arrow."""
    return person(
        world.cast, "arrow_second", "Cole Gee", Role.PROVIDER_LEAD, world.leads["Arrow"].organisation, when=OPEN
    )


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


@pytest.mark.demand("M05", "two colleagues at one answer: the second is told who saved meanwhile, and nothing is lost")
def test_a_colleague_who_saves_second_is_told(world: World, colleague):
    application = worlds.started(world)
    asked = next(each for each in put(application) if each.question.kind == "quality")
    both_saw = asked.seen
    acts = {"application": application, "question": asked.question, "lot": asked.lot, "at": OPEN, "seen": both_saw}
    proposing.save_answer(text="Hers.", by=colleague, **acts)
    with pytest.raises(Stale) as caught:
        proposing.save_answer(text="His.", by=world.leads["Arrow"], **acts)
    assert (caught.value.who, caught.value.what) == (colleague.ref, "This answer was saved while you were writing.")
    again = next(each for each in put(application) if each.question == asked.question)
    assert again.answer.text == "Hers."
    proposing.save_answer(text="Both.", by=world.leads["Arrow"], **(acts | {"seen": again.seen}))


def test_facts_and_lots_are_not_overwritten_unseen(world: World, colleague):
    application, lead = worlds.started(world), world.leads["Arrow"]
    facts, lots = fingerprint(*facts_standing(application.facts)), fingerprint(*lots_standing(application))
    applying.save_facts(application=application, by=colleague, at=OPEN, seen=facts, **worlds.facts())
    applying.save_share_code(
        application=application, share_code="AB12CD34", by=colleague, at=OPEN
    )  # another part: no race
    with pytest.raises(Stale):
        applying.save_facts(
            application=application, by=lead, at=OPEN, seen=facts, **worlds.facts(address="2 Mill Lane")
        )
    applying.choose_lots(application=application, lots={1: Basis.NEW}, by=colleague, at=OPEN, seen=lots)
    with pytest.raises(Stale):
        applying.choose_lots(application=application, lots={1: Basis.NEW, 2: Basis.NEW}, by=lead, at=OPEN, seen=lots)
    assert (worlds.fresh(application).facts.address, application.lots.count()) == ("1 Mill Lane, Hereford", 1)


def test_an_offer_is_put_right_and_not_unseen(world: World, colleague):
    application = worlds.written(world, lots=(1,))
    row = ProposedOffer.objects.get()
    seen, acts = fingerprint(*offer_standing(row)), {"application": application, "row": row, "at": OPEN}
    dearer = worlds.offer(world, 1, row.site, price_pence=45_00)
    proposing.change_offer(**acts, offer=dearer, by=colleague, seen=seen)
    with pytest.raises(Stale):
        proposing.change_offer(**acts, offer=worlds.offer(world, 1, row.site), by=world.leads["Arrow"], seen=seen)
    assert ProposedOffer.objects.get().price_pence == 45_00


@pytest.mark.demand(
    "M05", "one to one and a group, by the hour and by the day, are rates of their own; all become offers"
)
def test_rates_by_unit_and_size_of_group_stand_side_by_side(world: World):
    application = worlds.written(world, lots=(1,))
    acts = {"application": application, "by": world.leads["Arrow"], "at": OPEN}
    lot, site = application.lots.get(), application.sites.get()
    group = worlds.offer(world, 1, site, group_size=4, price_pence=20_00)
    day = worlds.offer(world, 1, site, unit=Unit.DAY, unit_minutes=300, price_pence=85_00)
    for each in (group, day):
        proposing.propose_offer(lot=lot, offer=each, **acts)
    with pytest.raises(Refused) as caught:
        proposing.propose_offer(lot=lot, offer=day, **acts)
    assert codes(caught) == ["offer_once"]
    submitting.submit_application(**acts)
    worlds.told(world, worlds.decided(world, worlds.assessed(world, worlds.fresh(application))))
    worlds.awarded(world)
    worlds.signed(world)
    assert list(Offer.objects.order_by("version").values_list("unit", "group_size", "price_pence", "until_on")) == [
        ("hour", 1, 42_00, None), ("hour", 4, 20_00, None), ("day", 1, 85_00, None),
    ]  # fmt: skip


def test_a_site_is_put_right_and_what_is_offered_there_stays(world: World):
    application = worlds.written(world, lots=(1,))
    acts = {"application": application, "site": application.sites.get(), "by": world.leads["Arrow"], "at": OPEN}
    changed = proposing.change_site(
        **acts, name="The Barn", kind=SiteKind.OUTDOOR, address="2 Mill Lane", postcode="hr49an"
    )
    assert (changed.postcode, changed.kind, changed.offers.count()) == ("HR4 9AN", "outdoor", 1)
    with pytest.raises(Refused) as caught:
        proposing.change_site(**acts, name="Online", kind=SiteKind.ONLINE)
    assert codes(caught) == ["rate_place"]


@pytest.mark.parametrize("postcode", ["", "NONSENSE", "HR4"])
def test_a_setting_has_a_postcode(world: World, postcode: str):
    acts = {"application": worlds.started(world), "by": world.leads["Arrow"], "at": OPEN}
    with pytest.raises(Refused) as caught:
        proposing.propose_site(**acts, name="The Barn", kind=SiteKind.INDOOR, postcode=postcode)
    assert codes(caught) == ["site_postcode"]
    assert proposing.propose_site(**acts, name="Online", kind=SiteKind.ONLINE, postcode=postcode).postcode == ""


def test_a_file_that_was_refused_later_is_no_evidence(world: World):
    application = worlds.written(world)
    assert blockers(completeness(application, OPEN)) == ()
    StoredFile.objects.update(state="rejected", why="A virus.")
    assert [finding.code for finding in blockers(completeness(application, OPEN))] == ["task_question_condition-1"]


@pytest.mark.demand(
    "M05", "an application begun after the deadline is refused by this system's clock, and the try is kept"
)
def test_beginning_too_late_is_refused_and_kept(world: World):
    with pytest.raises(Refused) as caught:
        worlds.started(world, when=AFTER)
    assert (codes(caught), Application.objects.count()) == (["deadline_passed"], 0)
    entry = Entry.objects.get(kind="came_too_late")
    assert {row.ref for row in entry.abouts.all()} == {world.round.ref, world.leads["Arrow"].organisation.ref}
    assert Detail.objects.get(entry=entry).body["after"] == {"what": "start"}


# --- from last time --------------------------------------------------------------------------------------------------


def test_what_was_offered_is_put_forward_again_in_one_act(world: World):
    application = worlds.next_round(world)
    Offer.objects.filter(membership__round_lot__lot__number=1).update(price_pence=43_00)  # what it offers today
    assert not application.sites.exists()
    for lot in application.lots.all():
        for made in (1, 0):
            rows = offer_again(application=application, lot=lot, by=world.leads["Arrow"], at=worlds.LATER)
            assert len(rows) == made  # what is on the list already stays
    assert list(ProposedOffer.objects.filter(lot__application=application).values_list("price_pence", "site__name")) == [
        (43_00, "The Barn"), (42_00, "The Barn"),
    ]  # fmt: skip
    assert application.sites.get().postcode == "HR4 9AR"


def test_nothing_was_offered_before(world: World):
    application = worlds.started(world)
    with pytest.raises(Refused) as caught:
        offer_again(application=application, lot=application.lots.first(), by=world.leads["Arrow"], at=OPEN)
    assert codes(caught) == ["offers_former"]


def test_former_answers_follow_the_words_of_the_question_not_its_place(world: World):
    """A new first condition takes the code of the old one: nobody is offered, or sent, an answer about something else."""
    insured = NewQuestion(QuestionKind.CONDITION, "Are you insured?")
    application = worlds.next_round(world, (insured, *worlds.QUESTIONS), {1: Basis.EARLIER})
    told = {each.question.text: former_answer(application, each.question, each.lot) for each in put(application)}
    assert told["What is your safeguarding policy?"].question.text == "What is your safeguarding policy?"
    assert told["Are you insured?"] is None
    put_in = application.answers.filter(question__kind="condition")
    assert [row.question.text for row in put_in] == ["What is your safeguarding policy?"]


def test_a_question_worded_anew_is_offered_its_old_answer_and_never_sent_it(world: World):
    reworded = NewQuestion(QuestionKind.CONDITION, "Where can your safeguarding policy be read?")
    application = worlds.next_round(world, (reworded, *worlds.QUESTIONS[1:]), {1: Basis.EARLIER})
    asked = next(each for each in put(application) if each.question.code == "condition-1")
    former = former_answer(application, asked.question, asked.lot)
    assert (former.question.text, asked.answer) == ("What is your safeguarding policy?", None)
    assert application.answers.count() == 2  # the quality question and the young people's, which are worded as before
