"""Reading a referral: what each section holds, what is missing, and who else is asking for the same child."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet

from sixthday.access.models import User
from sixthday.referrals.models import Child, Referral
from sixthday.rules.findings import Finding
from sixthday.rules.sections import SECTIONS, Route, submission_findings


def _child(referral: Referral) -> dict[str, bool]:
    child = referral.child
    return {
        "name": bool(child.given_name and child.family_name),
        "born_on": True,
        "school": bool(child.school_id) or "school" in referral.none_known,
        "postcode": bool(child.home_postcode),
        "ehc_plan": "child" in _saved(referral),
        "looked_after": "child" in _saved(referral),
        "looked_after_by": bool(child.looked_after_by_id),
        "social_worker": "child" in _saved(referral),
        "restricted_address": "child" in _saved(referral),
    }


def _what_happened(referral: Referral) -> dict[str, bool]:
    return {
        "trigger": bool(referral.trigger),
        "opened_on": referral.trigger_on is not None,
        "legal_basis": bool(referral.basis),
        "account": bool(referral.what_happened),
        "school_shortfall": bool(referral.what_happened),
    }


def _risks(referral: Referral) -> dict[str, bool]:
    risks = list(referral.risks.all())
    return {
        "risks": bool(risks) or "risks" in referral.none_known,
        "measures": all(risk.in_place for risk in risks),
    }


def _hours(referral: Referral) -> dict[str, bool]:
    return {
        "weekly_minutes": bool(referral.proposed_weekly_minutes),
        "part_days": bool(referral.part_days),
        "start_on": referral.start_on is not None,
        "end_on": referral.end_on is not None,
        "mode": bool(referral.mode),
    }


def _views(referral: Referral) -> dict[str, bool]:
    unknown = bool(referral.views_unknown_reason)
    return {
        "child_view": bool(referral.child_view) or unknown,
        "parent_view": bool(referral.parent_view) or unknown,
        "contact": bool(referral.child.parent_name and referral.child.parent_telephone),
    }


def _documents(referral: Referral) -> dict[str, bool]:
    held = {document.what for document in referral.documents.all()}
    return {
        "exclusion_notice": "exclusion_notice" in held or "exclusion_notice" in referral.none_known,
        "medical_evidence": "medical_evidence" in held or "medical_evidence" in referral.none_known,
    }


_GIVEN: dict[str, Callable[[Referral], dict[str, bool]]] = {
    "child": _child,
    "what_happened": _what_happened,
    "needs": lambda referral: {"needs": bool(referral.needs.all())},
    "attainment": lambda referral: {"attainment": bool(referral.attainment) or "attainment" in referral.none_known},
    "outcomes": lambda referral: {"outcomes": bool(referral.outcomes.all())},
    "risks": _risks,
    "people_and_places": lambda referral: {"avoid": bool(referral.avoids.all()) or "avoid" in referral.none_known},
    "hours_and_times": _hours,
    "transport": lambda referral: {"transport": bool(referral.transport)},
    "views": _views,
    "documents": _documents,
}


def _saved(referral: Referral) -> set[str]:
    return {saved.section for saved in referral.sections_saved.all()}


def given(referral: Referral) -> dict[str, frozenset[str]]:
    """The codes answered in each section."""
    return {
        section.code: frozenset(code for code, held in _GIVEN[section.code](referral).items() if held)
        for section in SECTIONS
    }


def flags(referral: Referral) -> frozenset[str]:
    """What holds of this referral that makes further answers needed."""
    holds = {
        "looked_after": referral.child.looked_after,
        "on_roll_incomplete": referral.school_unable,
        "has_risks": bool(referral.risks.all()),
        "excluded": referral.trigger == "permanent_exclusion",
        "illness": referral.trigger == "illness",
    }
    return frozenset(flag for flag, held in holds.items() if held)


def form_attached(referral: Referral) -> bool:
    """Whether a form already written is attached."""
    return any(document.what == "form" for document in referral.documents.all())


def findings(referral: Referral) -> tuple[Finding, ...]:
    """Everything tested before submission."""
    return submission_findings(
        given(referral),
        flags(referral),
        form_attached=form_attached(referral),
        route=Route(referral.route),
        on_roll=referral.child.on_roll,
        school_cannot_provide=referral.school_unable,
    )


def other_live(referral: Referral) -> QuerySet[Referral]:
    """Other live referrals for the same child: the same record, the same UPN, or the same name and birth date."""
    child = referral.child
    same = Q(child=child) | Q(
        child__given_name__iexact=child.given_name,
        child__family_name__iexact=child.family_name,
        child__born_on=child.born_on,
    )
    if child.upn:
        same |= Q(child__upn=child.upn)
    return Referral.objects.live().filter(same).exclude(pk=referral.pk)


def others_said(referral: Referral, user: User, on: date) -> tuple[QuerySet[Referral], bool]:
    """Other live referrals for the same child that this person may see, and whether there are some they may not.

    One of a restricted child counts as neither: nothing on the screen says that it is known. The brokers are told instead.
    """
    every = other_live(referral)
    seen = Referral.objects.visible_to(user, on).filter(pk__in=every.values("pk")).select_related("team")
    return seen, not seen.exists() and every.filter(child__restricted=False).exists()


def known_children(given_name: str, family_name: str, born_on: object, upn: str) -> QuerySet[Child]:
    """Children on record who may be this one."""
    same = Q(given_name__iexact=given_name.strip(), family_name__iexact=family_name.strip(), born_on=born_on)
    return Child.objects.filter(same | Q(upn=upn) if upn else same)


def plain(user: User, on: date) -> QuerySet[Referral]:
    """The referrals a person may see, each with its child and school; their lists are read when they are asked for."""
    return Referral.objects.visible_to(user, on).select_related("child__school", "child__looked_after_by")


def whole(user: User, on: date) -> QuerySet[Referral]:
    """The referrals a person may see, with all that their sections hold, in a fixed number of queries."""
    lists = (
        "sections_saved",
        "needs",
        "outcomes",
        "risks",
        "avoids",
        "documents__file",
        "returns",
        "preferences__provider",
    )
    wide = Referral.objects.visible_to(user, on).select_related(
        "child__school", "child__looked_after_by", "team", "referrer", "submitted_by"
    )
    return wide.prefetch_related(*lists)


def sent_children(given_name: str, family_name: str, born_on: date) -> QuerySet[Child]:
    """Children of this name and birth date for whom a referral was sent."""
    sent = Referral.objects.exclude(state="draft").values("child")
    return known_children(given_name, family_name, born_on, "").filter(pk__in=sent)
