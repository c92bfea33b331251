"""Addresses of the referral's pages."""

from django.urls import path

from sixthday.web.council.referrals import ending, pages, sections

urlpatterns = [
    path("referrals/new/", pages.new, name="referral_new"),
    path("referrals/<slug:ref>/", pages.referral, name="referral"),
    path("referrals/<slug:ref>/answers/", pages.check_answers, name="referral_answers"),
    path("referrals/<slug:ref>/submission/", pages.submission, name="referral_submission"),
    path("referrals/<slug:ref>/return/", pages.return_page, name="referral_return"),
    path("referrals/<slug:ref>/withdrawal/", ending.withdrawal, name="referral_withdrawal"),
    path("referrals/<slug:ref>/closure/", ending.closure, name="referral_closure"),
    path("referrals/<slug:ref>/sections/<slug:code>/", sections.section, name="referral_section"),
    path("referrals/<slug:ref>/essential-needs/", sections.essential_needs, name="referral_essential_needs"),
    path("referrals/<slug:ref>/risk-details/", sections.risk_details, name="referral_risks"),
    path("referrals/<slug:ref>/documents/<slug:file_ref>/", sections.document, name="referral_document"),
    path(
        "referrals/<slug:ref>/documents/<slug:file_ref>/removal/",
        sections.document_removal,
        name="referral_document_removal",
    ),
]
