"""Addresses of children."""

from django.urls import path

from sixthday.web.council.children import care, changes, named, pages

urlpatterns = [
    path("children/", pages.child_list, name="children"),
    path("looked-after/new/", care.new_care, name="care_new"),
    path("children/<slug:ref>/", pages.child, name="child"),
    path("children/<slug:ref>/referrals/", pages.child_referrals, name="child_referrals"),
    path("children/<slug:ref>/documents/", pages.child_documents, name="child_documents"),
    path("children/<slug:ref>/timeline/", pages.child_timeline, name="child_timeline"),
    path("children/<slug:ref>/readings/", pages.child_readings, name="child_readings"),
    path("children/<slug:ref>/changes/", changes.fact_changes, name="fact_changes"),
    path("children/<slug:ref>/changes/<slug:kind>/", changes.fact_change, name="fact_change"),
    path("children/<slug:ref>/named-people/", named.named_people, name="named_people"),
    path("children/<slug:ref>/named-people/<slug:person_ref>/end/", named.naming_end, name="naming_end"),
]
