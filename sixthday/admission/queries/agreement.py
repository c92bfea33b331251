"""Reading agreements: whose they are, what is signed, what becomes of the offers."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import Organisation, User
from sixthday.admission.choices import Side
from sixthday.admission.models import Agreement, AgreementSignature, Application, LotApplication, ProposedOffer
from sixthday.documents import queries as documents
from sixthday.documents.choices import DocumentKind
from sixthday.documents.models import Document
from sixthday.framework.models import Round
from sixthday.framework.queries.conflict import may_score
from sixthday.providers.queries.directory import memberships
from sixthday.rules.findings import Finding
from sixthday.rules.lifecycles import RoundState

SOURCE = "Framework agreement"


def whole() -> QuerySet[Agreement]:
    """Agreements with what an act or a page looks at."""
    return Agreement.objects.select_related(
        "application__provider__organisation", "application__round__scheme", "document", "offered_by"
    )


def visible(user: User, on: date) -> QuerySet[Agreement]:
    """The agreements of the applications this person may see."""
    return whole().filter(application__in=Application.objects.visible_to(user, on).values("pk"))


def of_round(round_: Round, user: User, on: date) -> QuerySet[Agreement]:
    """The agreements of a round this person may see, by provider."""
    return visible(user, on).filter(application__round=round_).order_by("application__provider__name", "pk")


def own(organisation: Organisation) -> QuerySet[Agreement]:
    """A provider's own agreements."""
    return whole().filter(application__provider__organisation=organisation)


def of(application: Application) -> Agreement | None:
    """The agreement of an application, or None."""
    return whole().filter(application=application).first()


def member_from(agreement: Agreement) -> date | None:
    """The first day of the memberships an agreement that both signed has made; None before."""
    if agreement.state != "signed":
        return None
    application = agreement.application
    found = memberships(application.provider).filter(round_lot__round=application.round)
    return min(found.values_list("from_on", flat=True), default=None)


def waiting_for_council(user: User, on: date) -> QuerySet[Agreement]:
    """Agreements that the provider has signed and the council has not, the longest waiting first."""
    return visible(user, on).filter(state="provider_signed").order_by("offered_at", "pk")


def signatures(agreement: Agreement) -> list[AgreementSignature]:
    """Who signed for which side, in the order they did."""
    return list(
        AgreementSignature.objects.filter(agreement=agreement).select_related("signed_by").order_by("signed_at")
    )


def versions(agreement: Agreement) -> QuerySet[Document]:
    """Every printed version of an agreement, newest first."""
    return documents.versions(DocumentKind.AGREEMENT, agreement.ref)


def postable(lot: LotApplication) -> list[ProposedOffer]:
    """The offers of a lot, which become offers to be called off, in the order they were put forward."""
    return list(lot.offers.select_related("service_type__lot", "site").order_by("pk"))


def council_findings(agreement: Agreement, user: User, on: date) -> list[Finding]:
    """What is tested before the council signs: the round is awarded, both sign one version, no interest of the signatory's."""
    application = agreement.application
    row = AgreementSignature.objects.filter(agreement=agreement, side=Side.PROVIDER).first()
    same = row is not None and row.document_sha256 == agreement.document.sha256
    awarded = application.round.state == RoundState.AWARDED
    return [
        Finding("round_awarded", awarded, "The round is awarded." if awarded else "Record the award of the round first.", SOURCE,
                fixer="commissioner"),
        Finding("same_version", same, "Both sign the same version." if same else "The provider did not sign this version.", SOURCE),
        *may_score(user, application.round, on, application.provider.organisation),
    ]  # fmt: skip
