"""Applying to a round, and deciding on applications."""
