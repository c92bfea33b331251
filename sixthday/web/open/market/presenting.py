"""The opportunity and the register in words."""

from typing import Any

from django.urls import reverse

from sixthday.framework.queries.round import accepting_findings, opens_again_on
from sixthday.rules.findings import allowed
from sixthday.rules.needs import MODE_LABELS
from sixthday.rules.words import moment_text, plain_date

STAGES = {
    "open": "Applications have closed and are being assessed",
    "assessed": "Applications have been assessed",
    "awarded": "This round has been awarded",
    "replaced": "This round has been replaced by a later one",
    "abandoned": "This round was abandoned",
}


def headline(round_: Any, is_open: bool, at: Any) -> str:
    """Whether anybody can apply, as the page's first words."""
    if is_open:
        return "Open for applications"
    if round_.state == "open" and at < round_.opens_at:
        return f"Opens {moment_text(round_.opens_at)}"
    return STAGES[round_.state]


def other_rows(rounds: Any, first: Any, at: Any) -> list[dict[str, str]]:
    """The other published rounds, newest first, each with where it stands; the one that is asked about has its own address."""
    return [
        {
            "text": f"{row.scheme}, {row}",
            "href": reverse("opportunity") if row == first else reverse("other_opportunity", args=[row.ref]),
            "words": headline(row, allowed(accepting_findings(row, at)), at),
        }
        for row in rounds
    ]  # fmt: skip


def date_rows(round_: Any) -> list[dict[str, str]]:
    """The key dates of a round; nothing more is expected of one that was abandoned."""
    goes_on = round_.state != "abandoned"
    given = [
        ("Applications open", moment_text(round_.opens_at)), ("Applications close", moment_text(round_.deadline_at)),
        ("Award expected", plain_date(round_.expected_award_on) if goes_on and round_.expected_award_on else ""),
        ("Expected to start", plain_date(round_.expected_from_on) if goes_on and round_.expected_from_on else ""),
        ("Notice", round_.notice_ref),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in given if value]


def next_words(scheme: Any, on: Any) -> str:
    """When providers can next apply, as far as it is known."""
    again = opens_again_on(scheme, on) if scheme else None
    return f"The next round is expected by {plain_date(again)}." if again else ""


def member_row(provider: Any) -> list[str]:
    """One provider on the register: its name, lots, kinds of service and where they happen. Nothing else of it is public."""
    offers = [offer for membership in provider.of_the_round for offer in membership.now]
    kinds = dict.fromkeys(offer.service_type.name for offer in offers)
    modes = dict.fromkeys(MODE_LABELS[offer.mode] for offer in offers)
    lots = [str(membership.round_lot.lot) for membership in provider.of_the_round]
    return [provider.name, "; ".join(lots), ", ".join(kinds) or "Not said yet", ", ".join(modes) or "Not said yet"]
