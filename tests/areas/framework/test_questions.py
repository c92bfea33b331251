"""What a round asks: whole for its kind, a new version with each change, frozen when the round opens."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from sixthday.framework import actions, queries
from sixthday.framework.actions import NewQuestion
from sixthday.framework.choices import QuestionKind
from sixthday.framework.models import QuestionLot, RoundQuestion
from sixthday.rules.findings import Refused, Stale
from tests.areas.framework.world import NOW, QUESTIONS, opened_round, ready_round

QUALITY = NewQuestion(QuestionKind.QUALITY, "How do you teach?", weight=100, max_score=5, pass_mark=3, lots=[3])


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def write(cast, held, question, **given):
    return actions.write_question(round=held, question=question, **given, by=cast.commissioner, at=NOW)


def test_questions_stand_in_their_order_under_codes_of_their_own(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    assert [(row.code, row.kind) for row in queries.questions(held)] == [
        ("condition-1", "condition"), ("exclusion-1", "exclusion"), ("quality-1", "quality"),
        ("young-people-1", "young_people"), ("information-1", "information"),
    ]  # fmt: skip


def test_a_question_counts_for_the_lots_it_names_or_for_all(world):
    cast, scheme = world
    held = ready_round(cast, scheme, [*QUESTIONS[:2], QUALITY])
    lots = {lot.number: [row.code for row in queries.questions_of_lot(held, lot)] for lot in scheme.lots.all()}
    assert lots == {1: ["condition-1", "exclusion-1"], 3: ["condition-1", "exclusion-1", "quality-1"]}


@pytest.mark.parametrize(
    ("question", "why"),
    [
        pytest.param(replace(QUALITY, text=" "), ["question_text"], id="no words"),
        pytest.param(replace(QUALITY, lots=[2]), ["question_lots"], id="a lot of another framework"),
        pytest.param(replace(QUALITY, weight=None), ["question_weight"], id="scored without a weight"),
        pytest.param(replace(QUALITY, weight=101), ["question_weight"], id="more than all points"),
        pytest.param(replace(QUALITY, pass_mark=6), ["question_pass_mark"], id="a pass mark out of reach"),
        pytest.param(
            replace(QUALITY, kind=QuestionKind.YOUNG_PEOPLE, max_score=None),
            ["question_max_score", "question_pass_mark", "question_model_answer"],
            id="young people's without its model answer",
        ),
    ],
)
def test_a_question_that_is_not_whole_is_refused(world, question, why):
    cast, scheme = world
    held = actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    with pytest.raises(Refused) as refused:
        write(cast, held, question)
    assert codes(refused) == why


def test_a_change_is_a_new_version_with_its_reason(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    changed = replace(QUESTIONS[2], text="How do you keep children safe online?")
    with pytest.raises(Refused) as refused:
        write(cast, held, changed, code="quality-1")
    assert codes(refused) == ["question_why"]
    second = write(cast, held, changed, code="quality-1", why="Online too")
    assert (second.version, second.position) == (2, 3)
    assert [row.version for row in queries.question_versions(held, "quality-1")] == [2, 1]
    assert [row.text for row in queries.questions(held) if row.code == "quality-1"] == [changed.text]


def test_a_dropped_question_counts_no_more_and_its_code_is_not_given_again(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    actions.drop_question(round=held, code="information-1", why="Asked elsewhere", by=cast.commissioner, at=NOW)
    assert "information-1" not in [row.code for row in queries.questions(held)]
    assert write(cast, held, NewQuestion(QuestionKind.INFORMATION, "Which days?")).code == "information-2"
    with pytest.raises(Refused) as refused:
        actions.drop_question(round=held, code="information-1", why="Again", by=cast.commissioner, at=NOW)
    assert codes(refused) == ["question_known"]


def test_scored_questions_total_a_hundred_in_each_lot(world):
    cast, scheme = world
    held = ready_round(cast, scheme, [*QUESTIONS, replace(QUALITY, weight=10)])
    with pytest.raises(Refused) as refused:
        actions.open_round(round=held, by=cast.commissioner, at=NOW)
    assert [(f.code, f.reason) for f in refused.value.findings] == [
        ("question_weights_total", "Marked questions total 100 in each lot; they total 110 in lot 3.")
    ]


@pytest.mark.demand("M02", "the questions of a round are frozen when it opens")
def test_questions_are_frozen_when_the_round_opens(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    with pytest.raises(Stale):
        write(cast, held, QUALITY)
    row = RoundQuestion.objects.filter(round=held).first()
    with connection.cursor() as cursor:
        for sql in (
            f"UPDATE framework_roundquestion SET text = 'Other' WHERE id = {row.pk}",
            f"DELETE FROM framework_roundquestion WHERE id = {row.pk}",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(sql)
    row.pk, row.version, row.why = None, 2, "Behind everyone's back"
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuestionLot.objects.create(question=RoundQuestion.objects.filter(round=held).first(), lot=scheme.lots.first())


def test_the_next_round_begins_with_the_questions_of_the_last(world):
    cast, scheme = world
    first = opened_round(cast, scheme, [*QUESTIONS[:2], QUALITY])
    actions.abandon_round(round=first, why="Too few", by=cast.commissioner, at=NOW)
    held = actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    actions.copy_questions(round=held, source=first, by=cast.commissioner, at=NOW)
    told = [
        (row.code, row.version, [each.lot.number for each in row.question_lots.all()])
        for row in queries.questions(held)
    ]
    assert told == [("condition-1", 1, []), ("exclusion-1", 1, []), ("quality-1", 1, [3])]
    with pytest.raises(Refused) as refused:
        actions.copy_questions(round=held, source=first, by=cast.commissioner, at=NOW)
    assert codes(refused) == ["questions_none"]
