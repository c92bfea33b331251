"""The words and pictures of a ranking and of an award."""

from typing import Any

from sixthday.awards.choices import Answer, Route
from sixthday.awards.queries import award as awards
from sixthday.awards.queries.outcome import points_text
from sixthday.awards.queries.ranking import LABELS, LETTERS, Ranking, Row
from sixthday.framework.choices import Criterion
from sixthday.rules.findings import Finding, Weight
from sixthday.rules.money import money_text
from sixthday.rules.pricing import rate_text
from sixthday.rules.words import hours_text, joined, spoken_date
from sixthday.web.kit import charts

COLOURS = {
    "proposed": "yellow", "approved": "yellow", "confirmed": "blue", "sent_back": "red", "declined": "grey",
    "withdrawn": "grey",
}  # fmt: skip


def winning_sentence(ranking: Ranking) -> str:
    """Who ranks first, and by what."""
    if not ranking.rows:
        return "No answer could be ranked"
    first = ranking.rows[0]
    partly = " and can meet it only in part" if first.response.answer == Answer.PARTLY else ""
    alone = "is the only answer ranked" if len(ranking.rows) == 1 else "ranks first"
    return f"{first.provider.name} {alone}: {points_text(first.total)} of 100{partly}"


def deciding_sentence(ranking: Ranking) -> str:
    """What set the first apart from the second."""
    if len(ranking.rows) < 2:
        return ""
    second = ranking.rows[1]
    ahead = points_text(ranking.rows[0].total - second.total)
    why = ranking.rows[0].ranked.decided_by
    if why == "total":
        return f"{ahead} points ahead of {second.provider.name}."
    return f"Ahead of {second.provider.name} by: {why}."


def sensitivity_sentence(ranking: Ranking) -> str:
    """Which change of ten points to a weight would give another winner."""
    if len(ranking.rows) < 2:
        return ""
    told = [
        f"10 points {'more' if change.change > 0 else 'less'} on {LABELS[change.criterion].lower()}: "
        f"{ranking.name_of(change.winner_ref)} would win."
        for change in ranking.changes
        if change.changes_winner
    ]
    if not told:
        return "A change of 10 points to any one weight, the others scaled, would not change the winner."
    return " ".join([*told, "No other change of 10 points to one weight would."])


def bars(ranking: Ranking) -> tuple[charts.Stack, ...]:
    """The points of each answer, stacked by criterion."""
    return charts.stacked(
        [
            (
                row.provider.name,
                [(LABELS[p.criterion], LETTERS[Criterion(p.criterion)], p.weighted) for p in row.points],
                points_text(row.total),
            )
            for row in ranking.rows
        ]
    )


def key() -> list[tuple[str, str]]:
    """The letter of each criterion."""
    return [(letter, LABELS[criterion]) for criterion, letter in LETTERS.items()]


def points_columns(ranking: Ranking) -> list[Any]:
    """The head of the table: the criterion, its weight, then each provider."""
    return ["Criterion", {"text": "Weight", "numeric": True}, *(row.provider.name for row in ranking.rows)]


def points_rows(ranking: Ranking) -> list[list[Any]]:
    """One row for each criterion: every answer's fact and the points it earned; then the totals."""
    rows = [
        [label, ranking.weights[criterion], *(_fact(row, criterion) for row in ranking.rows)]
        for criterion, label in LABELS.items()
    ]
    totals = [f"{points_text(row.total)} of 100" for row in ranking.rows]
    return [*rows, ["Total", 100, *totals]]


def facts_rows(ranking: Ranking) -> list[list[Any]]:
    """What each answer offers besides its points."""
    kinds = {
        "Answer": lambda row: row.response.get_answer_display(),
        "Shortfall": lambda row: row.response.shortfall or "None",
        "Start": lambda row: spoken_date(row.response.start_on),
        "Hours a week": lambda row: hours_text(row.response.weekly_minutes),
        "Where": lambda row: row.response.site.name,
        "Named adult": lambda row: row.response.adult.name if row.response.adult else "Not named",
        "Price": lambda row: f"{rate_text(row.response.offer.rate_at(row.response.price_pence))}, ex VAT",
        "Whole-life cost": lambda row: f"{money_text(row.entry.whole_life_pence)} ex VAT",
        "Came": _came,
    }
    return [[label, *(words(row) for row in ranking.rows)] for label, words in kinds.items()]


