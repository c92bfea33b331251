"""The council's addresses: nouns, opaque references, one door each. One line for each module of pages."""

from sixthday.web.council.admission.urls import urlpatterns as admission
from sixthday.web.council.audit.urls import urlpatterns as audit
from sixthday.web.council.awards.urls import urlpatterns as awards
from sixthday.web.council.buying.urls import urlpatterns as buying
from sixthday.web.council.calloffs.urls import urlpatterns as calloffs
from sixthday.web.council.capacity.urls import urlpatterns as capacity
from sixthday.web.council.casework.urls import urlpatterns as casework
from sixthday.web.council.children.urls import urlpatterns as children
from sixthday.web.council.duties.urls import urlpatterns as duties
from sixthday.web.council.family.urls import urlpatterns as family
from sixthday.web.council.framework.urls import urlpatterns as framework
from sixthday.web.council.market.urls import urlpatterns as market
from sixthday.web.council.money.urls import urlpatterns as money
from sixthday.web.council.notifications.urls import urlpatterns as notifications
from sixthday.web.council.overview.urls import urlpatterns as overview
from sixthday.web.council.people.urls import urlpatterns as people
from sixthday.web.council.placements.urls import urlpatterns as placements
from sixthday.web.council.providers.urls import urlpatterns as providers
from sixthday.web.council.quality.urls import urlpatterns as quality
from sixthday.web.council.reference.urls import urlpatterns as reference
from sixthday.web.council.referrals.urls import urlpatterns as referrals
from sixthday.web.council.registration.urls import urlpatterns as registration
from sixthday.web.council.requests.urls import urlpatterns as requests
from sixthday.web.council.restricted.urls import urlpatterns as restricted
from sixthday.web.council.searches.urls import urlpatterns as searches
from sixthday.web.council.work.urls import urlpatterns as work

urlpatterns = [
    *work,
    *casework,
    *awards,
    *buying,
    *calloffs,
    *children,
    *audit,
    *overview,
    *people,
    *placements,
    *providers,
    *quality,
    *duties,
    *framework,
    *admission,
    *market,
    *money,
    *family,
    *reference,
    *referrals,
    *registration,
    *requests,
    *capacity,
    *restricted,
    *notifications,
    *searches,
]
