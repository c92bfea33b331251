"""Reading call-offs: who may see which, what is signed, and what must be published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, QuerySet, Sum, When

from sixthday.access.models import Organisation, User
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.awards.queries.conflict import declaration
from sixthday.calloffs.choices import Side
from sixthday.calloffs.models import CallOff, EmergencyOrder, PublicationDuty, Signature
from sixthday.documents import queries as documents
from sixthday.documents.choices import DocumentKind
from sixthday.documents.models import Document
from sixthday.ledger import queries as ledger
from sixthday.places import queries as places
from sixthday.providers.choices import Size
from sixthday.providers.queries import directory
from sixthday.rules import compliance
from sixthday.rules.approvals import conflict_findings
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding


def whole() -> QuerySet[CallOff]:
    """Call-offs with all that an act or a page looks at."""
    return CallOff.objects.select_related(
        "award__request__referral__child__school", "award__request__round_lot__lot",
        "award__request__round_lot__round__scheme", "award__provider__organisation", "award__site", "award__adult",
        "award__service_type", "award__offer", "terms", "document", "issued_by",
    )  # fmt: skip


def visible(user: User, on: date) -> QuerySet[CallOff]:
    """The call-offs this person may see on a date."""
    return whole().filter(pk__in=CallOff.objects.visible_to(user, on).values("pk"))


def listing(user: User, on: date, *, states: Iterable[str] = (), provider: str = "") -> QuerySet[CallOff]:
    """The call-offs this person may see, those waiting for the council first, then the newest; by state and part of a
    provider's name where given."""
    found = visible(user, on)
    if wanted := list(states):
        found = found.filter(state__in=wanted)
    if provider:
        found = found.filter(award__provider__name__icontains=provider)
    waits = Case(When(state="provider_signed", then=0), default=1)
    return found.order_by(waits, "-issued_at", "-pk")


def for_organisation(organisation: Organisation) -> QuerySet[CallOff]:
    """A provider's own call-offs."""
    return whole().filter(award__provider__organisation=organisation)


def to_sign(organisation: Organisation) -> QuerySet[CallOff]:
    """A provider's call-offs that wait for its signature, earliest start first."""
    return for_organisation(organisation).filter(state="issued").order_by("start_on", "pk")


def of_award(award: Award) -> CallOff | None:
    """The call-off of an award that is not cancelled, or None."""
    return next(iter(whole().filter(award=award).exclude(state="cancelled").order_by()[:1]), None)


def refs_of(awards: Iterable[Award]) -> list[str]:
    """The references of these awards' call-offs that are not cancelled: one query."""
    rows = CallOff.objects.filter(award__in=[award.pk for award in awards]).exclude(state="cancelled")
    return list(rows.values_list("ref", flat=True))


def of_child(child_ref: str) -> QuerySet[CallOff]:
    """Every call-off for a child."""
    return whole().filter(award__request__referral__child__ref=child_ref)


def about_children(child_refs: Iterable[str]) -> set[str]:
    """The references of every award and call-off for these children: what money is posted about. Two queries."""
    refs = list(child_refs)
    called_off = CallOff.objects.filter(award__request__referral__child__ref__in=refs).values_list("ref", flat=True)
    return {*awards.refs_for(refs), *called_off}


def to_carry_on(child_ref: str) -> QuerySet[CallOff]:
    """A child's signed call-offs, running or ended, which a continuity award may carry on."""
    return of_child(child_ref).filter(state__in=["signed", "ended"])


def live_by_lot(on: date) -> dict[int, int]:
    """How many signed call-offs run on a date, by the lot's key."""
    found = CallOff.objects.filter(state="signed", start_on__lte=on, end_on__gte=on).order_by()
    return dict(found.values_list("award__request__round_lot__lot").annotate(number=Count("pk")))


def signatures(calloff: CallOff) -> QuerySet[Signature]:
    """Who signed for which side, in the order they did."""
    return Signature.objects.filter(calloff=calloff).select_related("signed_by").order_by("signed_at", "pk")


def signed_on(award: Award) -> date | None:
    """The day both had signed the call-off of an award, or None; a call-off that has ended was signed."""
    row = Signature.objects.filter(
        calloff__award=award, calloff__state__in=["signed", "ended"], side=Side.COUNCIL
    ).first()
    return london_day(row.signed_at) if row else None


def emergency_order(award: Award) -> EmergencyOrder | None:
    """The emergency order of an award, in force or not."""
    return EmergencyOrder.objects.filter(award=award).select_related("ordered_by").first()


def signed_or_emergency(award: Award, on: date) -> Finding:
    """Whether the call-off is signed by both, or an emergency order covers the day: the gate's own requirement."""
    return signed_or_emergency_by([award], on)[award.pk]


