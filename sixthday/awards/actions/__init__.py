"""What may be done to a request, an answer, a shortlist and an award: import the verb from the module of its noun."""
