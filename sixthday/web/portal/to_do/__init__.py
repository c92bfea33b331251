"""What a provider has to do, the first due at the top."""
