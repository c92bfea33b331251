"""What must be loaded before the made-up history: reference data, further term dates, and a school in another county."""

from datetime import datetime

from django.conf import settings

from sixthday.ops.demo.days import invented_terms
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions as reference
from sixthday.reference.models import School, Term

ELSEWHERE = "999999"  # a URN that no school has
SCHOOL_ELSEWHERE = f"""URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate,CloseDate,Postcode
{ELSEWHERE},885,4999,Made-up High School over the border,,Not recorded,Secondary,,,
"""


def set_the_scene(*, at: datetime) -> None:
    """Terms for the school years around now that are not carried, and the school whose terms nobody has loaded."""
    code = settings.COUNCIL["authority"]
    held = set(Term.objects.filter(authority__code=code).values_list("academic_year", flat=True))
    wanted = [year for year in range(at.year - 2, at.year + 2) if f"{year}-{(year + 1) % 100:02d}" not in held]
    for year in wanted:
        text = invented_terms(code, range(year, year + 1))
        reference.load_terms(text=text, source="invented for the demonstration", by=CONSOLE, at=at)
    reference.load_schools(text=SCHOOL_ELSEWHERE, source="invented for the demonstration", by=CONSOLE, at=at)


def school_elsewhere() -> School:
    """The made-up school over the border."""
    return School.objects.get(urns__urn=ELSEWHERE)
