"""Pages of the framework: its life, lots, weights, terms, approval limits, the council's choices."""
