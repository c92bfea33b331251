"""Pages of quality assurance."""
