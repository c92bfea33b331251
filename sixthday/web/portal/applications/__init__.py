"""A provider's applications to the rounds of the framework, its agreements and its colleagues."""
