"""Telling the family: what, at which step, and the page and letter that say it."""
