"""Questions about an open round: asked privately, answered to all, or set aside with a reason."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.keepers import tell_keepers
from sixthday.admission.models import Enquiry
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.framework.actions import publish_clarification
from sixthday.framework.models import Round
from sixthday.framework.queries.round import accepting_findings
from sixthday.outbox.actions import post_message
from sixthday.outbox.choices import ANSWERED
from sixthday.rules.findings import Finding, Refused, Stale, blockers

EQUAL = "Everybody is told the same (Procurement Act 2023 s12)"


@transaction.atomic
def ask_enquiry(*, round: Round, text: str, email: str, by: User, at: datetime, organisation_name: str = "") -> Enquiry:
    """Ask about a round that takes applications; those who answer are told. Raises Refused with every reason."""
    found = [
        *accepting_findings(round, at),
        Finding("enquiry_text", bool(text.strip()), "Write your question.", EQUAL),
        Finding("enquiry_email", bool(email.strip()), "Give an e-mail address: we tell you when it is answered.", EQUAL),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    made = Enquiry.objects.create(
        round=round, text=text.strip(), email=email.strip(), organisation_name=organisation_name.strip(), asked_by=by,
        asked_at=at,
    )  # fmt: skip
    tell_keepers("enquiry_asked", f"A question about {round}", "It waits for an answer under Market.", made.ref, by, at)
    audit.record(Kind.ENQUIRY_ASKED, about=[made.ref, round.ref], by=by, at=at)
    return made


@transaction.atomic
def answer_enquiry(*, enquiry: Enquiry, asked: str, answer: str, link: str, by: User, at: datetime) -> Enquiry:
    """Answer to everybody, as a clarification that names nobody, and tell the asker where it stands (`link`).

    Raises Refused when the words tell who asked, or as a clarification is; Stale when it is dealt with already.
    """
    held = _waiting(enquiry)
    name, words = held.organisation_name.casefold(), f"{asked} {answer}".casefold()
    hidden = held.email.casefold() not in words and (not name or name not in words)
    if stops := blockers([Finding("asker_hidden", hidden, "These words say who asked: leave the name out.", EQUAL)]):
        raise Refused(stops)
    held.clarification = publish_clarification(round=held.round, asked=asked, answer=answer, by=by, at=at)
    held.answered_by, held.answered_at = by, at
    held.save(update_fields=["clarification", "answered_by", "answered_at"])
    post_message(
        address=held.email, kind=ANSWERED, about=held.ref, by=by, at=at, subject="Your question is answered",
        body=f"The question that you asked is answered, to everybody and without your name:\n\n{link}\n",
    )  # fmt: skip
    after = {"clarification": held.clarification.number}
    audit.record(Kind.ENQUIRY_ANSWERED, about=[held.ref, held.round.ref], by=by, at=at, after=after)
    return held


@transaction.atomic
def set_aside_enquiry(*, enquiry: Enquiry, why: str, by: User, at: datetime) -> Enquiry:
    """Leave a question unanswered for a reason, such as that it is none. Raises Refused without one, Stale when dealt with."""
    held = _waiting(enquiry)
    if stops := blockers([Finding("aside_why", bool(why.strip()), "Say why it is set aside.", EQUAL)]):
        raise Refused(stops)
    held.set_aside_by, held.set_aside_at, held.set_aside_why = by, at, why.strip()
    held.save(update_fields=["set_aside_by", "set_aside_at", "set_aside_why"])
    audit.record(Kind.ENQUIRY_SET_ASIDE, about=[held.ref], by=by, at=at, why=why.strip())
    return held


def _waiting(enquiry: Enquiry) -> Enquiry:
    held = hold(enquiry)
    if held.answered_at or held.set_aside_at:
        raise Stale(what="This question is dealt with already.")
    return held
