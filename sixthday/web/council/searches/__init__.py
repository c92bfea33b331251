"""Finding a child, a provider or a reference from any page."""