def set_aside_sentences(ranking: Ranking) -> list[str]:
    """Answers that were not ranked, each with why."""
    why = {
        "cannot": "cannot meet it", "late": "answered late, and timely answers meet the need",
        "not_eligible": "no longer met every condition when the shortlist locked",
    }  # fmt: skip
    return [f"{name}: {why.get(code, code)}." for name, code in ranking.set_aside]


def award_facts(award: Any) -> list[dict[str, Any]]:
    """The terms of an award as a summary."""
    inc_vat = award.whole_life_pence + award.whole_life_vat_pence
    rows = [
        ("Provider", award.provider.name),
        ("Route", Route(award.route).label),
        ("Service", f"{award.service_type.name}, {award.request.round_lot.lot}"),
        ("First day", spoken_date(award.start_on)),
        ("Last day", spoken_date(award.end_on)),
        ("Hours a week", hours_text(award.weekly_minutes)),
        ("Where", award.site.name),
        ("Named adult", award.adult.name if award.adult else "Not named yet"),
        ("Price", f"{rate_text(awards.rate_of(award))}, ex VAT"),
        ("Whole-life cost", f"{money_text(award.whole_life_pence)} ex VAT, {money_text(inc_vat)} including VAT"),
        ("By financial year", _years(award)),
    ]
    if award.not_first_reason:
        rows.append(("Reason for the choice", award.not_first_reason))
    if award.spot_decision:
        rows += [
            ("Why outside the framework", award.spot_decision.reason),
            ("Authority", award.spot_decision.authority),
        ]
    return [{"key": label, "value": value} for label, value in rows]


def cost_sentence(award_pence: int, limit: int | None, others: list[str]) -> str:
    """The whole-life cost beside the reader's limit, or who could approve it."""
    cost = f"Whole-life cost {money_text(award_pence)} ex VAT."
    if limit is not None:
        return f"{cost} Your limit is {money_text(limit)}."
    if others:
        return f"{cost} {joined(others)} can approve it."
    return f"{cost} Nobody's approval limit reaches it."


def in_order(findings: list[Finding]) -> list[Finding]:
    """Unmet first, then warnings, then what is met; notes last."""
    order = {Weight.STOPS: 0, Weight.WARNS: 1, Weight.TELLS: 3}
    return sorted(findings, key=lambda finding: 2 if finding.met else order[finding.weight])


def _fact(row: Row, criterion: str) -> str:
    point = next(p for p in row.points if p.criterion == criterion)
    note = " (neutral score)" if point.no_data and "neutral" not in point.fact_text else ""
    return f"{points_text(point.weighted)} – {point.fact_text}{note}"


def _came(row: Row) -> str:
    late = "Late" if row.response.late else "In time"
    if row.response.by_telephone:
        return f"{late}, by telephone, {'confirmed' if row.response.confirmed_at else 'not confirmed yet'}"
    return late


def _years(award: Any) -> str:
    years = award.frozen.get("cost", {}).get("ex_vat_by_year", {})
    return ", ".join(f"{money_text(pence)} in {year}" for year, pence in sorted(years.items()))


def points(row: Row) -> str:
    """An answer's total in points."""
    return points_text(row.total)


def kept_findings(award: Any) -> list[Finding]:
    """The findings an award was proposed with, as they were frozen."""
    kept = award.frozen.get("findings", [])
    return in_order([Finding(**{**row, "weight": Weight(row["weight"])}) for row in kept])


def passed_sentence(findings: list[Finding]) -> str:
    """How many of the tests are met."""
    met = sum(finding.met for finding in findings)
    return f"All {met} tests are met." if met == len(findings) else f"{met} of {len(findings)} tests are met."
