"""Budgets by year, the term cap and append-only money entries."""
