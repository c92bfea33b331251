"""Addresses of rankings, awards, approvals and declarations."""

from django.urls import path

from sixthday.web.council.awards import approvals, approver, award, declarations, direct, emergency, overriding, ranking

urlpatterns = [
    path("requests/<slug:ref>/award/", ranking.proposal, name="award_proposal"),
    path("requests/<slug:ref>/award/choice/", ranking.choice, name="award_choice"),
    path("requests/<slug:ref>/spot-decision/", direct.spot_decision, name="spot_decision"),
    path("requests/<slug:ref>/spot-award/", direct.spot_award, name="spot_award"),
    path("requests/<slug:ref>/continuity/", direct.continuity, name="continuity"),
    path("awards/<slug:ref>/", award.award, name="award"),
    path("awards/<slug:ref>/return/", award.return_page, name="award_return"),
    path("awards/<slug:ref>/withdrawal/", award.withdrawal, name="award_withdrawal"),
    path("awards/<slug:ref>/approvers/new/", approver.new_approver, name="award_approver_new"),
    path("awards/<slug:ref>/override/new/", overriding.new_award_override, name="award_override_new"),
    path("awards/<slug:ref>/call-off/", award.calloff, name="award_calloff"),
    path("awards/<slug:ref>/emergency-order/", emergency.emergency_order, name="emergency_order"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("declarations/", declarations.declarations, name="declarations"),
    path("declarations/new/", declarations.new, name="declaration_new"),
]
