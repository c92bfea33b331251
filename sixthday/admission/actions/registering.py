"""A provider that registers itself on the public page: an organisation, its profile, and its first lead by an e-mailed link."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from sixthday.access import actions as access
from sixthday.access import queries as people
from sixthday.access.choices import OrganisationKind, Role
from sixthday.access.models import User
from sixthday.admission.keepers import tell_keepers
from sixthday.admission.models import SelfRegistration
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox.actions import post_message, send_password_link
from sixthday.providers.actions import register_provider
from sixthday.providers.choices import Size
from sixthday.providers.queries.identity import same_as
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, refusal

REGISTER = "A provider registers itself"
KNOWN = "You or somebody else asked to register a provider with this e-mail address. You have an account already: sign in with it."


@transaction.atomic
def register_itself(
    *, name: str, contact_name: str, email: str, telephone: str, size: Size, local: bool, company_number: str,
    link: Callable[[User], str], days: int, by: User, at: datetime,
) -> None:  # fmt: skip
    """Register a provider, a member of nothing, and send its first lead the link (`link`, good `days` days).

    The sender learns nothing: for an address in use its holder is told, or sent the link again while no password was chosen;
    for a name in use, be it the council's own, the council is told, and nobody joins an organisation that exists. Raises Refused only for a name without a letter.
    """
    if not slugify(name):
        raise refusal("provider_named", "Give the provider's name.", source=REGISTER)
    holder = people.people(people.ref_of(email)).first()
    if holder is not None:
        if _lost_the_link(holder):
            send_password_link(to=holder, link=link(holder), days=days, by=by, at=at)
        else:
            _tell_holder(holder, by, at)
        return
    alike = list(same_as(company_number=company_number))
    facts = [contact_name, email, telephone, company_number]
    if people.is_named(name):  # the council's own name, or a school's, as little as a provider's
        _refer(f"Somebody asked to register as {name.strip()}", facts, by, at)
        return
    try:
        with transaction.atomic():
            provider = register_provider(
                name=name.strip(), contact_name=contact_name, email=email, telephone=telephone, company_number=company_number,
                size=size, local=local, by=by, at=at,
            )  # fmt: skip
            lead = access.add_person(email=email, name=contact_name, organisation=provider.organisation, by=by, at=at)
    except (Refused, IntegrityError):
        _refer(f"Somebody asked to register as {name.strip()}", facts, by, at)
        return
    access.grant_role(user=lead, role=Role.PROVIDER_LEAD, from_on=london_day(at), by=by, at=at)
    SelfRegistration.objects.create(provider=provider, registered_by=by, registered_at=at)
    send_password_link(to=lead, link=link(lead), days=days, by=by, at=at)
    same = "".join(f"\n\n{each.name} has the same company number. Nothing was tied to it." for each in alike)
    subject, body = f"{provider.name} registered itself", f"It is a member of nothing.{same}"
    tell_keepers("provider_registered", subject, body, provider.ref, by, at)
    audit.record(Kind.PROVIDER_REGISTERED_ITSELF, about=[provider.ref, lead.ref], by=by, at=at)


def _lost_the_link(holder: User) -> bool:
    """Whether this is a provider's own person who never chose a password; no account of the council's is opened from here."""
    own = holder.organisation.kind == OrganisationKind.PROVIDER
    return own and holder.is_active and not holder.has_usable_password()


def _tell_holder(holder: User, by: User, at: datetime) -> None:
    post_message(to=holder, kind="registered_already", subject="You have an account already", body=KNOWN, by=by, at=at)
    audit.record(Kind.REGISTRATION_REFERRED, about=[holder.ref], by=by, at=at)


def _refer(subject: str, facts: list[str], by: User, at: datetime) -> None:
    """Leave it to the council: a provider of that name is recorded, or was a moment ago."""
    said = "\n".join(value for value in facts if value)
    body = f"A provider of that name is recorded already, so nothing was made. A colleague is added from inside it. They gave:\n\n{said}"
    tell_keepers("registration_referred", subject, body, "", by, at)
    audit.record(Kind.REGISTRATION_REFERRED, about=[by.organisation.ref], by=by, at=at)
