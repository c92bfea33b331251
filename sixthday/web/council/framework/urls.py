"""Addresses of the framework."""

from django.urls import path

from sixthday.web.council.framework import acts, conflicts, pages, planning, questions, rounds, setting_up, term

LOT = "framework/<slug:ref>/rounds/<slug:number>/lots/<slug:lot>/weights/"
TERMS = "framework/<slug:ref>/rounds/<slug:number>/terms/"
ROUND = "framework/<slug:ref>/rounds/<slug:number>/"
QUESTION = f"{ROUND}questions/<slug:code>/"
FILE = f"{ROUND}documents/<slug:file_ref>/"

urlpatterns = [
    path("framework/", pages.overview, name="framework"),
    path("framework/schemes/<slug:ref>/", pages.scheme, name="framework_scheme"),
    path("framework/new/", setting_up.scheme, name="framework_new"),
    path("framework/notices/new/", setting_up.notice, name="framework_notice_new"),
    path("framework/<slug:ref>/lots/<slug:lot>/services/new/", setting_up.service, name="framework_service_new"),
    path("framework/<slug:ref>/reopenings/", setting_up.reopenings, name="framework_reopenings"),
    path("framework/<slug:ref>/extension/", term.extension, name="framework_extension"),
    path("framework/<slug:ref>/ongoing/", term.ongoing, name="framework_ongoing"),
    path("framework/<slug:ref>/rounds/new/", setting_up.planned_round, name="framework_round_new"),
    path(ROUND, rounds.round_, name="framework_round"),
    path(f"{ROUND}dates/", planning.dates, name="framework_round_dates"),
    path(f"{ROUND}prices/", planning.prices, name="framework_round_prices"),
    path(f"{ROUND}description/", planning.description, name="framework_round_description"),
    path(f"{ROUND}documents/", planning.documents, name="framework_round_documents"),
    path(FILE, planning.document, name="framework_round_document"),
    path(f"{FILE}removal/", planning.document_removal, name="framework_round_document_removal"),
    path(f"{ROUND}questions/", questions.questions, name="framework_questions"),
    path(f"{ROUND}questions/copies/", questions.question_copies, name="framework_question_copies"),
    path(f"{ROUND}questions/new/<slug:kind>/", questions.new_question, name="framework_question_new"),
    path(QUESTION, questions.question, name="framework_question"),
    path(f"{QUESTION}versions/new/", questions.question_version, name="framework_question_version"),
    path(f"{QUESTION}removal/", questions.question_removal, name="framework_question_removal"),
    path(f"{ROUND}conflicts/", conflicts.conflicts, name="framework_conflicts"),
    path(f"{ROUND}conflicts/declarations/new/", conflicts.declaration, name="framework_declaration_new"),
    path(f"{ROUND}conflicts/assessments/new/", conflicts.assessment, name="framework_assessment_new"),
    path(f"{ROUND}opening/", rounds.opening, name="framework_round_opening"),
    path(f"{ROUND}clarifications/new/", rounds.clarification, name="framework_clarification_new"),
    path(f"{ROUND}assessment/", rounds.assessing, name="framework_round_assessment"),
    path(f"{ROUND}award/", rounds.awarding, name="framework_round_award"),
    path(f"{ROUND}abandonment/", rounds.abandoning, name="framework_round_abandonment"),
    path("framework/limits/", pages.limits, name="framework_limits"),
    path("framework/limits/new/", acts.limit, name="framework_limit_new"),
    path("framework/choices/", pages.choices, name="framework_choices"),
    path("framework/choices/<slug:name>/", acts.choice, name="framework_choice"),
    path(LOT, pages.weights, name="framework_weights"),
    path(f"{LOT}new/", acts.weights, name="framework_weights_new"),
    path(TERMS, pages.terms, name="framework_terms"),
    path(f"{TERMS}new/", acts.terms, name="framework_terms_new"),
]
