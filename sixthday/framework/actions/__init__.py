"""Setting up the framework, planning, opening and awarding its rounds; weights, terms, limits and choices as dated rows."""

from sixthday.framework.actions.conflict import NewInterest, assess_conflicts, declare_interests
from sixthday.framework.actions.council import make_choice, set_limit
from sixthday.framework.actions.notice import NoticeReport, load_notice
from sixthday.framework.actions.planning import (
    attach_document,
    date_round,
    describe_round,
    plan_round,
    price_round,
    remove_document,
)
from sixthday.framework.actions.question import NewQuestion, copy_questions, drop_question, write_question
from sixthday.framework.actions.round import (
    abandon_round,
    assess_round,
    award_round,
    open_round,
    publish_clarification,
    set_up_round,
)
from sixthday.framework.actions.scheme import NewLot, name_service, set_reopenings, set_up_scheme
from sixthday.framework.actions.term import extend_scheme, set_ongoing_clause
from sixthday.framework.actions.warning import warn_of_reopening
from sixthday.framework.actions.weighing import set_terms, set_weights

__all__ = [
    "NewInterest", "NewLot", "NewQuestion", "NoticeReport", "abandon_round", "assess_conflicts", "assess_round", "attach_document", "award_round",
    "copy_questions", "date_round", "declare_interests", "describe_round", "drop_question", "load_notice", "make_choice", "name_service", "extend_scheme", "open_round",
    "plan_round", "price_round", "publish_clarification", "remove_document", "set_limit", "set_ongoing_clause", "set_reopenings", "set_terms",
    "set_up_round", "set_up_scheme", "set_weights", "warn_of_reopening", "write_question",
]  # fmt: skip
