"""The council's addresses: nouns, opaque references, one door each. One line for each module of pages."""

from sixthday.web.council.reference.urls import urlpatterns as reference
from sixthday.web.council.referrals.urls import urlpatterns as referrals

urlpatterns = [*reference, *referrals]
