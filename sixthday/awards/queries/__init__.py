"""Reading requests, answers and awards: import from the module of the noun."""
