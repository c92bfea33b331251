"""What the family is told, in plain words, at each step: a page behind a code and a birth date, and a letter."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.references import draw
from sixthday.documents.actions import make_document
from sixthday.documents.choices import DocumentKind
from sixthday.documents.papers import Council, LetterPaper
from sixthday.referrals.choices import FAMILY_WORDS, FamilyStage
from sixthday.referrals.models import FamilyLink, FamilyNotice, Referral
from sixthday.referrals.queries import family
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.references import ALPHABET
from sixthday.rules.words import plain_date

SOURCE = "The family is told in plain words at each step (M34)"
GROUPS, GROUP = 4, 5  # twenty characters of twenty-three: ninety bits


@transaction.atomic
def tell_family(
    *, referral: Referral, stage: FamilyStage, words: Mapping[str, str], by: User, at: datetime, page_address: str = ""
) -> FamilyNotice:
    """Tell the family at one step: keeps the words, prints the letter, and opens their page when it is not open yet.

    `words` answers every question of `FAMILY_WORDS`; `page_address` is where the code is typed. Raises Refused for each
    that is missing.
    """
    said = {code: (words.get(code) or "").strip() for code, _, _ in FAMILY_WORDS}
    found = [
        Finding(f"family_{code}", bool(said[code]), f"Tell the family {question}.", SOURCE)
        for code, _, question in FAMILY_WORDS
    ]
    if blockers(found):
        raise Refused(found)
    link = family.live_link(referral) or give_family_link(referral=referral, by=by, at=at)
    notice = FamilyNotice(referral=referral, stage=stage, words=said, told_by=by, told_at=at)
    paper = _paper(notice, link, page_address)
    notice.letter = make_document(kind=DocumentKind.FAMILY_LETTER, about=notice.ref, data=paper, by=by, at=at)
    notice.save()
    about = [notice.ref, referral.ref, referral.child.ref]
    audit.record(Kind.FAMILY_TOLD, about=about, by=by, at=at, after={"stage": stage})
    return notice


@transaction.atomic
def give_family_link(*, referral: Referral, by: User, at: datetime) -> FamilyLink:
    """Open the family's page under a new code. Raises Stale when it is open already."""
    locked = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if held := family.live_link(locked):
        raise Stale(what="The family's page is already open.", who=held.given_by.ref, when=held.given_at.isoformat())
    link = FamilyLink.objects.create(referral=referral, code=_code(), given_by=by, given_at=at)
    audit.record(Kind.FAMILY_LINK_GIVEN, about=[link.ref, referral.ref, referral.child.ref], by=by, at=at)
    return link


@transaction.atomic
def revoke_family_link(*, link: FamilyLink, why: str, by: User, at: datetime) -> FamilyLink:
    """Close a family's page for good; a new one has another code. Raises Refused without a reason, Stale when closed."""
    if not why.strip():
        raise Refused([Finding("revoked_why", False, "Say why the page is closed.", SOURCE)])
    held = FamilyLink.objects.select_for_update(of=("self",)).select_related("referral__child").get(pk=link.pk)
    if held.revoked_at:
        raise Stale(what="This page was closed already.", who=held.revoked_by.ref if held.revoked_by else "")
    held.revoked_by, held.revoked_at, held.revoked_why = by, at, why.strip()
    held.save(update_fields=["revoked_by", "revoked_at", "revoked_why"])
    about = [held.ref, held.referral.ref, held.referral.child.ref]
    audit.record(Kind.FAMILY_LINK_REVOKED, about=about, by=by, at=at, why=why)
    return held


def _code() -> str:
    return "-".join("".join(ALPHABET[draw(len(ALPHABET))] for _ in range(GROUP)) for _ in range(GROUPS))


def _paper(notice: FamilyNotice, link: FamilyLink, page_address: str) -> LetterPaper:
    child, council = notice.referral.child, settings.COUNCIL
    stage = FamilyStage(notice.stage)
    where = f"You can read this at {page_address}" if page_address else "You can read this on our family page"
    return {
        "reference": notice.referral.ref,
        "council": Council(
            name=council["name"], team=council["team"], telephone=council["telephone"], email=council["email"]
        ),
        "date": plain_date(london_day(notice.told_at)),
        "dear": f"Dear {child.parent_name or 'parent or carer'}",
        "heading": f"{child.given_name}’s education: {stage.label.lower()}",
        "opening": [notice.words["news"]],
        "facts": [
            {"term": term, "value": notice.words[code]}
            for code, term, _ in FAMILY_WORDS
            if code not in {"news", "complain"}
        ],
        "paragraphs": [
            f"{where}. Your code is {link.code}. You will also be asked for {child.given_name}’s date of birth. "
            "Ask us for a new code if you think somebody else has seen this one."
        ],
        "complain": [notice.words["complain"]],
        "from_name": notice.told_by.name,
        "from_role": notice.told_by.job_title or council["team"],
    }
