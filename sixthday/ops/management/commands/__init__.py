"""Commands, each one thin call."""
