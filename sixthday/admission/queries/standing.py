"""What the forms of an application are made from: compared, when they come back, with what stands by then."""

from sixthday.admission.models import ApplicantFacts, Application, ProposedOffer

FACTS = ("legal_name", "company_number", "charity_number", "address", "contact_name", "telephone", "email", "size")
OFFER = tuple(
    field.attname for field in ProposedOffer._meta.concrete_fields if field.attname not in {"id", "ref", "lot_id"}
)


def facts_standing(facts: ApplicantFacts) -> tuple[object, ...]:
    """The facts of the organisation, and whether they were confirmed."""
    return (facts.confirmed, *(getattr(facts, name) for name in FACTS))


def lots_standing(application: Application) -> tuple[object, ...]:
    """The lots by number, each with its footing."""
    return tuple(application.lots.order_by("round_lot__lot__number").values_list("round_lot__lot__number", "basis"))


def offer_standing(offer: ProposedOffer) -> tuple[object, ...]:
    """Everything an offer says."""
    return tuple(getattr(offer, name) for name in OFFER)
