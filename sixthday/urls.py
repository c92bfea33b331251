"""Every address, one audience each."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("sixthday.web.account.urls")),
    path("council/", include("sixthday.web.council.urls")),
    path("portal/", include("sixthday.web.portal.urls")),
    path("", include("sixthday.web.open.urls")),
]

handler403 = "sixthday.web.kit.errors.forbidden"
handler404 = "sixthday.web.kit.errors.not_found"
handler500 = "sixthday.web.kit.errors.broken"
