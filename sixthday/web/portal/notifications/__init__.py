"""Messages to the people of a provider."""
