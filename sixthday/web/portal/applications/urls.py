"""Addresses of applications, agreements and colleagues."""

from django.urls import path

from sixthday.web.portal.applications import agreements, offering, pages, sending, writing

OWN = "applications/<slug:ref>/"
urlpatterns = [
    path("applications/", pages.listing, name="applications"),
    path("rounds/<slug:round_ref>/applications/", pages.new, name="application_new"),
    path(OWN, pages.application, name="application"),
    path(f"{OWN}lots/", pages.lots, name="application_lots"),
    path(f"{OWN}summary/", pages.summary, name="application_summary"),
    path(f"{OWN}files/<slug:answer_ref>/", pages.file, name="application_file"),
    path(f"{OWN}facts/", writing.facts, name="application_facts"),
    path(f"{OWN}share-code/", writing.share_code, name="application_share_code"),
    path(f"{OWN}connected/", writing.connected, name="application_connected"),
    path(f"{OWN}connected/<slug:person_ref>/removal/", writing.connected_removal, name="application_connected_removal"),
    path(f"{OWN}grounds/", writing.grounds_page, name="application_grounds"),
    path(f"{OWN}grounds/new/", writing.ground_new, name="application_ground_new"),
    path(f"{OWN}grounds/<slug:ground_ref>/removal/", writing.ground_removal, name="application_ground_removal"),
    path(f"{OWN}questions/<slug:number>/<slug:code>/", writing.question, name="application_question"),
    path(f"{OWN}sites/", offering.sites, name="application_sites"),
    path(f"{OWN}sites/<slug:site_ref>/", offering.site_change, name="application_site"),
    path(f"{OWN}sites/<slug:site_ref>/removal/", offering.site_removal, name="application_site_removal"),
    path(f"{OWN}offers/<slug:number>/", offering.offers, name="application_offers"),
    path(f"{OWN}offers/<slug:number>/new/", offering.offer_new, name="application_offer_new"),
    path(f"{OWN}offers/<slug:number>/<slug:offer_ref>/", offering.offer_change, name="application_offer"),
    path(
        f"{OWN}offers/<slug:number>/<slug:offer_ref>/removal/", offering.offer_removal, name="application_offer_removal"
    ),
    path(f"{OWN}answers/", sending.answers, name="application_answers"),
    path(f"{OWN}submission/", sending.sent, name="application_sent"),
    path(f"{OWN}deadline/", sending.at_deadline, name="application_at_deadline"),
    path(f"{OWN}change/", sending.change, name="application_change"),
    path(f"{OWN}withdrawal/", sending.withdrawal, name="application_withdrawal"),
    path(f"{OWN}replies/<slug:check_ref>/", sending.reply, name="application_reply"),
    path("agreements/<slug:ref>/", agreements.agreement, name="portal_agreement"),
    path("agreements/<slug:ref>/documents/<slug:document_ref>/", agreements.document, name="portal_agreement_document"),
    path("colleagues/", sending.colleagues, name="colleagues"),
    path("colleagues/new/", sending.colleague_new, name="colleague_new"),
    path("colleagues/<slug:person_ref>/links/new/", sending.colleague_link, name="colleague_link_new"),
]
