"""Providers: the list, one provider's record, its evidence, clearances and standing, and the load."""
