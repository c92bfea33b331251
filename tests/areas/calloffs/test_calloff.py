"""A call-off: issued from a confirmed award, signed by both, cancelled or ended; what each does to money and places."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.access.models import User
from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.models import Award, Request
from sixthday.calloffs import queries
from sixthday.calloffs.actions import (
    cancel_calloff,
    end_calloff,
    issue_calloff,
    order_emergency,
    propose_continuity,
    sign_for_council,
    sign_for_provider,
)
from sixthday.calloffs.models import CallOff, PublicationDuty
from sixthday.documents import queries as documents
from sixthday.framework.models import Scheme
from sixthday.ledger import actions as ledger_actions
from sixthday.ledger import queries as ledger
from sixthday.ledger.choices import Limit
from sixthday.outbox.models import Message
from sixthday.places import queries as places
from sixthday.providers import actions as providers
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import (
    COST,
    ISSUED,
    SIGNED,
    THIS,
    approved,
    budget,
    confirmed,
    issued,
    locked,
    proposed,
    provider_signed,
    signed,
)
from tests.areas.awards.world import ENDS, MORNINGS, NEEDED, drafted
from tests.cast import at

LATER = at("2026-11-20", "09:00")
KEPT = (
    "terms_id, state, start_on, end_on, weekly_minutes, maximum_pence, maximum_inc_vat_pence, notice_days, document_id,"
    " issued_by_id, issued_at, ended_why"
)
SECOND = (
    f"INSERT INTO calloffs_calloff (ref, award_id, {KEPT}) SELECT 'AAAA-AAAA', award_id, {KEPT} FROM calloffs_calloff"
)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M03", "one call-off contract for one child and provider, from the award, as a document")
def test_it_is_issued_from_the_award(world):
    calloff = issued(world)
    assert (calloff.state, calloff.start_on, calloff.end_on, calloff.weekly_minutes) == ("issued", NEEDED, ENDS, 600)
    assert (calloff.maximum_pence, calloff.maximum_inc_vat_pence, calloff.notice_days) == (COST, COST, 14)
    [line] = calloff.lines.all()
    assert (line.what, line.unit, line.quantity, line.units, line.price_pence, line.total_pence) == (
        "Tuition at a centre", "hour", "60", 60, 42_00, COST,
    )  # fmt: skip
    document = calloff.document
    assert (document.about, document.version, document.pages in {2, 3}) == (calloff.ref, 1, True)
    assert document.data["clauses"] == calloff.terms.clauses
    assert Award.objects.get().calloff_ref == calloff.ref
    [message] = Message.objects.filter(kind="calloff_issued")
    assert message.to_organisation == calloff.award.provider.organisation
    assert Entry.objects.filter(kind="calloff_issued", abouts__ref=calloff.ref).count() == 1


def test_the_document_names_no_child(world):
    calloff = issued(world)
    text = str(calloff.document.data)
    assert [word for word in ("Jordan", "Price", "Made-up", "HR4", "2012", "Pat") if word in text] == []
    assert calloff.child_ref in text
    assert documents.open_document(calloff.document).startswith(b"%PDF-")


def test_only_a_confirmed_award_is_issued_and_once(world):
    award = approved(world)
    with pytest.raises(Stale):
        issue_calloff(award=award, by=world.cast.broker, at=ISSUED)
    made = confirmed(world, award)
    issue_calloff(award=made, by=world.cast.broker, at=ISSUED)
    with pytest.raises(Stale):
        issue_calloff(award=made, by=world.cast.lead_broker, at=ISSUED)


@pytest.mark.demand("M04", "a call-off past the framework's term is refused unless its terms let it run on")
def test_past_the_term_it_is_refused_unless_calloffs_may_run_on(world):
    award = confirmed(world)
    Scheme.objects.update(ends_on=date(2026, 12, 1), extendable_to_on=date(2026, 12, 1))
    with pytest.raises(Refused) as refused:
        issue_calloff(award=award, by=world.cast.broker, at=ISSUED)
    assert codes(refused) == ["framework_term"]
    Scheme.objects.update(ongoing_calloffs=True)
    assert issue_calloff(award=award, by=world.cast.broker, at=ISSUED).state == "issued"


@pytest.mark.demand("M03", "both sides sign the same version, whose hash is kept; a signed copy is printed")
def test_both_sign_the_same_version(world):
    calloff = signed(world)
    assert calloff.state == "signed"
    rows = [(row.side, row.signed_by.name, row.document_sha256) for row in queries.signatures(calloff)]
    assert rows == [
        ("provider", "Arrow Lead", calloff.document.sha256), ("council", "Sidra Khan", calloff.document.sha256),
    ]  # fmt: skip
    versions = list(queries.versions(calloff))
    assert [(row.version, row.data["state"]) for row in versions] == [(2, "Signed by both"), (1, "For signature")]
    assert [row["name"] for row in versions[0].data["signatures"]] == ["Arrow Lead", "Sidra Khan"]
    assert queries.signed_on(calloff.award) == SIGNED.date()


@pytest.mark.demand("M17", "signing turns what was set aside into commitments by financial year, ex VAT and VAT")
def test_signing_commits_the_money(world):
    calloff = signed(world)
    assert ledger.live_earmark(calloff.award.ref) == {}
    assert ledger.committed(calloff.ref) == {THIS: (COST, 0)}
    held = ledger.cap_balance(ledger.cap(world.round_lot.round.scheme.ref))
    assert (held.earmarked, held.committed) == (0, COST)
    kept = Detail.objects.get(entry=Entry.objects.get(kind="calloff_signed")).body
    assert kept["after"]["maximum_pence"] == COST
    assert {row["code"] for row in kept["findings"]} >= {"same_version", "conflict_declared", "standing", "year_budget"}


@pytest.mark.demand("M29", "publication duties are worked out on signature")
def test_a_small_contract_is_published_in_the_register_alone(world):
    signed(world)
    assert not PublicationDuty.objects.exists()  # £2,520 is below every threshold


def test_the_same_child_and_provider_are_counted_together(world):
    first = signed(world)
    CallOff.objects.filter(pk=first.pk).update(maximum_inc_vat_pence=29_000_00)
    second = signed(
        world, provider_signed(world, issued(world, confirmed(world, approved(world, proposed(world, locked(world))))))
    )
    duties = list(second.publication_duties.values_list("kind", "due_on"))
    assert duties == [("register", None), ("uk7", None)]
    assert "£31,520.00 inc VAT with the same child's other call-offs" in second.publication_duties.get(kind="uk7").why


def suspended(world):
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="A concern", from_on=date(2026, 11, 6), until_on=None,
        by=world.cast.qa_officer, at=SIGNED,
    )  # fmt: skip


def interested(world):
    declare_conflicts(interests=[(world.providers["Arrow"], "A cousin")], by=world.cast.signatory, at=SIGNED)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param(suspended, ["standing"], id="suspended between the two signatures"),
        pytest.param(interested, ["conflict_none"], id="the signatory has an interest"),
        pytest.param(lambda world: budget(world, COST - 1), ["year_budget"], id="the budget was cut by a penny too much"),
        pytest.param(
            lambda world: ledger_actions.set_cap(
                scheme_ref=world.round_lot.round.scheme.ref, amount_pence=COST - 1, by=world.cast.finance_officer, at=SIGNED
            ),
            ["framework_cap"], id="the cap was cut by a penny too much",
        ),
        pytest.param(lambda world: (suspended(world), budget(world, 0), interested(world)),
                     ["conflict_none", "standing", "year_budget"], id="every reason at once"),
    ],
)  # fmt: skip
@pytest.mark.demand("M17", "a call-off that would breach the cap or the year's budget is stopped at signature")
def test_what_stops_the_councils_signature(world, spoil, why):
    calloff = provider_signed(world)
    spoil(world)
    with pytest.raises(Refused) as refused:
        sign_for_council(calloff=calloff, by=world.cast.signatory, at=SIGNED)
    assert codes(refused) == why
    assert (CallOff.objects.get().state, ledger.committed(calloff.ref)) == ("provider_signed", {})


def test_a_named_variation_lets_it_through(world):
    calloff = provider_signed(world)
    budget(world, COST - 100)
    ledger_actions.decide_variation(
        limit=Limit.BUDGET, about=calloff.ref, extra_pence=100, reason="The duty cannot wait", by=world.cast.senior_officer,
        at=SIGNED,
    )  # fmt: skip
    assert sign_for_council(calloff=calloff, by=world.cast.signatory, at=SIGNED).state == "signed"


def test_only_its_own_provider_signs_for_it(world):
    calloff = issued(world)
    with pytest.raises(Refused) as refused:
        sign_for_provider(calloff=calloff, by=world.lead("Bridge"), at=SIGNED)
    assert codes(refused) == ["own_calloff"]


def test_the_provider_signs_first_and_each_once(world):
    calloff = issued(world)
    with pytest.raises(Stale) as stale:
        sign_for_council(calloff=calloff, by=world.cast.signatory, at=SIGNED)
    assert stale.value.what == "This call-off is already: waiting for the provider's signature."
    provider_signed(world, calloff)
    with pytest.raises(Stale):
        sign_for_provider(calloff=calloff, by=world.lead("Arrow"), at=SIGNED)
    signed(world, calloff)
    with pytest.raises(Stale) as stale:
        sign_for_council(calloff=calloff, by=world.cast.signatory, at=SIGNED)
    assert (stale.value.what, stale.value.who) == (
        "This call-off is already: signed by both.",
        world.cast.signatory.ref,
    )


def test_cancelling_before_signature_brings_the_award_down(world):
    calloff = provider_signed(world)
    cancel_calloff(calloff=calloff, why="Reinstated at school", by=world.cast.broker, at=SIGNED)
    award = Award.objects.get()
    assert (CallOff.objects.get().state, award.state, award.calloff_ref) == ("cancelled", "withdrawn", "")
    assert (ledger.live_earmark(award.ref), places.taking(award.ref)) == ({}, None)
    assert Request.objects.get().state == "locked"
    with pytest.raises(Stale):
        cancel_calloff(calloff=calloff, why="Again", by=world.cast.broker, at=SIGNED)


def test_a_signed_calloff_cannot_be_cancelled(world):
    with pytest.raises(Stale):
        cancel_calloff(calloff=signed(world), why="Too late", by=world.cast.broker, at=SIGNED)


@pytest.mark.demand("M17", "what an ended call-off will not cost is given back, to the day")
def test_ending_gives_back_the_days_after_the_last(world):
    calloff = signed(world)
    end_calloff(calloff=calloff, last_day_on=date(2026, 11, 19), why="Back at school", by=world.cast.broker, at=LATER)
    held = CallOff.objects.get()
    assert (held.state, held.last_day_on, held.ended_why) == ("ended", date(2026, 11, 19), "Back at school")
    assert ledger.committed(calloff.ref) == {THIS: (840_00, 0)}  # eight mornings of two and a half hours at £42
    assert places.taking(calloff.award.ref) is None
    entry = Detail.objects.get(entry=Entry.objects.get(kind="calloff_ended")).body
    assert entry["after"]["given_back"] == {THIS: COST - 840_00}


def test_ending_before_a_first_day_gives_everything_back(world):
    calloff = signed(world)
    end_calloff(calloff=calloff, last_day_on=None, why="Never taken up", by=world.cast.broker, at=LATER)
    assert ledger.committed(calloff.ref) == {}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"why": " "}, ["end_reason"], id="no reason"),
        pytest.param({"last_day_on": date(2026, 11, 21)}, ["end_day"], id="in the future"),
        pytest.param({"last_day_on": date(2026, 11, 8)}, ["end_day"], id="before it began"),
    ],
)
def test_what_cannot_end(world, changed, why):
    calloff = signed(world)
    with pytest.raises(Refused) as refused:
        end_calloff(
            **{"calloff": calloff, "last_day_on": None, "why": "Over", "by": world.cast.broker, "at": LATER} | changed
        )
    assert codes(refused) == why


def ordered(world, award, **changed):
    given = {
        "maximum_pence": 500_00, "expires_on": date(2026, 11, 13), "reason": "The child is at home alone",
        "by": world.cast.senior_officer, "at": ISSUED,
    }  # fmt: skip
    return order_emergency(award=award, **(given | changed))


@pytest.mark.demand("M13", "a short emergency order with a maximum and an end stands in for the signature, and lapses")
def test_an_emergency_order_stands_in_until_its_last_day(world):
    award = confirmed(world)
    assert not queries.signed_or_emergency(award, NEEDED).met
    ordered(world, award)
    assert [queries.signed_or_emergency(award, day).met for day in (NEEDED, date(2026, 11, 13), date(2026, 11, 14))] == [
        True, True, False,
    ]  # fmt: skip
    assert Entry.objects.filter(kind="emergency_ordered").count() == 1


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"maximum_pence": COST + 1}, ["emergency_maximum"], id="more than the award"),
        pytest.param({"expires_on": date(2026, 11, 17)}, ["emergency_expiry"], id="longer than ten days"),
        pytest.param({"reason": ""}, ["emergency_reason"], id="no reason"),
    ],
)
def test_what_is_no_emergency_order(world, changed, why):
    award = confirmed(world)
    with pytest.raises(Refused) as refused:
        ordered(world, award, **changed)
    assert codes(refused) == why


def test_an_order_is_made_once_and_never_after_signature(world):
    calloff = signed(world)
    with pytest.raises(Refused) as refused:
        ordered(world, calloff.award)
    assert codes(refused) == ["emergency_needed"]


def test_no_order_before_the_provider_confirms(world):
    with pytest.raises(Stale):
        ordered(world, approved(world))


@pytest.mark.demand(
    "M10", "continuity: the provider of an earlier call-off carries on, with the same checks, counted apart"
)
def test_continuity_carries_on_at_the_same_price(world):
    earlier = signed(world)
    request = drafted(world, start_on=date(2027, 1, 5), end_on=date(2027, 2, 12))
    award = propose_continuity(
        request=request, calloff=earlier, start_on=date(2027, 1, 5), end_on=date(2027, 2, 12), weekly_minutes=600,
        part_days=MORNINGS, why="The child is doing well there", by=world.cast.broker, at=SIGNED,
    )  # fmt: skip
    assert (award.route, award.earlier_calloff, award.price_pence, award.entry) == (
        "continuity",
        earlier.ref,
        42_00,
        None,
    )
    made = approved(world, award)
    assert (made.state, Request.objects.get(pk=request.pk).state) == ("approved", "awarded")


def test_continuity_needs_the_childs_own_signed_calloff(world):
    calloff = issued(world)
    with pytest.raises(Refused) as refused:
        propose_continuity(
            request=drafted(world), calloff=calloff, start_on=NEEDED, end_on=ENDS, weekly_minutes=600, part_days=MORNINGS,
            why="", by=world.cast.broker, at=SIGNED,
        )  # fmt: skip
    assert codes(refused) == ["continuity_signed", "continuity_reason"]


def test_who_sees_which(world):
    calloff, on = issued(world), ISSUED.date()

    def sees(user: User) -> bool:
        return queries.visible(user, on).filter(pk=calloff.pk).exists()

    assert {name for name, user in world.cast.people.items() if not sees(user)} == {
        "referrer", "sen_referrer", "decision_maker", "senior_officer", "virtual_school", "evaluator", "second_evaluator",
        "participation_officer", "market_officer",
    }  # fmt: skip
    assert (sees(world.lead("Arrow")), sees(world.lead("Bridge"))) == (True, False)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE calloffs_calloff SET maximum_pence = 0", id="no maximum"),
        pytest.param("UPDATE calloffs_calloff SET end_on = NULL", id="no end date"),
        pytest.param("UPDATE calloffs_calloff SET end_on = '2026-01-01'", id="ends before it starts"),
        pytest.param("UPDATE calloffs_calloff SET state = 'cancelled'", id="cancelled by nobody"),
        pytest.param("UPDATE calloffs_calloff SET last_day_on = '2026-11-20'", id="a last day while it runs"),
        pytest.param("UPDATE calloffs_line SET total_pence = 1", id="a line that does not add up"),
        pytest.param(SECOND, id="a second call-off of one award"),
        pytest.param("UPDATE calloffs_signature SET side = 'council'", id="both signatures for one side"),
    ],
)
def test_the_database_holds_its_own(world, sql):
    calloff = provider_signed(world)
    if "signature" in sql:
        signed(world, calloff)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
