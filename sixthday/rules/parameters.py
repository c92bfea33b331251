"""Numbers that Parliament, the DfE or a published policy set: dated, sourced, and with any doubt said beside them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number. `from_on` None means enacted or proposed but not in force; `doubt` is shown wherever the number is."""

    name: str
    value: int
    from_on: date | None
    until_on: date | None
    source: str
    doubt: str = ""
    label: str = ""

    def in_force(self, on: date) -> bool:
        """Whether the number holds on this day, both ends included."""
        if self.from_on is None or on < self.from_on:
            return False
        return self.until_on is None or on <= self.until_on


class NoLaw(LookupError):
    """No value of this parameter is in force on the day asked about."""


S463 = "Education Act 1996 s463"
NON_STATUTORY = "DfE registration guidance for independent schools"
ACT_2026 = "Children's Wellbeing and Schools Act 2026 s43"
NOT_COMMENCED = "Enacted 29 April 2026; no commencement regulations were found, so it is not treated as in force."
LOOKED_AFTER = "DfE, Promoting the education of looked-after children, February 2018"
EXCLUDED = "Education Act 1996 s19; SI 2007/1870"
DECLARED = "Decision report, risk 2; council policy on registration"
LEAVING = "Education Act 1996 s8; SI 1997/1970"
HEALTH = "DfE, Arranging education for children who cannot attend school because of health needs, December 2023"
OPEN_FRAMEWORK = "Procurement Act 2023 s49"
THRESHOLDS = "Procurement Act 2023 Schedule 1"

