"""Scheme, rounds, lots, weights, terms, approval limits, dated choices."""
