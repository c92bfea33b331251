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
        "sixthday/places/actions/taking.py",
        "        found.append(room_finding(free, offer.places, wanted))\n",
        "",
        "tests/areas/places/test_taking.py::test_the_last_place_is_taken_once_and_can_be_given_back",
    ),
    Breakage(
        "exactly eighteen hours count as full time",
        "sixthday/rules/registration.py",
        "if minutes > law.full_time_minutes]",
        "if minutes >= law.full_time_minutes]",
        "tests/rules/test_registration.py::test_guard",
    ),
    Breakage(
        "an override that has ended still lets hours through",
        "sixthday/rules/overriding.py",
        "return self.from_on <= on <= self.until_on",
        "return self.from_on <= on",
        "tests/areas/places/test_deciding.py::test_an_override_ends",
    ),
    Breakage(
        "the guard keeps to the facts of the day a place was taken",
        "sixthday/places/queries/guard.py",
        "special=facts.special if facts else row.special",
        "special=row.special",
        "tests/areas/places/test_standing.py::test_a_place_that_now_breaches_shows_at_once",
    ),
    Breakage(
        "everybody sees cases of possible unregistered schools",
        "sixthday/places/models/case.py",
        "return self if access.may(user, Permission.SEE_SCHOOL_CASES, on) else self.none()",
        "return self",
        "tests/areas/places/test_cases.py::test_who_sees_cases",
    ),
    Breakage(
        "evidence nobody has looked at counts",
        "sixthday/rules/compliance.py",
        "    if not held.verified:\n",
        "    if False:\n",
        "tests/areas/providers/test_sending.py::test_a_renewal_that_is_not_verified_does_not_count",
    ),
    Breakage(
        "another than the named officer verifies",
        "sixthday/rules/compliance.py",
        'officer in {"", by}',
        "True",
        "tests/areas/providers/test_sending.py::test_what_is_sent_goes_to_the_officer_with_the_least_to_do",
    ),
    Breakage(
        "the checks of somebody who left still count",
        "sixthday/providers/queries/held.py",
        "_here(subject, on), from_on__lte=on",
        "from_on__lte=on",
        "tests/areas/providers/test_saying.py::test_somebody_leaves_and_their_checks_count_no_more",
    ),
    Breakage(
        "a file that no scanner saw is taken for clean",
        "sixthday/documents/scanning.py",
        "        return Verdict(FileState.HELD, NO_ANSWER)\n    if",
        "        return Verdict(FileState.CLEAN)\n    if",
        "tests/areas/documents/test_scanning.py::test_where_nobody_answers_it_is_held_back_in_sight",
    ),
    Breakage(
        "a match of the debarment list stops nothing",
        "sixthday/providers/queries/exclusion.py",
        "if row.outcome != ExclusionOutcome.EXCLUDED and key not in flagged",
        "if row.outcome != ExclusionOutcome.EXCLUDED",
        "tests/areas/providers/test_saying.py::test_a_match_stops_awards_until_a_person_has_looked",
    ),
    Breakage(
        "a substitute works on another's clearance",
        "sixthday/placements/queries/gate.py",
        "*(each for adult in named for each in facts.substitutes.get(adult.pk, ()))",
        "",
        "tests/areas/placements/test_lapses.py::test_a_substitute_shuts_the_gate_until_cleared",
    ),
    Breakage(
        "a reminder goes again every night",
        "sixthday/rules/lasting.py",
        "None if due is None or any(step <= due for step in sent) else due",
        "due",
        "tests/rules/test_lasting.py::test_which_reminder_is_due",
    ),
    Breakage(
        "entries of the record can be changed",
        "sixthday/ops/triggers.py",
        "    for table in tables:\n        for when in",
        '    for table in (name for name in tables if name != "audit_entry"):\n        for when in',
        "tests/areas/test_audit_chain.py::test_the_database_refuses",
    ),
    Breakage(
        "a safeguarding concern stops no awards",
        "sixthday/quality/actions/concern.py",
        "    made = _freeze(provider, concern, by, at)\n",
        "    made = None\n",
        "tests/areas/quality/test_concern.py::test_a_safeguarding_concern_freezes_and_calls_reviews",
    ),
    Breakage(
        "a provider reads what somebody reported of it",
        "sixthday/quality/models/concern.py",
        "        seen = Q(pk__in=[])\n",
        "        seen = Q()\n",
        "tests/areas/quality/test_concern.py::test_no_provider_sees_one_not_even_its_own",
    ),
    Breakage(
        "whoever said that it is done may verify it",
        "sixthday/rules/visits.py",
        'done_by != verifier, "Somebody',
        'True, "Somebody',
        "tests/areas/quality/test_visit.py::test_whoever_said_it_is_done_does_not_verify",
    ),
    Breakage(
        "whoever raised a concern is named where new work is stopped",
        "sixthday/quality/actions/concern.py",
        "    _stop_new_work(held, concern, desk, at)\n",
        "    _stop_new_work(held, concern, by, at)\n",
        "tests/areas/quality/test_concern.py::test_nothing_that_follows_from_it_names_who_raised_it",
    ),
    Breakage(
        "a safeguarding concern that is reopened leaves new work going on",
        "sixthday/quality/actions/concern.py",
        "closed_at=None)\n    froze = _stop_new_work(held, row, by, at)\n",
        "closed_at=None)\n    froze = False\n",
        "tests/areas/quality/test_concern.py::test_a_safeguarding_concern_that_is_reopened_freezes_again",
    ),
    Breakage(
        "a call-off that nobody signed goes on asking when its placement has ended",
        "sixthday/placements/actions/placement.py",
        '    elif calloff and calloff.state != "ended":\n        calloffs.cancel_begun_calloff(',
        '    elif calloff and calloff.state == "ended":\n        calloffs.cancel_begun_calloff(',
        "tests/areas/placements/test_calling_off.py::test_what_began_unsigned_asks_for_no_signature_once_it_has_ended",
    ),
    Breakage(
        "a provider that stops leaves its children unreferred",
        "sixthday/quality/actions/exit.py",
        "        return refer_again(\n",
        "        return None\n        return refer_again(\n",
        "tests/areas/quality/test_exit.py::test_a_provider_collapses",
    ),
    Breakage(
        "two rounds of one framework may be awarded for the same days",
        "sixthday/ops/triggers.py",
        "other.number <> NEW.number AND other.state IN ('awarded', 'replaced')",
        "other.number = NEW.number AND other.state IN ('awarded', 'replaced')",
        "tests/areas/framework/test_rounds.py::test_the_database_refuses_rounds_that_overlap",
    ),
    Breakage(
        "a question is added after the round is published",
        "sixthday/ops/triggers.py",
        "WHERE id = NEW.round_id AND state = 'planned')",
        "WHERE id = NEW.round_id)",
        "tests/areas/framework/test_questions.py::test_questions_are_frozen_when_the_round_opens",
    ),
    Breakage(
        "an application is taken after the deadline",
        "sixthday/rules/rounds.py",
        'Finding("deadline_passed", at <= deadline_at,',
        'Finding("deadline_passed", opens_at <= deadline_at,',
        "tests/areas/framework/test_rounds.py::test_a_ready_round_opens_and_takes_applications_between_its_moments",
    ),
    Breakage(
        "a round is published without a conflicts assessment",
        "sixthday/rules/rounds.py",
        'return Finding("conflicts_assessed", False,',
        'return Finding("conflicts_assessed", True,',
        "tests/areas/framework/test_rounds.py::test_an_empty_plan_says_everything_it_lacks",
    ),
    Breakage(
        "an evaluator scores without a declaration",
        "sixthday/rules/conflicts.py",
        'return (Finding("interests_declared", False, reason,',
        'return (Finding("interests_declared", True, reason,',
        "tests/areas/framework/test_interests.py::test_nobody_scores_before_declaring_nor_after_the_declaration_ends",
    ),
    Breakage(
        "a new round leaves the last one in force",
        "sixthday/framework/actions/round.py",
        "until_on = from_on - timedelta(days=1)",
        "until_on = from_on + timedelta(days=1)",
        "tests/areas/framework/test_rounds.py::test_a_new_round_takes_the_place_of_the_last_from_its_start",
    ),
    Breakage(
        "the statutory clock runs from commencement",
        "sixthday/rules/reopening.py",
        "_again(sorted(awards)),",
        "_again([commenced_on, *sorted(awards)[1:]]),",
        "tests/rules/test_reopening.py::test_an_open_framework_runs_from_its_award_not_from_its_start",
    ),
    Breakage(
        "half a notice is loaded",
        "sixthday/framework/notice.py",
        "return (None, tuple(reader.faults)) if reader.faults else (notice, ())",
        "return notice, ()",
        "tests/areas/framework/test_notice.py::test_every_fault_is_named_by_its_place_and_nothing_is_loaded",
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
        "    return all(marker.pk in held for marker in due_from(answer, on))\n",
        "    return bool(held)\n",
        "tests/areas/admission/test_deciding.py::test_marks_are_blind_until_all_are_in",
    ),
    Breakage(
        "a mark stands before everybody has marked",
        "sixthday/rules/marks.py",
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
    Breakage(
        "a colleague's answer is written over unseen",
        "sixthday/admission/meanwhile.py",
        "if seen is not None and seen != fingerprint(*values):",
        "if False:",
        "tests/areas/admission/test_writing_together.py::test_a_colleague_who_saves_second_is_told",
    ),
    Breakage(
        "an organisation's people are found by its name",
        "sixthday/access/directory.py",
        "filter(organisation=organisation, is_active=True)",
        "filter(organisation__name=organisation.name, is_active=True)",
        "tests/web/test_admission_pages.py::test_an_organisation_of_the_councils_name_sees_its_own_people_alone",
    ),
    Breakage(
        "the record keeps what was said of an offence",
        "sixthday/admission/actions/grounds.py",
        "audit.record(Kind.GROUNDS_ANSWERED, about=[held.ref], by=by, at=at)",
        "audit.record(Kind.GROUNDS_ANSWERED, about=[held.ref], by=by, at=at, after={'said': [row.account for row in held.grounds.all()]})",
        "tests/web/test_offence_answers.py::test_no_other_table_has_a_word_of_it",
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
