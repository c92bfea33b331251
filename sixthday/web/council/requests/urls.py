"""Addresses of the package and of requests."""

from django.urls import path

from sixthday.web.council.requests import answers, board, brief, ending, package, providers

urlpatterns = [
    path("referrals/<slug:ref>/package/", package.package, name="package"),
    path("referrals/<slug:ref>/requests/new/", package.new, name="request_new"),
    path("requests/<slug:ref>/", board.board, name="request"),
    path("requests/<slug:ref>/providers/", providers.providers, name="request_providers"),
    path("requests/<slug:ref>/providers/<slug:provider_ref>/", providers.provider, name="request_provider"),
    path("requests/<slug:ref>/left-out/<slug:provider_ref>/", providers.left_out, name="request_left_out"),
    path("requests/<slug:ref>/terms/", package.terms, name="request_terms"),
    path("requests/<slug:ref>/brief/", brief.brief, name="request_brief"),
    path("requests/<slug:ref>/chasers/<slug:provider_ref>/", board.chaser, name="request_chaser"),
    path("requests/<slug:ref>/extension/", board.extension, name="request_extension"),
    path("requests/<slug:ref>/questions/<slug:question_ref>/", board.question, name="request_question"),
    path("requests/<slug:ref>/shortlist-lock/", board.lock, name="request_lock"),
    path("requests/<slug:ref>/none-suitable/", ending.none_suitable, name="request_none_suitable"),
    path("requests/<slug:ref>/cancellation/", ending.cancellation, name="request_cancellation"),
    path("requests/<slug:ref>/telephone/<slug:provider_ref>/", answers.choose, name="request_telephone"),
    path(
        "requests/<slug:ref>/telephone/<slug:provider_ref>/<slug:answer>/",
        answers.details,
        name="request_telephone_details",
    ),
]
