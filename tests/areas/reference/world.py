"""A little of the world outside: two authorities, three schools, a year of terms, made by the product's own loads."""

from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions, queries
from sixthday.reference.models import School
from sixthday.reference.rows import LoadReport
from tests.cast import THURSDAY

AUTHORITIES = """\
code,dfe_number,name,kind
E06000019,884,Herefordshire,unitary
E06000051,893,Shropshire,unitary
W06000023,,Powys,wales
"""
REGISTER = """\
URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate,CloseDate,Postcode
150697,884,4015,Aylestone School,Academy converter,Open,Secondary,01/12/2023,,HR1 1HY
116936,884,4015,Aylestone Business and Enterprise College,Community school,Closed,Secondary,,30/11/2023,HR1 1HY
116952,884,4045,WEOBLEY HIGH SCHOOL,Community school,Open,Secondary,,,hr48st
123456,893,4001,Ludlow Church of England School,Academy converter,Open,Secondary,01/05/2012,,SY8 1GJ
"""
TERMS = """\
authority,school_urn,academic_year,kind,name,from,until,source
E06000019,,2026-27,term,Autumn term,2026-09-02,2026-12-18,A test
E06000019,,2026-27,half_term,Autumn half term,2026-10-26,2026-10-30,A test
E06000019,,2026-27,term,Spring term,2027-01-04,2027-03-25,A test
"""


def load_authorities(text: str = AUTHORITIES, **options: bool) -> LoadReport:
    """The three authorities."""
    return actions.load_authorities(text=text, source="a test", by=CONSOLE, at=THURSDAY, **options)


def load_schools(text: str = REGISTER, **options: bool) -> LoadReport:
    """The three schools, one of which was another URN before."""
    return actions.load_schools(text=text, source="register.csv", by=CONSOLE, at=THURSDAY, **options)


def load_terms(text: str = TERMS, **options: bool) -> LoadReport:
    """Herefordshire's autumn and spring."""
    return actions.load_terms(text=text, source="terms.csv", by=CONSOLE, at=THURSDAY, **options)


def school(urn: str) -> School:
    """The school that bears or bore this URN."""
    return queries.find_school(urn).get()


def world() -> None:
    """All of it, with the bank holidays."""
    load_authorities()
    load_schools()
    load_terms()
    actions.load_bank_holidays(by=CONSOLE, at=THURSDAY)
