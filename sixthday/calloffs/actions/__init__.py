"""Issuing, signing, cancelling and ending call-offs; emergency orders; carrying on with a provider."""

from sixthday.calloffs.actions.calloff import cancel_begun_calloff, cancel_calloff, end_calloff, issue_calloff
from sixthday.calloffs.actions.continuity import propose_continuity
from sixthday.calloffs.actions.emergency import order_emergency
from sixthday.calloffs.actions.signature import sign_for_council, sign_for_provider

__all__ = [
    "cancel_begun_calloff", "cancel_calloff", "end_calloff", "issue_calloff", "order_emergency", "propose_continuity",
    "sign_for_council", "sign_for_provider",
]  # fmt: skip
