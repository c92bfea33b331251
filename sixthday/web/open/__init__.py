"""Pages for the public and for families."""
