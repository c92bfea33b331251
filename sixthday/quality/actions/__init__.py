"""Changing what quality assurance knows and asks."""
