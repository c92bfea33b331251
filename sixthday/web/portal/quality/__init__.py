"""A provider's side of quality assurance."""
