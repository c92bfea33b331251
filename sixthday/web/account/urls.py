"""One's own account. allauth's route names, our nouns, listed one by one: what is not here does not exist."""

from django.urls import path

from sixthday.web.account import first_password, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("closed/", views.inactive, name="account_inactive"),
    path("same-person/", views.same_person, name="account_reauthenticate"),
    path("password/", views.password, name="account_change_password"),
    path("sessions/", views.own_sessions, name="usersessions_list"),
    path("first-password/<slug:ref>/<slug:token>/", first_password.first_password, name="first_password"),
    path("profile/", views.profile, name="profile"),
]
