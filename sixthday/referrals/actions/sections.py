"""Saving one section of a referral. Each section has one writer; all leave the same entry."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.actions.restriction import name_those_at_work
from sixthday.referrals.models import (
    Avoid,
    Child,
    FamilyPreference,
    Referral,
    ReferralNeed,
    ReferralOutcome,
    ReferralRisk,
    SectionSaved,
)
from sixthday.rules.findings import refusal
from sixthday.rules.upn import normalise

Values = Mapping[str, Any]
CHILD = (
    "given_name", "family_name", "born_on", "upn", "school", "on_roll", "address", "home_postcode", "address_restricted",
    "restricted", "plan", "looked_after", "looked_after_by", "social_worker",
)  # fmt: skip
HAPPENED = (
    "route", "trigger", "trigger_on", "known_on", "clear_on", "basis", "counts_first_day", "reading_reason",
    "school_unable", "what_happened",
)  # fmt: skip
HOURS = ("proposed_weekly_minutes", "part_days", "start_on", "end_on", "mode")
FAMILY = ("parent_name", "parent_telephone", "parent_email")
PAPERS = ("exclusion_notice", "medical_evidence")
VIEWS = ("child_view", "parent_view", "views_unknown_reason")


def _set(row: Child | Referral, names: tuple[str, ...], values: Values) -> None:
    given = [name for name in names if name in values]
    for name in given:
        setattr(row, name, values[name])
    row.save(update_fields=given)


def _none_known(referral: Referral, code: str, values: Values) -> None:
    kept = [known for known in referral.none_known if known != code]
    referral.none_known = [*kept, code] if values.get("none_known") else kept
    referral.save(update_fields=["none_known"])


def _child(referral: Referral, values: Values) -> None:
    since = {} if values.get("looked_after", True) else {"looked_after_from_on": None}
    _set(
        referral.child,
        (*CHILD, "looked_after_from_on"),
        {**values, **since, "upn": normalise(values.get("upn", referral.child.upn))},
    )
    _none_known(referral, "school", {"none_known": values.get("school") is None})


def _needs(referral: Referral, values: Values) -> None:
    """`essential` names those a provider must meet; left out, all but those that were not essential before."""
    before = {need.code for need in referral.needs.all() if not need.essential}
    essential = set(values.get("essential", set(values["needs"]) - before))
    referral.needs.all().delete()
    for code in values["needs"]:
        ReferralNeed.objects.create(referral=referral, code=code, essential=code in essential)


def _attainment(referral: Referral, values: Values) -> None:
    _set(referral, ("attainment",), values)
    _none_known(referral, "attainment", values)


def _outcomes(referral: Referral, values: Values) -> None:
    referral.outcomes.all().delete()
    for code, shown_by in values["outcomes"].items():
        ReferralOutcome.objects.create(referral=referral, code=code, shown_by=shown_by)


def _risks(referral: Referral, values: Values) -> None:
    referral.risks.all().delete()
    for risk in values.get("risks", ()):
        ReferralRisk.objects.create(referral=referral, **risk)
    _none_known(referral, "risks", values)


def _people_and_places(referral: Referral, values: Values) -> None:
    referral.avoids.all().delete()
    for avoid in values.get("avoids", ()):
        Avoid.objects.create(referral=referral, **avoid)
    _none_known(referral, "avoid", values)


def _views(referral: Referral, values: Values) -> None:
    _set(referral, VIEWS, values)
    _set(referral.child, FAMILY, values)
    referral.preferences.all().delete()
    for provider, kind in values.get("preferences", ()):
        FamilyPreference.objects.create(referral=referral, provider=provider, kind=kind)


def _documents(referral: Referral, values: Values) -> None:
    kept = [known for known in referral.none_known if known not in PAPERS]
    referral.none_known = [*kept, *values["awaited"]]
    referral.save(update_fields=["none_known"])


_WRITERS: dict[str, Callable[[Referral, Values], None]] = {
    "child": _child,
    "what_happened": lambda referral, values: _set(referral, HAPPENED, values),
    "needs": _needs,
    "attainment": _attainment,
    "outcomes": _outcomes,
    "risks": _risks,
    "people_and_places": _people_and_places,
    "hours_and_times": lambda referral, values: _set(referral, HOURS, values),
    "transport": lambda referral, values: _set(referral, ("transport", "transport_note"), values),
    "views": _views,
    "documents": _documents,
}


@transaction.atomic
def save_section(*, referral: Referral, section: str, values: Values, by: User, at: datetime) -> SectionSaved:
    """Keep one section as it stands, complete or not. Raises Refused once the referral is with the brokers."""
    current = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if current.state not in {"draft", "returned"}:
        raise refusal(
            "still_open", "This referral has been sent, so its sections can no longer be changed.",
            source="A sent referral stays as it was sent (M31)", fixer="broker",
        )  # fmt: skip
    _WRITERS[section](referral, values)
    if section == "child":
        name_those_at_work(child=referral.child, by=by, at=at)
    saved, _ = SectionSaved.objects.update_or_create(
        referral=referral, section=section, defaults={"saved_by": by, "saved_at": at}
    )
    audit.record(Kind.SECTION_SAVED, about=[referral.ref, referral.child.ref], by=by, at=at, after={"section": section})
    return saved
