"""Addresses of the pages of quality assurance."""

from django.urls import path

from sixthday.web.council.quality import concerns, exits, improvements, lists, visits

urlpatterns = [
    path("quality/", lists.quality, name="quality"),
    path("quality/weights/", lists.weights, name="quality_weights"),
    path("quality/weights/new/", lists.new_weights, name="quality_weights_new"),
    path("quality/concerns/", concerns.listing, name="concerns"),
    path("quality/concerns/new/", concerns.new, name="concern_new"),
    path("quality/concerns/sent/", concerns.raised, name="concern_sent"),
    path("quality/concerns/<slug:ref>/", concerns.concern, name="concern"),
    path("quality/concerns/<slug:ref>/assessment/", concerns.assessment, name="concern_assessment"),
    path("quality/concerns/<slug:ref>/action/", concerns.action, name="concern_action"),
    path("quality/concerns/<slug:ref>/closing/", concerns.closing, name="concern_closing"),
    path("quality/concerns/<slug:ref>/reopening/", concerns.reopening, name="concern_reopening"),
    path("quality/concerns/<slug:ref>/safeguarding/", concerns.safeguarding, name="concern_safeguarding"),
    path("quality/concerns/<slug:ref>/message/", concerns.message, name="concern_message"),
    path("providers/<slug:slug>/quality/", lists.provider, name="provider_quality"),
    path("providers/<slug:slug>/visits/new/", visits.new, name="visit_new"),
    path("providers/<slug:slug>/ratings/new/", improvements.rate, name="rating_new"),
    path("providers/<slug:slug>/improvements/new/", improvements.ask, name="improvement_new"),
    path("providers/<slug:slug>/exit/", exits.run, name="provider_exit"),
    path("quality/visits/<slug:ref>/", visits.visit, name="visit"),
    path("quality/visits/<slug:ref>/copy/", visits.copy, name="visit_copy"),
    path("quality/visits/<slug:ref>/cancellation/", visits.cancellation, name="visit_cancellation"),
    path("quality/visits/<slug:ref>/holding/", visits.holding, name="visit_holding"),
    path("quality/visits/<slug:ref>/ratings/new/", improvements.rate_at_visit, name="visit_rating_new"),
    path("quality/visits/<slug:ref>/improvements/new/", improvements.ask_at_visit, name="visit_improvement_new"),
    path("quality/visits/<slug:ref>/files/new/", visits.attach, name="visit_file_new"),
    path("quality/files/<slug:ref>/", visits.file, name="quality_file"),
    path("quality/visits/<slug:ref>/sharing/", visits.sharing, name="visit_sharing"),
    path("quality/visits/<slug:ref>/closing/", visits.closing, name="visit_closing"),
    path("quality/improvements/<slug:ref>/", improvements.improvement, name="improvement"),
    path("quality/improvements/<slug:ref>/done/", improvements.done, name="improvement_done"),
    path("quality/improvements/<slug:ref>/return/", improvements.returned, name="improvement_return"),
    path("quality/improvements/<slug:ref>/withdrawal/", improvements.withdrawal, name="improvement_withdrawal"),
    path("quality/exits/<slug:ref>/", exits.exit_page, name="exit"),
]
