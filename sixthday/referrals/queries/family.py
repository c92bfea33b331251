"""Reading what a family was told, and the page it may open."""

from django.db.models import QuerySet

from sixthday.referrals.models import FamilyLink, FamilyNotice, Referral


def live_link(referral: Referral) -> FamilyLink | None:
    """The family's page of a referral while it is open."""
    return referral.family_links.select_related("given_by").filter(revoked_at__isnull=True).first()


def spelt(code: str) -> str:
    """A code as letters have it, whichever way it was typed: capitals, spaces, hyphens and other marks do not matter."""
    plain = "".join(mark for mark in code.upper() if mark.isascii() and mark.isalnum())
    return "-".join(plain[start : start + 5] for start in range(0, len(plain), 5))


def link_by_code(code: str) -> FamilyLink | None:
    """The open page behind a code, typed any way."""
    open_pages = FamilyLink.objects.filter(revoked_at__isnull=True).select_related("referral__child")
    return open_pages.filter(code=spelt(code)).first()


def notices(referral: Referral) -> QuerySet[FamilyNotice]:
    """What the family was told, newest first, with the letters."""
    return referral.family_notices.select_related("letter", "told_by").order_by("-told_at", "-pk")
