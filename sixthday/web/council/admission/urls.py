"""Addresses of admission."""

from django.urls import path

from sixthday.web.council.admission import agreements, board, marking, pages

ROUND = "admission/rounds/<slug:round_ref>/"
ONE = "admission/applications/<slug:ref>/"
urlpatterns = [
    path("admission/", board.rounds, name="admission"),
    path(ROUND, board.round_board, name="admission_round"),
    path(f"{ROUND}evaluators/new/", board.evaluator_new, name="admission_evaluator_new"),
    path(f"{ROUND}panel/new/", board.panel_new, name="admission_panel_new"),
    path(f"{ROUND}outcomes/", board.outcomes, name="admission_outcomes"),
    path(f"{ROUND}marking/", marking.queue, name="admission_marking"),
    path(ONE, pages.application, name="admission_application"),
    path(f"{ONE}checks/<slug:number>/<slug:code>/", pages.check, name="admission_check"),
    path(f"{ONE}exclusion/", pages.exclusion_page, name="admission_exclusion"),
    path(f"{ONE}decisions/<slug:number>/", pages.decision, name="admission_decision"),
    path(f"{ONE}decisions/<slug:number>/reopening/", pages.reopening, name="admission_reopening"),
    path(f"{ONE}summary/", pages.summary, name="admission_summary"),
    path("admission/answers/<slug:ref>/marks/", marking.mark, name="admission_mark"),
    path("admission/answers/<slug:ref>/moderation/", marking.moderation, name="admission_moderation"),
    path("admission/answers/<slug:answer_ref>/file/", pages.file, name="admission_file"),
    path("admission/agreements/<slug:ref>/", agreements.agreement, name="admission_agreement"),
    path(
        "admission/agreements/<slug:ref>/documents/<slug:document_ref>/",
        agreements.document,
        name="admission_agreement_document",
    ),
]
