"""One form for each section of a referral."""

from sixthday.web.council.referrals.forms.child import ChildForm
from sixthday.web.council.referrals.forms.plan import HoursForm, TransportForm, ViewsForm
from sixthday.web.council.referrals.forms.safety import PeopleAndPlacesForm
from sixthday.web.council.referrals.forms.section import SectionForm
from sixthday.web.council.referrals.forms.situation import AttainmentForm, NeedsForm, OutcomesForm, WhatHappenedForm

# Sections that are one form; risks and documents have pages of their own.
FORMS: dict[str, type[SectionForm]] = {
    "child": ChildForm,
    "what_happened": WhatHappenedForm,
    "needs": NeedsForm,
    "attainment": AttainmentForm,
    "outcomes": OutcomesForm,
    "people_and_places": PeopleAndPlacesForm,
    "hours_and_times": HoursForm,
    "transport": TransportForm,
    "views": ViewsForm,
}
