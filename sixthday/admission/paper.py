"""What an assessment summary and a framework agreement print, in words ready to be set.

Neither says anything of exclusion grounds but that the applicant is, or is not, an excluded supplier.
"""

from datetime import datetime

from django.conf import settings

from sixthday.admission.choices import Side
from sixthday.admission.models import AgreementSignature, Application, LotApplication, ProposedOffer
from sixthday.documents import papers
from sixthday.framework.queries.weighing import terms_versions
from sixthday.providers.choices import Vat
from sixthday.providers.models import Offer
from sixthday.rules.calendars import london_day
from sixthday.rules.money import money_text
from sixthday.rules.needs import MODE_LABELS
from sixthday.rules.words import hours_text, joined, moment_text, plain_date, time_text

COUNCIL = ("name", "team", "telephone", "email")
ADMITTED_NEXT = (
    "Your framework agreement is in Sixthday for signature. You are a member of the lots you were admitted to when both sides have signed it.",
    "Membership promises no work: each child's education is bought by a call-off of its own.",
)
REFUSED_NEXT = (
    "You may apply again to this framework when it next opens. Ask the council if a reason is not clear to you."
)


def summary_paper(application: Application, at: datetime) -> papers.AssessmentPaper:
    """The assessment summary of an application whose lots are decided."""
    lots = list(application.lots.all())
    return {
        "reference": application.ref,
        "council": _council(),
        "date": plain_date(london_day(at)),
        "applicant": application.provider.name,
        "facts": [
            {"term": "Framework", "value": f"{application.round.scheme}, {application.round}"},
            {"term": "Submitted", "value": moment_text(application.submitted_at) if application.submitted_at else ""},
            {"term": "Applied for", "value": joined([str(lot) for lot in lots])},
        ],
        "lots": [_outcome(lot) for lot in lots],
        "next": what_next(application),
    }


def what_next(application: Application) -> list[str]:
    """What an applicant does after its outcome, in sentences: sign where it was admitted, apply again where it was refused."""
    states = {lot.state for lot in application.lots.all()}
    return [*(ADMITTED_NEXT if "admitted" in states else ()), *((REFUSED_NEXT,) if states - {"admitted"} else ())]


def agreement_paper(application: Application, ref: str) -> papers.AgreementPaper:
    """The agreement with an admitted applicant as it stands, with the signatures it bears."""
    signed = {
        row.side: row for row in AgreementSignature.objects.filter(agreement__ref=ref).select_related("signed_by")
    }
    lots = [lot for lot in application.lots.all() if lot.state == "admitted"]
    facts, terms = application.facts, terms_versions(application.round).first()
    numbers = [f"Company number {facts.company_number}"] if facts.company_number else []
    return {
        "reference": ref,
        "state": "Signed by both" if len(signed) == len(Side) else "For signature",
        "council": _council(),
        "parties": [
            {
                "role": "Council",
                "name": settings.COUNCIL["name"],
                "lines": [settings.COUNCIL["team"], settings.COUNCIL["telephone"]],
            },
            {"role": "Provider", "name": facts.legal_name, "lines": [*numbers, facts.contact_name, facts.telephone]},
        ],
        "facts": [
            {"term": "Framework", "value": f"{application.round.scheme}, {application.round}"},
            {"term": "Lots", "value": joined([str(lot) for lot in lots])},
            {"term": "Volume", "value": "None is promised. Each child's education is bought by a call-off of its own."},
        ],
        "lots": [{"lot": str(lot), "rates": [_rate(offer) for offer in _offers(lot)]} for lot in lots],
        "clauses": terms.clauses if terms else [],
        "signatures": [_signature(side, application, signed.get(side)) for side in (Side.PROVIDER, Side.COUNCIL)],
    }


def unit_words(offer: ProposedOffer | Offer) -> str:
    """What a rate is for: an hour one to one; a day of 5 hours in a group of up to 4, at least 2."""
    length = "" if offer.unit == "hour" else f" of {hours_text(offer.unit_minutes)}"
    group = "one to one" if offer.group_size == 1 else f"in a group of up to {offer.group_size}"
    least = f", at least {offer.least_units}" if offer.least_units > 1 else ""
    return f"{offer.get_unit_display()}{length}, {group}{least}"


def _outcome(lot: LotApplication) -> papers.LotOutcome:
    return {
        "lot": str(lot),
        "outcome": lot.get_state_words(),
        "why": lot.decided_why,
        "judgements": [_judgement(finding) for finding in lot.findings],
    }


def _judgement(finding: dict[str, object]) -> papers.Judgement:
    what, _, why = str(finding["reason"]).partition(": ")
    words = "" if why == "pass." else why[:1].upper() + why[1:]
    return {"what": what, "result": "Pass" if finding["met"] else "Not met", "why": words}


def _rate(offer: ProposedOffer) -> papers.Rate:
    mode = MODE_LABELS.get(offer.mode, offer.mode).lower()
    vat = "" if offer.vat == Vat.EXEMPT else " plus VAT"
    return {
        "what": f"{offer.service_type.name}, {mode}", "site": offer.site.name, "unit": unit_words(offer),
        "price": f"{money_text(offer.price_pence)}{vat}",
    }  # fmt: skip


def _offers(lot: LotApplication) -> list[ProposedOffer]:
    return list(lot.offers.select_related("service_type", "site"))


def _council() -> papers.Council:
    return {key: settings.COUNCIL[key] for key in COUNCIL}  # type: ignore[return-value]


def _signature(side: Side, application: Application, row: AgreementSignature | None) -> papers.Signature:
    party = application.facts.legal_name if side == Side.PROVIDER else settings.COUNCIL["name"]
    if row is None:
        return {"party": party, "name": "", "role": "", "signed": ""}
    when = f"{time_text(row.signed_at)} on {plain_date(london_day(row.signed_at))}"
    words = f"Signed in Sixthday at {when}: the document with hash {row.document_sha256[:16]}"
    return {"party": party, "name": row.signed_by.name, "role": row.signed_by.job_title, "signed": words}
