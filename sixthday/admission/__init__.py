"""Applications to a round: what applicants say, how they are checked and marked, what is decided, and the agreement."""
