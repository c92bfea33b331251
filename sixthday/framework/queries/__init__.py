"""Reading the framework: rounds and their questions, weights and terms, interests, limits, the council's dated choices."""

from sixthday.framework.queries.conflict import (
    assessments,
    declarations,
    latest_declaration,
    may_score,
    organisations_of_interest,
)
from sixthday.framework.queries.council import approval_limit, approvers, choice, choice_rows, limits
from sixthday.framework.queries.question import question_versions, questions, questions_of_lot
from sixthday.framework.queries.round import (
    accepting_findings,
    award_again_on,
    by_ref,
    clarifications,
    current_round,
    documents,
    last_awarded,
    last_end_on,
    life,
    lot_names,
    lots_of,
    opening_findings,
    planned_round,
    published,
    round_lot,
    round_lots,
    rounds,
    taking_applications,
)
from sixthday.framework.queries.scheme import clause_findings, extensions, lots, schemes, service_types
from sixthday.framework.queries.weighing import terms_on, terms_versions, weight_points, weight_sets, weights_on

__all__ = [
    "accepting_findings", "approval_limit", "approvers", "assessments", "award_again_on", "by_ref", "choice", "choice_rows",
    "clarifications", "clause_findings", "current_round", "declarations", "documents", "extensions", "last_awarded", "last_end_on", "latest_declaration",
    "life", "limits", "lot_names", "lots", "lots_of", "may_score", "opening_findings", "organisations_of_interest", "planned_round", "published",
    "question_versions", "questions", "questions_of_lot", "round_lot", "round_lots", "rounds", "schemes",
    "service_types", "taking_applications", "terms_on", "terms_versions", "weight_points", "weight_sets", "weights_on",
]  # fmt: skip
