"""Restricted records: opening one with a reason, and who is named on it."""
