"""Interests in a round: each person's own declaration, and the assessment of them all before it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from sixthday.access.models import Organisation, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.choices import Choice, InterestKind
from sixthday.framework.models import ConflictsAssessment, Round, RoundDeclaration, RoundInterest
from sixthday.framework.queries.council import choice
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.calendars import london_day
from sixthday.rules.conflicts import CONFLICTS, interest_findings
from sixthday.rules.lifecycles import RoundState


@dataclass(frozen=True, slots=True)
class NewInterest:
    """An interest to be declared: in an organisation, or in a party named in words; what is done about it until when."""

    kind: InterestKind
    nature: str
    mitigation: str
    review_on: date
    organisation: Organisation | None = None
    named: str = ""


@transaction.atomic
def declare_interests(
    *, round: Round, interests: Sequence[NewInterest], by: User, at: datetime
) -> RoundDeclaration:  # fmt: skip
    """A person's own declaration for a round and the council's chosen time; it takes the place of the one before.

    Raises Refused for an interest that is not told whole, or named twice.
    """
    today = london_day(at)
    told = [(each.organisation.ref if each.organisation else each.named.strip(), each.nature, each.mitigation, each.review_on)
            for each in interests]  # fmt: skip
    refuse(interest_findings(told, today))
    until_on = today + timedelta(days=int(choice(Choice.CONFLICT_DAYS, today)) - 1)
    made = RoundDeclaration.objects.create(
        round=round, user=by, from_on=today, until_on=until_on, made_by=by, made_at=at
    )
    for each in interests:
        RoundInterest.objects.create(
            declaration=made, organisation=each.organisation, named="" if each.organisation else each.named.strip(),
            kind=each.kind, nature=each.nature.strip(), mitigation=each.mitigation.strip(), review_on=each.review_on,
        )  # fmt: skip
    about = [by.ref, round.ref, *(each.organisation.ref for each in interests if each.organisation)]
    after = {"until_on": until_on, "kinds": [each.kind for each in interests]}
    audit.record(Kind.ROUND_INTERESTS_DECLARED, about=about, by=by, at=at, after=after)
    return made


@transaction.atomic
def assess_conflicts(*, round: Round, text: str, review_on: date, by: User, at: datetime) -> ConflictsAssessment:
    """The next version of a round's conflicts assessment, and when it is looked at again.

    Raises Refused without words, for a review in the past, or when the round is over.
    """
    held = hold(round)
    over = held.state in (RoundState.REPLACED, RoundState.ABANDONED)
    refuse(
        (
            finding("assessment_words", bool(text.strip()), "Write the assessment.", CONFLICTS),
            finding("assessment_review", review_on >= london_day(at), "A review day is today or later.", CONFLICTS),
            finding("assessment_round", not over, "This round is over.", CONFLICTS),
        )
    )
    version = held.assessments.count() + 1
    made = ConflictsAssessment.objects.create(
        round=held, version=version, text=text.strip(), review_on=review_on, assessed_by=by, assessed_at=at
    )
    after = {"version": version, "review_on": review_on}
    audit.record(Kind.CONFLICTS_ASSESSED, about=[held.ref], by=by, at=at, after=after)
    return made
