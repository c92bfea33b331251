"""Who declared which interests in a round, and whether a person may score in it."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from sixthday.access.models import Organisation, User
from sixthday.framework.models import ConflictsAssessment, Round, RoundDeclaration, RoundInterest
from sixthday.rules.conflicts import Interest, RoundInterests, scoring_findings
from sixthday.rules.findings import Finding
from sixthday.rules.lifecycles import RoundState


def latest_declaration(person: User, round_: Round) -> RoundDeclaration | None:
    """A person's newest declaration for a round, in date or not."""
    found = RoundDeclaration.objects.filter(user=person, round=round_).prefetch_related("interests__organisation")
    return found.order_by("-made_at", "-pk").first()


def declarations(round_: Round) -> list[RoundDeclaration]:
    """The newest declaration of each person for a round, by name."""
    rows = RoundDeclaration.objects.filter(round=round_).select_related("user")
    newest: dict[int, RoundDeclaration] = {}
    for row in rows.prefetch_related("interests__organisation").order_by("made_at", "pk"):
        newest[row.user_id] = row
    return sorted(newest.values(), key=lambda row: row.user.name)


def assessments(round_: Round) -> QuerySet[ConflictsAssessment]:
    """Every version of a round's conflicts assessment, newest first."""
    return ConflictsAssessment.objects.filter(round=round_).select_related("assessed_by").order_by("-version")


def may_score(
    person: User, round_: Round, on: date, organisation: Organisation | None = None
) -> tuple[Finding, ...]:  # fmt: skip
    """Whether a person may score in a round on a day: interests declared, in date, reviewed; none in the applicant."""
    row = latest_declaration(person, round_)
    held = None
    if row is not None:
        named = tuple(
            Interest(each.organisation.ref if each.organisation else "", each.kind, each.review_on)
            for each in row.interests.all()
        )
        held = RoundInterests(row.from_on, row.until_on, named)
    return scoring_findings(held, on, organisation.ref if organisation else "")


def interests_in(person: User, round_: Round) -> set[int]:
    """The organisations (by key) in which a person's newest declaration for a round tells of an interest, in date or not."""
    row = latest_declaration(person, round_)
    return {each.organisation_id for each in row.interests.all() if each.organisation_id} if row else set()


def organisations_of_interest(person: User) -> set[int]:
    """The organisations (by key) a person has declared an interest in, for rounds that are prepared or in force."""
    over = [RoundState.REPLACED, RoundState.ABANDONED]
    later = RoundDeclaration.objects.filter(round=OuterRef("round"), user=person, made_at__gt=OuterRef("made_at"))
    newest = RoundDeclaration.objects.filter(~Exists(later), user=person).exclude(round__state__in=over)
    found = RoundInterest.objects.filter(declaration__in=newest, organisation__isnull=False)
    return set(found.values_list("organisation", flat=True))
