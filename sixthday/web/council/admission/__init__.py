"""Applications to a round as the council checks, marks and decides them."""
