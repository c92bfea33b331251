"""A provider opens a request and answers it; a broker may take an answer down by telephone, which the provider confirms."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.awards.choices import Answer
from sixthday.awards.models import Invitation, Response
from sixthday.awards.queries.answering import Given, answer_findings, own_price
from sixthday.awards.queries.held import held_request
from sixthday.providers.models import Adult, Offer, Site
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.needs import PART_DAY_LABELS

SOURCE = "Framework terms; decision report paragraphs 20 and 21 (M09)"


@transaction.atomic
def open_invitation(*, invitation: Invitation, by: User, at: datetime) -> bool:
    """Keep who of the provider first opened the request, and when. Returns False when somebody had before."""
    rows = Invitation.objects.filter(pk=invitation.pk, opened_at__isnull=True).update(opened_at=at, opened_by=by)
    if rows != 1:
        return False
    audit.record(Kind.REQUEST_OPENED, about=_about(invitation), by=by, at=at)
    return True


@transaction.atomic
def answer_request(
    *, invitation: Invitation, answer: Answer | str, by: User, at: datetime, cannot_reason: str = "",
    shortfall: str = "", offer: Offer | None = None, start_on: date | None = None, weekly_minutes: int | None = None,
    part_days: Sequence[str] = (), price_pence: int | None = None, adult: Adult | None = None, site: Site | None = None,
    note: str = "",
) -> Response:  # fmt: skip
    """The provider's answer, or a new version of it: can, partly (with the shortfall) or cannot (with a coded reason).

    `price_pence` is ex VAT for the offer's unit, `weekly_minutes` a week's. An answer after the due moment is kept and
    marked late. Raises Refused with every reason, Stale once the shortlist has locked or the request has ended.
    """
    given = Given(
        Answer(answer), cannot_reason, shortfall, offer, start_on, weekly_minutes, tuple(part_days), price_pence, adult,
        site, note,
    )  # fmt: skip
    if by.organisation_id != invitation.provider.organisation_id:
        raise refusal("answer_own", "Only the provider itself answers here.", source=SOURCE)
    return _keep(invitation, given, by, at, by_telephone=False)


@transaction.atomic
def enter_telephone_answer(
    *, invitation: Invitation, answer: Answer | str, by: User, at: datetime, cannot_reason: str = "",
    shortfall: str = "", offer: Offer | None = None, start_on: date | None = None, weekly_minutes: int | None = None,
    part_days: Sequence[str] = (), adult: Adult | None = None, site: Site | None = None, note: str = "",
) -> Response:  # fmt: skip
    """An answer a broker took down by telephone. It counts, and waits for the provider to confirm it.

    No price is said: it is the one that the provider sealed for this offer before, else the offer's own rate, until it
    enters a lower one itself. Raises as `answer_request` does.
    """
    given = Given(
        Answer(answer), cannot_reason, shortfall, offer, start_on, weekly_minutes, tuple(part_days),
        own_price(invitation, offer), adult, site, note,
    )  # fmt: skip
    return _keep(invitation, given, by, at, by_telephone=True)


@transaction.atomic
def confirm_answer(*, response: Response, by: User, at: datetime) -> Response:
    """The provider says that an answer taken down by telephone is its own, before or after the lock.

    Raises Refused when it was not by telephone, was confirmed or replaced, or is another's.
    """
    held_invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=response.invitation_id)
    newest = held_invitation.responses.order_by("-version").first()
    own = by.organisation_id == held_invitation.provider.organisation_id
    tested = (
        _said("confirm_own", own, "Only the provider itself confirms its answer."),
        _said("confirm_telephone", response.by_telephone, "Only an answer given by telephone needs confirming."),
        _said("confirm_newest", newest is not None and newest.pk == response.pk, "A newer answer replaced this one."),
        _said("confirm_once", newest is None or newest.confirmed_at is None, "This answer is already confirmed."),
    )
    if blockers(tested):
        raise Refused(blockers(tested))
    response.confirmed_by, response.confirmed_at = by, at
    response.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(
        Kind.ANSWER_CONFIRMED, about=_about(held_invitation), by=by, at=at, after={"version": response.version}
    )
    return response


def _keep(invitation: Invitation, given: Given, by: User, at: datetime, *, by_telephone: bool) -> Response:
    request = invitation.request = held_request(invitation.request, "lock_shortlist")
    findings = answer_findings(request, invitation, given, at)
    if blockers(findings):
        raise Refused(blockers(findings))
    meets = given.answer != Answer.CANNOT
    offer = given.offer if meets else None
    response = Response.objects.create(
        invitation=invitation, version=invitation.responses.count() + 1, answer=given.answer,
        cannot_reason="" if meets else given.cannot_reason,
        shortfall=given.shortfall.strip() if given.answer == Answer.PARTLY else "",
        offer=offer, start_on=given.start_on if meets else None,
        weekly_minutes=given.weekly_minutes if meets else None,
        part_days=[code for code in PART_DAY_LABELS if code in given.part_days] if meets else [],
        price_pence=given.price_pence if meets else None, unit=offer.unit if offer else "",
        adult=given.adult if meets else None, site=given.site if meets else None, note=given.note.strip(),
        late=request.due_at is not None and at > request.due_at, given_by=by, given_at=at, by_telephone=by_telephone,
    )  # fmt: skip
    after = {"version": response.version, "answer": response.answer, "late": response.late, "telephone": by_telephone}
    audit.record(Kind.ANSWER_GIVEN, about=_about(invitation), by=by, at=at, after=after)
    return response


def _about(invitation: Invitation) -> list[str]:
    request = invitation.request
    return [request.ref, request.referral.ref, request.referral.child.ref, invitation.provider.ref]


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="provider_lead")
