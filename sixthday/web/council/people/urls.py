"""Addresses of the administrator's pages."""

from django.urls import path

from sixthday.web.council.people import pages, signing_in

urlpatterns = [
    path("people/", pages.people, name="people"),
    path("people/new/", pages.new, name="person_new"),
    path("people/<slug:ref>/", pages.person, name="person"),
    path("people/<slug:ref>/roles/new/", pages.role_new, name="role_new"),
    path("people/<slug:ref>/roles/<slug:role>/end/", pages.role_end, name="role_end"),
    path("people/<slug:ref>/password-links/new/", signing_in.password_link, name="password_link_new"),
    path("people/<slug:ref>/deactivation/", signing_in.deactivation, name="person_deactivation"),
    path("people/<slug:ref>/reactivation/", signing_in.reactivation, name="person_reactivation"),
    path("people/<slug:ref>/teams/new/", pages.team_new, name="team_new"),
    path("people/<slug:ref>/deputies/new/", pages.deputy_new, name="deputy_new"),
    path("people/<slug:ref>/delegations/new/", pages.delegation_new, name="delegation_new"),
]
