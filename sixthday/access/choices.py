"""Roles, permissions, and the one table between them."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    """Whose people they are."""

    COUNCIL = "council", "Council"
    PROVIDER = "provider", "Provider"
    SCHOOL = "school", "School"


class Role(TextChoices):
    """What a person is here to do. The words are those of the screens."""

    REFERRER = "referrer", "Referrer"
    BROKER = "broker", "Broker"
    LEAD_BROKER = "lead_broker", "Lead broker"
    DECISION_MAKER = "decision_maker", "Decision-maker"
    QA_OFFICER = "qa_officer", "QA officer"
    COMMISSIONER = "commissioner", "Commissioner"
    FINANCE_OFFICER = "finance_officer", "Finance officer"
    APPROVER = "approver", "Approver"
    SIGNATORY = "signatory", "Signatory"
    SENIOR_OFFICER = "senior_officer", "Senior officer"
    VIRTUAL_SCHOOL = "virtual_school", "Virtual school"
    EVALUATOR = "evaluator", "Evaluator"
    PARTICIPATION_OFFICER = "participation", "Participation officer"
    MARKET_OFFICER = "market_officer", "Market officer"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"
    PROVIDER_LEAD = "provider_lead", "Provider lead"
    PROVIDER_WORKER = "provider_worker", "Provider worker"


class Permission(TextChoices):
    """What may be done, or opened. One word per door."""

    # council: children
    SEE_WORK = "see_work", "See the work list"
    SEE_CHILDREN = "see_children", "See children"
    BREAK_GLASS = "break_glass", "Open a restricted record with a reason"
    WRITE_REFERRAL = "write_referral", "Write and submit referrals"
    RETURN_REFERRAL = "return_referral", "Return a referral"
    DECIDE_DUTY = "decide_duty", "Sign a duty decision"
    LOG_CONTACT = "log_contact", "Log a contact and chase"
    CHANGE_FACTS = "change_facts", "Record a change of a child's facts"
    TELL_OF_CARE = "tell_of_care", "Record that a child has become looked after"
    OWN_REFERRAL = "own_referral", "Own a referral"
    ASSIGN_REFERRAL = "assign_referral", "Give a referral to another broker"
    TELL_FAMILY = "tell_family", "Write to the family"
    # council: buying
    RUN_REQUEST = "run_request", "Prepare and send requests"
    LOCK_EARLY = "lock_early", "Lock a shortlist early"
    PROPOSE_AWARD = "propose_award", "Propose an award"
    APPROVE_AWARD = "approve_award", "Approve an award"
    DECLARE_CONFLICTS = "declare_conflicts", "Make a conflict declaration"
    SEE_CALLOFFS = "see_calloffs", "See call-offs"
    SIGN_CALLOFF = "sign_calloff", "Sign a call-off for the council"
    ORDER_EMERGENCY = "order_emergency", "Make an emergency order"
    DECIDE_VARIATION = "decide_variation", "Decide a variation of cap or budget"
    # council: the gate
    SEE_GATE = "see_gate", "See the start gate"
    RECORD_CHECKS = "record_checks", "Record checks for a start"
    DEFER_CHECK = "defer_check", "Let a check follow the start"
    START_PLACEMENT = "start_placement", "Start a placement"
    CARRY_OVER = "carry_over", "Carry over today's spot placements"
    # council: providers
    SEE_PROVIDERS = "see_providers", "See providers"
    RECORD_EVIDENCE = "record_evidence", "Record evidence and clearances"
    CHANGE_STANDING = "change_standing", "Change a provider's standing"
    LOAD_PROVIDERS = "load_providers", "Load providers, offers and rates"
    # council: quality
    RAISE_CONCERN = "raise_concern", "Raise a concern about a provider"
    SEE_CONCERNS = "see_concerns", "See concerns"
    SEE_SAFEGUARDING = "see_safeguarding", "See safeguarding concerns"
    DECIDE_CONCERN = "decide_concern", "Assess, act on and close concerns"
    HOLD_REVIEW = "hold_review", "Hold a review that was called"
    SEE_QUALITY = "see_quality", "See the quality list, visits and improvement actions"
    VISIT_PROVIDERS = "visit_providers", "Plan and hold visits, rate and ask for improvement"
    SET_RISK_WEIGHTS = "set_risk_weights", "Set the weights of the quality list"
    RUN_EXIT = "run_exit", "Refer children again when a provider stops"
    JUDGE_HOURS = "judge_hours", "Judge whether hours one to one at home or online count"
    OVERRIDE_GUARD = "override_guard", "Let hours past the registration guard"
    SEE_SCHOOL_CASES = "see_school_cases", "See cases of possible unregistered schools"
    HANDLE_SCHOOL_CASES = "handle_school_cases", "Open, report and close such cases"
    SEND_PROVIDER_LIST = "send_provider_list", "Send the list of registered and unregistered providers"
    # council: framework, money, settings
    SEE_FRAMEWORK = "see_framework", "See the framework"
    MANAGE_FRAMEWORK = "manage_framework", "Manage the framework and the council's choices"
    SEE_ADMISSION = "see_admission", "See applications to a round"
    CHECK_CONDITIONS = "check_conditions", "Check an applicant's conditions"
    MARK_ANSWERS = "mark_answers", "Mark answers"
    ENTER_PANEL = "enter_panel", "Enter the young people's marks"
    MODERATE_MARKS = "moderate_marks", "Name who marks, and moderate"
    SEE_OFFENCES = "see_offences", "See what was said of exclusion grounds"
    DECIDE_EXCLUSION = "decide_exclusion", "Decide whether an applicant is excluded"
    DECIDE_ADMISSION = "decide_admission", "Decide who is admitted"
    TELL_OUTCOMES = "tell_outcomes", "Tell every applicant its outcome"
    SIGN_AGREEMENT = "sign_agreement", "Sign a framework agreement for the council"
    SEE_MARKET = "see_market", "See interested organisations, invitations and events"
    KEEP_MARKET = "keep_market", "Keep the market register, invite, and write to members"
    SEE_MONEY = "see_money", "See money"
    MANAGE_MONEY = "manage_money", "Set budgets and the cap"
    SEE_OVERVIEW = "see_overview", "See the overview"
    MANAGE_REFERENCE = "manage_reference", "Load schools, terms and closures"
    MANAGE_PEOPLE = "manage_people", "Manage people, roles and deputies"
    SEE_AUDIT = "see_audit", "Read the audit record"
    SEARCH = "search", "Search"
    # portal
    USE_PORTAL = "use_portal", "Use the provider portal"
    ANSWER_REQUEST = "answer_request", "Answer requests"
    APPLY = "apply", "Apply to a round"
    INVITE_COLLEAGUES = "invite_colleagues", "Add colleagues"
    KEEP_OWN_RECORD = "keep_own_record", "Keep the provider's own record: evidence, people, closed days"
    SIGN_FOR_PROVIDER = "sign_for_provider", "Sign a call-off for the provider"
    SEE_OWN_PLACEMENTS = "see_own_placements", "See own placements"
    REPLY_TO_QUALITY = "reply_to_quality", "Reply to a visit and say that an improvement is done"


P, R = Permission, Role
_COUNCIL_STAFF = {
    R.REFERRER, R.BROKER, R.LEAD_BROKER, R.DECISION_MAKER, R.QA_OFFICER, R.COMMISSIONER, R.FINANCE_OFFICER,
    R.APPROVER, R.SIGNATORY, R.SENIOR_OFFICER, R.VIRTUAL_SCHOOL, R.AUDITOR,
}  # fmt: skip
_BROKERS = {R.BROKER, R.LEAD_BROKER}

TABLE: dict[Permission, frozenset[Role]] = {
    permission: frozenset(roles)
    for permission, roles in {
        P.SEE_WORK: _COUNCIL_STAFF - {R.COMMISSIONER, R.FINANCE_OFFICER},
        P.SEE_CHILDREN: _BROKERS
        | {R.REFERRER, R.DECISION_MAKER, R.VIRTUAL_SCHOOL, R.AUDITOR, R.APPROVER, R.SENIOR_OFFICER},
        P.BREAK_GLASS: _BROKERS | {R.DECISION_MAKER, R.SENIOR_OFFICER},
        P.WRITE_REFERRAL: {R.REFERRER, R.LEAD_BROKER},
        P.RETURN_REFERRAL: _BROKERS,
        P.DECIDE_DUTY: {R.DECISION_MAKER},
        P.LOG_CONTACT: _BROKERS | {R.REFERRER, R.VIRTUAL_SCHOOL},
        P.CHANGE_FACTS: _BROKERS | {R.REFERRER, R.VIRTUAL_SCHOOL},
        P.TELL_OF_CARE: {R.VIRTUAL_SCHOOL},
        P.OWN_REFERRAL: _BROKERS,
        P.ASSIGN_REFERRAL: {R.LEAD_BROKER},
        P.TELL_FAMILY: _BROKERS,
        P.RUN_REQUEST: _BROKERS,
        P.LOCK_EARLY: {R.LEAD_BROKER},
        P.PROPOSE_AWARD: _BROKERS,
        P.APPROVE_AWARD: {R.APPROVER},
        P.DECLARE_CONFLICTS: _BROKERS
        | {
            R.APPROVER,
            R.QA_OFFICER,
            R.SIGNATORY,
            R.COMMISSIONER,
            R.SENIOR_OFFICER,
            R.EVALUATOR,
            R.PARTICIPATION_OFFICER,
        },
        P.SEE_CALLOFFS: _BROKERS
        | {R.SIGNATORY, R.QA_OFFICER, R.FINANCE_OFFICER, R.COMMISSIONER, R.AUDITOR, R.APPROVER},
        P.SIGN_CALLOFF: {R.SIGNATORY},
        P.ORDER_EMERGENCY: {R.SENIOR_OFFICER},
        P.DECIDE_VARIATION: {R.SENIOR_OFFICER},
        P.SEE_GATE: _BROKERS | {R.QA_OFFICER, R.SENIOR_OFFICER, R.AUDITOR},
        P.RECORD_CHECKS: _BROKERS | {R.QA_OFFICER},
        P.DEFER_CHECK: {R.SENIOR_OFFICER},
        P.START_PLACEMENT: _BROKERS | {R.QA_OFFICER},
        P.CARRY_OVER: {R.LEAD_BROKER},
        P.SEE_PROVIDERS: _BROKERS
        | {R.QA_OFFICER, R.COMMISSIONER, R.FINANCE_OFFICER, R.AUDITOR, R.APPROVER, R.SENIOR_OFFICER},
        P.RECORD_EVIDENCE: {R.QA_OFFICER},
        P.CHANGE_STANDING: {R.QA_OFFICER, R.COMMISSIONER},
        P.LOAD_PROVIDERS: {R.COMMISSIONER},
        P.RAISE_CONCERN: _COUNCIL_STAFF,
        P.SEE_CONCERNS: {R.QA_OFFICER, R.LEAD_BROKER},
        P.SEE_SAFEGUARDING: {R.QA_OFFICER, R.LEAD_BROKER},
        P.DECIDE_CONCERN: {R.QA_OFFICER},
        P.HOLD_REVIEW: _BROKERS | {R.QA_OFFICER},
        P.SEE_QUALITY: {R.QA_OFFICER, R.LEAD_BROKER, R.COMMISSIONER, R.SENIOR_OFFICER, R.AUDITOR},
        P.VISIT_PROVIDERS: {R.QA_OFFICER},
        P.SET_RISK_WEIGHTS: {R.COMMISSIONER},
        P.RUN_EXIT: {R.LEAD_BROKER},
        P.JUDGE_HOURS: {R.LEAD_BROKER, R.QA_OFFICER},
        P.OVERRIDE_GUARD: {R.SENIOR_OFFICER},
        P.SEE_SCHOOL_CASES: {R.QA_OFFICER, R.COMMISSIONER, R.SENIOR_OFFICER, R.AUDITOR},
        P.HANDLE_SCHOOL_CASES: {R.QA_OFFICER, R.COMMISSIONER, R.SENIOR_OFFICER},
        P.SEND_PROVIDER_LIST: {R.COMMISSIONER},
        P.SEE_FRAMEWORK: _BROKERS
        | {R.COMMISSIONER, R.FINANCE_OFFICER, R.QA_OFFICER, R.AUDITOR, R.APPROVER, R.SENIOR_OFFICER},
        P.MANAGE_FRAMEWORK: {R.COMMISSIONER},
        P.SEE_ADMISSION: {
            R.COMMISSIONER,
            R.QA_OFFICER,
            R.EVALUATOR,
            R.PARTICIPATION_OFFICER,
            R.SENIOR_OFFICER,
            R.SIGNATORY,
            R.AUDITOR,
        },
        P.CHECK_CONDITIONS: {R.QA_OFFICER},
        P.MARK_ANSWERS: {R.EVALUATOR},
        P.ENTER_PANEL: {R.PARTICIPATION_OFFICER},
        P.MODERATE_MARKS: {R.COMMISSIONER},
        P.SEE_OFFENCES: {R.SENIOR_OFFICER},
        P.DECIDE_EXCLUSION: {R.SENIOR_OFFICER},
        P.DECIDE_ADMISSION: {R.SENIOR_OFFICER},
        P.TELL_OUTCOMES: {R.COMMISSIONER},
        P.SIGN_AGREEMENT: {R.SIGNATORY},
        P.SEE_MARKET: {R.COMMISSIONER, R.MARKET_OFFICER},
        P.KEEP_MARKET: {R.COMMISSIONER, R.MARKET_OFFICER},
        P.SEE_MONEY: {R.FINANCE_OFFICER, R.COMMISSIONER, R.LEAD_BROKER, R.AUDITOR, R.SENIOR_OFFICER},
        P.MANAGE_MONEY: {R.FINANCE_OFFICER},
        P.SEE_OVERVIEW: {R.LEAD_BROKER, R.COMMISSIONER, R.SENIOR_OFFICER, R.AUDITOR, R.VIRTUAL_SCHOOL},
        P.MANAGE_REFERENCE: {R.COMMISSIONER, R.LEAD_BROKER, R.ADMINISTRATOR},
        P.MANAGE_PEOPLE: {R.ADMINISTRATOR},
        P.SEE_AUDIT: {R.AUDITOR},
        P.SEARCH: _COUNCIL_STAFF,
        P.USE_PORTAL: {R.PROVIDER_LEAD, R.PROVIDER_WORKER},
        P.ANSWER_REQUEST: {R.PROVIDER_LEAD},
        P.APPLY: {R.PROVIDER_LEAD},
        P.INVITE_COLLEAGUES: {R.PROVIDER_LEAD},
        P.KEEP_OWN_RECORD: {R.PROVIDER_LEAD},
        P.SIGN_FOR_PROVIDER: {R.PROVIDER_LEAD},
        P.SEE_OWN_PLACEMENTS: {R.PROVIDER_LEAD, R.PROVIDER_WORKER},
        P.REPLY_TO_QUALITY: {R.PROVIDER_LEAD},
    }.items()
}