# fmt: off
PARAMETERS: tuple[Parameter, ...] = (
    Parameter("sixth_day_days", 6, date(2007, 9, 1), None, EXCLUDED,
              "The first excluded day counts as day 1; guidance can also be read as six days after the first day.",
              "School days to begin full-time education after an exclusion"),
    Parameter("illness_days", 15, date(2013, 1, 1), None, HEALTH,
              "Guidance, not statute.",
              "School days of absence, expected or reached, at which illness becomes the council's to arrange for"),
    Parameter("illness_start_days", 6, date(2013, 1, 1), None, "DfE health needs guidance, earlier edition",
              "The sixth-day wording was not confirmed in the December 2023 text.",
              "School days to begin education once fifteen days of illness are clear"),
    Parameter("otherwise_days", 6, date(2007, 9, 1), None, "Education Act 1996 s19; council target",
              "No statutory number of days; the council works to the same sixth day.",
              "School days to begin education for a child otherwise without a school place"),
    Parameter("looked_after_policy_day", 1, date(2018, 2, 1), None, LOOKED_AFTER,
              "A policy expectation, not a duty; the wording was not confirmed.",
              "School day on which education should begin for a looked-after child"),
    Parameter("looked_after_no_school_days", 20, date(2018, 2, 1), None, LOOKED_AFTER,
              "The twenty-day wording was not confirmed.",
              "School days to secure education for a looked-after child without a school place"),
    Parameter("full_time_education_minutes", 25 * 60, date(2007, 9, 1), None, "Education Act 1996 s19(3A); council yardstick",
              "The Act gives no number of hours; twenty-five a week is a working yardstick.",
              "Minutes a week below which education is less than full-time"),
    Parameter("registration_full_time_minutes", 18 * 60, date(1997, 9, 1), None, f"{S463}; {NON_STATUTORY}",
              "Not in statute: more than eighteen hours a week is generally treated as full-time.",
              "Minutes a week, breaks included, above which a child counts as full-time at one provider"),
    Parameter("registration_pupils", 5, date(1997, 9, 1), None, S463, "",
              "Full-time children of compulsory school age that make a school"),
    Parameter("registration_special_pupils", 1, date(1997, 9, 1), None, S463, "",
              "Full-time children with an EHC plan or looked after that make a school"),
    Parameter("majority_pupils", 5, None, None, ACT_2026, NOT_COMMENCED,
              "Children with most of their education at one provider that make an institution"),
    Parameter("majority_special_pupils", 1, None, None, ACT_2026,
              NOT_COMMENCED + " Whether special educational needs means an EHC plan only was not confirmed.",
              "The same, with special educational needs or looked after"),
    Parameter("majority_share_percent", 50, None, None, ACT_2026,
              NOT_COMMENCED + " More than half of a child's education is the Minister's summary, not the text.",
              "Percentage of a child's education above which it is most of it"),
    Parameter("declared_hours_stale_days", 91, date(2015, 1, 1), None, DECLARED,
              "No published number: thirteen weeks, about a term.",
              "Days after which hours that others declared at a provider are asked for again"),
    Parameter("carried_over_paper_days", 28, date(2015, 1, 1), None, "Decision report, risk 4; council policy",
              "No published number: four weeks.",
              "Days in which the papers of a placement carried over from spot purchase are put in order"),
    Parameter("provider_list_answer_days", 14, date(2015, 1, 1), None, "Decision report, risk 11; council policy",
              "No published number: two weeks.",
              "Days in which a manager acknowledges the monthly list of registered and unregistered providers"),
    Parameter("school_starting_age", 5, date(1998, 8, 1), None, "Education Act 1996 s8; SI 1998/1607", "",
              "Age whose next prescribed day begins compulsory school age"),
    Parameter("leaving_age", 16, date(1998, 9, 1), None, LEAVING, "",
              "Age whose school year ends compulsory school age, on the last Friday of the leaving month"),
    Parameter("leaving_month", 6, date(1998, 9, 1), None, LEAVING, "", "Month of leaving, June"),
    Parameter("near_leaving_days", 42, date(2007, 9, 1), None, EXCLUDED,
              "Six weeks before leaving: the wording was not confirmed.",
              "Days before leaving age in which the duty after an exclusion may not be owed"),
    Parameter("exam_year_group", 11, date(2007, 9, 1), None, EXCLUDED, "",
              "Year group in which finished examinations may end the duty after an exclusion"),
    Parameter("notifiable_below_threshold_pence", 30_000_00, date(2025, 2, 24), None, "Procurement Act 2023 s84",
              "No exemption for call-offs was found; to be confirmed with legal advice.",
              "Pence inc VAT from which contract details are published"),
    Parameter("light_touch_threshold_pence", 663_540_00, date(2025, 2, 24), date(2025, 12, 31), THRESHOLDS, "",
              "Pence inc VAT from which a light-touch contract is a public contract"),
    Parameter("light_touch_threshold_pence", 663_540_00, date(2026, 1, 1), None, f"{THRESHOLDS}; SI 2025/1200", "",
              "Pence inc VAT from which a light-touch contract is a public contract"),
    Parameter("contracts_register_pence", 5_000_00, date(2015, 4, 1), None, "Local Government Transparency Code 2015", "",
              "Pence above which a contract is entered in the contracts register"),
    Parameter("publication_days", 120, date(2025, 2, 24), None, "Procurement Act 2023 s53", "",
              "Days to publish contract details, the day of entry being day 1"),
    Parameter("open_framework_first_years", 3, date(2025, 2, 24), None, OPEN_FRAMEWORK,
              "Whether award means the decision or entry into the contract was not confirmed; the earlier day is counted.",
              "Years from the first award within which an open framework is awarded again"),
    Parameter("open_framework_later_years", 5, date(2025, 2, 24), None, OPEN_FRAMEWORK, "",
              "Years from the second award, and each after it, within which it is awarded again"),
    Parameter("open_framework_end_years", 8, date(2025, 2, 24), None, OPEN_FRAMEWORK, "",
              "Years from the first award at which an open framework ends"),
    Parameter("exclusion_notice_days", 30, date(2025, 2, 24), None, "Procurement Act 2023 s59", "",
              "Days to tell the Minister of an exclusion, the day of it being day 1"),
    Parameter("market_contact_months", 36, date(2018, 5, 25), None, "UK GDPR Article 5(1)(e)",
              "The regulation sets no period: this is the council's, the longest time between two rounds.",
              "Months that whom to speak to at an interested organisation is kept after it was last heard of"),
    Parameter("school_year_half_days", 380, date(1999, 8, 1), None,
              "Education (School Day and School Year) (England) Regulations 1999 reg 3",
              "The regulations bind maintained schools; here the number divides a year's price.",
              "Mornings and afternoons in a school year"),
    Parameter("vat_standard_bp", 20_00, date(2011, 1, 4), None, "Value Added Tax Act 1994 s2", "",
              "Standard rate of VAT in basis points"),
    Parameter("small_count", 5, date(2018, 5, 25), None, "UK GDPR Article 5; small-number practice of the DfE",
              "Fewer than five is a convention, not a statutory number.",
              "Children below which a combination of facts could name one"),
)
# fmt: on


@lru_cache(maxsize=8192)
def law_on(name: str, on: date) -> Parameter:
    """The value of a named number on a day. Raises NoLaw when none is in force. Source: each row's own."""
    for parameter in PARAMETERS:
        if parameter.name == name and parameter.in_force(on):
            return parameter
    raise NoLaw(f"{name} has no value in force on {on.isoformat()}")


def law_ahead(name: str, on: date | None = None) -> Parameter | None:
    """The row of a number that is enacted but not in force, or (given a day) only in force later; None when one is.

    Source: each row's own.
    """
    rows = [row for row in PARAMETERS if row.name == name]
    if on is None:
        return next((row for row in rows if row.from_on is None), None)
    if any(row.in_force(on) for row in rows):
        return None
    return next((row for row in rows if row.from_on is None or row.from_on > on), None)
