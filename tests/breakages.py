"""Deliberate breakages, each of which must turn a named test red. A script for a person to run, not a test.

.venv/bin/python tests/breakages.py        # prints the table; 1 when any test stayed green

Each breakage is made alone in a checkout of its own, which is thrown away at the end; nothing here is touched.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
NEEDED = (".venv", ".tools", "node_modules")


@dataclass(frozen=True)
class Breakage:
    """What is broken, the words in which file that are replaced, and the test that must notice."""

    what: str
    file: str
    old: str
    new: str
    test: str


BREAKAGES = (
    Breakage(
        "two awards may live for one request",
        "sixthday/awards/models/award.py",
        'models.UniqueConstraint(fields=["request"], condition=Q(state__in=LIVE), name="awards_one_live_award"),',
        "",
        "tests/areas/awards/test_award.py::test_one_award_lives_and_the_second_is_told_of_it",
    ),
    Breakage(
        "the gate ignores insurance",
        "sixthday/rules/compliance.py",
        "lines = [line for row in REQUIREMENTS if at in row.at for",
        'lines = [line for row in REQUIREMENTS if at in row.at and row.code != "public_liability" for',
        "tests/areas/placements/test_gate.py::test_insurance_lapsed_overnight",
    ),
    Breakage(
        "everybody sees every child",
        "sixthday/referrals/models/child.py",
        "    roles = access.roles_of(user, on)\n",
        "    return Q()\n    roles = access.roles_of(user, on)\n",
        "tests/web/council/test_referral_pages.py::test_a_stranger_finds_nothing",
    ),
    Breakage(
        "prices are not sealed before the lock",
        "sixthday/awards/queries/board.py",
        'SEALED = ("price_pence", "unit")',
        'SEALED = ("unit",)',
        "tests/areas/awards/test_shortlist.py::test_prices_are_sealed_until_the_lock_but_for_the_ranking",
    ),
    Breakage(
        "a proposer may approve",
        "sixthday/rules/approvals.py",
        "    met = proposer_ref != approver_ref\n",
        "    met = True\n",
        "tests/areas/awards/test_approval.py::test_who_may_not_approve",
    ),
    Breakage(
        "sending a request leaves no entry in the record",
        "sixthday/awards/actions/sending.py",
        "    audit.record(Kind.REQUEST_SENT,",
        "    (lambda *args, **kwargs: None)(Kind.REQUEST_SENT,",
        "tests/areas/awards/test_sending.py::test_sending_is_kept_in_the_record",
    ),
    Breakage(
        "the duty's clock counts weekends",
        "sixthday/rules/calendars.py",
        "for day in meeting if day.weekday() < 5",
        "for day in meeting",
        "tests/rules/test_clocks.py::test_sixth_day",
    ),
    Breakage(
        "the due moment ignores the cut-off",
        "sixthday/rules/calendars.py",
        "working.is_working(sent.date()) and sent.time() <= cut_off",
        "working.is_working(sent.date())",
        "tests/rules/test_calendars.py::test_answer_due",
    ),
    Breakage(
        "the last place is taken twice",
        "sixthday/places/actions.py",
        "        found.append(room_finding(free, offer.places, wanted))\n",
        "",
        "tests/areas/places/test_taking.py::test_the_last_place_is_taken_once_and_can_be_given_back",
    ),
    Breakage(
        "entries of the record can be changed",
        "sixthday/ops/triggers.py",
        "    for table in tables:\n        for when in",
        '    for table in (name for name in tables if name != "audit_entry"):\n        for when in',
        "tests/areas/test_audit_chain.py::test_the_database_refuses",
    ),
    Breakage(
        "what comes after the deadline is taken",
        "sixthday/admission/lateness.py",
        "    if stops := blockers(accepting_findings(held.round, at)):\n",
        "    if stops := ():\n",
        "tests/areas/admission/test_applying.py::test_too_late_is_refused_and_kept",
    ),
    Breakage(
        "an evaluator sees another's mark before all are in",
        "sixthday/admission/queries/assessing.py",
        "    if all(marker.pk in held for marker in due_from(answer, on)):\n",
        "    if held:\n",
        "tests/areas/admission/test_deciding.py::test_marks_are_blind_until_all_are_in",
    ),
    Breakage(
        "a mark stands before everybody has marked",
        "sixthday/rules/admission.py",
        '_mark("moderation_all_in", not waiting,',
        '_mark("moderation_all_in", True,',
        "tests/areas/admission/test_deciding.py::test_moderation_waits_for_all_and_stands",
    ),
    Breakage(
        "everybody at the council reads what was said of offences",
        "sixthday/admission/queries/exclusion.py",
        "    if not access.may(user, Permission.SEE_OFFENCES, on):\n",
        "    if not user.is_active:\n",
        "tests/areas/admission/test_deciding.py::test_who_sees_what_was_said_of_the_grounds",
    ),
    Breakage(
        "an applicant that fails a condition is admitted",
        "sixthday/admission/actions/deciding.py",
        "    unmet = [finding for finding in found if not finding.met]\n",
        "    unmet: list[Finding] = []\n",
        "tests/areas/admission/test_deciding.py::test_nobody_admits_what_fails_or_refuses_what_passes",
    ),
)


def run(*command: str, at: Path) -> int:
    """The exit status of a command, its words kept away."""
    return subprocess.run(command, cwd=at, capture_output=True, check=False).returncode


def tried(breakage: Breakage, at: Path) -> str:
    """Break one thing, run its test, mend it: "red" as it should be, or what went wrong."""
    path = at / breakage.file
    sound = path.read_text()
    if sound.count(breakage.old) != 1:
        return "NOT BROKEN: the words to replace are not there once"
    path.write_text(sound.replace(breakage.old, breakage.new))
    try:
        status = run(".venv/bin/pytest", "-q", "-x", breakage.test, at=at)
    finally:
        path.write_text(sound)
    return {0: "STILL GREEN", 1: "red"}.get(status, f"NOT RUN: pytest said {status}")


def main() -> int:
    """Every breakage, one after the other, as a table."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder) / "broken"
        run("git", "worktree", "add", "--detach", str(at), "HEAD", at=HERE)
        try:
            for name in NEEDED:
                (at / name).symlink_to((HERE / name).resolve())
            results = []
            for breakage in BREAKAGES:
                results.append(tried(breakage, at))
                print(f"| {breakage.what} | `{breakage.test}` | {results[-1]} |", flush=True)
        finally:
            run("git", "worktree", "remove", "--force", str(at), at=HERE)
    return 0 if set(results) == {"red"} else 1


if __name__ == "__main__":
    sys.exit(main())
