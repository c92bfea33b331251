"""The list of work: who is nearest breach, and what to do next."""
