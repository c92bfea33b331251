"""What a provider may answer with: its own offers, sites and adults; and everything wrong with an answer."""

from dataclasses import dataclass
from datetime import date, datetime

from sixthday.awards.choices import Answer
from sixthday.awards.models import Invitation, Request
from sixthday.providers import queries as providers
from sixthday.providers.models import Adult, Offer, Site
from sixthday.rules import requests
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding
from sixthday.rules.requests import ResponseFacts

SOURCE = "Framework terms; decision report paragraphs 20 and 21 (M09)"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is given, before it is kept."""

    answer: Answer
    cannot_reason: str = ""
    shortfall: str = ""
    offer: Offer | None = None
    start_on: date | None = None
    weekly_minutes: int | None = None
    part_days: tuple[str, ...] = ()
    price_pence: int | None = None
    adult: Adult | None = None
    site: Site | None = None
    note: str = ""


def answering_offers(invitation: Invitation) -> list[Offer]:
    """What this provider offers of the service asked for, in the way asked for, on the day asked for."""
    request = invitation.request
    rows = providers.offers_on(invitation.provider, request.round_lot, request.service_type, request.start_on)
    return [offer for offer in rows if offer.mode == request.mode]


def own_price(invitation: Invitation, offer: Offer | None) -> int | None:
    """Pence for an answer in which no price was said: what the provider sealed itself for this offer, else its rate."""
    if offer is None:
        return None
    sealed = invitation.responses.filter(offer=offer, price_pence__lte=offer.price_pence).order_by("-version")
    return sealed.values_list("price_pence", flat=True).first() or offer.price_pence


def answer_findings(request: Request, invitation: Invitation, given: Given, at: datetime) -> list[Finding]:
    """Everything an answer must hold before it is kept; met or not."""
    facts = ResponseFacts(
        answer=requests.Answer(given.answer.value),
        price_pence=given.price_pence,
        rate_pence=given.offer.price_pence if given.offer else None,
        reason_code=given.cannot_reason,
        shortfall_reason=given.shortfall,
        start_on=given.start_on,
        end_on=request.end_on,
        weekly_minutes=given.weekly_minutes or 0,
        wanted_minutes=request.weekly_minutes,
        sessions=frozenset(given.part_days),
        wanted_sessions=frozenset(request.part_days),
        site_ref=given.site.ref if given.site else "",
        adult_ref=given.adult.ref if given.adult else "",
    )
    findings = list(requests.response_findings(facts))
    if given.answer != Answer.CANNOT:
        findings += _own(invitation, given, at)
    return findings


def sites_for(invitation: Invitation) -> list[Site]:
    """The provider's own sites in use on the day asked for."""
    return [site for site in invitation.provider.sites.all() if _in_use(site, invitation.request.start_on)]


def adults_for(invitation: Invitation) -> list[Adult]:
    """The provider's own named adults of the day asked for."""
    return [adult for adult in invitation.provider.adults.all() if _in_use(adult, invitation.request.start_on)]


def _own(invitation: Invitation, given: Given, at: datetime) -> list[Finding]:
    provider = invitation.provider_id
    on = max(given.start_on or london_day(at), london_day(at))
    findings = []
    if given.start_on is not None and given.start_on < london_day(at):
        findings.append(_said("response_start", False, "The start must not be in the past."))
    if given.offer is not None:
        mine = given.offer.pk in {offer.pk for offer in answering_offers(invitation)}
        findings.append(_said("response_offer", mine, "This is not one of your offers for this request."))
    for code, subject, noun in (("response_site", given.site, "site"), ("response_adult", given.adult, "adult")):
        if subject is None:
            continue
        current = subject.provider_id == provider and _in_use(subject, on)
        findings.append(_said(code, current, f"This {noun} is not one of yours on the start day."))
    return findings


def _in_use(subject: Site | Adult, on: date) -> bool:
    return subject.from_on <= on and (subject.until_on is None or subject.until_on >= on)


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="provider_lead")
