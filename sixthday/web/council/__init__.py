"""Pages for the council."""