def signed_or_emergency_by(awarded: Iterable[Award], on: date) -> dict[int, Finding]:
    """The same for many awards by the award's key, in two queries."""
    keys = [award.pk for award in awarded]
    rows = Signature.objects.filter(
        calloff__award__in=keys, calloff__state__in=["signed", "ended"], side=Side.COUNCIL
    ).select_related("calloff")
    signed = {row.calloff.award_id: (london_day(row.signed_at), _pays_until(row.calloff)) for row in rows}
    orders = {
        order.award_id: compliance.EmergencyOrder(order.maximum_pence, order.expires_on)
        for order in EmergencyOrder.objects.filter(award__in=keys)
    }
    never = (None, None)
    return {
        key: compliance.signed_or_emergency(signed_on, orders.get(key), on, last_day_on=last_day_on)
        for key in keys
        for signed_on, last_day_on in [signed.get(key, never)]
    }


def _pays_until(calloff: CallOff) -> date:
    """The last day of education that a signed call-off buys: the day before its first when it ended without one."""
    if calloff.state != "ended":
        return calloff.end_on
    return calloff.last_day_on or calloff.start_on - timedelta(days=1)


def states_of(awarded: Iterable[Award]) -> dict[int, tuple[str, str]]:
    """State and reference of the call-off of each award that has one, by the award's key: one query."""
    rows = CallOff.objects.filter(award__in=[award.pk for award in awarded]).exclude(state="cancelled")
    return {key: (state, ref) for key, state, ref in rows.values_list("award", "state", "ref")}


def provider_signing_findings(calloff: CallOff, on: date) -> list[Finding]:
    """What is tested before the provider signs: its standing, its evidence, the guard, the framework's term."""
    return conditions.signing_findings(calloff.award, "signature", on)


def council_signing_findings(calloff: CallOff, user: User, on: date) -> list[Finding]:
    """What is tested before the council signs: the same again, the signatory's interests, the version, and the money."""
    award = calloff.award
    ex_vat, vat = awards.years_of(award)
    return [
        _same_version(calloff),
        *conflict_findings(declaration(user), award.provider.ref, on),
        *provider_signing_findings(calloff, on),
        *ledger.room(
            calloff.ref, ex_vat, vat, awards.head_of(award), awards.scheme_ref_of(award), instead_of=award.ref
        ),
    ]


def _same_version(calloff: CallOff) -> Finding:
    row = Signature.objects.filter(calloff=calloff, side=Side.PROVIDER).first()
    met = row is not None and row.document_sha256 == calloff.document.sha256
    reason = "Both sign the same version." if met else "The provider did not sign this version of the document."
    return Finding("same_version", met, reason, "Framework terms, call-off procedure (M03)", fixer="broker")


def versions(calloff: CallOff) -> QuerySet[Document]:
    """Every printed version of a call-off, newest first."""
    return documents.versions(DocumentKind.CALLOFF, calloff.ref)


def aggregated_inc_vat(calloff: CallOff) -> int:
    """Pence inc VAT of this call-off with every other one signed for the same child at the same provider."""
    same = CallOff.objects.filter(
        award__request__referral__child=calloff.award.request.referral.child,
        award__provider=calloff.award.provider,
        state__in=["signed", "ended"],
    ).exclude(pk=calloff.pk)
    others = same.aggregate(total=Sum("maximum_inc_vat_pence"))["total"] or 0
    return others + calloff.maximum_inc_vat_pence


def publication_duties() -> QuerySet[PublicationDuty]:
    """Everything that must be published, dated ones first."""
    return PublicationDuty.objects.select_related("calloff__award__provider").order_by("due_on", "calloff__issued_at")


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of provider in a financial year: places that ran in it, pence ex VAT committed in it."""

    label: str
    places: int
    pence: int


@dataclass(frozen=True, slots=True)
class Shares:
    """All places and commitments of a financial year, those of local providers, and those of each size."""

    whole: Share
    local: Share
    sizes: tuple[Share, ...]


def shares(year: str) -> Shares:
    """What part of the places and of the commitments of a year such as 2026-27 is with local, small and voluntary providers.

    A local provider counts by its size too. Four queries, whatever the number.
    """
    first = int(year[:4])
    held, kinds = places.held_by_provider(date(first, 4, 1), date(first + 1, 3, 31)), directory.kinds()
    pence: dict[int, int] = defaultdict(int)
    promised = ledger.committed_in(year)
    for ref, provider in CallOff.objects.filter(ref__in=promised).values_list("ref", "award__provider_id"):
        pence[provider] += promised[ref]

    def share(label: str, keys: Iterable[int]) -> Share:
        wanted = list(keys)
        return Share(label, sum(held.get(key, 0) for key in wanted), sum(pence[key] for key in wanted))

    sizes = tuple(share(size.label, (key for key, (_, own) in kinds.items() if own == size)) for size in Size)
    return Shares(share("All", kinds), share("Local", (key for key, (local, _) in kinds.items() if local)), sizes)


def live_maximum_by_provider() -> dict[int, int]:
    """The most that live call-offs with each provider may cost in pence ex VAT, by its key: one query."""
    rows = CallOff.objects.filter(state="signed").order_by().values_list("award__provider_id")
    return dict(rows.annotate(total=Sum("maximum_pence")))
