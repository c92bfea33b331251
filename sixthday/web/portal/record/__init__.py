"""Our record: what the council holds about a provider, as the provider reads it."""
