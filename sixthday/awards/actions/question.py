"""Questions: asked by one provider, answered to all who were asked, without saying whose question it was."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.awards.models import Invitation, Question
from sixthday.awards.queries.held import held_request
from sixthday.awards.queries.telling import told_findings
from sixthday.outbox import actions as outbox
from sixthday.rules.findings import Finding, Refused, blockers, refusal

SOURCE = "Framework terms: one answer to all; decision report paragraph 20 (M09)"


@transaction.atomic
def ask_question(*, invitation: Invitation, text: str, by: User, at: datetime) -> Question:
    """A question about an open request, read by the brokers only until it is answered to all.

    Raises Refused for no words or another's request, Stale when the shortlist has locked.
    """
    held_request(invitation.request, "lock_shortlist")
    if by.organisation_id != invitation.provider.organisation_id:
        raise refusal("question_own", "Only a provider that was asked may ask.", source=SOURCE)
    if not text.strip():
        raise refusal("question_text", "Write your question.", source=SOURCE)
    question = Question.objects.create(invitation=invitation, text=text.strip(), asked_by=by, asked_at=at)
    request = invitation.request
    about = [request.ref, request.referral.ref, request.referral.child.ref, invitation.provider.ref]
    audit.record(Kind.QUESTION_ASKED, about=about, by=by, at=at)
    return question


@transaction.atomic
def answer_question(*, question: Question, answer: str, by: User, at: datetime, wording: str = "") -> Question:
    """Answer a question to everybody asked. `wording` is the question as all read it, when its own would say who asked.

    Raises Refused when a text is missing, could give the child away, names the asker, or it was answered before.
    """
    request = held_request(question.invitation.request, "lock_shortlist")
    asked_as = (wording or question.text).strip()
    names_asker = question.invitation.provider.name.casefold() in asked_as.casefold()
    tested = [
        _said("answer_text", bool(answer.strip()), "Write the answer."),
        _said("wording_asker", not names_asker, "Word the question so that it does not name who asked."),
        _said("question_once", not question.answer, "This question is already answered."),
        *told_findings(request, f"{asked_as}\n{answer}"),
    ]
    if blockers(tested):
        raise Refused(blockers(tested))
    rows = Question.objects.filter(pk=question.pk, answered_at__isnull=True).update(
        answer=answer.strip(), wording=asked_as, answered_by=by, answered_at=at
    )
    if rows != 1:
        raise refusal("question_once", "This question is already answered.", source=SOURCE)
    question.refresh_from_db()
    for invitation in Invitation.objects.filter(request=request).select_related("provider__organisation"):
        outbox.post_message(
            to_organisation=invitation.provider.organisation, kind="question_answered",
            subject=f"Request {request.ref}: a question is answered",
            body=f"Question: {asked_as}\n\nAnswer: {answer.strip()}", about=request.ref, by=by, at=at,
        )  # fmt: skip
    about = [request.ref, request.referral.ref, request.child_ref]
    audit.record(Kind.QUESTION_ANSWERED, about=about, by=by, at=at)
    return question


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="broker")
